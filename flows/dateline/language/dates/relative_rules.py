"""Time expressions that count from another day: "on Wednesday", "yesterday", "last month", "two weeks ago"."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

from dateline.world.calendar import Granularity, Period, containing
from dateline.world.word_lists import alternatives
from dateline.world.written_dates import weekday_number

from .grammar import AND, EDGE, NUMBER, TO, WEEKDAY, Context, Meaning, Rule, choose, number
from .tense import is_nowadays

_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year|decade|century|centurie)"
_HALF = r"(?:\s+|-)and(?:\s+|-)a(?:\s+|-)half"
_LONG_UNIT = r"(?P<unit>week|month|quarter|year|decade|century)"
_PART_OF_DAY = r"(?:morning|afternoon|evening|night)"
_NOT_ALONE = re.compile(
    r"\b(?:(?i:every|each|any|an?|one|per|most|some|first|second|third|fourth|fifth|alternate)"
    rf"|{alternatives('language/lexicon/named_weekdays')})\s+$"
)
_EVENT = re.compile(rf"\s+{alternatives('language/lexicon/events_of_a_day')}\b")
_DAYS_BEFORE = re.compile(rf"(?P<from>(?:from|between)\s+)?(?P<first>{WEEKDAY}){TO}$", re.IGNORECASE)
_DAYS_AFTER = re.compile(rf"{TO}(?P<last>{WEEKDAY})", re.IGNORECASE)
_NIGHTS = re.compile(rf"(?:(?:{TO}|{AND}|,\s){WEEKDAY})*\s+{_PART_OF_DAY}s\b")
_FROM = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
_POSSESSED = re.compile(r"(?:\b(?:the|its|his|her|their|our|my|your|a|each|every)|['’]s)\s+$", re.IGNORECASE)


_SMALLER: dict[Granularity, tuple[Granularity, int]] = {
    "year": ("month", 12),
    "decade": ("year", 10),
    "century": ("decade", 10),
}
"""The unit that half a unit is counted in, and how many of it make one."""


def _unit(words: str) -> Granularity:
    unit = words.lower()
    return "century" if unit == "centurie" else cast(Granularity, unit)


def _is_opening_time(match: re.Match[str], context: Context) -> bool:
    """Whether a weekday is one of every week: "Monday to Friday", "open Tuesday-Sunday", "Friday & Saturday nights"."""
    before = context.before(match)
    if _NIGHTS.match(context.text, match.end("weekday")):
        return True
    if days := _DAYS_AFTER.match(context.text, match.end("weekday")):
        return not _FROM.search(before) or _is_working_week(match["weekday"], days["last"])
    if days := _DAYS_BEFORE.search(before):
        return not days["from"] or _is_working_week(days["first"], match["weekday"])
    return False


def _is_working_week(first: str, last: str) -> bool:
    return weekday_number(first) == 0 and weekday_number(last) >= 4


def _weekday(match: re.Match[str], context: Context) -> Meaning | None:
    before = context.before(match)
    if (_NOT_ALONE.search(before) and not _EVENT.match(context.text, match.end())) or _is_opening_time(match, context):
        return None
    wanted = weekday_number(match["weekday"])
    which = " ".join((match["which"] or "").lower().split()).removeprefix("the ")

    def latest(until: date) -> Period:
        return containing("day", until - timedelta(days=(until.weekday() - wanted) % 7))

    def coming(since: date) -> Period:
        return containing("day", since + timedelta(days=(wanted - since.weekday()) % 7))

    def in_week(day: date, step: int) -> Period:
        return containing("day", containing("week", day).shift(step).first + timedelta(days=wanted))

    def chosen(published: date) -> Period:
        if match["week"]:
            return in_week(published, {"last": -1, "this": 0, "next": 1}[match["week"].lower()])
        if which in ("last", "past", "this past"):
            return latest(published - timedelta(days=1))
        if which == "next":
            # Said of the weekend, "next" is the coming one unless that is close.
            return coming(published + timedelta(days=3)) if wanted >= 5 else in_week(published, 1)
        if which == "this coming":
            return coming(published + timedelta(days=1))
        way = context.direction(match) or ("past" if which != "this" else None)
        return choose([latest(published), coming(published)], published, way)

    if which == "following":
        return context.from_anchor("day", lambda day: coming(day + timedelta(days=1)))
    if which == "previous":
        return context.from_anchor("day", lambda day: latest(day - timedelta(days=1)))
    return context.from_publication("day", chosen)


def _day(match: re.Match[str], context: Context) -> Meaning | None:
    """Today and the days around it, this morning, last night; not the "today" that means nowadays."""
    words = match.group().lower()
    if words == "tomorrow" and re.search(r"\bof\s+$", context.before(match), re.IGNORECASE):
        return None
    if words == "today" and is_nowadays(context.text, context.sentence, match.span()):
        return None
    step = -1 if "yesterday" in words or words.startswith("last") else 1 if "tomorrow" in words else 0
    if words.startswith(("the day", "day")):
        step *= 2
    return context.from_publication("day", lambda day: containing("day", day).shift(step))


def _this_unit(match: re.Match[str], context: Context) -> Meaning | None:
    """This week, last month, next year, by the end of the year. "The last year" is a duration."""
    unit = _unit(match["unit"])
    which = " ".join(match["which"].lower().split())
    step = {"last": -1, "this past": -1, "next": 1, "this coming": 1}.get(which, 0)
    if step and (_POSSESSED.search(context.before(match)) or re.match(r"\s+of\b", context.text[match.end() :][:4])):
        return None
    return context.from_publication(unit, lambda day: containing(unit, day).shift(step))


def _weekend(match: re.Match[str], context: Context) -> Meaning:
    """The weekend is the last one, or the coming one as the tense says; this weekend the other way round."""
    which = " ".join(match["which"].lower().split())

    def chosen(published: date) -> Period:
        weekend = containing("weekend", published)
        if which == "last":
            return weekend.shift(-1)
        if which == "next":
            return weekend.shift(1)
        default = "past" if which in ("the", "this past", "the past") else "future"
        way = default if which not in ("the", "this") else context.direction(match) or default
        return weekend.shift(-1) if way == "past" and published < weekend.first else weekend

    return context.from_publication("weekend", chosen)


def _told_before(match: re.Match[str], context: Context) -> Meaning:
    """The next day, the same week, that year: counted from the date that the paragraph named before."""
    which = match["which"].lower().split()[-1]
    step = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(which, 0)
    unit = "day" if match["part"] else _unit(match["unit"])
    return context.from_anchor(unit, lambda day: containing(unit, day).shift(step))


def _ago(match: re.Match[str], context: Context) -> Meaning | None:
    """Two weeks ago, a decade and a half ago, in three years' time; a year earlier, two days later."""
    unit, count = _unit(match["unit"]), number(match["number"])
    if match["unit"].lower() == "fortnight":
        unit, count = "week", 2 * count
    if match["half"] or match["half2"] or match["number"].lower().startswith("half"):
        if unit not in _SMALLER:
            return None
        unit, size = _SMALLER[unit]
        count = count * size + size // 2
    way = match["way"].lower()
    steps = -count if way in ("ago", "earlier") else count
    resolve = context.from_anchor if way in ("earlier", "later") else context.from_publication
    return resolve(unit, lambda day: containing(unit, day).shift(steps))


