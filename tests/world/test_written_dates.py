import re
from datetime import date

import pytest
from dateline.world.written_dates import (
    MONTH,
    MONTHS,
    SHORT_MONTHS,
    SHORT_WEEKDAY,
    WEEKDAYS,
    day_and_month,
    days_in_numerals,
    full_dates,
    make_date,
    month_number,
    weekday_number,
    weekdays_named,
    writes_day_first,
)


@pytest.mark.parametrize(
    "text",
    [
        "on 19 June 2024.",
        "June 19, 2024",
        "Jun. 19 2024",
        "19th of June 2024",
        "2024-06-19T10:00",
        "2024/06/19",
        "19/06/2024",
        "06/19/2024",
    ],
)
def test_full_dates(text: str) -> None:
    assert [mention.day for mention in full_dates(text)] == [date(2024, 6, 19)]


@pytest.mark.parametrize("text", ["03/04/2024", "June 2024", "31 June 2024", "in 2024", "12024-06-199", "May I ask"])
def test_what_is_no_full_date(text: str) -> None:
    assert list(full_dates(text)) == []


def test_several_dates_in_order_with_their_places() -> None:
    text = "between 1 May 2024 and 3 May 2024"
    assert [(text[m.start : m.end], m.day.day) for m in full_dates(text)] == [("1 May 2024", 1), ("3 May 2024", 3)]


def test_day_and_month() -> None:
    assert day_and_month("Dec. 11") == (12, 11)
    assert day_and_month("26 June") == (6, 26)
    assert day_and_month("yesterday") is None


def test_weekdays_named() -> None:
    assert weekdays_named("on Wednesday and Monday") == {0, 2}
    assert weekdays_named("last Wednesday, next Friday, Black Friday, on Mondays, Tuesday, June 4") == set()


def test_make_date() -> None:
    assert make_date(2024, 2, 29) == date(2024, 2, 29)
    assert make_date(2023, 2, 29) is None


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        (3, 4, [date(2024, 4, 3), date(2024, 3, 4)]),
        (13, 4, [date(2024, 4, 13)]),
        (4, 13, [date(2024, 4, 13)]),
        (5, 5, [date(2024, 5, 5)]),
        (31, 2, []),
        (13, 13, []),
        (0, 4, []),
    ],
)
def test_numerals_mean_one_day_or_two(first: int, second: int, days: list[date]) -> None:
    assert days_in_numerals(first, second, 2024) == days


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("from 13/04/2024 to 03/05/2024", True),
        ("from 4-13-2024 to 5-3-2024", False),
        ("on 03/04/2024", None),
        ("from 13/04/2024 to 04/13/2024", None),
        ("version 1.13.4.2024", None),
    ],
)
def test_one_clear_date_tells_how_the_others_are_written(text: str, told: bool | None) -> None:
    assert writes_day_first(text) is told


def test_names_have_their_numbers_in_full_and_short() -> None:
    assert [month_number(name) for name in MONTHS] == list(range(1, 13))
    assert [month_number(name) for name in SHORT_MONTHS] == [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 9]
    assert [weekday_number(name.upper()) for name in WEEKDAYS] == list(range(7))
    assert weekday_number("Thurs") == 3


def test_patterns_take_names_in_full_and_short() -> None:
    assert all(re.fullmatch(MONTH, name) for name in (*MONTHS, *SHORT_MONTHS, "Sept.", "Jan."))
    assert all(re.fullmatch(SHORT_WEEKDAY, name) for name in ("Mon", "Tue", "Tues.", "Thu", "Thur", "Thurs."))
    assert not re.fullmatch(MONTH, "Janus")
