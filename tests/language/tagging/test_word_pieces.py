import numpy as np
import pytest
from dateline.language.tagging.tagger import MODEL
from dateline.language.tagging.word_pieces import SHAPES, WordPieces, pack, shape_of
from dateline.spans import whole_words
from hypothesis import given
from hypothesis import strategies as st

from ..articles import body_blocks

WORD_PIECES = WordPieces(MODEL / "tokenizer.json")
TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=400)


@pytest.mark.parametrize(
    ("word", "shape"),
    [("word", "lower"), ("Word", "title"), ("I", "title"), ("NATO", "upper"), ("iPhone", "mixed"), ("19", "none")],
)
def test_shapes(word: str, shape: str) -> None:
    assert SHAPES[shape_of(word)] == shape


def test_whole_words() -> None:
    assert whole_words("said Ushakov.", 5, 7) == (5, 12)
    assert whole_words("said Ushakov.", 7, 12) == (5, 12)
    assert whole_words("a b", 0, 1) == (0, 1)


@given(TEXTS)
def test_pieces_lie_in_their_paragraphs_in_order(text: str) -> None:
    paragraphs = [(block.start, block.end) for block in body_blocks(text)]
    pieces = WORD_PIECES.cut(text, paragraphs)
    for start, end, number in zip(pieces.starts, pieces.ends, pieces.paragraphs, strict=True):
        assert paragraphs[number][0] <= start <= end <= paragraphs[number][1]
    assert (np.diff(pieces.starts) >= 0).all()


@given(st.lists(st.integers(1, 60), max_size=20), st.integers(8, 40), st.integers(0, 12))
def test_windows_cover_every_piece_and_are_never_too_long(lengths: list[int], size: int, overlap: int) -> None:
    text = "\n".join("word " * length for length in lengths)
    pieces = WORD_PIECES.cut(text, [(block.start, block.end) for block in body_blocks(text)])
    covered = np.zeros(len(pieces), dtype=int)
    for start, stop in pack(pieces, size, overlap=overlap):
        assert len(WORD_PIECES.window(pieces, start, stop).ids) <= size
        covered[start:stop] += 1
    assert (covered >= 1).all()
    assert overlap or (covered == 1).all()
