"""How well predicted spans agree with gold ones. All spans are code points of the text, half open."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from dateline.spans import Span

_UNCOUNTED = frozenset(' \t\n\u00a0"“”„«»')
_DETERMINERS = ("the ", "The ", "a ", "A ", "an ", "An ")
_POSSESSIVES = ("'s", "’s")

CORE_LABELS = ("PERSON", "ORG", "LOC")

Ratio = tuple[int, int]
"""Part and whole of a metric. Those of several texts are summed one by one; the metric is the quotient of the sums."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote's spans, its score if it has one, and whether it is speech, None where either will do."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    score: float | None = None
    speech: bool | None = None


@dataclass(slots=True)
class Agreement:
    """Counts of what is in both, in the prediction, and in the gold."""

    both: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, predicted: Set[object], gold: Set[object]) -> None:
        self.both += len(predicted & gold)
        self.predicted += len(predicted)
        self.gold += len(gold)

    @property
    def of_gold(self) -> Ratio:
        """Recall, to be summed."""
        return self.both, self.gold

    @property
    def of_both(self) -> Ratio:
        """F1, to be summed."""
        return 2 * self.both, self.predicted + self.gold

    @property
    def precision(self) -> float:
        return quotient((self.both, self.predicted))

    @property
    def recall(self) -> float:
        return quotient(self.of_gold)

    @property
    def f1(self) -> float:
        return quotient(self.of_both)


def quotient(ratio: Ratio) -> float:
    """The value of a metric; 0 where there is nothing to measure."""
    part, whole = ratio
    return part / whole if whole else 0.0


@dataclass(slots=True)
class QuoteMetrics:
    """Agreement on quotes.

    `content` counts characters without spaces and quotation marks. Quotes are paired one to one by the overlap of
    their content (intersection over union) of at least 0.5, or 0.8. `with_source` counts pairs whose sources overlap,
    or are both missing; `sources` and `cues` look at the pairs whose gold quote has one. `judged` holds the score of
    each predicted quote, and whether it is one of those pairs.
    """

    content: Agreement = field(default_factory=Agreement)
    iou50: Agreement = field(default_factory=Agreement)
    iou80: Agreement = field(default_factory=Agreement)
    with_source: Agreement = field(default_factory=Agreement)
    sources: Agreement = field(default_factory=Agreement)
    cues: Agreement = field(default_factory=Agreement)
    judged: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, predicted: Sequence[Quoted], gold: Sequence[Quoted], text: str) -> None:
        self.content.add(_all_characters(predicted, text), _all_characters(gold, text))
        for agreement in (self.iou50, self.iou80, self.with_source):
            agreement.predicted += len(predicted)
            agreement.gold += len(gold)
        contents = [quote.content for quote in predicted], [quote.content for quote in gold]
        self.iou80.both += len(list(pairs(*contents, text, 0.8)))
        right = set()
        for i, j in pairs(*contents, text, 0.5):
            ours, theirs = predicted[i], gold[j]
            self.iou50.both += 1
            same_source = _overlap(ours.source, theirs.source, text)
            if same_source if _characters(theirs.source, text) else not ours.source:
                right.add(i)
            if _characters(theirs.source, text):
                self.sources.gold += 1
                self.sources.both += same_source
            if _characters(theirs.cue, text):
                self.cues.gold += 1
                self.cues.both += _overlap(ours.cue, theirs.cue, text)
        self.with_source.both += len(right)
        self.judged += [(q.score, i in right) for i, q in enumerate(predicted) if q.score is not None]


@dataclass(slots=True)
class NameMetrics:
    """Agreement on names, by label: the same span, but for a leading determiner or a possessive ending, and label."""

    by_label: dict[str, Agreement] = field(default_factory=dict)

    def add(self, predicted: Iterable[tuple[int, int, str]], gold: Iterable[tuple[int, int, str]], text: str) -> None:
        ours = {(*trimmed((start, end), text), label) for start, end, label in predicted}
        theirs = {(*trimmed((start, end), text), label) for start, end, label in gold}
        for label in {label for *_, label in ours | theirs}:
            agreement = self.by_label.setdefault(label, Agreement())
            agreement.add({n for n in ours if n[2] == label}, {n for n in theirs if n[2] == label})

    def over(self, labels: Iterable[str]) -> Agreement:
        """Agreement over several labels together."""
        counts = Counter[str]()
        for label in labels:
            one = self.by_label.get(label, Agreement())
            counts.update(both=one.both, predicted=one.predicted, gold=one.gold)
        return Agreement(**counts)


def sentence_ends(sentences: Iterable[Span], text: str) -> set[int]:
    """The position of the last character of each sentence that is no space."""
    return {start + len(text[start:end].rstrip()) - 1 for start, end in sentences}


def speech_alone(predicted: Sequence[Quoted], gold: Sequence[Quoted], text: str) -> tuple[list[Quoted], list[Quoted]]:
    """What is speech of both. What pairs with a gold quote that may be speech or not is left out: it is right."""
    ours, either = [q for q in predicted if q.speech], [q for q in gold if q.speech is None]
    paired = pairs([q.content for q in ours], [q.content for q in either], text, 0.5)
    uncounted = {i for i, _ in paired}
    return [q for i, q in enumerate(ours) if i not in uncounted], [q for q in gold if q.speech]


def _characters(spans: Iterable[Span], text: str) -> set[int]:
    return {i for start, end in spans for i in range(start, min(end, len(text))) if text[i] not in _UNCOUNTED}


def _all_characters(quotes: Iterable[Quoted], text: str) -> set[int]:
    return {i for quote in quotes for i in _characters(quote.content, text)}


def _overlap(ours: Iterable[Span], theirs: Iterable[Span], text: str) -> bool:
    return bool(_characters(ours, text) & _characters(theirs, text))


def pairs(
    predicted: Sequence[Sequence[Span]], gold: Sequence[Sequence[Span]], text: str, threshold: float
) -> Iterator[tuple[int, int]]:
    """Indexes of contents that belong together: greedy one-to-one pairs, the best overlap first."""
    ours = [_characters(content, text) for content in predicted]
    theirs = [_characters(content, text) for content in gold]
    overlaps = [(len(a & b) / len(a | b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs) if a & b]
    used_ours: set[int] = set()
    used_theirs: set[int] = set()
    for overlap, i, j in sorted(overlaps, reverse=True):
        if overlap >= threshold and i not in used_ours and j not in used_theirs:
            used_ours.add(i)
            used_theirs.add(j)
            yield i, j


def trimmed(name: Span, text: str) -> Span:
    """A name's span without a leading determiner or a possessive ending."""
    start, end = name
    for determiner in _DETERMINERS:
        if text.startswith(determiner, start, end):
            start += len(determiner)
    if text[start:end].endswith(_POSSESSIVES):
        end -= 2
    return start, end