def _rule(pattern: str, resolve: Callable[[re.Match[str], Context], Meaning | None]) -> Rule:
    return Rule(re.compile(pattern, re.IGNORECASE), resolve)


RELATIVE_RULES = (
    Rule(
        re.compile(
            r"(?i:(?:early|late|later|earlier)\s+(?:on\s+)?)?"
            r"(?i:(?P<which>this\s+past|this\s+coming|last|next|this|past|the\s+following|the\s+previous)\s+)?"
            rf"(?P<weekday>{WEEKDAY})(?!s\b)"
            rf"(?i:\s+{_PART_OF_DAY}\b)?(?i:\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)?"
        ),
        _weekday,
    ),
    _rule(
        r"(?:the\s+)?day\s+(?:before\s+yesterday|after\s+tomorrow)\b"
        rf"|(?:(?:early|late|later|earlier)\s+)?(?:today|tonight|(?:yesterday|tomorrow)(?:\s+{_PART_OF_DAY})?"
        r"|this\s+(?:morning|afternoon|evening)|last\s+(?:night|evening))\b",
        _day,
    ),
    _rule(
        r"(?P<which>this\s+past|the\s+past|this\s+coming|the\s+coming|this|last|next|the)\s+weekend\b(?!s)", _weekend
    ),
    _rule(
        rf"{EDGE}?(?P<which>this\s+past|this\s+coming|this|last|next|(?:the\s+)?current)\s+(?:calendar\s+)?"
        rf"{_LONG_UNIT}\b(?!-)",
        _this_unit,
    ),
    _rule(rf"(?:the\s+)?(?:end|beginning|start|middle|close)\s+of\s+the(?P<which>)\s+{_LONG_UNIT}\b(?!-)", _this_unit),
    _rule(
        r"(?P<which>the\s+(?:very\s+)?(?:same|following|previous|preceding)|that(?:\s+same)?)\s+"
        rf"(?:{_UNIT}|(?P<part>{_PART_OF_DAY}))\b(?!-|\s+(?:after|by)\b)",
        _told_before,
    ),
    _rule(rf"(?:the\s+(?:very\s+)?)?(?P<which>next)\s+(?:(?P<unit>day)|(?P<part>{_PART_OF_DAY}))\b(?!-)", _told_before),
    _rule(
        rf"(?<![\d.,])(?P<number>{NUMBER})(?P<half>{_HALF})?(?:\s+|-){_UNIT}s?(?P<half2>{_HALF})?\s+"
        r"(?P<way>ago|earlier|later|from\s+(?:now|today))\b",
        _ago,
    ),
    _rule(rf"in\s+(?P<number>{NUMBER})(?P<half>{_HALF})?\s+{_UNIT}s?['’]s?\s+(?P<half2>)(?P<way>time)\b", _ago),
)
