"""Whether a statement stands in quotation marks."""

import re

from dateline.language.annotations import QuoteKind
from dateline.language.layers import Layer, Quotation, Reading, Statement

from .quotation_marks import nested

_WORD = re.compile(r"\w+")


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
    around = [quotation for span in statement.content for quotation in quotations.overlapping(*span)]
    own = Layer(q for q in around if not any(q.start <= told < q.end for told, _ in statement.told))
    words = (match.start() for span in statement.content for match in _WORD.finditer(text, *span))
    inside = [own.at(at) is not None for at in words]
    return "indirect" if not any(inside) else "direct" if all(inside) else "mixed"
