"""What steps of reading are worth: by how much gold texts are read worse without them, with what confidence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .evaluation import Evaluation

LEAST = 0.1
"""Points that a step must be worth to be kept for them."""
_DRAWS = 1000
_SEED = 20240619
_NO_HEADLINES = ("right source, of quotes found", "right cue, of quotes found", "sentence ends, recall")
"""Metrics that look at a part of what others measure."""
_HEADING = "## What each step is worth"
_SECTION = re.compile(rf"^{_HEADING}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_MADE_BY = "`dateline evaluate CORPORA --speakers SPEAKERS --ablate --save THIS_FILE`"
_ABOUT = """\
Measured by {made_by} on {corpora}.
Each step that may be missed is left out by itself, and the table says by how many points a metric falls then, F1 unless
it says otherwise. In brackets are the bounds that hold for 95 of 100 draws of as many texts from the same corpus.
**Bold** is what pays for a step: at least {least} points, with bounds above zero; ~~struck~~ is what speaks as clearly
against it. One figure in forty is so by chance. What is not named does not change.

No corpus has dates, titles, identities of places, or web pages with all that stands on them: what a step mends there is
counted apart, in test pages that are shared by those who work on Dateline."""
NOT_MEASURED = f"{_HEADING}\nNot measured with these weights yet. Measure it by {_MADE_BY}.\n\n"
"""The section of a model card that holds the table, before there is one."""


@dataclass(frozen=True, slots=True)
class Worth:
    """By how many points a metric falls where steps are left out, and the bounds of that with 95 % confidence."""

    corpus: str
    metric: str
    points: float
    low: float
    high: float

    @property
    def pays(self) -> bool:
        """Whether it is at least `LEAST`, and above zero with confidence."""
        return self.points >= LEAST and self.low > 0

    @property
    def costs(self) -> bool:
        """Whether leaving the steps out makes things better by as much, with confidence."""
        return self.points <= -LEAST and self.high < 0


def worth(whole: Mapping[str, Evaluation], without: Mapping[str, Evaluation]) -> list[Worth]:
    """What the steps are worth that the second reading leaves out, by corpus and metric; what they leave alone is left
    out.

    The bounds come from drawing as many texts as there are, again and again, each time the same for both readings
    (Efron 1979; paired as in Koehn, "Statistical Significance Tests for Machine Translation Evaluation", EMNLP 2004).
    """
    found = []
    for corpus, evaluation in whole.items():
        for metric, counts in _counts(evaluation, without[corpus]).items():
            points, low, high = _fall(counts)
            if round(points, 2):
                found.append(Worth(corpus, metric, points, low, high))
    return found


def write_worth(path: Path, worths: Mapping[str, Sequence[Worth]], texts: Mapping[str, int]) -> None:
    """Write what steps are worth into a Markdown file: in place of the section that says so, or at its end.

    `texts` tells how many each corpus has.
    """
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    section = "\n".join(_section(worths, texts)) + "\n\n"
    if _SECTION.search(before):
        after = _SECTION.sub(lambda _: section, before)
    else:
        after = f"{before.rstrip()}\n\n{section}".lstrip()
    path.write_text(after.rstrip() + "\n", encoding="utf-8")


def _section(worths: Mapping[str, Sequence[Worth]], texts: Mapping[str, int]) -> Iterator[str]:
    corpora = ", ".join(f"{name} ({count} texts)" for name, count in texts.items())
    yield _HEADING
    yield _ABOUT.format(made_by=_MADE_BY, corpora=corpora, least=LEAST)
    yield ""
    yield "| without | what falls, in points |"
    yield "|---|---|"
    for steps, found in worths.items():
        by_corpus = groupby(found, key=lambda one: one.corpus)
        told = (f"{corpus}: {', '.join(map(_in_words, all_of_it))}" for corpus, all_of_it in by_corpus)
        yield f"| {steps} | {'; '.join(told) or 'nothing changes'} |"


def _in_words(one: Worth) -> str:
    mark = "**" if one.pays else "~~" if one.costs else ""
    return f"{one.metric} {mark}{one.points:+.2f}{mark} ({one.low:+.2f} to {one.high:+.2f})"


def _counts(whole: Evaluation, without: Evaluation) -> dict[str, NDArray[np.float64]]:
    """By metric part and whole of each text that has something to measure, read with all steps and without some:
    (texts, readings, 2)."""
    read = [(scores.ratios(), without.by_text[name].ratios()) for name, scores in whole.by_text.items()]
    metrics = [name for name in read[0][0] if name not in _NO_HEADLINES] if read else []
    found = {}
    for metric in metrics:
        counts = np.array([(ours[metric], theirs[metric]) for ours, theirs in read], dtype=np.float64)
        if (measured := counts[:, :, 1].any(axis=1)).any():
            found[metric] = counts[measured]
    return found


def _fall(counts: NDArray[np.float64]) -> tuple[float, float, float]:
    """By how many points a metric is lower in the second reading, and the bounds of that."""
    draws = np.concatenate([np.ones((1, len(counts))), _draws(len(counts))])
    sums = np.tensordot(draws, counts, 1)
    values = 100 * sums[..., 0] / np.maximum(sums[..., 1], 1)
    falls = values[:, 0] - values[:, 1]
    low, high = np.percentile(falls[1:], (2.5, 97.5))
    return float(falls[0]), float(low), float(high)


@cache
def _draws(texts: int) -> NDArray[np.float64]:
    """How often each text is drawn (draws, texts)."""
    drawn = np.random.default_rng(_SEED).multinomial(texts, np.full(texts, 1 / texts), size=_DRAWS)
    return drawn.astype(np.float64)
