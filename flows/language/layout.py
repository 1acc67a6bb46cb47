"""What an article's layout tells of who says what, where no sentence does: transcripts, headlines, block quotes."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from flows.articles.article import Article, Span

from .annotations import Sentence
from .attributions import Attribution, overlap
from .block_quotes import block_quotes
from .extents import merged, touches
from .headlines import headline_statements
from .names import Name
from .quotations import Quotation
from .transcripts import turns


def with_layout(
    article: Article,
    tagged: Sequence[Attribution],
    quotations: Sequence[Quotation],
    sentences: Sequence[Sentence],
    names: Sequence[Name],
) -> list[Attribution]:
    """The tagger's attributions with those that the layout gives, in the order of their content.

    Where the two disagree the layout counts, as the tagger was trained on running text.
    """
    text = article.text
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


def _agreeing(tagged: Sequence[Attribution], laid_out: Sequence[Attribution]) -> list[Attribution]:
    """The tagger's attributions that do not disagree with any that the layout gives, which follow each other."""
    ordered = sorted(laid_out, key=lambda a: min(_spans(a)))
    around = [(min(s for s, _ in _spans(a)), max(e for _, e in _spans(a))) for a in ordered]
    starts = [start for start, _ in around]
    ends = list(accumulate((end for _, end in around), max))
    kept = []
    for a in tagged:
        spans = _spans(a)
        first = bisect_right(ends, min(start for start, _ in spans))
        last = bisect_left(starts, max(end for _, end in spans))
        if not any(_disagree(a, other) for other in ordered[first:last]):
            kept.append(a)
    return kept


def _spans(attribution: Attribution) -> list[Span]:
    return [*attribution.content, *(span for span in (attribution.cue, attribution.source) if span)]


def _disagree(tagged: Attribution, laid_out: Attribution) -> bool:
    """Whether one claims the other's cue or source as its cue, or its content without being a statement within it."""
    marks = [span for span in (laid_out.cue, laid_out.source) if span]
    if tagged.cue and overlap([tagged.cue], marks):
        return True
    within = tagged.cue and overlap([tagged.cue], laid_out.content)
    return not within and overlap(tagged.content, laid_out.content)
