"""Gold speakers and coreference -> the weights by which `dateline.language.speakers.antecedents` ranks candidates.

    python -m dateline.training.antecedent_weights ../shared/corpora tests/language/speakers-*train.jsonl

The folder holds `worldwide-train.jsonl.gz`, whose texts the files of gold speakers go with, and `gum-train.jsonl.gz`,
whose coreference tells what pronouns mean. It writes `language/speakers/antecedents.json`. With `--folds`
nothing is written: texts are left out in turn, and it is told how many of their pronouns and descriptions come out
right.
"""

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from dateline.articles.parse import parse
from dateline.language.annotations import Annotations, Entity, Mention
from dateline.language.reader import Reader
from dateline.language.speakers.antecedents import WEIGHTS, Anaphor, likeliest
from dateline.sources.documents.document import RawDocument

from .corpora import GoldMention, GoldText, read_corpus
from .gold_speakers import GoldQuote, GoldSpeakers, read_speakers
from .metrics import pairs

_LEARNED = ("he or she", "person described")
"""Kinds of which more comes out right by learned weights than by guessed ones, when that is cross-validated."""
_TRUST = 1.0
"""How much it costs to move a weight from its guess (half the square of the distance, beside the log loss)."""
_STEPS = 400

_SPOKE = {
    "spoke last, 0 sentences before": 2.0,
    "spoke last, 1 sentences before": 2.0,
    "spoke last, 2 sentences before": 1.5,
}
_PERSON = {
    "nobody": -6.0,
    "distance": -0.3,
    "0 sentences before": 1.0,
    "1 sentences before": 1.0,
    "leads its sentence": 1.0,
    "oblique": -0.5,
    "within a quotation": -1.5,
    "often named": 0.3,
    "nearest": 0.3,
    "same gender": 0.5,
    "other gender": -2.0,
    **_SPOKE,
    "spoke last, 3 sentences before": 1.0,
    "unnamed spoke last, 0 sentences before": 6.0,
    "unnamed spoke last, 1 sentences before": 6.0,
    "unnamed spoke last, 2 sentences before": 4.0,
}
_THING = {
    "nobody": -1.0,
    "distance": -0.5,
    "leads its sentence": 1.0,
    "oblique": -0.5,
    "within a quotation": -1.5,
    "often named": 0.3,
    **_SPOKE,
    "spoke last, 0 sentences before": 3.0,
    "spoke last, 1 sentences before": 3.0,
    "unnamed spoke last, 0 sentences before": 2.0,
    "unnamed spoke last, 1 sentences before": 2.0,
}
_DESCRIBED = {
    "distance": -0.1,
    "often named": 0.2,
    "alone in that it fits": 1.5,
    "unnamed of the same noun spoke": 4.0,
}
GUESS: Mapping[str, Mapping[str, float]] = {
    "he or she": _PERSON,
    "he or she, speaking": {
        **_PERSON,
        "often named": 0.2,
        "other gender": -1.0,
        "spoke last, 0 sentences before": 2.5,
        "spoke last, 1 sentences before": 2.5,
        "unnamed spoke last, 0 sentences before": 7.0,
        "unnamed spoke last, 1 sentences before": 7.0,
        "unnamed spoke last, 2 sentences before": 5.5,
    },
    "it": _THING,
    "they": {**_THING, "nobody": 1.0},
    "person described": {
        **_DESCRIBED,
        **_SPOKE,
        "spoke last, 3 sentences before": 1.0,
        "nobody": 2.0,
        "leads its sentence": 0.5,
        "within a quotation": -1.0,
        "same role": 3.0,
        "noun told": 2.0,
        "one such introduced": 3.0,
    },
    "thing described": {
        **_DESCRIBED,
        "nobody": 2.5,
        "noun told": 3.0,
        "noun in its name": 3.0,
        "name that fits": 1.5,
        "unnamed of the same noun spoke": 2.0,
        "spoke last, 0 sentences before": 1.5,
        "spoke last, 1 sentences before": 1.5,
        "spoke last, 2 sentences before": 1.0,
        "spoke last, 3 sentences before": 0.7,
        "one such introduced": 1.0,
    },
}
"""What one would guess the weights to be, which stands where the data say nothing else."""


@dataclass(frozen=True, slots=True)
class Question:
    """An anaphor of a text and whom it means."""

    text_id: str
    anaphor: Anaphor
    answer: Entity | None


Answer = tuple[Entity | None] | None
"""Whom an anaphor means, nobody named among them, where that is known."""


class Listener:
    """A reader's chooser that knows answers, keeps the questions that it knows them to, and guesses the rest.

    Reading goes on from the right answers, as one wrong pronoun makes those after it hard to learn from.
    """

    def __init__(self) -> None:
        self.known: Callable[[Anaphor], Answer] = lambda _: None
        self.text_id = ""
        self.questions: list[Question] = []

    def __call__(self, anaphor: Anaphor) -> Entity | None:
        answer = self.known(anaphor)
        if answer is None:
            return likeliest(anaphor, GUESS[anaphor.kind])
        self.questions.append(Question(self.text_id, anaphor, *answer))
        return answer[0]


def questions(texts: Iterable[GoldText], speakers: Mapping[str, GoldSpeakers]) -> list[Question]:
    """What comes up in reading, as far as gold speakers or gold mentions tell the answer."""
    listener = Listener()
    reader = Reader(chooser=listener)
    for gold in texts:
        if gold.mentions is None and gold.id not in speakers:
            continue
        article = parse(RawDocument(f"{gold.id}.txt", "text", gold.text))
        listener.known, listener.text_id = lambda _: None, gold.id
        found = reader.annotate(article)
        if gold.mentions is not None:
            listener.known = _coreference(found, gold.mentions)
        else:
            listener.known = _speakers(found, speakers[gold.id].quotes, gold.text)
        reader.annotate(article)
    return listener.questions


