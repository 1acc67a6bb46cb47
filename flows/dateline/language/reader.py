"""Article -> annotations: the whole reading of one article."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from dateline.articles.article import Article, Block
from dateline.articles.languages import language_of
from dateline.spans import Span

from .annotations import Annotations, Entity, Mention, MentionForm, Quote
from .dates.expressions import dates
from .entities.resolved import entities
from .entities.wordings import aliases
from .names.by_layout import datelined
from .names.credited import credited
from .names.recurring import consistent
from .names.rejoined import joined
from .names.tagged import Name, names
from .names.titles import titles
from .speakers.antecedents import Chooser, choose
from .speakers.quotes import quotes
from .speakers.resolver import SpeakerResolver
from .statements.attributions import attributions
from .statements.extents import fitted, without_asides
from .statements.layout import with_layout
from .statements.quotation_marks import quotations
from .statements.quoted_by_others import passed_on
from .statements.source_phrases import with_sources
from .statements.unattributed import with_unattributed
from .tagging.labels import NUMBERS
from .tagging.sentences import sentences
from .tagging.tagger import MODEL, Tagger


class Reader:
    """Reads articles with one tagger, which is loaded once. `threads` is what the tagger may use.

    `chooser` decides whom a pronoun or a description means; training listens there.
    """

    def __init__(self, model: Path = MODEL, threads: int = 1, chooser: Chooser = choose) -> None:
        self.tagger = Tagger(model, threads)
        self.chooser = chooser

    def annotate(self, article: Article) -> Annotations:
        """Sentences of the whole text; mentions, quotes and time expressions of all that is not boilerplate.

        An article in another language than English has sentences only: the tagger would take its words for names.
        """
        text = article.text
        paragraphs = _paragraphs(article.blocks)
        tagging = self.tagger.tag(text, paragraphs)
        found_sentences = sentences(text, article.blocks, tagging)
        if not _in_english(article):
            return Annotations(tuple(found_sentences), (), (), ())
        tagged_names = credited(text, article.blocks, joined(text, names(text, paragraphs, tagging)))
        tagged_names = datelined(text, article.blocks, article.dateline_place, tagged_names)
        found_names = consistent(text, paragraphs, found_sentences, tagged_names)
        named = entities(text, found_names)
        resolver = SpeakerResolver(text, found_sentences, found_names, named, self.chooser)
        marked = quotations(text, paragraphs, asides=_interruptions(article.blocks))
        attributed = passed_on(text, attributions(text, tagging, self.tagger))
        told = with_layout(article, attributed, marked, found_sentences, found_names)
        told = with_sources(text, fitted(text, told, marked, found_names), found_names)
        told = with_unattributed(text, told, marked, paragraphs, found_sentences, found_names)
        told = without_asides(article, told)
        found_quotes = quotes(text, told, marked, resolver)
        titled = titles(text, found_sentences, found_names)
        mentions = map(_mention, found_names, named, aliases(text, found_names), titled)
        return Annotations(
            tuple(found_sentences),
            tuple(sorted((*mentions, *_described(found_quotes, found_names)), key=lambda m: (m.start, m.end))),
            tuple(quote for quote, _, _ in found_quotes),
            tuple(dates(text, article.blocks, found_sentences, found_names, _day(article))),
        )


def _in_english(article: Article) -> bool:
    """Whether its language is English or unknown; a page may name another and yet be English."""
    return article.language in ("en", None) or language_of(article.text) == "en"


def _day(article: Article) -> date | None:
    """The day of publication, in the time zone that its source gives."""
    return article.published_at.date() if article.published_at else None


def _paragraphs(blocks: Sequence[Block]) -> list[Span]:
    """The paragraphs that are read, each from its first block's start to its last block's end."""
    spans: dict[int, Span] = {}
    for block in blocks:
        if block.kind != "boilerplate":
            start, _ = spans.get(block.paragraph, (block.start, 0))
            spans[block.paragraph] = start, block.end
    return list(spans.values())


def _interruptions(blocks: Sequence[Block]) -> set[Span]:
    """The paragraphs that hold nothing but a caption or a credit."""
    told = {block.paragraph for block in blocks if block.kind not in ("caption", "credit")}
    shown = [block for block in blocks if block.paragraph not in told]
    return set(_paragraphs(shown))


def _described(
    found: Sequence[tuple[Quote, Span | None, MentionForm | None]], names: Sequence[Name]
) -> Iterator[Mention]:
    """The mentions of speakers by a description or a pronoun, each once."""
    taken = {(name.start, name.end) for name in names}
    for quote, span, form in found:
        if span and quote.speaker and form in ("nominal", "pronoun") and span not in taken:
            taken.add(span)
            yield Mention(*span, quote.speaker.label, form, quote.score, quote.speaker)


def _mention(name: Name, entity: Entity, alias: str, title: str | None) -> Mention:
    score = round(name.score, 4)
    if name.label in NUMBERS:
        return Mention(name.start, name.end, name.label, "name", score, None)
    return Mention(name.start, name.end, entity.label, "name", score, entity, alias, title)
