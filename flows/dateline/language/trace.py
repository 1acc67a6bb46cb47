"""Which steps found and changed the words that an article's rows come from."""

from collections.abc import Hashable, Sequence
from typing import Any

from .annotations import Mention, Quote, Sentence, TimeExpression
from .layers import Layer, Reading, Spanned
from .steps import Step

Row = Sentence | Mention | Quote | TimeExpression


class Trace:
    """Watches a reading, step by step: hand it to `Reader.read`, then ask it for the steps of what was found."""

    def __init__(self) -> None:
        self._steps: dict[tuple[str, Hashable], tuple[str, ...]] = {}

    def __call__(self, step: Step, before: Any, after: Any) -> None:
        """Note what a step has changed in the layer that it writes."""
        if not isinstance(after, Layer):
            return
        known, kept = set(before), set(after)
        gone = [item for item in before if item not in kept]
        for item in after:
            if item not in known:
                came_from = _most_shared(item, gone)
                earlier = self.steps(step.writes, came_from) if came_from else ()
                self._steps[step.writes, item] = (*earlier, step.name)

    def steps(self, layer: str, item: Hashable) -> tuple[str, ...]:
        """The names of the steps that made and changed something in a layer, in their order."""
        return self._steps.get((layer, item), ())

    def rows(self, reading: Reading) -> dict[Row, tuple[str, ...]]:
        """For each row that a reading gives, the steps that made and changed what it comes from. Of a quote the last
        but one tells by which way its speaker was found."""
        names = {(name.start, name.end): self.steps("names", name) for name in reading.names}
        traced: dict[Row, tuple[str, ...]] = {row: self.steps("sentences", row) for row in reading.sentences}
        for quote, statement, speaker in zip(reading.quotes, reading.statements, reading.speakers, strict=True):
            found_by = (f"speaker by {speaker.way}",) if speaker.way else ()
            traced[quote] = (*self.steps("statements", statement), *found_by, *self.steps("quotes", quote))
        for row in reading.mentions:
            traced[row] = (*names.get((row.start, row.end), ()), *self.steps("mentions", row))
        return traced | {row: self.steps("dates", row) for row in reading.dates}


def _most_shared(item: Spanned, others: Sequence[Any]) -> Any | None:
    """The one that shares most characters with an item; None where none shares any."""
    sharing = (other for other in others if other.start < item.end and item.start < other.end)
    return max(sharing, key=lambda other: min(item.end, other.end) - max(item.start, other.start), default=None)
