"""Scores of the roles that word pieces play for a cue, from the vectors that the tagger gives."""

import numpy as np
from numpy.typing import NDArray

_FAR = 16
DISTANCES = 2 * _FAR + 1
"""How many buckets of distance between a piece and a cue there are."""


def distance_buckets(cue_start: int, cue_stop: int, length: int) -> NDArray[np.int64]:
    """The bucket of each of `length` positions: how far before or after a cue it stands, on a log scale."""
    positions = np.arange(length)
    away = np.where(positions < cue_start, positions - cue_start, np.maximum(0, positions - cue_stop + 1))
    steps = np.rint(np.log2(np.abs(away) + 1) * 2).astype(np.int64)
    return _FAR + np.sign(away) * np.minimum(steps, _FAR)
