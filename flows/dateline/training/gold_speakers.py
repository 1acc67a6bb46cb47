"""Who speaks, and which names name the same one: gold answers, and how many of them are found.

A file of gold answers is JSON lines, one text a line, with offsets in code points into the corpus's text of that id:
`id`, `quotes` [{"content": [[start, end]], "speaker": name or null, "also": [names]}] and `entities`
{name: [[start, end]]}. `speaker` is the name in full, null where the text names nobody; `also` holds other names that
are right, such as an acronym, or who a careful reader may name in place of nobody.
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from dateline.language.annotations import Mention, Quote
from dateline.spans import Span

from .corpora import CorpusError
from .metrics import Agreement, Ratio, pairs, trimmed

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """A speech quote and who says it."""

    content: tuple[Span, ...]
    speaker: str | None
    also: tuple[str, ...]

    def accepts(self, name: str | None) -> bool:
        """Whether a speaker is right: a name whatever its case, accents and punctuation, None for nobody."""
        if name is None:
            return self.speaker is None
        return normalized(name) in {normalized(right) for right in (self.speaker, *self.also) if right}


@dataclass(frozen=True, slots=True)
class GoldSpeakers:
    """Speech quotes and entities (the spans of their names) of a text."""

    quotes: tuple[GoldQuote, ...]
    entities: Mapping[str, tuple[Span, ...]]


@dataclass(slots=True)
class SpeakerMetrics:
    """Agreement on speakers and entities.

    `quotes` counts gold quotes found: their content overlaps (intersection over union) at least 0.5 with that of a
    speech quote. Of those found, `named` has the quotes whose gold speaker has a name, `nobody` those without.
    `pairs` counts pairs of names that name one entity, of the gold names that are found as names. `wrong` tells of
    each wrong speaker what was expected and what came.
    """

    quotes: Agreement = field(default_factory=Agreement)
    named: Agreement = field(default_factory=Agreement)
    nobody: Agreement = field(default_factory=Agreement)
    pairs: Agreement = field(default_factory=Agreement)
    wrong: list[str] = field(default_factory=list)

    def add(self, quotes: Iterable[Quote], mentions: Iterable[Mention], gold: GoldSpeakers, text: str) -> None:
        speech = [quote for quote in quotes if quote.is_speech]
        self.quotes.predicted += len(speech)
        self.quotes.gold += len(gold.quotes)
        for i, j in sorted(pairs([q.content for q in speech], [q.content for q in gold.quotes], text, 0.5)):
            ours, theirs = speech[i], gold.quotes[j]
            name = ours.speaker.name if ours.speaker else None
            right = theirs.accepts(name)
            self.quotes.both += 1
            measured = self.named if theirs.speaker else self.nobody
            measured.gold += 1
            measured.both += right
            if not right:
                words = " ".join(text[slice(*theirs.content[0])].split())[:_SHOWN]
                self.wrong.append(f"{theirs.speaker} expected, {name} ({ours.speaker_text}) came: {words}")
        self._add_pairs(mentions, gold, text)

    def _add_pairs(self, mentions: Iterable[Mention], gold: GoldSpeakers, text: str) -> None:
        ours = {trimmed((m.start, m.end), text): m.entity for m in mentions if m.form == "name"}
        theirs = {trimmed(span, text): name for name, spans in gold.entities.items() for span in spans}
        both = sorted(ours.keys() & theirs.keys())
        predicted = {(a, b) for a, b in combinations(both, 2) if ours[a] == ours[b]}
        self.pairs.add(predicted, {(a, b) for a, b in combinations(both, 2) if theirs[a] == theirs[b]})

    def ratios(self) -> dict[str, Ratio]:
        """The metrics by name, to be summed over texts."""
        return {
            "speech quotes found": self.quotes.of_gold,
            "speaker right, of those with a name": self.named.of_gold,
            "no speaker, of those with nobody to name": self.nobody.of_gold,
            "pairs of names of one entity": self.pairs.of_both,
        }


def read_speakers(path: Path) -> dict[str, GoldSpeakers]:
    """The gold speakers of each text, by its id."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return {record["id"]: _gold(record) for record in map(json.loads, lines)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError(f"{path} holds no gold speakers (one JSON object a line): {error!r}") from error


def normalized(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, punctuation and leading article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else "" if c in "'’." else " " for c in plain).split()
    return tuple(words[1:] if words[:1] == ["the"] else words)


def _gold(record: Mapping[str, Any]) -> GoldSpeakers:
    return GoldSpeakers(
        quotes=tuple(GoldQuote(_spans(q["content"]), q["speaker"], tuple(q["also"])) for q in record["quotes"]),
        entities={name: _spans(spans) for name, spans in record["entities"].items()},
    )


def _spans(spans: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in spans)
