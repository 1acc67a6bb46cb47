"""Time expressions that name a day or a part of a year: "19 June", "May 2016", "Q2", "last summer"."""

import re
from collections.abc import Callable
from datetime import date

from dateline.world.calendar import SEASONS, Granularity, Period, containing
from dateline.world.word_lists import alternatives
from dateline.world.written_dates import SHORT_WEEKDAY, days_in_numerals, make_date, month_number, weekday_number

from .grammar import (
    AND,
    DAY,
    EDGE,
    FULL_MONTH,
    MONTH,
    TO,
    WEEKDAY,
    YEAR,
    YEAR_AFTER,
    Context,
    Meaning,
    Rule,
    choose,
    digits,
    ordinal,
    stated,
)

_LONGEST_MONTH = 31
_NEARBY = 45
"""A day and month this many days away at most is meant, whatever the tense says."""

_FEASTS = {
    "new year": (1, 1),
    "valentine": (2, 14),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing": (12, 26),
}
_KNOWN_DAYS = {9: date(2001, 9, 11), 1: date(2021, 1, 6), 10: date(2023, 10, 7)}
"""Days that go by their date, by month: of the attacks of 9/11, January 6 and October 7."""

_WHICH = r"(?i:(?P<which>this\s+past|this\s+coming|this|last|next|past)\s+)"
_LEAD = (
    rf"(?:(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),?\s+(?:on\s+)?(?:last\s+)?"
    rf"|{_WHICH})?"
)
_TWO_DAYS = rf"(?P<day>{DAY})(?:{TO}|(?P<and>{AND}))(?P<day2>{DAY})"
_NOT_COUNTED = rf"(?!\s+{alternatives('language/lexicon/counted_after_a_month')}\b|\s?[ap]\.?m\b)"
_YEARLY = re.compile(r"\b(?:every|each)\s+(?:year,?\s+)?(?:(?:on|in)\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_MONTH_COMES = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|to|between|of|through|during|before|after|for|and|or|late|early|mid)"
    r"\s+|[-–/(]\s*)$",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|a|its|his|her|their|our)\s+$", re.IGNORECASE)
_NOUN_FOLLOWS = re.compile(
    rf"\s+(?!{alternatives('language/lexicon/after_a_month', 'world/short_prepositions')}\b)"
    r"(?:and\s+[A-Z]\w+\s+)?[a-z]+"
)
_YEAR_AHEAD = re.compile(
    rf"(?P<to>{TO})?(?:{AND}|,\s+)?(?:(?P<month>{MONTH})(?:\s*{DAY})?|{DAY}\s+(?P<month2>{MONTH})),?\s+(?:of\s+)?"
    rf"(?P<year>{YEAR})"
)
_DAY_ENDS = re.compile(r"\s*(?:[.,;:)—–-]|$|(?:at|in|that|when|as|after|with|by|and)\b)")


def _one_day(day: date) -> Period:
    return Period("day", day, day)


def _in_a_year(
    match: re.Match[str],
    context: Context,
    granularity: Granularity,
    make: Callable[[int], Period | None],
    nearby: int = 0,
) -> Meaning | None:
    """A part of a year: of the year that stands with it, else of the one that an article of that day means.

    `make` gives the part of a given year, None where that has none.
    """
    if match["year"]:
        period = make(int(match["year"]))
        return stated(period) if period else None
    if match["other"]:
        return _of_other_year(match["other"], context, granularity, make)
    if _YEARLY.search(context.before(match)):
        return None
    which = " ".join((match["which"] or "").lower().split())
    anchor, published = context.anchor, context.published
    if not which and (year := _year_ahead(match, context)):
        period = make(year)
        return Meaning(granularity, "text", period) if period else None
    if not which and anchor and len(anchor) <= _LONGEST_MONTH and _is_end_of_range(match, context):
        years = range(anchor.first.year, anchor.first.year + 2)
        later = [period for year in years if (period := make(year)) and period.first > anchor.first]
        return Meaning(granularity, "text", later[0]) if later else None
    if published is None:
        return Meaning(granularity, "unresolved")
    years = range(published.year - 2, published.year + 2)
    candidates = _fitting([period for year in years if (period := make(year))], which, published)
    if not candidates:
        return None
    return Meaning(granularity, "published", choose(candidates, published, context.direction(match), nearby))


