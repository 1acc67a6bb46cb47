"""Gold texts read with all steps and without some -> what each of these readings gets right."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from dateline.language.annotations import Annotations
from dateline.language.layers import Reading
from dateline.language.reader import Reader
from dateline.language.steps import OPTIONAL, STEPS
from dateline.language.tagging.tagger import MODEL, Tagging

from .corpora import GoldText
from .evaluation import Evaluation, Scores, gold_article, scores_of
from .gold_speakers import GoldSpeakers

Steps = frozenset[str]
"""Names of steps that are left out."""

ALL_STEPS_TAKEN: Steps = frozenset()


@dataclass(frozen=True, slots=True)
class _Task:
    """A text to be read once for each set of steps to leave out."""

    model: Path
    left_out: tuple[Steps, ...]
    gold: GoldText
    speakers: GoldSpeakers | None


def steps_to_leave_out() -> list[Steps]:
    """Each step alone that may be left out, in the order of reading."""
    return [frozenset((name,)) for name in OPTIONAL]


def evaluations(
    corpora: Mapping[str, Sequence[GoldText]],
    left_out: Sequence[Steps],
    model: Path = MODEL,
    speakers: Mapping[str, GoldSpeakers] | None = None,
    workers: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[dict[str, Evaluation]]:
    """What is read right in each corpus, for each set of steps to leave out. Every text is tagged once."""
    texts = [(name, gold) for name, golds in corpora.items() for gold in golds]
    tasks = [_Task(model, tuple(left_out), gold, (speakers or {}).get(gold.id)) for _, gold in texts]
    found = [{name: Evaluation({}) for name in corpora} for _ in left_out]
    for done, ((name, gold), all_scores) in enumerate(zip(texts, _in_processes(tasks, workers), strict=True), start=1):
        for evaluation, scores in zip(found, all_scores, strict=True):
            evaluation[name].by_text[gold.id] = scores
        progress(done, len(texts))
    return found


def _in_processes(tasks: Sequence[_Task], workers: int) -> Iterator[list[Scores]]:
    workers = min(workers, len(tasks))
    if workers < 2:
        yield from map(_scores, tasks)
    else:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            yield from pool.map(_scores, tasks)


def _scores(task: _Task) -> list[Scores]:
    """The scores of a text, for each set of steps to leave out."""
    article = gold_article(task.gold)
    readers = _readers(task.model, task.left_out)
    tagging = readers[0].tag(article)
    scored: dict[Annotations, Scores] = {}
    all_scores = []
    for reader in readers:
        found = reader.annotate(article, tagging)
        if found not in scored:
            scored[found] = scores_of(task.gold, found, task.speakers)
        all_scores.append(scored[found])
    return all_scores


@lru_cache(maxsize=1)
def _readers(model: Path, left_out: tuple[Steps, ...]) -> list[Reader]:
    """A reader for each set of steps to leave out, with one tagger. What reads nothing but its tags is run once."""
    whole = Reader(model)
    readers = [whole.without(steps) for steps in left_out]
    shared = {step.name: replace(step, run=_once(step.run)) for step in STEPS if step.reads == "tagging"}
    for reader in readers:
        reader.steps = [shared.get(step.name, step) for step in reader.steps]
    return readers


def _once(run: Callable[[Reading], Any]) -> Callable[[Reading], Any]:
    """A step that finds in the same tags what it found the time before."""
    kept: list[tuple[Tagging, Any]] = []

    def run_or_remember(reading: Reading) -> Any:
        if not kept or kept[0][0] is not reading.tagging:
            kept[:] = [(reading.tagging, run(reading))]
        return kept[0][1]

    return run_or_remember
