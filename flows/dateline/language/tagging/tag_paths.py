"""Scores of BIO tags -> the best sequences of tags, and the spans that they mark."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

_IMPOSSIBLE = -1e9


def best_tags(scores: Scores, tags: tuple[str, ...]) -> NDArray[np.int64]:
    """The most probable sequences of BIO tags in which every I follows a B or I of its own label.

    `scores` holds log probabilities (sequences, length, tags), `tags` begins with O; the result is (sequences, length).
    The best tags one by one are the answer wherever they keep that rule; only the stretches where they do not are
    searched (Viterbi 1967).
    """
    path: NDArray[np.int64] = scores.argmax(axis=-1)
    inside = np.array([tag.startswith("I-") for tag in tags])
    allowed = np.array([[not tag.startswith("I-") or before[2:] == tag[2:] for tag in tags] for before in tags])
    broken = ~allowed[np.pad(path, ((0, 0), (1, 0)))[:, :-1], path]
    if broken.any():
        stretches = np.flatnonzero(_surely_not_inside(scores, tags, inside))
        flat_scores, flat_path = scores.reshape(-1, len(tags)), path.reshape(-1)
        for i in set(np.searchsorted(stretches, np.flatnonzero(broken), side="right").tolist()):
            start, stop = stretches[i - 1], stretches[i] if i < len(stretches) else len(flat_path)
            flat_path[start:stop] = _viterbi(flat_scores[start:stop], allowed, inside)
    return path


def _surely_not_inside(scores: Scores, tags: tuple[str, ...], inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where no best sequence has an I, so that what stands before has no say in what follows.

    Whoever replaces an I by the best tag that is none may have to make the next I a B; that surely pays where the one
    gains more than the other can lose.
    """
    insides, begins = np.flatnonzero(inside), [tags.index("B" + tag[1:]) for tag in tags if tag.startswith("I-")]
    gain = scores[..., ~inside].max(axis=-1, keepdims=True) - scores[..., insides]
    loss = np.zeros_like(gain)
    loss[:, :-1] = (scores[..., insides] - scores[..., begins])[:, 1:]
    sure: NDArray[np.bool_] = (gain > np.maximum(loss, 0)).all(axis=-1)
    sure[:, :1] = True
    return sure


def _viterbi(scores: Scores, allowed: NDArray[np.bool_], inside: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The best path (length,) through the scores (length, tags) of one stretch, whose first tag is no I."""
    penalty = np.where(allowed, 0, _IMPOSSIBLE).astype(np.float32)
    back = np.zeros(scores.shape, dtype=np.int64)
    best = scores[0] + np.where(inside, _IMPOSSIBLE, 0).astype(np.float32)
    for i in range(1, len(scores)):
        paths = best[:, None] + penalty
        back[i] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[i]
    path = np.zeros(len(scores), dtype=np.int64)
    path[-1] = best.argmax()
    for i in range(len(scores) - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def spans_of(path: NDArray[np.int64], tags: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Stretches [start, stop) of a tag path with their labels."""
    spans: list[tuple[int, int, str]] = []
    for i in np.flatnonzero(path):
        label = tags[path[i]][2:]
        if tags[path[i]].startswith("I-") and spans and spans[-1][1] == i and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], int(i) + 1, label)
        else:
            spans.append((int(i), int(i) + 1, label))
    return spans
