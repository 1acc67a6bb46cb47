"""Tagging -> sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from flows.articles.article import Block, Span

from .annotations import Sentence
from .tagger import Tagging

_END = 0.5
_GOING_ON = (',"', ",”", ",’", ",'", ",»")
_OPENING = re.compile(r"(?<=[.?!:,”])\s+[\"“‘'«(]$")
_CLOSING = re.compile(r"[\"”’'»)\]]+(?=\s|$)")


def sentences(text: str, blocks: Sequence[Block], tagging: Tagging) -> list[Sentence]:
    """The sentences of all blocks in text order. A block's end always ends a sentence; boilerplate is cut by line."""
    found = []
    for number, block in enumerate(blocks):
        ends = _line_ends(text, block) if block.kind == "boilerplate" else _ends(text, block, tagging)
        found += [Sentence(start, end, number, block.paragraph) for start, end in _between(text, block, ends)]
    return found


def _line_ends(text: str, block: Block) -> Iterator[int]:
    return (match.start() for match in re.finditer("\n", text[block.start : block.end]))


def _ends(text: str, block: Block, tagging: Tagging) -> Iterator[int]:
    pieces = tagging.pieces
    first, stop = np.searchsorted(pieces.starts, (block.start, block.end))
    for i in np.flatnonzero(tagging.sentence_ends[first:stop] > _END) + first:
        end = int(pieces.ends[i])
        if closing := _CLOSING.match(text, end, block.end):
            end = closing.end()
        elif opening := _OPENING.search(text, block.start, end):
            end = opening.start()
        if not text.endswith(_GOING_ON, block.start, end):
            yield end - block.start


def _between(text: str, block: Block, ends: Iterable[int]) -> Iterator[Span]:
    start = block.start
    for end in (*(block.start + end for end in ends), block.end):
        stretch = text[start:end]
        if any(map(str.isalnum, stretch)) or (end == block.end and stretch.strip()):
            yield start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())
            start = end
