"""Gold texts through the pipeline -> how much of them it reads right."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.articles.article import Article
from dateline.articles.parse import parse
from dateline.language.annotations import Annotations
from dateline.language.reader import Reader
from dateline.sources.documents.document import RawDocument
from dateline.spans import Span

from .calibration import calibration_error
from .corpora import ENTITY_LABELS, GoldText
from .gold_speakers import GoldSpeakers, SpeakerMetrics
from .metrics import (
    CORE_LABELS,
    Agreement,
    NameMetrics,
    Quoted,
    QuoteMetrics,
    Ratio,
    quotient,
    sentence_ends,
    speech_alone,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a tool finds in a text, as spans of it; None stands for a layer that the tool does not read."""

    quotes: Sequence[Quoted] | None = None
    names: Sequence[tuple[int, int, str]] | None = None
    sentences: Sequence[Span] | None = None


def found_by_dateline(annotations: Annotations) -> Found:
    """The spans that gold layers are compared with."""
    return Found(
        quotes=[Quoted(q.content, q.source, q.cue, q.score, q.is_speech) for q in annotations.quotes],
        names=[(m.start, m.end, m.label) for m in annotations.mentions if m.form == "name"],
        sentences=[(s.start, s.end) for s in annotations.sentences],
    )


@dataclass(slots=True)
class Scores:
    """Metrics over any number of texts. A corpus that lacks a layer adds nothing to its metric.

    Sentences of a corpus of names are lines, and not compared.
    """

    quotes: QuoteMetrics = field(default_factory=QuoteMetrics)
    speech: QuoteMetrics = field(default_factory=QuoteMetrics)
    names: NameMetrics = field(default_factory=NameMetrics)
    sentences: Agreement = field(default_factory=Agreement)
    speakers: SpeakerMetrics = field(default_factory=SpeakerMetrics)

    def add(self, gold: GoldText, found: Found) -> None:
        text = gold.text
        if gold.attributions is not None and found.quotes is not None:
            theirs = [Quoted(a.content, a.source, a.cue, speech=a.speech) for a in gold.attributions]
            self.quotes.add(found.quotes, theirs, text)
            if gold.tells_speech:
                self.speech.add(*speech_alone(found.quotes, theirs, text), text)
        if gold.entities is not None and found.names is not None:
            self.names.add(found.names, gold.entities, text)
        if gold.sentences and gold.entities is None and found.sentences is not None:
            first, last = gold.sentences[0][0], gold.sentences[-1][1]
            within = [(start, end) for start, end in found.sentences if start >= first and end <= last + 1]
            self.sentences.add(sentence_ends(within, text), sentence_ends(gold.sentences, text))

    def ratios(self) -> dict[str, Ratio]:
        """All metrics by name, F1 unless the name says otherwise, to be summed over texts. A whole of 0 tells that
        there is nothing to measure."""
        quotes, names = self.quotes, self.names
        return {
            "quotes, overlap 0.5": quotes.iou50.of_both,
            "quotes, overlap 0.8": quotes.iou80.of_both,
            "quotes with source": quotes.with_source.of_both,
            "quoted characters": quotes.content.of_both,
            "right source, of quotes found": quotes.sources.of_gold,
            "right cue, of quotes found": quotes.cues.of_gold,
            "speech, overlap 0.5": self.speech.iou50.of_both,
            "people, organisations, places": names.over(CORE_LABELS).of_both,
            "all names": names.over(names.by_label).of_both,
            **{label: names.over((label,)).of_both for label in sorted(ENTITY_LABELS.values())},
            "sentence ends": self.sentences.of_both,
            "sentence ends, recall": self.sentences.of_gold,
            **self.speakers.ratios(),
        }

    def rows(self) -> list[tuple[str, float]]:
        """Name and value of each metric that there is something to measure for."""
        return _rows([self])


def _rows(texts: Collection[Scores]) -> list[tuple[str, float]]:
    """The metrics of several texts together."""
    sums: dict[str, Ratio] = {}
    for scores in texts:
        for name, (part, whole) in scores.ratios().items():
            before = sums.get(name, (0, 0))
            sums[name] = before[0] + part, before[1] + whole
    rows = [(name, quotient(ratio)) for name, ratio in sums.items() if ratio[1]]
    judged = [one for scores in texts for one in scores.quotes.judged]
    return [*rows, ("calibration error of the scores", calibration_error(judged))] if judged else rows


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of each text by its id."""

    by_text: dict[str, Scores]

    def rows(self) -> list[tuple[str, float]]:
        """Name and value of each metric over all texts."""
        return _rows(self.by_text.values())

    @property
    def judged(self) -> list[tuple[float, bool]]:
        """The score of each quote, and whether it is right."""
        return [one for scores in self.by_text.values() for one in scores.quotes.judged]

    def worst(self, count: int) -> list[str]:
        """The ids of the texts with the lowest first metric."""
        measured = {name: rows[0][1] for name, scores in self.by_text.items() if (rows := scores.rows())}
        return sorted(measured, key=lambda name: (measured[name], name))[:count]

    def worst_speakers(self, count: int) -> list[tuple[str, list[str]]]:
        """The ids of the texts with most wrong speakers, each with what is wrong."""
        wrong = [(name, scores.speakers.wrong) for name, scores in self.by_text.items() if scores.speakers.wrong]
        return sorted(wrong, key=lambda text: (-len(text[1]), text[0]))[:count]


def evaluate(
    texts: Iterable[GoldText], reader: Reader, speakers: Mapping[str, GoldSpeakers] | None = None
) -> Evaluation:
    """Read gold texts and compare. `speakers` has gold speakers by text id."""
    by_text = {}
    for gold in texts:
        found = reader.annotate(gold_article(gold))
        by_text[gold.id] = scores_of(gold, found, (speakers or {}).get(gold.id))
    return Evaluation(by_text)


def gold_article(gold: GoldText) -> Article:
    """A gold text as the pipeline reads plain text files."""
    return parse(RawDocument(f"{gold.id}.txt", "text", gold.text))


def scores_of(gold: GoldText, found: Annotations, speakers: GoldSpeakers | None = None) -> Scores:
    """What is read right in one text."""
    scores = Scores()
    scores.add(gold, found_by_dateline(found))
    if speakers:
        scores.speakers.add(found.quotes, found.mentions, speakers, gold.text)
    return scores


def evaluate_model(folder: Path, corpora: dict[str, list[GoldText]]) -> dict[str, Evaluation]:
    """What a model reads right in each corpus."""
    reader = Reader(folder)
    return {name: evaluate(texts, reader) for name, texts in corpora.items()}
