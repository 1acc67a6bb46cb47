"""How far a statement reaches: over the whole of its quotation, and over nothing that nobody says."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.articles.article import Block
from dateline.language.layers import Layer, Quotation, Reading, Statement
from dateline.spans import Span, merged, overlap, trimmed

_ASIDES = ("byline", "dateline", "caption", "credit", "boilerplate")
_EDGE = 3
"""How far a piece may begin or end from the mark of a quotation that it begins or ends with."""
_NEAR = 60
"""Characters between a quotation and a cue or source beside it."""
_LEAST_SHARED = 3
"""Words of a quotation that a piece must hold to claim all of it, unless it begins or ends with it."""


def whole_quotations(reading: Reading) -> list[Statement]:
    """The statements, each with the whole of a quotation that it holds a part of, and without what is another's.

    Pieces with no word between them are one.
    """
    claims: dict[Quotation, list[Statement]] = defaultdict(list)
    for statement in reading.statements:
        for quotation in _quoted_by(reading, statement):
            claims[quotation].append(statement)
    owners = {quotation: _owner(reading.text, quotation, claimants) for quotation, claimants in claims.items()}
    return [_with_quotations(reading, statement, owners) for statement in reading.statements]


def _owner(text: str, quotation: Quotation, claimants: Sequence[Statement]) -> Statement | None:
    """Whose a quotation is: of several statements that hold parts of it the one with its cue or source beside it."""
    beside = [statement for statement in claimants if _stands_beside(text, quotation, statement)]
    owners = claimants if len(claimants) == 1 else beside
    return owners[0] if len(owners) == 1 else None


def _stands_beside(text: str, quotation: Quotation, statement: Statement) -> bool:
    behind = (text[quotation.end : start] for start, _ in statement.told if start >= quotation.end)
    ahead = (text[end : quotation.start] for _, end in statement.told if end <= quotation.start)
    return any(len(gap) <= _NEAR and not re.search(r"[.?!\n]", gap) for gap in (*behind, *ahead))


def _with_quotations(reading: Reading, statement: Statement, owners: Mapping[Quotation, Statement | None]) -> Statement:
    content = merged(statement.content)
    for quotation in _quoted_by(reading, statement):
        owner, whole = owners[quotation], (quotation.start, quotation.end)
        if owner is statement and any(_claims(reading.text, piece, quotation) for piece in content):
            content = merged([*content, whole])
        elif owner and owner is not statement:
            content = [piece for piece in content if not overlap([piece], [whole])] or content
    for before, after in pairwise(content[:]):
        if not reading.text[before[1] : after[0]].strip(" ,;:"):
            content = merged([*content, (before[0], after[1])])
    return replace(statement, content=tuple(content))


def _quoted_by(reading: Reading, statement: Statement) -> list[Quotation]:
    """The quotations, in text order, that a statement's content shares and that hold neither its cue nor its source."""
    shared = dict.fromkeys(q for span in statement.content for q in reading.quotations.overlapping(*span))
    return [q for q in shared if not any(start < q.end and q.start < end for start, end in statement.told)]


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