def _fitting(candidates: list[Period], which: str, published: date) -> list[Period]:
    """The candidates that "last", "this" or "next" picks."""
    if which in ("last", "past", "this past"):
        now = containing(candidates[0].granularity, published) if candidates else None
        return [period for period in candidates if now and period.last < now.first][-1:]
    if which in ("next", "this coming"):
        return [period for period in candidates if period.first > published][:1]
    if which == "this":
        return [period for period in candidates if published.year in (period.first.year, period.last.year)]
    return candidates


def _of_other_year(
    words: str, context: Context, granularity: Granularity, make: Callable[[int], Period | None]
) -> Meaning | None:
    """A part of "last year", "that year", "the following year"."""
    which = words.lower().split()[-1]
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(which, 0)
    resolve = context.from_publication if words.lower() in ("this", "last", "next") else context.from_anchor
    year = resolve("year", lambda day: containing("year", day).shift(step))
    if year.period is None:
        return Meaning(granularity, "unresolved")
    period = make(year.period.first.year)
    return Meaning(granularity, year.basis, period) if period else None


def _year_ahead(match: re.Match[str], context: Context) -> int | None:
    """The year that stands with the next expression: "March" of "March to June 2020"."""
    if "month" not in match.re.groupindex:
        return None
    ahead = _YEAR_AHEAD.match(context.text, match.end(), min(context.sentence[1], match.end() + 40))
    if not ahead:
        return None
    wraps = month_number(ahead["month"] or ahead["month2"]) < month_number(match["month"])
    is_range = ahead["to"] or _BETWEEN.search(context.before(match))
    return int(ahead["year"]) - (1 if wraps and is_range else 0)


def _is_end_of_range(match: re.Match[str], context: Context) -> bool:
    """Whether a match ends a range that the expression before it began: "December 2019 to March"."""
    return bool(re.fullmatch(TO, context.text[context.anchor_end : match.start()]))


def _numerals(match: re.Match[str], context: Context) -> Meaning | None:
    """2024-06-19, 19/06/2024; "10/02/2023" as the article writes others, else as its day of publication suggests."""
    if match["y"]:
        day = make_date(int(match["y"]), int(match["m"]), int(match["d"]))
        return stated(_one_day(day)) if day else None
    year = int(match["year"])
    days = days_in_numerals(int(match["first"]), int(match["second"]), year)
    if not days:
        return None
    if len(days) == 1 or context.day_first:
        return stated(_one_day(days[0]))
    if context.day_first is False:
        return stated(_one_day(days[1]))
    if context.published is None or abs(year - context.published.year) > 1:
        return Meaning("day", "unresolved")
    return Meaning("day", "published", choose(sorted(map(_one_day, days), key=_first), context.published, None))


def _first(period: Period) -> date:
    return period.first


def _day_of_month(match: re.Match[str], context: Context) -> Meaning | None:
    month, number = month_number(match["month"]), digits(match["day"])
    weekday = weekday_number(match["weekday"]) if match["weekday"] else None

    def make(year: int) -> Period | None:
        day = make_date(year, month, number)
        return _one_day(day) if day else None

    meaning = _in_a_year(match, context, "day", make, _NEARBY)
    if weekday is not None and meaning and meaning.basis == "published" and context.published:
        # "Sunday, March 20": the weekday tells the year.
        years = range(context.published.year - 2, context.published.year + 2)
        days = [day for year in years if (day := make(year)) and day.first.weekday() == weekday]
        if days:
            return Meaning("day", "published", choose(days, context.published, None))
    return meaning


