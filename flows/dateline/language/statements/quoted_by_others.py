"""Statements that one passes on for another: “It rained,” Ann Lee was quoted as saying by Naka Times."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from dateline.language.layers import Layer, Reading, Statement, Stretch
from dateline.spans import Span, trimmed

_PART = r"[^“”\"«»\n.!?:;,]"
_SAYING = r",?\s+as\s+(?:saying|stating|telling\s+\w+)\b"
_QUOTES = re.compile(
    rf"\b(?:quot|cit)(?:e[sd]|ing)\s+(?!(?:by|in|on|as)\b)(?P<who>{_PART}{{2,80}}?(?:,{_PART}{{2,80}},)?){_SAYING}"
)
_IS_QUOTED = re.compile(
    rf"\b(?:quoted|cited|reported)(?:\s+(?:by|in)\s+(?:the\s+)?(?P<via>{_PART}{{2,80}}?)(?:\s(?:on|last|this)\s{_PART}+)?)?"
    rf"{_SAYING}(?:\s+by\b(?:\s+the\b)?)?"
    r"|\b(?:quoted|cited)\s+(?:by|in|on)\b(?:\s+the\b)?"
)
_SUBJECT = re.compile(
    rf"(?:^|[“”\"«»\n.!?:;,])\s*(?:and\s+)?(?P<who>{_PART}{{2,80}}?(?:,{_PART}{{2,80}}(?=,))?)"
    r",?\s(?:(?:is|are|was|were|has|have|had|been|\w+ly)\s)+$"
)
_REACH = 200
"""Characters before or after a verb of quoting within which the one who is quoted is named."""


class _Report(NamedTuple):
    """Words that say who is quoted, and by whom, where they say so; `span` is no part of what was said."""

    span: Span
    who: Span
    via: Span | None


def quoted_by_others(reading: Reading) -> list[Statement]:
    """The statements; of one that is passed on the source is the one who is quoted, and the one who quotes is `via`.

    The tagger takes the one who quotes for the source, and the one who is quoted for a part of what was said.
    """
    reports = [_report(reading.text, statement) for statement in reading.statements]
    spans = Layer(Stretch(*report.span) for report in reports if report)
    return [
        _passed_on(reading.text, statement, report) if report else statement
        for statement, report in zip(reading.statements, reports, strict=True)
        if report or not statement.cue or not spans.overlapping(*statement.cue)
    ]


def _report(text: str, statement: Statement) -> _Report | None:
    if statement.cue is None:
        return None
    (start, end), source = statement.cue, statement.source
    before = source if source and source[1] <= start else None
    if (quotes := _QUOTES.search(text, start, end + _REACH)) and quotes.start() < end:
        return _Report(quotes.span(), quotes.span("who"), before)
    if (quoted := _IS_QUOTED.search(text, start, end + _REACH)) and quoted.start() < end:
        via = quoted.span("via") if quoted["via"] else source if source and source[0] >= quoted.end() else None
        subject = _SUBJECT.search(text, max(0, quoted.start() - _REACH), quoted.start())
        who = before or (subject.span("who") if subject else None)
        if who:
            last = max(quoted.end(), via[1] if via and not text[quoted.end() : via[0]].strip() else 0)
            return _Report((quoted.start() if before else who[0], last), who, via)
    return None


def _passed_on(text: str, statement: Statement, report: _Report) -> Statement:
    parts = (trimmed(text, part) for piece in statement.content for part in _outside(piece, report.span))
    content = tuple(part for part in parts if part[0] < part[1])
    return replace(statement, source=report.who, content=content, via=report.via) if content else statement


def _outside(piece: Span, report: Span) -> Iterator[Span]:
    """What a piece of content holds before the words that report it, and behind them."""
    for start, end in ((piece[0], min(piece[1], report[0])), (max(piece[0], report[1]), piece[1])):
        if start < end:
            yield start, end
