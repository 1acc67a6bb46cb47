"""Tagging -> sentences."""

import re
from collections.abc import Iterable, Iterator

import numpy as np

from dateline.articles.article import Block
from dateline.spans import Span
from dateline.world.word_lists import alternatives, any_of

from .annotations import Sentence
from .layers import Reading
from .lexicon.roles import TITLES_IN_SHORT
from .tagging.tagger import Tagging

_END = 0.5
"""Probability from which a word piece ends a sentence."""
_GOING_ON = (',"', ",”", ",’", ",'", ",''", ",»")
_NEAR = 12
"""Characters before the end of a sentence that tell whether it is one."""
_CLOSING = re.compile(r"[.?!…\"”’'»)\]]+(?=\s|$)")
_SMALL_WORD = re.compile(r"[\"“‘'«(\[]*[^\W\d_](?<=[a-zß-öø-ÿ])")
_PLAIN_STOP = re.compile(r"(?:(?<=\w)[.!]+|[;:—–-])[*_]*$")
"""What ends a sentence though a word in lower case follows: no question, ellipsis, closing mark or bracket, which the
sentence around it may hold."""
_ABBREVIATED = re.compile(
    rf"\b(?:[A-Za-z]|(?i:{alternatives('language/lexicon/organisations/company_suffixes')})|Bros|Jr|Sr|etc|al)\.$"
)
"""Words that end a sentence only where a capital follows their full stop."""
_TITLE = re.compile(rf"\b(?:{any_of(TITLES_IN_SHORT)}|Mrs?|Ms|Mlle|Mme|Hon|Ste?|Mt|Ft)\.$")
_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-z]|[ivx]{1,4})[.)]", re.IGNORECASE)
"""What numbers an item of a list or a section, and is no sentence of its own."""


def sentences(reading: Reading) -> list[Sentence]:
    """The sentences of all blocks in text order. A block's end always ends a sentence; boilerplate is cut by line."""
    found, text = [], reading.text
    for number, block in enumerate(reading.blocks):
        ends = _line_ends(text, block) if block.kind == "boilerplate" else _ends(text, block, reading.tagging)
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
        if not _goes_on(text, block, end):
            yield end - block.start


def _goes_on(text: str, block: Block, end: int) -> bool:
    """Whether a sentence goes on behind what the tagger takes for its end, as spelling tells."""
    before, after = text[max(block.start, end - _NEAR) : end], text[end : block.end].lstrip()
    if end == block.end or not after:
        return False
    if text.endswith(_GOING_ON, block.start, end) or _NUMBER.fullmatch(text, block.start, end) or _TITLE.search(before):
        return True
    if not text[end].isspace() and (after[0] in ",;:" or after[0].islower() or before[-1:].isalnum()):
        return True
    small = bool(_SMALL_WORD.match(after))
    return small and (not _PLAIN_STOP.search(before) or bool(_ABBREVIATED.search(before)))


def _between(text: str, block: Block, ends: Iterable[int]) -> Iterator[Span]:
    start = block.start
    for end in (*(block.start + end for end in ends), block.end):
        stretch = text[start:end]
        if any(map(str.isalnum, stretch)) or (end == block.end and stretch.strip()):
            yield start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())
            start = end
