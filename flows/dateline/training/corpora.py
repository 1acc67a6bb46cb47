"""Gold corpora -> annotated texts that training and evaluation read.

A corpus is a gzip file of JSON lines, one text a line, with offsets in code points:
`id` and `text`, and any of `sentences` [[start, end]], `entities` [[start, end, type]],
`attributions` [{"content": [[start, end]], "cue": [[start, end]], "source": [[start, end]]}], each with `speech` (true,
false, or null where either will do) if the corpus tells speech from thought, and
`mentions` [{"start": start, "end": end, "cluster": of what they mention, "pronoun": true or false}].
"""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError
from dateline.spans import Span

ENTITY_LABELS = {
    "Person": "PERSON",
    "Organization": "ORG",
    "Location": "LOC",
    "Facility": "FAC",
    "NORP": "NORP",
    "Product": "PRODUCT",
    "Date": "DATE",
    "Money": "MONEY",
    "Misc": "MISC",
}
"""Types of the Worldwide corpus -> labels of the table `mentions`."""


class CorpusError(DatelineError):
    """A corpus file that cannot be read as gzip JSON lines of annotated texts."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement and who makes it; `speech` tells whether it is said or written, None where either will do."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speech: bool | None = None


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words that mention something; mentions of one `cluster` mention the same."""

    start: int
    end: int
    cluster: str
    pronoun: bool


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with its gold annotations; None where its corpus does not annotate that layer.

    `tells_speech` where its attributions are told apart into speech and thought.
    """

    id: str
    text: str
    sentences: tuple[Span, ...] | None
    entities: tuple[tuple[int, int, str], ...] | None
    attributions: tuple[Attribution, ...] | None
    mentions: tuple[GoldMention, ...] | None = None
    tells_speech: bool = False


CORPORA = ("worldwide", "polnear", "gum")
"""Names of the corpora: Worldwide English Newswire, PolNeAR and GUM."""


def read_corpora(folder: Path, split: str) -> dict[str, list[GoldText]]:
    """The texts of one split ("train", "dev", "test") of each corpus, from files such as `gum-train.jsonl.gz`."""
    return {name: read_corpus(folder / f"{name}-{split}.jsonl.gz") for name in CORPORA}


def read_corpus(path: Path) -> list[GoldText]:
    """All texts of one corpus file, in file order."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return [_gold_text(json.loads(line)) for line in lines]
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError(f"{path} is not a gold corpus (gzip, one JSON object a line): {error!r}") from error


def _gold_text(record: dict[str, Any]) -> GoldText:
    entities, attributions, mentions = (record.get(layer) for layer in ("entities", "attributions", "mentions"))
    sentences = None if entities is None and attributions is not None else record.get("sentences")
    return GoldText(
        id=record["id"],
        text=record["text"],
        sentences=sentences and tuple((s, e) for s, e in sentences),
        entities=None if entities is None else tuple((s, e, ENTITY_LABELS[t]) for s, e, t in entities),
        attributions=None if attributions is None else tuple(map(_attribution, attributions)),
        mentions=None
        if mentions is None
        else tuple(GoldMention(m["start"], m["end"], m["cluster"], m["pronoun"]) for m in mentions),
        tells_speech=any("speech" in attribution for attribution in attributions or ()),
    )


def _attribution(record: dict[str, Any]) -> Attribution:
    def spans(role: str) -> tuple[Span, ...]:
        return tuple((s, e) for s, e in record.get(role) or ())

    return Attribution(spans("content"), spans("cue"), spans("source"), record.get("speech"))
