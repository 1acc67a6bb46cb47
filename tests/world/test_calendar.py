from datetime import date, timedelta
from typing import get_args

import pytest
from dateline.world.calendar import CalendarError, Granularity, Period, containing
from hypothesis import given
from hypothesis import strategies as st

GRANULARITIES: tuple[Granularity, ...] = get_args(Granularity)
DAYS = st.dates(date(200, 1, 1), date(9800, 1, 1))


@pytest.mark.parametrize(
    ("granularity", "value", "first", "last"),
    [
        ("day", "2024-06-19", date(2024, 6, 19), date(2024, 6, 19)),
        ("week", "2024-W25", date(2024, 6, 17), date(2024, 6, 23)),
        ("weekend", "2024-W25-WE", date(2024, 6, 22), date(2024, 6, 23)),
        ("month", "2024-06", date(2024, 6, 1), date(2024, 6, 30)),
        ("season", "2024-SU", date(2024, 6, 1), date(2024, 8, 31)),
        ("quarter", "2024-Q2", date(2024, 4, 1), date(2024, 6, 30)),
        ("half", "2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
        ("year", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("decade", "202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("century", "20XX", date(2000, 1, 1), date(2099, 12, 31)),
    ],
)
def test_the_unit_that_holds_a_day(granularity: Granularity, value: str, first: date, last: date) -> None:
    assert containing(granularity, date(2024, 6, 19)) == Period(granularity, first, last)
    assert containing(granularity, date(2024, 6, 19)).value == value


@pytest.mark.parametrize(
    ("granularity", "day", "value"),
    [
        ("week", date(2021, 1, 3), "2020-W53"),
        ("week", date(2024, 12, 30), "2025-W01"),
        ("season", date(2024, 2, 29), "2023-WI"),
        ("season", date(2024, 12, 1), "2024-WI"),
        ("season", date(2024, 9, 30), "2024-FA"),
        ("quarter", date(2024, 12, 31), "2024-Q4"),
        ("half", date(2024, 7, 1), "2024-H2"),
        ("century", date(1899, 12, 31), "18XX"),
        ("year", date(987, 6, 5), "0987"),
    ],
)
def test_values_at_the_edges(granularity: Granularity, day: date, value: str) -> None:
    assert containing(granularity, day).value == value


def test_an_interval_names_both_ends() -> None:
    days = containing("day", date(2024, 6, 19)).up_to(containing("day", date(2024, 6, 21)))
    assert (days.value, len(days)) == ("2024-06-19/2024-06-21", 3)
    assert days.shift(-19).value == "2024-05-31/2024-06-02"


@given(st.sampled_from(GRANULARITIES), DAYS)
def test_units_follow_one_another_without_gaps(granularity: Granularity, day: date) -> None:
    unit = containing(granularity, day)
    if granularity != "weekend":
        assert unit.first <= day <= unit.last
        assert unit.shift(1).first == unit.last + timedelta(days=1)
        assert unit.shift(-1).last == unit.first - timedelta(days=1)
    assert containing(granularity, unit.first) == containing(granularity, unit.last) == unit
    assert unit.shift(1).value != unit.value


@given(st.sampled_from(GRANULARITIES), DAYS, st.integers(-1, 1))
def test_shifting_goes_there_and_back(granularity: Granularity, day: date, steps: int) -> None:
    unit = containing(granularity, day)
    assert unit.shift(steps).shift(-steps) == unit


def test_the_calendar_ends() -> None:
    with pytest.raises(CalendarError, match="beyond the years 1 to 9999"):
        containing("year", date(2024, 1, 1)).shift(-5000)
    with pytest.raises(CalendarError):
        containing("day", date(9999, 12, 31)).shift(1)
