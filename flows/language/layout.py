"""What an article's layout tells of who says what, where no sentence does: transcripts, headlines, block quotes."""

from collections.abc import Sequence

from flows.articles.article import Article

from .annotations import Sentence
from .attributions import Attribution, overlap
from .block_quotes import block_quotes
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
    rest = [a for a in tagged if not any(_disagree(a, b) for b in found)]
    blocks = block_quotes(text, body, quotations, sentences, names, rest)
    found += [a for a in blocks if not any(overlap(a.content, b.content) for b in found)]
    rest = [a for a in rest if not any(_disagree(a, b) for b in found)]
    return sorted([*rest, *found], key=lambda a: a.content)


def _disagree(tagged: Attribution, laid_out: Attribution) -> bool:
    """Whether one claims the other's cue or source as its cue, or its content without being a statement within it."""
    marks = [span for span in (laid_out.cue, laid_out.source) if span]
    if tagged.cue and overlap([tagged.cue], marks):
        return True
    within = tagged.cue and overlap([tagged.cue], laid_out.content)
    return not within and overlap(tagged.content, laid_out.content)
