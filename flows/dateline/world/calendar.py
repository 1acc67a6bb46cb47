"""Stretches of the calendar that a time expression may mean, from a day to a century."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateline.errors import DatelineError

Granularity = Literal["day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century"]

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The seasons and the months that they begin in: the meteorological ones of the northern hemisphere."""

_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_SEASON_STARTS = 2
_SEASON_CODES = ("SP", "SU", "FA", "WI")


class CalendarError(DatelineError):
    """A stretch of time that reaches beyond the years 1 to 9999."""


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar unit, or several in a row: its first and its last day."""

    granularity: Granularity
    first: date
    last: date

    @property
    def value(self) -> str:
        """The period in ISO 8601, with the codes that ISO-TimeML and EDTF add for what that has none for.

        2024-06-19, 2024-W25-WE (weekend), 2024-W25, 2024-06, 2024-SU (season), 2024-Q2, 2024-H1, 2024, 199X, 18XX;
        several in a row are an interval: 2024-06-19/2024-06-21.
        """
        first, last = (_value(self.granularity, day) for day in (self.first, self.last))
        return first if first == last else f"{first}/{last}"

    def __len__(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def shift(self, units: int) -> "Period":
        """The period so many of its units later. Raises CalendarError where the calendar ends."""
        first, last = (
            _unit(self.granularity, _number(self.granularity, day) + units) for day in (self.first, self.last)
        )
        return Period(self.granularity, first[0], last[1])

    def up_to(self, other: "Period") -> "Period":
        """The interval from this period to another of the same granularity, whichever comes first."""
        return Period(self.granularity, min(self.first, other.first), max(self.last, other.last))


def containing(granularity: Granularity, day: date) -> Period:
    """The calendar unit that a day lies in; for a weekend, the one at the end of the day's week.

    Weeks begin on Monday, and a winter belongs to the year that it begins in. Raises CalendarError where the unit
    reaches beyond the calendar.
    """
    return Period(granularity, *_unit(granularity, _number(granularity, day)))


def _number(granularity: Granularity, day: date) -> int:
    """Which unit since the calendar began a day lies in."""
    if granularity == "day":
        return day.toordinal()
    if granularity in ("week", "weekend"):
        return (day.toordinal() - 1) // 7
    months = day.year * 12 + day.month - 1
    return (months - (_SEASON_STARTS if granularity == "season" else 0)) // _MONTHS[granularity]


def _unit(granularity: Granularity, number: int) -> tuple[date, date]:
    """First and last day of the unit of that number."""
    try:
        if granularity == "day":
            return date.fromordinal(number), date.fromordinal(number)
        if granularity in ("week", "weekend"):
            monday = number * 7 + 1
            return date.fromordinal(monday + (5 if granularity == "weekend" else 0)), date.fromordinal(monday + 6)
        start = number * _MONTHS[granularity] + (_SEASON_STARTS if granularity == "season" else 0)
        end = start + _MONTHS[granularity]
        return date(start // 12, start % 12 + 1, 1), date(end // 12, end % 12 + 1, 1) - timedelta(days=1)
    except (ValueError, OverflowError) as error:
        raise CalendarError(f"{granularity} {number} lies beyond the years 1 to 9999; leave it out.") from error


def _value(granularity: Granularity, day: date) -> str:
    if granularity == "day":
        return day.isoformat()
    if granularity in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if granularity == "weekend" else "")
    number = _number(granularity, day)
    begins = f"{number * _MONTHS[granularity] // 12:04}"
    match granularity:
        case "month":
            return f"{begins}-{day.month:02}"
        case "season":
            return f"{begins}-{_SEASON_CODES[number % 4]}"
        case "quarter":
            return f"{begins}-Q{number % 4 + 1}"
        case "half":
            return f"{begins}-H{number % 2 + 1}"
        case "decade":
            return f"{begins[:3]}X"
        case "century":
            return f"{begins[:2]}XX"
        case _:
            return begins
