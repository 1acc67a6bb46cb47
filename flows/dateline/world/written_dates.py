"""Absolute dates as English-language articles write them, and the weekdays they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
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

_YEAR_ANYWHERE = re.compile(_YEAR)
_BEFORE_YEAR, _AFTER_YEAR = 24, 8

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
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
            first, second = int(found["a"]), int(found["b"])
            if (first <= 12) == (second <= 12) and first != second:
                continue
            month, day = (first, second) if second > 12 else (second, first)
        else:
            month, day = _month(found["m"]), int(re.sub(r"\D", "", found["d"]))
        if (when := make_date(year, month, day)) is not None:
            yield DateMention(match.start(), match.end(), when)


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
    return _month(month), int(re.sub(r"\D", "", day))


def weekdays_named(text: str) -> frozenset[int]:
    """The weekdays (Monday is 0) named as days near the article's own: "on Wednesday", but not "last Wednesday"."""
    return frozenset(WEEKDAYS.index(match["day"]) for match in _WEEKDAY.finditer(text) if not match["other"])


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    return _MONTHS.index(name[:3].lower()) + 1
