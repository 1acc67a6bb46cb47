"""What every source gives: a document as it was found, before anyone has read it."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime

MAX_CHARACTERS = 1_000_000
"""A document with more text than this is no news article and is rejected: it would hold up a run for minutes."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the source itself says of a document. It wins over anything parsed from the text."""

    url: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published_at: datetime | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One article as found: where it lies, its text with line ends as `\\n`, and the source's metadata.

    `position` is where the document starts in its file, in bytes; 0 for a file that holds a single one.
    """

    source_uri: str
    source_format: str
    text: str
    metadata: Metadata = Metadata()
    position: int = 0

    @property
    def article_id(self) -> str:
        """16 hex digits from the document's identity: its URL where the source gives one, else its location."""
        return _digest(self.metadata.url or self.source_uri)

    @property
    def content_hash(self) -> str:
        """16 hex digits that change whenever the text or the metadata does."""
        metadata = {key: str(value) for key, value in asdict(self.metadata).items() if value is not None}
        return _digest(json.dumps([self.text, metadata], sort_keys=True))


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that could not be used: where it failed, with the error's class and its message."""

    source_uri: str
    stage: str
    error: str
    message: str


def _digest(value: str) -> str:
    return hashlib.blake2b(value.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
