"""Tagging -> attributions: which words are the cue, the source and the content of one statement."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from dateline.language.layers import Reading, Statement
from dateline.language.tagging.labels import CUE_TAGS, ROLE_TAGS
from dateline.language.tagging.tag_paths import Scores, best_tags, spans_of
from dateline.language.tagging.tagger import Tagging, WindowScores
from dateline.spans import Span, whole_words

_SAME_CONTENT = 0.7
_WEAK_CONTENT = 0.5
_LEAST_SCORE = 0.36
_TOWARDS_CUES = 0.8
_TOWARDS_ROLES = 0.8
"""How much the odds that a piece is no cue, or has no role, are lowered (log): a cue without source or with half its
content costs more than a word too many. Like the least score they were chosen on the dev split of PolNeAR."""

_STRETCH = 256
"""Characters by which attributions are looked up among their neighbours."""

_NO_ROLE = np.array([0.0, *[-1e9] * (len(ROLE_TAGS) - 1)], dtype=np.float32)


def log_odds(probability: float) -> float:
    """The log odds of a probability, kept off the infinities."""
    probability = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(probability / (1 - probability))


def _calibrated(score: float, slope: float, shift: float) -> float:
    return 1 / (1 + math.exp(-slope * log_odds(score) - shift))


@dataclass(frozen=True, slots=True)
class _Cue:
    window: WindowScores
    start: int
    stop: int
    probability: float


def attributions(reading: Reading) -> list[Statement]:
    """The statements of an article as the tagger reads them."""
    text, tagging = reading.text, reading.tagging
    return _distinct(statement for window in tagging.windows for statement in _of_window(text, tagging, window))


def _of_window(text: str, tagging: Tagging, window: WindowScores) -> Iterator[Statement]:
    cues = list(_cues(window))
    roles = tagging.tagger.roles(window, [(cue.start, cue.stop) for cue in cues])
    roles[:, :, 0] -= _TOWARDS_ROLES
    for row, cue in zip(roles, cues, strict=True):
        row[cue.start : cue.stop] = _NO_ROLE
    for cue, scores, path in zip(cues, roles, best_tags(roles, ROLE_TAGS), strict=True):
        statement = _attribution(text, tagging, cue, scores, path)
        if statement and statement.score >= _LEAST_SCORE:
            yield replace(statement, score=_calibrated(statement.score, *tagging.tagger.calibration))


def _cues(window: WindowScores) -> Iterable[_Cue]:
    scores = window.cues.copy()
    scores[:, 0] -= _TOWARDS_CUES
    path = best_tags(scores[None], CUE_TAGS)[0]
    for start, stop, _ in spans_of(path, CUE_TAGS):
        probability = float(1 - np.exp(window.cues[start:stop, 0]).mean())
        if probability >= _LEAST_SCORE:
            yield _Cue(window, start, stop, probability)


def _attribution(text: str, tagging: Tagging, cue: _Cue, roles: Scores, path: np.ndarray) -> Statement | None:
    pieces = tagging.pieces
    numbers = cue.window.pieces

    def span(start: int, stop: int) -> Span:
        return whole_words(text, int(pieces.starts[numbers[start]]), int(pieces.ends[numbers[stop - 1]]))

    def confidence(start: int, stop: int) -> float:
        label = path[start] + (path[start] % 2)
        return float(np.exp(np.logaddexp(roles[start:stop, label - 1], roles[start:stop, label])).mean())

    spans = spans_of(path, ROLE_TAGS)
    contents = [(confidence(a, b), a, b) for a, b, label in spans if label == "content"]
    sources = [(confidence(a, b), a, b) for a, b, label in spans if label == "source"]
    if not contents:
        return None
    strongest = max(contents)[0]
    kept = [(c, a, b) for c, a, b in contents if c >= min(_WEAK_CONTENT, strongest)]
    length = sum(b - a for _, a, b in kept)
    certainty = sum(c * (b - a) for c, a, b in kept) / length
    return Statement(
        cue=span(cue.start, cue.stop),
        source=span(*max(sources)[1:]) if sources else None,
        content=tuple(span(a, b) for _, a, b in kept),
        score=cue.probability * certainty,
    )


def _distinct(found: Iterable[Statement]) -> list[Statement]:
    """One statement for each cue and for each content: the surest, as windows overlap and cues may compete."""
    kept: list[Statement] = []
    near: dict[int, list[Statement]] = defaultdict(list)
    for statement in sorted(found, key=lambda a: (-a.score, a.content)):
        stretches = _stretches([*statement.content, *([statement.cue] if statement.cue else [])])
        if not any(_same(statement, other) for stretch in stretches for other in near[stretch]):
            kept.append(statement)
            for stretch in stretches:
                near[stretch].append(statement)
    return kept


def _stretches(spans: Iterable[Span]) -> set[int]:
    """The numbers of the stretches of text that spans lie in: what shares no stretch shares no character."""
    return {number for start, end in spans for number in range(start // _STRETCH, (end - 1) // _STRETCH + 1)}


def _same(a: Statement, b: Statement) -> bool:
    if a.cue and b.cue and a.cue[0] < b.cue[1] and b.cue[0] < a.cue[1]:
        return True
    shared = sum(max(0, min(e, f) - max(s, t)) for s, e in a.content for t, f in b.content)
    total = sum(e - s for s, e in a.content) + sum(f - t for t, f in b.content) - shared
    return shared > _SAME_CONTENT * total
