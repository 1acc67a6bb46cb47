"""Text -> time expressions: what names a point in time, and which one, as news of the day it was published means it.

What an expression means is told by the rules of the files beside this one: `calendar_rules` ("19 June"), `year_rules`
("the 1990s") and `relative_rules` ("on Wednesday", "two weeks ago").
"""

import re
from contextlib import suppress

from dateline.articles.article import Block
from dateline.language.annotations import TimeExpression
from dateline.language.layers import Layer, Name, Reading
from dateline.spans import Span
from dateline.world.calendar import CalendarError, Period
from dateline.world.written_dates import SHORT_WEEKDAY, writes_day_first

from .calendar_rules import CALENDAR_RULES
from .grammar import DECADE, MONTH, NUMBER, ORDINAL, WEEKDAY, Context, Meaning
from .relative_rules import RELATIVE_RULES
from .year_rules import YEAR_RULES

_RULES = (*CALENDAR_RULES, *YEAR_RULES, *RELATIVE_RULES)
_START = re.compile(
    rf"(?<!\w)(?:['’‘]?\d+|(?:{WEEKDAY}|{SHORT_WEEKDAY}|{MONTH}|New|Valentine|Christmas|Boxing|Q[1-4]|H[12]|X[IVX]*"
    r"|(?i:the|this|last|next|past|that|following|current|early|earlier|late|later|mid|end|beginning|start|middle|close"
    r"|turn|today|tonight|yesterday|tomorrow|day|spring|summer|autumn|fall|winter|half|in(?=\s+\S+\s+\w+['’])"
    rf"|{NUMBER}|{ORDINAL}|{DECADE}))\b)"
)
_FIRST_YEAR, _LAST_YEAR = 1000, 9000
"""Years of publication that can be meant: all their neighbours are in the calendar as well."""

_ANCHOR_REACH = 300
"""How many characters on "the next day" may still be that of a date named before."""


def dates(reading: Reading) -> list[TimeExpression]:
    """The time expressions of all blocks that are not boilerplate, in text order.

    Durations, ages and sets ("every Monday") name no point in time and are left out, and so is what stands within the
    name of something else ("the Sunday Times"). Nothing depends on the day that this runs.
    """
    text, names = reading.text, reading.names
    published = reading.article.published_at.date() if reading.article.published_at else None
    if published and not _FIRST_YEAR < published.year < _LAST_YEAR:
        published = None
    day_first = writes_day_first(text)
    anchor: Period | None = None
    anchor_end = 0
    found = []
    for block in reading.blocks:
        at = block.start
        while block.kind != "boilerplate" and (start := _START.search(text, at, block.end)):
            if start.start() - anchor_end > _ANCHOR_REACH:
                anchor = None
            sentence = _sentence_at(reading, start.start(), block)
            context = Context(text, sentence, published, anchor, anchor_end, day_first)
            span, meaning = _read(start.span(), block.end, context)
            at = span[1]
            if meaning and not _is_within_name(text[slice(*span)], span, names):
                found.append(TimeExpression(*span, meaning.granularity, meaning.basis, meaning.period))
                anchor, anchor_end = meaning.period or anchor, span[1]
    return found


def _read(start: Span, end: int, context: Context) -> tuple[Span, Meaning | None]:
    """What the first rule reads that gives a meaning to what may start here; no meaning where none does."""
    for rule in _RULES:
        if match := rule.pattern.match(context.text, start[0], end):
            # "5,000 years ago" is beyond the calendar.
            with suppress(CalendarError):
                if meaning := rule.resolve(match, context):
                    return match.span(), meaning
    return start, None


def _sentence_at(reading: Reading, position: int, block: Block) -> Span:
    sentence = reading.sentences.at(position) or block
    return sentence.start, sentence.end


def _is_within_name(words: str, span: Span, names: Layer[Name]) -> bool:
    """Whether an expression is part of the name of something else: of an event, only if it has no digits."""
    name = names.at(span[0])
    if name is None or name.end < span[1] or name.label == "DATE":
        return False
    if name.label == "PERSON":
        return True
    if (name.start, name.end) == span:
        return False
    is_year = words.isdigit() and name.start == span[0]
    return not is_year and (name.label != "MISC" or not any(map(str.isdigit, words)))
