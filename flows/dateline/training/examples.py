"""Annotated texts -> labelled windows of word pieces."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.language.tagging.labels import CUE_TAGS, ENTITY_TAGS, ROLE_TAGS
from dateline.language.tagging.word_pieces import SHAPES, Pieces, Window, WordPieces, pack
from dateline.spans import Span

from .corpora import Attribution, GoldText

IGNORED = -100
"""Label of a position that a loss leaves out, PyTorch's own choice."""

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_CERTAIN_END = re.compile(r"[a-z]{3}[.?!][\"”’)]?(?= +[\"“‘]?[A-Z][a-z]+[ ,])")
_CERTAIN_INSIDE = re.compile(r"[a-z,;](?= )")
_PLAIN_QUOTES = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_ANGLE_QUOTES = {"“": "«", "”": "»"}


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution in a window: positions of its cue, and a role tag (`ROLE_TAGS`) for every position."""

    cue_start: int
    cue_stop: int
    roles: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """A window and its labels, `IGNORED` where its corpus says nothing."""

    window: Window
    entities: NDArray[np.int64]
    sentence_ends: NDArray[np.int64]
    cues: NDArray[np.int64]
    links: tuple[Link, ...]


def paragraphs_of(text: str) -> list[Span]:
    """The lines of a gold text that are not blank."""
    return [match.span() for match in _PARAGRAPH.finditer(text)]


def epoch(texts: Iterable[GoldText], word_pieces: WordPieces, size: int, rng: np.random.Generator) -> Iterator[Example]:
    """Every text once, cut into windows at places that differ from epoch to epoch, with varied typography."""
    for gold in texts:
        pieces = word_pieces.cut(gold.text, paragraphs_of(gold.text))
        labels = _Labels(gold, pieces)
        for start, stop in pack(pieces, size, first=int(rng.integers(size // 4, size + 1))):
            yield _vary(labels.example(word_pieces.window(pieces, start, stop)), word_pieces, rng)


class _Labels:
    """Labels of all pieces of one text."""

    def __init__(self, gold: GoldText, pieces: Pieces) -> None:
        self.pieces = pieces
        nothing = np.full(len(pieces), IGNORED, dtype=np.int64)
        self.entities = nothing if gold.entities is None else self._entity_tags(gold.entities)
        self.sentence_ends = self._sentence_ends(gold)
        self.cues = nothing if gold.attributions is None else self._cue_tags(gold.attributions)
        self.attributions = gold.attributions or ()

    def example(self, window: Window) -> Example:
        def at(labels: NDArray[np.int64]) -> NDArray[np.int64]:
            return np.where(window.pieces < 0, IGNORED, labels[window.pieces])

        links = tuple(link for a in self.attributions if (link := self._link(a, window)))
        return Example(window, at(self.entities), at(self.sentence_ends), at(self.cues), links)

    def _range(self, span: Span) -> Span:
        """The pieces that a stretch of text touches, half open."""
        first = int(np.searchsorted(self.pieces.ends, span[0], side="right"))
        return first, int(np.searchsorted(self.pieces.starts, span[1], side="left"))

    def _entity_tags(self, entities: Iterable[tuple[int, int, str]]) -> NDArray[np.int64]:
        tags = np.zeros(len(self.pieces), dtype=np.int64)
        for start, end, label in entities:
            first, stop = self._range((start, end))
            tags[first:stop] = ENTITY_TAGS.index(f"I-{label}")
            tags[first : first + (stop > first)] = ENTITY_TAGS.index(f"B-{label}")
        return tags

    def _cue_tags(self, attributions: Iterable[Attribution]) -> NDArray[np.int64]:
        tags = np.zeros(len(self.pieces), dtype=np.int64)
        for attribution in attributions:
            for cue in attribution.cue:
                first, stop = self._range(cue)
                tags[first:stop] = CUE_TAGS.index("I-cue")
                tags[first : first + (stop > first)] = CUE_TAGS.index("B-cue")
        return tags

    def _sentence_ends(self, gold: GoldText) -> NDArray[np.int64]:
        """1 on the last piece of a sentence, 0 inside.

        Only a corpus without entities (GUM) marks sentences within a paragraph: the Worldwide corpus gives whole
        lines. Elsewhere the ends and insides that no reader would doubt are labelled and the rest is ignored.
        """
        labels = np.full(len(self.pieces), IGNORED, dtype=np.int64)
        if gold.sentences and gold.entities is None:
            labels[self._range(gold.sentences[0])[0] : self._range(gold.sentences[-1])[1]] = 0
            for sentence in gold.sentences:
                labels[self._range(sentence)[1] - 1] = 1
            return labels
        for pattern, label in ((_CERTAIN_INSIDE, 0), (_CERTAIN_END, 1)):
            for match in pattern.finditer(gold.text):
                labels[self._range(match.span())[1] - 1] = label
        return labels

    def _link(self, attribution: Attribution, window: Window) -> Link | None:
        """The attribution as seen in a window, or None where its cue lies outside."""
        if not attribution.cue:
            return None
        positions = {int(piece): i for i, piece in enumerate(window.pieces) if piece >= 0}
        first, stop = self._range(attribution.cue[0])
        if stop <= first or first not in positions or stop - 1 not in positions:
            return None
        roles = np.where(window.pieces < 0, IGNORED, 0)
        for role, spans in (("content", attribution.content), ("source", attribution.source)):
            for span in spans:
                here = [positions[p] for p in range(*self._range(span)) if p in positions]
                roles[here] = ROLE_TAGS.index(f"I-{role}")
                roles[here[:1]] = ROLE_TAGS.index(f"B-{role}")
        return Link(positions[first], positions[stop - 1] + 1, roles)


def _vary(example: Example, word_pieces: WordPieces, rng: np.random.Generator) -> Example:
    """Now and then other quotation marks, or all of a window in capitals or in lower case, as some outlets write."""
    ids, shapes = example.window.ids.copy(), example.window.shapes.copy()
    chance = rng.random()
    marks = _PLAIN_QUOTES if chance < 0.2 else _ANGLE_QUOTES if chance < 0.23 else {}
    for mark, other in marks.items():
        ids[ids == word_pieces.id_of(mark)] = word_pieces.id_of(other)
    chance = rng.random()
    if chance < 0.03:
        shapes[shapes != SHAPES.index("none")] = SHAPES.index("upper" if chance < 0.02 else "lower")
    return Example(
        Window(ids, shapes, example.window.pieces),
        example.entities,
        example.sentence_ends,
        example.cues,
        example.links,
    )