def _days_of_month(match: re.Match[str], context: Context) -> Meaning | None:
    """14-24 June is an interval, and so is 14 and 15 June, but not 14 and 24 June."""
    month, first, last = month_number(match["month"]), digits(match["day"]), digits(match["day2"])
    if last <= first or (match["and"] and last > first + 1 and not _BETWEEN.search(context.before(match))):
        return None

    def make(year: int) -> Period | None:
        start, end = make_date(year, month, first), make_date(year, month, last)
        return Period("day", start, end) if start and end else None

    return _in_a_year(match, context, "day", make, _NEARBY)


def _lone_day(match: re.Match[str], context: Context) -> Meaning | None:
    """ "On the 25th", of the nearest month."""
    if not re.search(r"\bon\s+$", context.before(match), re.I) or not _DAY_ENDS.match(context.text, match.end()):
        return None
    number = digits(match["day"])

    def chosen(published: date) -> Period:
        months = [containing("month", published).shift(step).first for step in (-2, -1, 0, 1, 2)]
        days = [_one_day(day) for month in months if (day := make_date(month.year, month.month, number))]
        return choose(days, published, context.direction(match))

    return context.from_publication("day", chosen) if 1 <= number <= 31 else None


def _is_month_name(match: re.Match[str], context: Context) -> bool:
    """Whether "May" or "March" is the month, which small words before it or a noun after it tell."""
    before = context.before(match)
    if _THE.search(before):
        return bool(_NOUN_FOLLOWS.match(context.text, match.end(), context.sentence[1]))
    return bool(_MONTH_COMES.search(before))


def _month(match: re.Match[str], context: Context) -> Meaning | None:
    month = month_number(match["month"])
    alone = not (match["which"] or match["edge"] or match["year"] or match["other"])
    if alone and month in (3, 5) and not _is_month_name(match, context):
        return None

    def make(year: int) -> Period:
        return containing("month", date(year, month, 1))

    return _in_a_year(match, context, "month", make)