def _coreference(found: Annotations, gold: Sequence[GoldMention]) -> Callable[[Anaphor], Answer]:
    clusters = _clusters(found.mentions, gold)
    meant = {mention.start: mention.cluster for mention in gold if mention.pronoun}

    def known(anaphor: Anaphor) -> Answer:
        if anaphor.start not in meant or anaphor.kind.endswith("described"):
            return None
        cluster = meant[anaphor.start]
        return (next((e for e, _ in anaphor.candidates if clusters.get(e) == cluster), None),)

    return known


def _speakers(found: Annotations, gold: Sequence[GoldQuote], text: str) -> Callable[[Anaphor], Answer]:
    matched = pairs([quote.content for quote in found.quotes], [quote.content for quote in gold], text, 0.5)
    by_source = {found.quotes[i].source[0][0]: gold[j] for i, j in matched if found.quotes[i].source}

    def known(anaphor: Anaphor) -> Answer:
        quote = by_source.get(anaphor.start)
        if quote is None:
            return None
        right = [entity for entity, _ in anaphor.candidates if quote.speaker and quote.accepts(entity.name)]
        return (right[0],) if right else None if quote.speaker else (None,)

    return known


def fit(asked: Sequence[Question], guess: Mapping[str, float]) -> dict[str, float]:
    """The weights that make the answers likely: a softmax over the candidates and nobody, fitted by Adam."""
    rows = [[q.anaphor.nobody, *(features for _, features in q.anaphor.candidates)] for q in asked]
    names = sorted({name for row in rows for features in row for name in features} | guess.keys())
    values = np.zeros((len(rows), max(map(len, rows)), len(names)))
    absent = np.ones(values.shape[:2], dtype=bool)
    right = np.zeros(values.shape[:2])
    for i, (question, row) in enumerate(zip(asked, rows, strict=True)):
        absent[i, : len(row)] = False
        entities = [None, *(entity for entity, _ in question.anaphor.candidates)]
        right[i, entities.index(question.answer)] = 1.0
        for j, features in enumerate(row):
            for name, value in features.items():
                values[i, j, names.index(name)] = value
    start = np.array([guess.get(name, 0.0) for name in names])
    weights, mean, square = start.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, _STEPS + 1):
        scores = np.where(absent, -np.inf, values @ weights)
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        gradient = np.einsum("ij,ijk->k", likely - right, values) + _TRUST * (weights - start)
        mean, square = 0.9 * mean + 0.1 * gradient, 0.99 * square + 0.01 * gradient**2
        rate = 0.1 * (1 - step / (_STEPS + 1))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def learn(asked: Sequence[Question]) -> dict[str, dict[str, float]]:
    """The weights of all kinds, learned where that is worth it."""
    weights = {kind: dict(guess) for kind, guess in GUESS.items()}
    for kind in _LEARNED:
        weights[kind] = fit([q for q in asked if q.anaphor.kind == kind and q.anaphor.candidates], GUESS[kind])
    return weights


def _clusters(mentions: Iterable[Mention], gold: Sequence[GoldMention]) -> dict[Entity, str]:
    """The gold cluster of each entity: that of most of the smallest gold mentions around its names."""
    votes: dict[Entity, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        around = [g for g in gold if g.start <= mention.start and mention.end <= g.end]
        if mention.form == "name" and mention.entity and around:
            votes[mention.entity][min(around, key=lambda g: g.end - g.start).cluster] += 1
    return {entity: counts.most_common(1)[0][0] for entity, counts in votes.items()}


def _right(asked: Iterable[Question], weights: Mapping[str, Mapping[str, float]]) -> Counter[tuple[str, bool]]:
    """How many questions of each kind, with somebody or nobody named as their answer, the weights get right."""
    right: Counter[tuple[str, bool]] = Counter()
    for question in asked:
        kind = question.anaphor.kind
        right[kind, question.answer is not None] += likeliest(question.anaphor, weights[kind]) == question.answer
    return right


def _cross_validate(asked: Sequence[Question], folds: int) -> None:
    """Print how many questions come out right by the guess, and by weights learned from other texts."""
    learned: Counter[tuple[str, bool]] = Counter()
    for fold in range(folds):
        left_out = [q for q in asked if zlib.crc32(q.text_id.encode()) % folds == fold]
        learned += _right(left_out, learn([q for q in asked if zlib.crc32(q.text_id.encode()) % folds != fold]))
    guessed = _right(asked, GUESS)
    for (kind, named), total in sorted(Counter((q.anaphor.kind, q.answer is not None) for q in asked).items()):
        words = f"{kind}, {'somebody' if named else 'nobody'} named"
        click.echo(f"{words:44} {total:5}  guessed {guessed[kind, named]:5}  learned {learned[kind, named]:5}")


@click.command(help=__doc__)
@click.argument("corpora", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("speakers", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--folds", type=click.IntRange(min=2), help="Cross-validate on so many parts of the texts.")
def main(corpora: Path, speakers: tuple[Path, ...], folds: int | None) -> None:
    gold = {name: speakers for path in speakers for name, speakers in read_speakers(path).items()}
    texts = [text for corpus in ("worldwide", "gum") for text in read_corpus(corpora / f"{corpus}-train.jsonl.gz")]
    asked = questions(texts, gold)
    if folds:
        _cross_validate(asked, folds)
    else:
        WEIGHTS.write_text(json.dumps(learn(asked), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
