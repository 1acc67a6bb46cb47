"""When an article was published: stated in its text, or inferred from the dates that it mentions."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone

from dateline.world.word_lists import alternatives
from dateline.world.written_dates import MONTH, SHORT_WEEKDAY, WEEKDAYS, full_dates, make_date, weekdays_named

_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}\b\.?|{SHORT_WEEKDAY})"
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
_DATE_BEHIND = re.compile(
    r"(?<![\s,;:(–—-])(?<!\bon)(?<!\bfor)(?<!\bof)(?<!\bby)(?<!\bto)(?<!\bfrom)(?<!\bsince)(?<!\buntil)(?<!\bthe)"
    r"(?<!\bthis)(?<!\blast)(?<!\bnext)(?<!\band)(?<!\bbefore)(?<!\bafter)\s+"
    rf"(?=(?:{'|'.join(WEEKDAYS)}),? (?:{MONTH} \d{{1,2}},? (?:19|20)\d\d|\d{{1,2}} {MONTH},? (?:19|20)\d\d)$)"
)
_CLOCK = re.compile(
    r"(?<!\d)([0-2]?\d)[:.]([0-5]\d)(?::([0-5]\d))?\s*([ap])?\.?(?:m\b)?\.?\s*\(?([A-Z]{1,4}|[+-]\d\d:?\d\d)?", re.I
)
_UTC_NAMES = {"UTC", "GMT", "Z"}
_YEAR = re.compile(r"(?<![\w.,$€£-])20\d\d(?![\w%]|[-,.]\d)")
_SCANNED = 60_000
_TO_COME = re.compile(rf"(?i)\b{alternatives('world/what_is_to_come')}\b")
_TODAY = re.compile(r"(?i)\b(today|yesterday|tonight|this (?:morning|afternoon|evening))[\s,(]*$")
_LONG_AGO = re.compile(r"(?i)\b(?:since|dated|from|on or after|between|back (?:in|on))\s+(?:the )?$")
_OPENING = 2


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


def date_behind(headline: str) -> int | None:
    """Where the date starts that a page sets behind its headline: "Bridge reopens Wednesday, June 19, 2024".

    It has weekday and year and no preposition before it; "reopens on Wednesday" is the headline's own.
    """
    match = _DATE_BEHIND.search(headline)
    return match.end() if match else None


def at_midnight(day: date) -> datetime:
    """A day as a moment: its start, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def inferred_date(
    body: Sequence[str], captions: Sequence[str] = (), *, month_day: tuple[int, int] | None = None
) -> date | None:
    """The day that an article was written, worked out from the dates that its text mentions; None if not solid.

    It is the latest full date mentioned that does not lie ahead, and it must fit: "today" stands before it, or it
    stands in a caption or the opening and its weekday is one that the opening names as near. Where the dateline gives
    day and month, the dates mentioned only settle the year.
    """
    text = "\n".join([*captions, *body])[:_SCANNED]
    past = [mention for mention in full_dates(text) if not _lies_ahead(text, mention.start)]
    if not past:
        return None
    latest = max(past, key=lambda mention: (mention.day, -mention.start))
    if any(int(year[0]) > latest.day.year and not _lies_ahead(text, year.start()) for year in _YEAR.finditer(text)):
        return None
    near = weekdays_named("\n".join(body[:_OPENING]))
    if month_day is not None:
        day = _nearest_year(month_day, latest.day)
        return day if day is not None and near & {day.weekday(), (day.weekday() - 1) % 7} else None
    before = text[max(0, latest.start - 30) : latest.start]
    if today := _TODAY.search(before):
        return latest.day + timedelta(days=1) if today[1].lower() == "yesterday" else latest.day
    opening = sum(len(passage) + 1 for passage in [*captions, *body[:_OPENING]])
    if latest.start >= opening or _LONG_AGO.search(before) or len(near) > 2:
        return None
    return latest.day if latest.day.weekday() in near else None


def _lies_ahead(text: str, position: int) -> bool:
    """Whether the words before a date put it in the future: "will open on", "until"."""
    window = text[max(0, position - 60) : position]
    return bool(_TO_COME.search(window.rpartition(". ")[2]))


def _nearest_year(month_day: tuple[int, int], mentioned: date) -> date | None:
    """The dateline's day in the year that puts it at or shortly after the latest date mentioned."""
    for year in (mentioned.year, mentioned.year + 1):
        day = make_date(year, *month_day)
        if day is not None and timedelta(0) <= day - mentioned <= timedelta(days=7):
            return day
    return None


def _moment(day: date, after: str) -> datetime:
    """The day, with the time that follows it only where that names its zone: a local time is no moment."""
    clock = _CLOCK.search(after)
    if clock and clock[5]:
        zone = _zone(clock[5])
        hour = int(clock[1]) % 12 + (12 if clock[4].lower() == "p" else 0) if clock[4] else int(clock[1])
        if zone is not None and hour < 24:
            return datetime(day.year, day.month, day.day, hour, int(clock[2]), int(clock[3] or 0), tzinfo=zone)
    return at_midnight(day)


def _zone(name: str) -> timezone | None:
    if name.upper() in _UTC_NAMES:
        return UTC
    offset = re.fullmatch(r"([+-])(\d\d):?(\d\d)", name)
    if not offset or int(offset[2]) > 14 or int(offset[3]) > 59:
        return None
    span = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
    return timezone(-span if offset[1] == "-" else span)
