from datetime import date

import pytest
from dateline.world.written_dates import day_and_month, full_dates, make_date, weekdays_named


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
