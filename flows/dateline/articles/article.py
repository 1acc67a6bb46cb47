"""An article: its text, what is known about it, and the function of each stretch of the text."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dateline.sources.documents.document import BlockKind, Subject

PublishedBasis = Literal["metadata", "text", "inferred"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with one function. Blocks stand in text order, never overlap and hold no outer space.

    `paragraph` numbers the paragraph of the text, from 0, that the block belongs to: a dateline and the body text
    that follows it on the same line are two blocks of one paragraph.
    """

    kind: BlockKind
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Article:
    """An article as parsed. Every field but the first four may be unknown; none is ever guessed at random.

    `byline` holds the authors' names, joined by ", ". `dateline_country` is an ISO 3166-1 alpha-2 code and `language`
    an ISO 639-1 code. `published_at` is in the time zone that its source gives, else in UTC. `published_basis` says
    where the date comes from: the source's metadata, a date stated as such in the text, or inferred from the dates
    that the text mentions. The fields from `section` on are the source's own words, as Metadata
    describes them; `text_repaired` tells that mojibake was undone.
    """

    article_id: str
    source_uri: str
    source_format: str
    text: str
    content_hash: str
    blocks: tuple[Block, ...] = ()
    url: str | None = None
    domain: str | None = None
    publisher: str | None = None
    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    agency: str | None = None
    dateline_place: str | None = None
    dateline_country: str | None = None
    published_at: datetime | None = None
    published_basis: PublishedBasis | None = None
    language: str | None = None
    section: str | None = None
    slugline: str | None = None
    credit: str | None = None
    copyright: str | None = None
    item_id: str | None = None
    version: int | None = None
    modified_at: datetime | None = None
    embargoed_until: datetime | None = None
    captured_at: datetime | None = None
    subjects: tuple[Subject, ...] = ()
    text_repaired: bool = False
