"""Word pieces of an article and the windows of them that the tagger reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dateline.spans import Span

SHAPES = ("lower", "title", "upper", "mixed", "none")
"""Capitalisation of a word piece. The vocabulary is uncased, so the shape restores what lower-casing lost."""

_LOWER, _TITLE, _UPPER, _MIXED, _NONE = range(len(SHAPES))


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one article, as parallel arrays in text order.

    `starts` and `ends` are code points of the article's text; `paragraphs` numbers the paragraph of each piece.
    """

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    paragraphs: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the tagger: `pieces` holds the piece under each position, -1 under a special token."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    pieces: NDArray[np.int64]


@lru_cache(maxsize=1 << 16)
def shape_of(word: str) -> int:
    """The index in `SHAPES` of a word piece as it stands in the text."""
    if word.islower():
        return _LOWER
    if not any(map(str.isalpha, word)):
        return _NONE
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return _TITLE
    if word.isupper():
        return _UPPER
    return _MIXED


class WordPieces:
    """Cuts text into word pieces (Wu et al. 2016) with offsets, by a `tokenizer.json` file."""

    def __init__(self, path: Path) -> None:
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(path))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.cls, self.sep, self.pad = (self.id_of(token) for token in ("[CLS]", "[SEP]", "[PAD]"))

    def id_of(self, piece: str) -> int:
        """The number of a piece that the vocabulary is known to hold."""
        number = self.tokenizer.token_to_id(piece)
        if number is None:
            raise KeyError(f"The tokenizer's vocabulary lacks {piece!r}.")
        return number

    def cut(self, text: str, paragraphs: Sequence[Span]) -> Pieces:
        """The pieces of the given paragraphs; text outside of them is not read."""
        ids: list[int] = []
        shapes: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        numbers: list[int] = []
        encodings = self.tokenizer.encode_batch([text[s:e] for s, e in paragraphs], add_special_tokens=False)
        for number, ((offset, _), encoding) in enumerate(zip(paragraphs, encodings, strict=True)):
            ids += encoding.ids
            for start, end in encoding.offsets:
                starts.append(offset + start)
                ends.append(offset + end)
                shapes.append(shape_of(text[offset + start : offset + end]))
            numbers += [number] * len(encoding.ids)
        return Pieces(
            np.array(ids, dtype=np.int64),
            np.array(shapes, dtype=np.int64),
            np.array(starts, dtype=np.int64),
            np.array(ends, dtype=np.int64),
            np.array(numbers, dtype=np.int64),
        )

    def window(self, pieces: Pieces, start: int, stop: int) -> Window:
        """Pieces `start` to `stop` between special tokens, a separator after each paragraph."""
        numbers = pieces.paragraphs[start:stop]
        after = np.flatnonzero(np.append(np.diff(numbers) != 0, True)) + 1
        index = np.insert(np.arange(start, stop), after, -1)
        index = np.insert(index, 0, -1)
        special = index < 0
        ids = np.where(special, self.sep, pieces.ids[index])
        ids[0] = self.cls
        return Window(ids, np.where(special, _NONE, pieces.shapes[index]), index)


def pack(pieces: Pieces, size: int, first: int | None = None, overlap: int = 0) -> Iterable[Span]:
    """Piece ranges of windows of at most `size` positions that hold whole paragraphs wherever these fit.

    A paragraph longer than a window is cut, after a full stop where there is one. `first` bounds the first window
    instead of `size`, so that training sees paragraphs in varying company. The last paragraph of a window of several
    opens the next one too when it has at most `overlap` pieces, so that what it says is read with both neighbours.
    """
    if not len(pieces):
        return
    edges = [0, *(np.flatnonzero(np.diff(pieces.paragraphs)) + 1).tolist(), len(pieces)]
    chunks = [chunk for start, stop in pairwise(edges) for chunk in _cut(pieces, start, stop, size - 2)]
    limit = first or size
    opened, used, i = 0, 1, 0
    while i < len(chunks):
        start, stop = chunks[i]
        length = stop - start + 1
        if used > 1 and used + length > limit:
            yield chunks[opened][0], chunks[i - 1][1]
            limit = size
            last = chunks[i - 1][1] - chunks[i - 1][0]
            shared = i - 1 > opened and last <= overlap and 1 + last + 1 + length <= size
            opened, used = (i - 1, last + 2) if shared else (i, 1)
        used += length
        i += 1
    yield chunks[opened][0], chunks[-1][1]


def _cut(pieces: Pieces, start: int, stop: int, size: int) -> Iterable[Span]:
    while stop - start > size:
        short = (pieces.ends - pieces.starts)[start + size // 2 : start + size] == 1
        gaps = pieces.starts[start + size // 2 + 1 : start + size + 1] > pieces.ends[start + size // 2 : start + size]
        candidates = np.flatnonzero(short & gaps)
        cut = start + size // 2 + int(candidates[-1]) + 1 if len(candidates) else start + size
        yield start, cut
        start = cut
    yield start, stop