def _part_of_year(match: re.Match[str], context: Context) -> Meaning | None:
    """Quarters and halves of years; without a year only quarters, as games have halves."""
    granularity: Granularity = "half" if "h" in (match["unit"] or match["code"]).lower() else "quarter"
    parts = 2 if granularity == "half" else 4
    words = match["ordinal"]
    last = bool(words) and words.lower() in ("last", "final")
    part = parts if last else digits(match["code"]) if match["code"] else ordinal(words)
    with_year = match["year"] or match["other"] or match["the_year"]
    if part > parts or not (with_year or (granularity == "quarter" and not last)):
        return None

    def make(year: int) -> Period:
        return containing(granularity, date(year, (part - 1) * 12 // parts + 1, 1))

    if match["the_year"]:
        return context.from_publication(granularity, lambda day: make(day.year))
    return _in_a_year(match, context, granularity, make)


def _season(match: re.Match[str], context: Context) -> Meaning | None:
    """Seasons of a year, and this, last and next summer."""
    falls = match["season"].lower() == "fall" and not (match["which"] or match["edge"] or match["year"])
    if falls or not (match["which"] or match["year"] or match["other"]):
        return None

    def make(year: int) -> Period:
        return containing("season", date(year, SEASONS[match["season"].lower()], 1))

    return _in_a_year(match, context, "season", make)


def _feast(match: re.Match[str], context: Context) -> Meaning | None:
    words = " ".join(match["feast"].lower().split())
    if words == "christmas" and not (match["which"] or match["year"]):
        return None
    month, number = (
        (12, 31)
        if words.startswith("new year") and words.endswith("eve")
        else next(day for name, day in _FEASTS.items() if words.startswith(name))
    )

    def make(year: int) -> Period:
        return _one_day(date(year, month, number))

    return _in_a_year(match, context, "day", make, _NEARBY)


def _known_day(match: re.Match[str], context: Context) -> Meaning | None:
    words = match.group()
    return stated(_one_day(_KNOWN_DAYS[9 if words == "9/11" else month_number(words)]))


def _rule(pattern: str, resolve: Callable[[re.Match[str], Context], Meaning | None], flags: int = 0) -> Rule:
    return Rule(re.compile(pattern, flags), resolve)


CALENDAR_RULES = (
    _rule(
        rf"(?:(?:{WEEKDAY}|{SHORT_WEEKDAY}),?\s+)?(?<![\d/.-])(?:(?P<y>(?:1\d|20)\d\d)(?P<sign>[-/.])(?P<m>\d\d?)(?P=sign)"
        r"(?P<d>\d\d?)|(?P<first>\d\d?)(?P<sign2>[-/.])(?P<second>\d\d?)(?P=sign2)(?P<year>(?:19|20)\d\d))"
        r"(?!\d|[-/.]\d)",
        _numerals,
    ),
    _rule(
        r"9/11(?![/\d])|(?:Sept(?:ember|\.)?\s11|Jan(?:uary|\.)\s6|Oct(?:ober|\.)\s7)"
        r"(?=,?\s(?:[Aa]ttack|[Tt]error|hijack|[Cc]ommittee|[Rr]iot|insurrection|Capitol|massacre))",
        _known_day,
    ),
    _rule(rf"{_LEAD}(?:the\s+)?{_TWO_DAYS}\s*(?:of\s+)?(?P<month>{MONTH})(?:{YEAR_AFTER})?", _days_of_month),
    _rule(rf"{_LEAD}(?P<month>{MONTH})\s*(?:the\s+)?{_TWO_DAYS}(?:{YEAR_AFTER}|{_NOT_COUNTED})", _days_of_month),
    _rule(
        rf"{_LEAD}(?<!\d[-–])(?<!\d\s[-–])(?:the\s+)?(?P<day>{DAY})\s*(?:of\s+)?(?P<month>{MONTH})(?:{YEAR_AFTER})?",
        _day_of_month,
    ),
    _rule(
        rf"{_LEAD}(?P<month>{MONTH})(?:,(?=\s*\d\d?,\s*\d{{4}}))?\s*(?:the\s+)?(?P<day>{DAY})"
        rf"(?:{YEAR_AFTER}|{_NOT_COUNTED})",
        _day_of_month,
    ),
    _rule(rf"(?P<edge>{EDGE})?{_WHICH}?(?P<month>{FULL_MONTH})(?!-\d)(?:{YEAR_AFTER})?", _month),
    _rule(rf"(?P<edge>{EDGE})?(?P<which>)(?P<month>{MONTH}){YEAR_AFTER}", _month),
    _rule(
        r"(?:the\s+)?(?:(?P<ordinal>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[\s-]+(?P<unit>quarter|half)"
        r"|(?P<code>Q[1-4]|[1-4]Q|H[12]|[12]H))\b(?P<which>)(?:(?P<the_year>\s+of\s+the\s+year\b)|"
        rf"{YEAR_AFTER})?",
        _part_of_year,
        re.IGNORECASE,
    ),
    _rule(
        rf"(?P<edge>{EDGE})?{_WHICH}?(?P<season>spring|summer|autumn|fall|winter)\b(?:{YEAR_AFTER}(?:[-/–]\d\d(?:\d\d)?\b)?)?",
        _season,
        re.IGNORECASE,
    ),
    _rule(
        rf"{_WHICH}?(?P<feast>New\s+Year['’]?s['’]?\s+(?:Day|Eve)|Valentine['’]?s\s+Day|Christmas(?:\s+(?:Day|Eve))?"
        rf"|Boxing\s+Day)\b(?:{YEAR_AFTER})?",
        _feast,
    ),
    _rule(r"(?:the\s+)?(?P<day>\d\d?(?:st|nd|rd|th))\b", _lone_day),
)
