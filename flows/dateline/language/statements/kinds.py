"""Whether a statement stands in quotation marks."""

import re

from dateline.language.annotations import QuoteKind
from dateline.language.layers import Layer, Quotation, Reading, Statement

from .quotation_marks import nested


def kinds(reading: Reading) -> list[QuoteKind]:
    """For each statement whether it is quoted word by word, told in other words, or partly both."""
    inner = (within for quotation in reading.quotations for within in nested(reading.text, quotation))
    quotations = Layer([*reading.quotations, *inner])
    return [_kind(reading.text, statement, quotations) for statement in reading.statements]


def _kind(text: str, statement: Statement, quotations: Layer[Quotation]) -> QuoteKind:
    """Direct where all words of the content stand between quotation marks, mixed where some do.

    Marks that hold the cue or the source as well are another's, who tells what the source said.
    """
    if statement.verbatim:
        return "direct"
    inside = outside = 0
    for start, end in statement.content:
        around = quotations.overlapping(start, end)
        own = [q for q in around if not any(q.start <= told < q.end for told, _ in statement.told)]
        for match in re.finditer(r"\w+", text[start:end]):
            at = start + match.start()
            within = any(q.start <= at < q.end for q in own)
            inside += within
            outside += not within
    if not inside:
        return "indirect"
    return "direct" if not outside else "mixed"
