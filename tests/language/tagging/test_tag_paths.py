from itertools import pairwise, product

import numpy as np
from dateline.language.tagging.tag_paths import Scores, best_tags, spans_of
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

TAGS = ("O", "B-one", "I-one", "B-two", "I-two")
scores = arrays(
    np.float32, st.tuples(st.integers(0, 3), st.integers(0, 5), st.just(len(TAGS))), elements=st.floats(-8, 0, width=32)
)


def allowed(path: tuple[int, ...]) -> bool:
    pairs = pairwise(["O", *(TAGS[tag] for tag in path)])
    return all(not tag.startswith("I-") or before[2:] == tag[2:] for before, tag in pairs)


def total(scores: Scores, path: tuple[int, ...]) -> float:
    return sum(float(scores[i, tag]) for i, tag in enumerate(path))


@given(scores)
def test_no_allowed_sequence_is_better(scores: Scores) -> None:
    for row, path in zip(scores, best_tags(scores, TAGS), strict=True):
        found = tuple(int(tag) for tag in path)
        assert allowed(found)
        best = max(total(row, other) for other in product(range(len(TAGS)), repeat=len(row)) if allowed(other))
        assert np.isclose(total(row, found), best, atol=1e-5)


def test_an_inside_without_a_begin_is_outvoted_or_begun() -> None:
    weak = [[0.9, 0.1, 0, 0, 0], [0.4, 0.1, 0.5, 0, 0], [0.9, 0.1, 0, 0, 0]]
    strong = [[0.5, 0.4, 0.1, 0, 0], [0.1, 0, 0.9, 0, 0], [0.1, 0, 0.9, 0, 0]]
    paths = best_tags(np.log(np.array([weak, strong], dtype=np.float32) + np.float32(1e-6)), TAGS)
    assert paths.tolist() == [[0, 0, 0], [1, 2, 2]]


def test_spans() -> None:
    path = np.array([0, 1, 2, 1, 3, 4, 0, 3])
    assert spans_of(path, TAGS) == [(1, 3, "one"), (3, 4, "one"), (4, 6, "two"), (7, 8, "two")]
