"""Time expressions that name years and what is longer: "early 2016", "2021/22", "the 1990s", "the 19th century"."""

import re
from datetime import date

from dateline.world.calendar import containing
from dateline.world.word_lists import alternatives

from .grammar import DECADE, EDGE, ORDINAL, YEAR, Context, Meaning, Rule, decade_number, ordinal, stated

_NUMBERED = re.compile(
    r"(?:[#№+€£$¥]|\d(?:\s|[.-]|,(?=\d))|\b(?:nos?|numbers?|pages?|rs|resolution|act|article|section|route|room|flight"
    r"|model)\.?\s)\s*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|nearly|over|than|least|approximately|almost|roughly|exactly|only|another)\s+$",
    re.IGNORECASE,
)
_MEASURED = re.compile(rf"\s?(?:[-–/]?\d|%|-?{alternatives('language/lexicon/measures')}\b)")
_COMES = re.compile(
    r"(?:\b(?:in|since|until|till|to|by|from|between|of|through|during|before|after|and|or|year|around|about|circa|c\.)"
    r"|[(–-])\s*$",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|a|an|its|his|her|their|that)\s+$", re.IGNORECASE)
_NOUN = re.compile(
    rf"\s+(?!{alternatives('language/lexicon/after_a_year', 'world/short_prepositions', 'world/subject_pronouns')}\b)"
    r"(?P<word>[a-z]+)"
)
_AGE = re.compile(r"\b(?:his|her|their|my|our|your|its|people in(?: the)?)\s+(?:(?:early|mid|late)[\s-]*)?$", re.I)
_ROMAN = {"XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21}


def _years(match: re.Match[str], context: Context) -> Meaning | None:
    """2018-2023, 1976-83, 2021/22; "2022-07" is a month."""
    first, last = match["first"], match["last"]
    start, end = int(first), int(first[: 4 - len(last)] + last)
    if end <= start and len(last) == 2:
        return stated(containing("month", date(start, int(last), 1))) if 1 <= int(last) <= 12 else None
    years = [containing("year", date(year, 1, 1)) for year in sorted((start, end))]
    return stated(years[0].up_to(years[1])) if end != start else None


def _year(match: re.Match[str], context: Context) -> Meaning | None:
    """A number of four digits that counts nothing; of those far from the present, one that the words expect."""
    year, before = int(match["year"]), context.before(match)
    if not match["edge"] and _is_count(year, before, context.text[match.end() : match.end() + 24]):
        return None
    expected = match["edge"] or _COMES.search(before) or _THE.search(before)
    return stated(containing("year", date(year, 1, 1))) if expected or 1900 <= year < 2040 else None


def _is_count(year: int, before: str, after: str) -> bool:
    """Whether a number that could be a year counts or numbers something: "2000 people", "No. 2019"."""
    if _NUMBERED.search(before) or _MEASURED.match(after):
        return True
    noun = _NOUN.match(after)
    if _ABOUT.search(before) and (noun or year % 50 == 0):
        return True
    if not noun or (1900 <= year < 2040 and year % 100):
        return False
    return noun["word"].endswith("s") or (year % 100 == 0 and not _THE.search(before))


def _decade(match: re.Match[str], context: Context) -> Meaning | None:
    if _AGE.search(context.before(match)):
        return None
    if match["full"]:
        year = int(match["full"])
        century = year % 100 == 0 and year < 2000
        return stated(containing("century" if century else "decade", date(year, 1, 1)))
    tens = int(match["tens"]) if match["tens"] else decade_number(match["word"])
    return stated(containing("decade", date(1900 + tens, 1, 1)))


def _century(match: re.Match[str], context: Context) -> Meaning | None:
    words = match["ordinal"]
    number = _ROMAN.get(words.upper()) or ordinal(words)
    return stated(containing("century", date(number * 100 - 100, 1, 1))) if number > 1 else None


YEAR_RULES = (
    Rule(
        re.compile(r"(?<![\d.,/$€£-])(?P<first>(?:1\d|20)\d\d)\s?[-–—/]\s?(?P<last>(?:1\d|20)?\d\d)(?![\d%-]|[.,/]\d)"),
        _years,
    ),
    Rule(
        re.compile(
            rf"(?:{EDGE})?(?:the\s+)?(?:(?P<full>(?:1\d|20)\d0)['’]?s|['’‘](?P<tens>[2-9]0)s)(?!\w)(?P<word>)",
            re.I,
        ),
        _decade,
    ),
    Rule(
        re.compile(rf"(?:{EDGE}(?:the\s+)?|the\s+)(?P<full>)(?:(?P<tens>[3-9]0)s|(?P<word>{DECADE}))(?!\w)", re.I),
        _decade,
    ),
    Rule(
        re.compile(rf"(?:{EDGE}|the\s+)?(?P<ordinal>{ORDINAL}|X[IVX]*)[\s-]+century\b(?!\s+B\.?C)(?!-old|-long)", re.I),
        _century,
    ),
    Rule(re.compile(rf"(?:(?P<edge>{EDGE})|(?<![\w.,/$€£-]))(?P<year>{YEAR})(?!\w|-\w)"), _year),
)
