"""How far a statement reaches: over the whole of its quotation, and over nothing that nobody says."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.articles.article import Block
from dateline.language.layers import Layer, Quotation, Reading, Statement
from dateline.spans import Span, merged, trimmed

_ASIDES = ("byline", "dateline", "caption", "credit", "boilerplate")
_EDGE = 3
"""How far a piece may begin or end from the mark of a quotation that it begins or ends with."""
_LEAST_SHARED = 3
"""Words of a quotation that a piece must hold to claim all of it, unless it begins or ends with it."""


def whole_quotations(reading: Reading) -> list[Statement]:
    """The statements, each with the whole of a quotation that it holds a part of and that no other statement claims."""
    claims = Counter(quotation for statement in reading.statements for quotation in _quoted_by(reading, statement))
    return [_with_quotations(reading, statement, claims) for statement in reading.statements]


def _with_quotations(reading: Reading, statement: Statement, claims: Counter[Quotation]) -> Statement:
    whole = [
        (quotation.start, quotation.end)
        for quotation in _quoted_by(reading, statement)
        if claims[quotation] == 1 and any(_claims(reading.text, piece, quotation) for piece in statement.content)
    ]
    return replace(statement, content=tuple(merged([*statement.content, *whole])))


def _quoted_by(reading: Reading, statement: Statement) -> set[Quotation]:
    """The quotations that a statement's content shares and that hold neither its cue nor its source."""
    shared = {q for span in statement.content for q in reading.quotations.overlapping(*span)}
    return {q for q in shared if not any(start < q.end and q.start < end for start, end in statement.told)}


def _claims(text: str, piece: Span, quotation: Quotation) -> bool:
    """Whether a piece holds enough of a quotation to stand for all of it."""
    start, end = max(piece[0], quotation.start), min(piece[1], quotation.end)
    if start >= end or not quotation.closed:
        return False
    at_edge = start - quotation.start <= _EDGE or quotation.end - end <= _EDGE
    return len(re.findall(r"\w+", text[start:end])) >= (1 if at_edge else _LEAST_SHARED)


def without_asides(reading: Reading) -> list[Statement]:
    """The statements without what nobody says, such as datelines and credits; those that are nothing else go.

    A caption may quote somebody, but what goes on after it does not hold it.
    """
    asides = Layer(block for block in reading.blocks if block.kind in _ASIDES)
    contents = ((statement, _outside(reading.text, asides, statement.content)) for statement in reading.statements)
    return [replace(statement, content=content) for statement, content in contents if content]


def _outside(text: str, asides: Layer[Block], pieces: Sequence[Span]) -> tuple[Span, ...]:
    found = (trimmed(text, part) for piece in pieces for part in _parts(asides, *piece))
    return tuple(span for span in found if span[0] < span[1])


def _parts(asides: Layer[Block], start: int, end: int) -> Iterator[Span]:
    """What is left of a piece outside of asides; one that begins in a caption may stand in it."""
    for block in asides.overlapping(start, end):
        if block.start <= start and block.kind != "caption":
            start = min(block.end, end)
        elif block.start > start:
            yield start, block.start
            start = min(block.end, end)
    yield start, end
