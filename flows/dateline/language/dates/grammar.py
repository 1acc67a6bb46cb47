"""The words that time expressions are made of, and what an expression is understood by."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.language.annotations import DateBasis
from dateline.spans import Span
from dateline.world.calendar import Granularity, Period, containing
from dateline.world.word_lists import lines
from dateline.world.written_dates import MONTHS, SHORT_MONTHS, WEEKDAYS

from .tense import Direction, direction


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression stands for; no period where nothing tells which one it is."""

    granularity: Granularity
    basis: DateBasis
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is understood by.

    `published` is the day of publication; `anchor` the period named shortly before ("the next day"), by words
    that end at `anchor_end`; and `day_first` how the article writes dates in numerals, None where it does not show.
    """

    text: str
    sentence: Span
    published: date | None
    anchor: Period | None
    anchor_end: int
    day_first: bool | None

    def before(self, match: re.Match[str]) -> str:
        """The words of the sentence that lead to a match."""
        return self.text[max(self.sentence[0], match.start() - 24) : match.start()]

    def direction(self, match: re.Match[str]) -> Direction | None:
        """Whether the sentence puts a match in the past or in the future."""
        return direction(self.text, self.sentence, match.span())

    def from_publication(self, granularity: Granularity, resolve: Callable[[date], Period]) -> Meaning:
        """What is understood by the day of publication; unresolved where that is not known."""
        if self.published is None:
            return Meaning(granularity, "unresolved")
        return Meaning(granularity, "published", resolve(self.published))

    def from_anchor(self, granularity: Granularity, resolve: Callable[[date], Period]) -> Meaning:
        """What is understood by the period named before; unresolved where there is none, or none so exact."""
        if self.anchor is None or len(self.anchor) > len(containing(granularity, self.anchor.first)):
            return Meaning(granularity, "unresolved")
        return Meaning(granularity, "text", resolve(self.anchor.first))


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of expression: what it looks like, and what it means; None where the words mean something else."""

    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], Context], Meaning | None]


def stated(period: Period) -> Meaning:
    """What an expression tells by itself."""
    return Meaning(period.granularity, "stated", period)


def choose(candidates: Sequence[Period], published: date, way: Direction | None, nearby: int = 0) -> Period:
    """Of candidates in order, such as one month in several years, the one that an article of that day means.

    That is the latest before or the first after it, as the direction tells, or the nearest one where none is told or
    it lies at most `nearby` days away.
    """

    def distance(period: Period) -> int:
        return max((period.first - published).days, (published - period.last).days, 0)

    nearest = min(candidates, key=distance)
    past = [period for period in candidates if period.first <= published]
    ahead = [period for period in candidates if period.last >= published]
    if way is None or distance(nearest) <= nearby or not past or not ahead:
        return nearest
    return past[-1] if way == "past" else ahead[0]


_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_UNITS = lines("language/lexicon/numbers")
_NUMBERS = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * tens for tens, word in enumerate(_TENS, 2)
}
_ORDINALS = lines("language/lexicon/ordinals")


def _in_both_cases(names: Sequence[str]) -> str:
    """A pattern of names as they are and in capitals."""
    return "|".join((*names, *map(str.upper, names)))


# Months and weekdays must be written as names, all else in any case.
FULL_MONTH = rf"(?:{_in_both_cases(MONTHS)})\b"
MONTH = rf"(?:{FULL_MONTH}|(?:{_in_both_cases(SHORT_MONTHS)})(?:\.|\b))"
WEEKDAY = rf"(?:{_in_both_cases(WEEKDAYS)})\b"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,:]\d|\s?%)(?:\s?(?:st|nd|rd|th)\b)?"
YEAR = r"(?:1\d|20)\d\d(?![\d%]|[.,]\d)"
YEAR_AFTER = (
    rf"(?i:,?\s*(?:of\s+)?(?P<year>{YEAR})"
    r"|,?\s+(?:of\s+)?(?P<other>this|last|next|that(?:\s+same)?|the\s+(?:same|following|next|previous))\s+year\b)"
)
EDGE = (
    r"(?i:(?:the\s+)?(?:very\s+)?(?:end|beginning|start|middle|close|turn)\s+of\s+(?:the\s+)?|end\s?[-–]\s?"
    r"|(?:the\s+)?(?:early|mid|late)(?:\s+|\s?[-–]\s?)(?:in\s+)?(?:the\s+)?|(?:later|earlier)\s+(?:in\s+)?)"
)
TO = r"(?i:\s?[-–—]\s?|\s+(?:to|through|until|till)\s+)"
AND = r"(?i:\s?[&/]\s?|\s+(?:and|or)\s+)"
NUMBER = (
    rf"(?:\d{{1,4}}|half\s+a|an?\s+couple\s+of|(?:an?|one)\s+hundred|an?|(?:{'|'.join(_TENS)})-(?:{'|'.join(_UNITS)})"
    rf"|{'|'.join(_NUMBERS)})"
)
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)\.?|{'|'.join(_ORDINALS[1:])})"
DECADE = rf"(?:{'|'.join(word[:-1] + 'ies' for word in _TENS)})"


def digits(words: str) -> int:
    """The number that the digits of "19th" or "Q2" make."""
    return int(re.sub(r"\D", "", words))


def number(words: str) -> int:
    """What a `NUMBER` counts: "3", "three", "twenty-five", "a couple of"; "half a" is none."""
    words = " ".join(words.lower().split())
    if words.isdigit():
        return int(words)
    known = {"half a": 0, "a couple of": 2, "a hundred": 100, "one hundred": 100, "a": 1, "an": 1}
    return known[words] if words in known else sum(_NUMBERS[word] for word in words.split("-"))


def ordinal(words: str) -> int:
    """What an `ORDINAL` counts."""
    return digits(words) if words[0].isdigit() else _ORDINALS.index(words.lower())


def decade_number(word: str) -> int:
    """What a `DECADE` counts: "sixties" is 60."""
    return _NUMBERS[word.lower().removesuffix("ies") + "y"]
