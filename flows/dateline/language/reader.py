"""Article -> annotations: the whole reading of one article."""

from collections.abc import Callable, Set
from copy import copy
from pathlib import Path
from typing import Any

from dateline.articles.article import Article
from dateline.articles.languages import language_of

from .annotations import Annotations
from .layers import Reading, paragraphs
from .speakers.antecedents import Chooser, choose
from .steps import Step, steps_taken
from .tagging.tagger import MODEL, Tagger, Tagging


class Reader:
    """Reads articles with one tagger, which is loaded once. `threads` is what the tagger may use.

    `chooser` decides whom a pronoun or a description means; training listens there. `without` names steps to leave out.
    """

    def __init__(
        self, model: Path = MODEL, threads: int = 1, chooser: Chooser = choose, without: Set[str] = frozenset()
    ) -> None:
        self.tagger = Tagger(model, threads)
        self.chooser = chooser
        self.steps = steps_taken(without, chooser)

    def without(self, steps: Set[str]) -> "Reader":
        """A reader with the same tagger that leaves steps out."""
        reader = copy(self)
        reader.steps = steps_taken(steps, self.chooser)
        return reader

    def tag(self, article: Article) -> Tagging:
        """What the tagger says of an article; the longest part of reading it."""
        return self.tagger.tag(article.text, [(own.start, own.end) for own in paragraphs(article.blocks)])

    def read(
        self, article: Article, tagging: Tagging | None = None, watch: Callable[[Step, Any, Any], None] | None = None
    ) -> Reading:
        """The article with all that its steps find; `watch` is told of each what its layer held before and after."""
        reading = Reading(article, tagging or self.tag(article))
        english = _in_english(article)
        for step in self.steps:
            if english or step.in_any_language:
                before = getattr(reading, step.writes)
                reading.write(step.writes, step.run(reading))
                if watch:
                    watch(step, before, getattr(reading, step.writes))
        return reading

    def annotate(self, article: Article, tagging: Tagging | None = None) -> Annotations:
        """Sentences of the whole text; mentions, quotes and time expressions of all that is not boilerplate.

        An article in another language than English has sentences only: the tagger would take its words for names.
        """
        return annotations(self.read(article, tagging))


def annotations(reading: Reading) -> Annotations:
    """What a reading has found, for the tables."""
    mentions = sorted(reading.mentions, key=lambda mention: (mention.start, mention.end))
    return Annotations(tuple(reading.sentences), tuple(mentions), tuple(reading.quotes), tuple(reading.dates))


def _in_english(article: Article) -> bool:
    """Whether its language is English or unknown; a page may name another and yet be English."""
    return article.language in ("en", None) or language_of(article.text) == "en"
