"""What an article's layout tells of who says what, where no sentence does: transcripts, headlines, block quotes."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from dateline.language.layers import Reading, Statement
from dateline.spans import Span, merged, overlap, touches

from .block_quotes import block_quotes
from .headline_statements import headline_statements
from .transcripts import turns


def with_layout(reading: Reading) -> list[Statement]:
    """The tagger's attributions with those that the layout gives, in the order of their content.

    Where the two disagree the layout counts, as the tagger was trained on running text.
    """
    article, text, tagged, names = reading.article, reading.text, reading.statements, reading.names
    quotations, sentences = reading.quotations, reading.sentences
    headline = next(((b.start, b.end) for b in article.blocks if b.kind == "headline"), None)
    body = [(b.start, b.end) for b in article.blocks if b.kind == "body"]
    found = turns(text, body, names, headline, tagged)
    if headline:
        found += headline_statements(text, headline, names, quotations, tagged)
    rest = _agreeing(tagged, found)
    blocks = block_quotes(text, body, quotations, sentences, names, rest)
    taken = merged(span for a in found for span in a.content)
    blocks = [a for a in blocks if not any(touches(taken, *span) for span in a.content)]
    return sorted([*_agreeing(rest, blocks), *found, *blocks], key=lambda a: a.content)


def _agreeing(tagged: Sequence[Statement], laid_out: Sequence[Statement]) -> list[Statement]:
    """The tagger's attributions as far as they agree with those that the layout gives, which follow each other."""
    ordered = sorted(laid_out, key=lambda a: min(_spans(a)))
    around = [(min(s for s, _ in _spans(a)), max(e for _, e in _spans(a))) for a in ordered]
    starts = [start for start, _ in around]
    ends = list(accumulate((end for _, end in around), max))
    kept = []
    for a in tagged:
        spans = _spans(a)
        first = bisect_right(ends, min(start for start, _ in spans))
        last = bisect_left(starts, max(end for _, end in spans))
        rest: Statement | None = a
        for other in ordered[first:last]:
            rest = rest and _apart(rest, other)
        if rest:
            kept.append(rest)
    return kept


def _spans(attribution: Statement) -> list[Span]:
    return [*attribution.content, *(span for span in (attribution.cue, attribution.source) if span)]


def _apart(tagged: Statement, laid_out: Statement) -> Statement | None:
    """What the tagger's attribution keeps beside one that the layout gives: nothing where its cue is the other's cue
    or source, all where it is a statement within the other's content, else its pieces outside of that."""
    marks = [span for span in (laid_out.cue, laid_out.source) if span]
    if tagged.cue and overlap([tagged.cue], marks):
        return None
    if tagged.cue and overlap([tagged.cue], laid_out.content):
        return tagged
    content = tuple(span for span in tagged.content if not overlap([span], laid_out.content))
    return replace(tagged, content=content) if content else None
