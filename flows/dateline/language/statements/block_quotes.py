"""Quotations that fill their paragraph, whose speaker stands on a line of their own: introduced above or signed below.

And from Chairwoman Rosenworcel:                  “We will not stop here.”

“This is a good day.”                             — Commissioner Geoffrey Starks
"""

from collections.abc import Iterator
from dataclasses import replace

from dateline.language.layers import Layer, Quotation, Reading, Statement, Stretch
from dateline.spans import Span, merged, overlap

from .speaking import INTRODUCTION, SIGNATURE

_LEAST_WORDS = 3
_MARKUP = ">*_• \t\n"


def with_block_quotes(reading: Reading) -> list[Statement]:
    """The statements, block quotations with the source that signs or introduces them.

    What the tagger attributes to a cue in the introduction keeps its cue and source, and holds the whole quotation
    behind what the cue itself tells: "urged them to fight: “...”".
    """
    found = [statement for quotation in reading.quotations if (statement := _statement(reading, quotation))]
    return [*beside(reading.statements, found), *found]


def _statement(reading: Reading, quotation: Quotation) -> Statement | None:
    text, span = reading.text, (quotation.start, quotation.end)
    first, last = reading.paragraphs.begun(span[0]), reading.paragraphs.begun(span[1] - 1)
    if first is None or last is None or len(text[slice(*span)].split()) < _LEAST_WORDS:
        return None
    before, after = text[first.start : span[0]].strip(_MARKUP), text[span[1] : last.end].strip("*_ .,")
    if before and not before.endswith(":"):
        return None
    for start, end in _below(reading, span[1], last.end):
        if signed := SIGNATURE.match(reading, start, end):
            return replace(signed, content=(span,))
    return None if after else _introduced(reading, span, first.start, bool(before))


def _below(reading: Reading, end: int, paragraph_end: int) -> Iterator[Span]:
    """Where a quotation may be signed: behind it, or in the next paragraph."""
    if reading.text[end:paragraph_end].strip("*_ .,"):
        yield end, paragraph_end
    elif following := reading.paragraphs.after(paragraph_end):
        yield following.start, following.end


def _introduced(reading: Reading, span: Span, paragraph_start: int, inline: bool) -> Statement | None:
    """The quotation as what its introduction announces, in its paragraph or in the one before."""
    above = None if inline else reading.paragraphs.before(paragraph_start)
    lead = (paragraph_start, span[0]) if inline else (above.start, above.end) if above else None
    if lead is None or not reading.text[slice(*lead)].rstrip("*_ \n").endswith(":"):
        return None
    near = reading.statements.overlapping(*span)
    over = [s for s in near if overlap(s.content, [span]) and not overlap([s.cue or (0, 0)], [span])]
    leading = next((s for s in over if s.cue and lead[0] <= s.cue[0] < lead[1]), None)
    if any(told[0] >= span[1] for s in over if s is not leading for told in s.told):
        return None
    if leading and leading.cue and leading.source:
        told = (piece for piece in leading.content if leading.cue[1] <= piece[0] < span[0])
        return replace(leading, content=tuple(merged([*told, span])))
    sentence = reading.sentences.begun(lead[1] - 1)
    introduced = INTRODUCTION.match(reading, max(lead[0], sentence.start if sentence else 0), lead[1])
    return replace(introduced, content=(span,)) if introduced else None


def beside(statements: Layer[Statement], laid_out: list[Statement]) -> Iterator[Statement]:
    """What stays of the tagger's statements beside those that the layout gives: nothing of one whose cue is the cue or
    source of such a one, all of one that is told within the words of such a one, else the pieces outside of them."""
    told = Layer(Stretch(*span) for statement in laid_out for span in statement.told)
    contents = Layer(Stretch(*span) for statement in laid_out for span in statement.content)
    for statement in statements:
        if statement.cue and told.overlapping(*statement.cue):
            continue
        if statement.cue and contents.overlapping(*statement.cue):
            yield statement
        elif content := tuple(span for span in statement.content if not contents.overlapping(*span)):
            yield replace(statement, content=content)
