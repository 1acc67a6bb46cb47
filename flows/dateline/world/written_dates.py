"""How English-language articles write days: names of months and weekdays, full dates, dates in numerals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SHORT_MONTHS = (*(name[:3] for name in MONTHS if name != "May"), "Sept")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(SHORT_MONTHS)})\.?)"
SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
"""Patterns of names in full and cut short."""

_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_FULL = re.compile(
    rf"\b(?:(?P<y1>{_YEAR})-(?P<m1>[01]\d)-(?P<d1>[0-3]\d)(?!\d)"
    rf"|(?P<y2>{_YEAR})[/.](?P<m2>[01]?\d)[/.](?P<d2>[0-3]?\d)(?!\d)"
    rf"|(?P<d3>{_DAY}) (?:of )?(?P<m3>{MONTH}),? (?P<y3>{_YEAR})\b"
    rf"|(?P<m4>{MONTH}) (?P<d4>{_DAY}),? (?P<y4>{_YEAR})\b"
    rf"|(?P<a5>[0-3]?\d)[/.](?P<b5>[0-3]?\d)[/.](?P<y5>{_YEAR})\b)",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(rf"\b(?:(?P<d1>{_DAY}) (?P<m1>{MONTH})|(?P<m2>{MONTH}) (?P<d2>{_DAY}))(?!\w)", re.IGNORECASE)

_NUMERALS = re.compile(r"(?<![\d/.-])(\d\d?)[-/.](\d\d?)[-/.](?:19|20)\d\d(?!\d|[-/.]\d)")
_YEAR_ANYWHERE = re.compile(_YEAR)
_BEFORE_YEAR, _AFTER_YEAR = 24, 8

_WEEKDAY = re.compile(
    r"(?:\b(?P<other>last|next|previous|following|this coming|every|each|a|per|Black|Good|Ash|Easter|Super)\s+)?"
    # "Monday, February 14" is spelled out because it is not near.
    rf"\b(?P<day>{'|'.join(WEEKDAYS)})\b(?!s)(?!,? (?:the )?(?:{_DAY}\b|{MONTH} \d))"
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A full date and where a text gives it."""

    start: int
    end: int
    day: date


def full_dates(text: str) -> Iterator[DateMention]:
    """Every date of the text that gives year, month and day; "03/04/2024", which may be either, is left out."""
    for match in _full_matches(text):
        found = {name[0]: value for name, value in match.groupdict().items() if value}
        year = int(found["y"])
        if "a" in found:
            days = days_in_numerals(int(found["a"]), int(found["b"]), year)
        else:
            month = int(found["m"]) if found["m"].isdigit() else month_number(found["m"])
            day = make_date(year, month, int(re.sub(r"\D", "", found["d"])))
            days = [day] if day else []
        if len(days) == 1:
            yield DateMention(match.start(), match.end(), days[0])


def _full_matches(text: str) -> Iterator[re.Match[str]]:
    """The dates around each year of the text: a year is quick to find, and no date is without one."""
    reached = 0
    for year in _YEAR_ANYWHERE.finditer(text):
        window = max(reached, year.start() - _BEFORE_YEAR), year.end() + _AFTER_YEAR
        for match in _FULL.finditer(text, *window):
            if match.start() <= year.start() < match.end():
                reached = match.end()
                yield match
                break


def day_and_month(text: str) -> tuple[int, int] | None:
    """Month and day of the first date in a short text, whether or not it gives a year."""
    match = _DAY_MONTH.search(text)
    if not match:
        return None
    month, day = match["m1"] or match["m2"], match["d1"] or match["d2"]
    return month_number(month), int(re.sub(r"\D", "", day))


def weekdays_named(text: str) -> frozenset[int]:
    """The weekdays (Monday is 0) named as days near the article's own: "on Wednesday", but not "last Wednesday"."""
    return frozenset(WEEKDAYS.index(match["day"]) for match in _WEEKDAY.finditer(text) if not match["other"])


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days_in_numerals(first: int, second: int, year: int) -> list[date]:
    """The days that "3/4/2024" may mean: 3 April, then March 4; one where only one is a date, or both are the same."""
    both = make_date(year, second, first), make_date(year, first, second)
    return list(dict.fromkeys(day for day in both if day))


def writes_day_first(text: str) -> bool | None:
    """Whether a text writes days before months in numerals; None where all or none of them could be either."""
    ways = {int(first) > 12 for first, second in _NUMERALS.findall(text) if (int(first) > 12) != (int(second) > 12)}
    return ways.pop() if len(ways) == 1 else None


def month_number(name: str) -> int:
    """January is 1; takes short names as well."""
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3].lower() == name[:3].lower())


def weekday_number(name: str) -> int:
    """Monday is 0; takes short names as well."""
    return next(number for number, day in enumerate(WEEKDAYS) if day[:3].lower() == name[:3].lower())
