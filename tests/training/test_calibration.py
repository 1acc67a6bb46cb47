import math
import random

import pytest
from dateline.language.statements.attributions import log_odds
from dateline.training.calibration import calibration, calibration_error
from hypothesis import given
from hypothesis import strategies as st


def test_scores_that_mean_what_they_say_have_no_error() -> None:
    assert calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False)]) == 0


def test_error_is_how_far_scores_are_off() -> None:
    assert calibration_error([(0.9, True), (0.9, False)]) == pytest.approx(0.4)
    assert calibration_error([]) == 0


def test_overconfident_scores_are_lowered() -> None:
    rng = random.Random(1)
    judged = [(score, rng.random() < score**3) for score in (rng.uniform(0.4, 0.99) for _ in range(4000))]
    slope, shift = calibration(judged)
    odds = slope * log_odds(0.8) + shift
    assert odds == pytest.approx(log_odds(0.8**3), abs=0.25)


def wanted_loss(judged: list[tuple[float, bool]], slope: float, shift: float) -> float:
    """What the odds cost against the smoothed outcomes and the pull towards the raw ones."""
    right = sum(is_right for _, is_right in judged)
    wanted = {True: (right + 1) / (right + 2), False: 1 / (len(judged) - right + 2)}
    odds = [(slope * log_odds(score) + shift, wanted[is_right]) for score, is_right in judged]
    return sum(math.log1p(math.exp(-abs(z))) + max(z, 0) - z * y for z, y in odds) + 0.05 * (
        (slope - 1) ** 2 + shift**2
    )


@given(st.lists(st.tuples(st.sampled_from([1e-6, 0.01, 0.3, 0.9, 0.999, 1 - 1e-6]), st.booleans()), min_size=1))
def test_it_never_makes_scores_worse(judged: list[tuple[float, bool]]) -> None:
    assert wanted_loss(judged, *calibration(judged)) <= wanted_loss(judged, 1, 0) + 1e-3


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_order_never_matters(judged: list[tuple[float, bool]]) -> None:
    assert calibration(judged) == pytest.approx(calibration(judged[::-1]), abs=1e-2)
    assert 0 <= calibration_error(judged) <= 1
