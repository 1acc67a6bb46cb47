"""Scores that mean what they say: of the quotes with a score of about 0.9, about nine in ten are right."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.language.statements.attributions import log_odds

Judged = Sequence[tuple[float, bool]]
"""Scores of quotes, each with whether the quote is right: its content and its source are the gold's."""

_BINS = 10
_PULL = 0.1
"""How strongly the raw scores are believed where there is little to judge them by (the weight of a prior)."""


def calibration(judged: Judged) -> tuple[float, float]:
    """Slope and shift of the log odds of raw scores that make them probabilities (Platt 1999), by Newton's method with
    steps halved until they lead downhill (Lin, Lin and Weng 2007)."""
    odds = np.array([log_odds(score) for score, _ in judged])
    right = np.array([right for _, right in judged], dtype=np.float64)
    wrong = len(right) - right.sum()
    # As Platt has it: no count is so high that it makes anything certain.
    wanted = np.where(right, (right.sum() + 1) / (right.sum() + 2), 1 / (wrong + 2))
    inputs = np.stack([odds, np.ones_like(odds)], axis=1)
    raw = weights = np.array([1.0, 0.0])

    def loss(weights: NDArray[np.float64]) -> float:
        z = inputs @ weights
        return float((np.logaddexp(0, z) - wanted * z).sum() + _PULL * ((weights - raw) ** 2).sum() / 2)

    for _ in range(50):
        chances = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30)))
        slope = inputs.T @ (wanted - chances) - _PULL * (weights - raw)
        curvature = (inputs * (chances * (1 - chances))[:, None]).T @ inputs + _PULL * np.eye(2)
        step = np.linalg.solve(curvature, slope)
        while loss(weights + step) > loss(weights) and np.abs(step).max() > 1e-9:
            step /= 2
        weights = weights + step
    return round(float(weights[0]), 4), round(float(weights[1]), 4)


def calibration_error(judged: Judged) -> float:
    """By how much scores and the share of right quotes differ, over ten bins of equal width, weighted by their sizes
    (expected calibration error, Guo et al. 2017)."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for score, right in judged:
        bins.setdefault(min(_BINS - 1, int(score * _BINS)), []).append((score, right))
    gaps = (abs(sum(score - right for score, right in members)) for members in bins.values())
    return sum(gaps) / len(judged) if judged else 0.0
