"""Gold texts through the pipeline -> how much of them it reads right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.articles.parse import parse
from dateline.language.annotations import Annotations
from dateline.language.reader import Reader
from dateline.sources.documents.document import RawDocument
from dateline.spans import Span

from .calibration import calibration_error
from .corpora import GoldText
from .gold_speakers import GoldSpeakers, SpeakerMetrics
from .metrics import CORE_LABELS, Agreement, NameMetrics, Quoted, QuoteMetrics, sentence_ends


@dataclass(frozen=True, slots=True)
class Found:
    """What a tool finds in a text, as spans of it; None stands for a layer that the tool does not read."""

    quotes: Sequence[Quoted] | None = None
    names: Sequence[tuple[int, int, str]] | None = None
    sentences: Sequence[Span] | None = None


def found_by_dateline(annotations: Annotations) -> Found:
    """The spans that gold layers are compared with."""
    return Found(
        quotes=[Quoted(q.content, q.source, q.cue, q.score) for q in annotations.quotes],
        names=[(m.start, m.end, m.label) for m in annotations.mentions if m.form == "name"],
        sentences=[(s.start, s.end) for s in annotations.sentences],
    )


@dataclass(slots=True)
class Scores:
    """Metrics over any number of texts. A corpus that lacks a layer adds nothing to its metric."""

    quotes: QuoteMetrics = field(default_factory=QuoteMetrics)
    names: NameMetrics = field(default_factory=NameMetrics)
    sentences: Agreement = field(default_factory=Agreement)
    speakers: SpeakerMetrics = field(default_factory=SpeakerMetrics)
    texts: int = 0

    def add(self, gold: GoldText, found: Found) -> None:
        text = gold.text
        self.texts += 1
        if gold.attributions is not None and found.quotes is not None:
            self.quotes.add(found.quotes, [Quoted(a.content, a.source, a.cue) for a in gold.attributions], text)
        if gold.entities is not None and found.names is not None:
            self.names.add(found.names, gold.entities, text)
        if gold.sentences and found.sentences is not None:
            first, last = gold.sentences[0][0], gold.sentences[-1][1]
            within = [(start, end) for start, end in found.sentences if start >= first and end <= last + 1]
            self.sentences.add(sentence_ends(within, text), sentence_ends(gold.sentences, text))

    def rows(self) -> list[tuple[str, float]]:
        """Name and value of each metric that there is something to measure for; F1 unless the name says otherwise."""
        quotes, rows = self.quotes, []
        if quotes.iou50.gold:
            rows += [
                ("quotes, overlap 0.5", quotes.iou50.f1),
                ("quotes, overlap 0.8", quotes.iou80.f1),
                ("quotes with source", quotes.with_source.f1),
                ("quoted characters", quotes.content.f1),
                ("right source, of quotes found", quotes.sources.recall),
                ("right cue, of quotes found", quotes.cues.recall),
                *([("calibration error of the scores", calibration_error(quotes.judged))] if quotes.judged else []),
            ]
        if self.names.by_label:
            rows += [
                ("people, organisations, places", self.names.over(CORE_LABELS).f1),
                ("all names", self.names.over(self.names.by_label).f1),
                *((label, agreement.f1) for label, agreement in sorted(self.names.by_label.items())),
            ]
        if self.sentences.gold:
            rows += [
                ("sentence ends", self.sentences.f1),
                ("sentence ends, recall", self.sentences.recall),
            ]
        if self.speakers.quotes.gold:
            rows += self.speakers.rows()
        return rows


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores over all texts, and of each text by its id."""

    scores: Scores
    by_text: dict[str, Scores]

    def worst(self, count: int) -> list[str]:
        """The ids of the texts with the lowest first metric."""
        measured = {name: scores.rows()[0][1] for name, scores in self.by_text.items() if scores.rows()}
        return sorted(measured, key=lambda name: (measured[name], name))[:count]

    def worst_speakers(self, count: int) -> list[tuple[str, list[str]]]:
        """The ids of the texts with most wrong speakers, each with what is wrong."""
        wrong = [(name, scores.speakers.wrong) for name, scores in self.by_text.items() if scores.speakers.wrong]
        return sorted(wrong, key=lambda text: (-len(text[1]), text[0]))[:count]


def evaluate(
    texts: Iterable[GoldText], reader: Reader, speakers: Mapping[str, GoldSpeakers] | None = None
) -> Evaluation:
    """Read gold texts as the pipeline reads plain text files and compare. `speakers` has gold speakers by text id."""
    total, by_text = Scores(), {}
    for gold in texts:
        found = reader.annotate(parse(RawDocument(f"{gold.id}.txt", "text", gold.text)))
        answers = (speakers or {}).get(gold.id)
        by_text[gold.id] = Scores()
        for scores in (total, by_text[gold.id]):
            scores.add(gold, found_by_dateline(found))
            if answers:
                scores.speakers.add(found.quotes, found.mentions, answers, gold.text)
    return Evaluation(total, by_text)


def evaluate_model(folder: Path, corpora: dict[str, list[GoldText]]) -> dict[str, Scores]:
    """The scores of a model on each corpus."""
    reader = Reader(folder)
    return {name: evaluate(texts, reader).scores for name, texts in corpora.items()}
