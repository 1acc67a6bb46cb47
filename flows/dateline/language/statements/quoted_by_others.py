"""Statements that one passes on for another: “It rained,” Ann Lee was quoted as saying by Naka Times."""

import re
from dataclasses import replace

from dateline.language.layers import Reading, Statement
from dateline.language.lexicon.cue_verbs import CITES
from dateline.spans import Span

_PASSED_ON = re.compile(r"\s*(?:by|in|on)?\s+(?:the\s+)?")
_SUBJECT = re.compile(r"(?:^|[“”\"«»\n.!?:;,])\s*(?:and\s+)?(?P<who>[^“”\"«»\n.!?:;,]{2,80}?)\s$")
_LONGEST_SUBJECT = 100


def quoted_by_others(reading: Reading) -> list[Statement]:
    """The statements. Where the tagger takes the one who quotes, named behind the cue, for the source, the subject
    before the cue is the source and the one who quotes is `via`."""
    return [_with_subject(reading.text, statement) for statement in reading.statements]


def _with_subject(text: str, statement: Statement) -> Statement:
    cue, quoter = statement.cue, statement.source
    if not cue or not quoter or not CITES.search(text, *cue) or not _PASSED_ON.fullmatch(text, cue[1], quoter[0]):
        return statement
    subject = _SUBJECT.search(text, max(0, cue[0] - _LONGEST_SUBJECT), cue[0])
    if subject is None:
        return statement
    who = subject.span("who")
    content = tuple(part for span in statement.content if (part := _without(span, (who[0], quoter[1])))[0] < part[1])
    return replace(statement, source=who, content=content, via=quoter) if content else statement


def _without(span: Span, report: Span) -> Span:
    """What a piece of content holds before the words that report it, or else behind them."""
    before = span[0], min(span[1], report[0])
    return before if before[0] < before[1] else (max(span[0], report[1]), span[1])
