"""What every source gives: a document as it was found, before anyone has read it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import Literal

from .urls import canonical

MAX_CHARACTERS = 1_000_000
"""A document with more text than this is no news article and is rejected: it would hold up a run for minutes."""

MAX_BYTES = 12 * MAX_CHARACTERS
"""Nor is an item with more bytes: in JSON one character may take twelve, as two escapes (`\\ud83d\\ude00`)."""

BlockKind = Literal["headline", "subhead", "byline", "dateline", "caption", "credit", "body", "boilerplate"]
Status = Literal["usable", "withheld", "canceled"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is about, as its source says: a code such as medtop:20000065 of IPTC's Media Topics, a name or
    keyword, or both."""

    name: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the source itself says of a document. It wins over anything parsed from the text.

    Args:
        url: Address of the article on the web, absolute; the canonical one where the page names it.
        item_id: Identifier that the provider gives the item, the same in all of its versions, such as a guid.
        version: Number of the item's version.
        status: Whether the item may be used; withheld for now, or canceled for good, where its provider says so.
        title: Headline.
        subtitle: Line under the headline.
        byline: Authors' names, joined by a comma and a space, or the byline as it stands ("By Ann Lee").
        publisher: Name of the publisher or provider.
        section: Section of the paper or site, such as World.
        dateline: Place that the report was filed from, as in a dateline.
        slugline: The desk's short name for the story.
        credit: Credit line, which names whom the story comes from.
        copyright: Copyright notice.
        language: BCP 47 tag, such as en or pt-BR.
        published_at: When it was first published, in its own time zone; without one it is taken for UTC.
        modified_at: When it was last changed.
        embargoed_until: Before this time it must not be published.
        captured_at: When it was fetched or archived. Another capture of the same content is no change.
        subjects: What it is about.
    """

    url: str | None = None
    item_id: str | None = None
    version: int | None = None
    status: Status | None = None
    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    publisher: str | None = None
    section: str | None = None
    dateline: str | None = None
    slugline: str | None = None
    credit: str | None = None
    copyright: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    embargoed_until: datetime | None = None
    captured_at: datetime | None = None
    subjects: tuple[Subject, ...] = ()

    def filled(self, other: "Metadata") -> "Metadata":
        """This metadata, with the other's where this says nothing."""
        absent = [field.name for field in fields(self) if getattr(self, field.name) in (None, ())]
        return replace(self, **{name: getattr(other, name) for name in absent})


UNKNOWN = Metadata()
"""Nothing is known."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a document's text whose function the markup tells, in code points, half open."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One article as found: where it lies, its text with line ends as `\\n`, and the source's metadata.

    `marks` stand in text order and do not overlap; what they leave out is judged by its wording. `repaired` tells that
    mojibake in the text was undone.
    """

    source_uri: str
    source_format: str
    text: str
    metadata: Metadata = UNKNOWN
    marks: tuple[Mark, ...] = ()
    repaired: bool = False

    @property
    def article_id(self) -> str:
        """16 hex digits from the document's identity: its provider's identifier, else its URL without what does not
        tell pages apart, else its location."""
        url = self.metadata.url
        return _digest(self.metadata.item_id or (canonical(url) if url else self.source_uri))

    @property
    def text_hash(self) -> str:
        """16 hex digits of the text alone."""
        return _digest(self.text)

    @property
    def content_hash(self) -> str:
        """16 hex digits that change whenever the text, its marks or the metadata do."""
        metadata = asdict(replace(self.metadata, captured_at=None))
        known = {key: str(value) for key, value in metadata.items() if value not in (None, ())}
        marks = [[mark.kind, mark.start, mark.end] for mark in self.marks]
        return _digest(json.dumps([self.text, known, marks], sort_keys=True))


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that could not be used: where it failed, with the error's class and its message."""

    source_uri: str
    stage: str
    error: str
    message: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """What an input holds beside articles, such as the requests in a web archive: how many there are of each kind."""

    counts: Mapping[str, int]


def _digest(value: str) -> str:
    return hashlib.blake2b(value.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
