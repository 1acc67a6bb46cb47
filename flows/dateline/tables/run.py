"""What goes into a publication and what comes out of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Literal

from dateline.sources.documents.document import Reject


@dataclass(frozen=True)
class Run:
    """A run of the flow, as it is about to publish.

    `as_of` is the start of the run and every time that it writes; it needs a time zone. `inputs` maps the source_uri
    of every document that the run found to its content_hash, also of those that it left as they stood. `finished_at`
    is when all shards were done; without it, as_of. `status` is "partial" where some shards failed as a whole.
    `knowledge_base` is the file by which entities get their Wikidata ids (tables.knowledge). `skipped` counts
    what the inputs hold beside articles, by kind.
    """

    as_of: datetime
    pipeline_version: str
    inputs: Mapping[str, str]
    finished_at: datetime | None = None
    status: Literal["complete", "partial"] = "complete"
    knowledge_base: Path | None = None
    skipped: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.as_of.tzinfo is None or (self.finished_at and self.finished_at.tzinfo is None):
            raise ValueError("the times of a run need a time zone, such as datetime.now(UTC) gives")

    @cached_property
    def run_id(self) -> str:
        """16 hex digits from the start of the run, the version and what the inputs hold."""
        digest = hashlib.blake2b(f"{self.as_of.timestamp()!r} {self.pipeline_version}".encode(), digest_size=8)
        for uri, content_hash in sorted(self.inputs.items()):
            digest.update(f"\n{content_hash} {uri}".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class PublishedArticle:
    """An article as it stands in the tables; `month` names the file it is in, such as 2024-06 or undated."""

    source_uri: str
    content_hash: str
    pipeline_version: str
    month: str
    first_seen_at: datetime


@dataclass(frozen=True, slots=True)
class ShardSummary:
    """What a finished shard holds: how many articles and words, and what could not be used."""

    articles: int
    words: int
    rejects: tuple[Reject, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """What a run did to the tables.

    `published` is false where nothing was new, changed, removed or rejected otherwise than before, so that no file was
    touched. `rejects` are those of this run, `rows` the rows of every table afterwards, `skipped` what the inputs hold
    beside articles, by kind. As in the table runs, inputs = new + changed + unchanged + rejected.
    """

    run_id: str
    published: bool
    inputs: int
    new: int
    changed: int
    unchanged: int
    removed: int
    rejects: tuple[Reject, ...]
    rows: dict[str, int]
    skipped: Mapping[str, int]

    @property
    def rejected(self) -> int:
        """Inputs that could not be used."""
        return len({reject.source_uri for reject in self.rejects})
