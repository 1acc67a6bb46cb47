"""When an article was published: stated in its text, or inferred from the dates that it mentions."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone

from flows.articles.dates import MONTH, WEEKDAYS, full_dates, make_date, weekdays_named

_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.?"
_LABEL = re.compile(
    r"(?i)[^\w]{0,3}(?P<label>(?:first |originally )?(?:published|posted|date|publication date"
    r"|published (?:date|time)|issued)|"
    r"(?:last )?(?:updated|modified)(?: on| at)?|last update)\s*(?:on|at|:|-|\|)*\s*"
)
_TIME = r"(?:[\s,@|/–-]|at)*\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?"
_DATE_LINE = re.compile(
    rf"(?i)[|•·(\[\s—–-]*(?:{_WEEKDAY}[\s,]+)?(?:{_TIME}[\s,|–-]*)?"
    rf"(?:(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d[/.]\d{{1,2}}[/.]\d{{1,2}}|\d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? (?:19|20)\d\d|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d)"
    rf"(?:T?{_TIME})?[\s,|–-]*(?:\(?(?:[A-Z]{{1,4}}T?|GMT ?[+-]\d{{1,2}}|UTC ?[+-]\d{{1,2}}|Z|[+-]\d\d:?\d\d)\)?)?"
    r"(?:\s*[|•·—–-]\s*.{0,60})?[)\]\s]*"
)
_CLOCK = re.compile(
    r"(?<!\d)([0-2]?\d)[:.]([0-5]\d)(?::([0-5]\d))?\s*([ap])?\.?(?:m\b)?\.?\s*\(?([A-Z]{1,4}|[+-]\d\d:?\d\d)?", re.I
)
_UTC_NAMES = {"UTC", "GMT", "Z"}
_YEAR = re.compile(r"(?<![\w.,$€£-])20\d\d(?![\w%]|[-,.]\d)")
_SCANNED = 60_000
_TO_COME = re.compile(
    r"(?i)\b(?:will|shall|by|until|till|before|scheduled|slated|due|expected|expires?|deadline|upcoming|coming"
    r"|planned|"
    r"next|through|ends?|from now)\b"
)
_TODAY = re.compile(r"(?i)\b(?:today|yesterday|tonight|this (?:morning|afternoon|evening))\W*$")


def stated_date(line: str) -> tuple[datetime, bool] | None:
    """The publication date that a line states, and whether it is the date of an update.

    The line must be a date, or open with "Published", "Posted", "Updated" and the like and hold little else.
    """
    if len(line) > 160:
        return None
    label = _LABEL.match(line)
    mention = next(full_dates(line[:160]), None)
    if mention is None:
        return None
    if label and mention.start - label.end() <= 25 and len(line) <= 120:
        updated = bool(re.search(r"(?i)updat|modif", label["label"]))
    elif _DATE_LINE.fullmatch(line):
        updated = False
    else:
        return None
    return _moment(mention.day, line[mention.end : mention.end + 30]), updated


def at_midnight(day: date) -> datetime:
    """A day as a moment: its start, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def inferred_date(passages: Sequence[str], *, month_day: tuple[int, int] | None = None) -> date | None:
    """The day that an article was written, worked out from what its passages mention, lead first; None if not solid.

    It is the latest full date mentioned that does not lie ahead, and it must fit: with the dateline's day and month
    where there is one, with "today" before it, or with a weekday that the article names as near.
    """
    text = "\n".join(passages)[:_SCANNED]
    past = [mention for mention in full_dates(text) if not _lies_ahead(text, mention.start)]
    if not past:
        return None
    if month_day is not None:
        return _nearest_year(month_day, max(mention.day for mention in past))
    latest = max(past, key=lambda mention: (mention.day, -mention.start))
    if any(int(year[0]) > latest.day.year and not _lies_ahead(text, year.start()) for year in _YEAR.finditer(text)):
        return None
    before = text[max(0, latest.start - 30) : latest.start].rstrip(" (")
    if _TODAY.search(before):
        return latest.day - timedelta(days=1) if before.lower().endswith("yesterday") else latest.day
    lead = sum(len(passage) + 1 for passage in passages[:4])
    named = weekdays_named(text)
    # With most of the week named, a fitting weekday says little.
    return latest.day if latest.start < lead and latest.day.weekday() in named and len(named) <= 4 else None


def _lies_ahead(text: str, position: int) -> bool:
    """Whether the words before a date put it in the future: "will open on", "until"."""
    window = text[max(0, position - 60) : position]
    return bool(_TO_COME.search(window.rpartition(". ")[2]))


def _nearest_year(month_day: tuple[int, int], mentioned: date) -> date | None:
    """The dateline's day in the year that puts it at or shortly after the latest date mentioned."""
    for year in (mentioned.year, mentioned.year + 1):
        day = make_date(year, *month_day)
        if day is not None and timedelta(0) <= day - mentioned <= timedelta(days=31):
            return day
    return None


def _moment(day: date, after: str) -> datetime:
    """The day, with the time that follows it only where that names its zone: a local time is no moment."""
    clock = _CLOCK.search(after)
    if clock and clock[5]:
        zone = _zone(clock[5])
        hour = int(clock[1]) % 12 + (12 if clock[4].lower() == "p" else 0) if clock[4] else int(clock[1])
        if zone is not None and hour < 24:
            moment = datetime(day.year, day.month, day.day, hour, int(clock[2]), int(clock[3] or 0), tzinfo=zone)
            return moment.astimezone(UTC)
    return at_midnight(day)


def _zone(name: str) -> timezone | None:
    if name.upper() in _UTC_NAMES:
        return UTC
    offset = re.fullmatch(r"([+-])(\d\d):?(\d\d)", name)
    if not offset or int(offset[2]) > 14 or int(offset[3]) > 59:
        return None
    span = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
    return timezone(-span if offset[1] == "-" else span)
