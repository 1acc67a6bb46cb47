"""Which of several documents is the article: the places where each article was found, and what it is there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from dateline.sources.documents.document import RawDocument, Status

State = Literal["used", "same", "superseded", "withheld", "canceled"]
_STATES: dict[Status | None, State] = {
    None: "used",
    "usable": "used",
    "withheld": "withheld",
    "canceled": "canceled",
}
_DECIDING = ("used", "withheld", "canceled")


@dataclass(frozen=True, slots=True)
class Location:
    """A place where an article was found.

    `state` is "used" where the tables hold the article as it is here, "same" where the same text lies elsewhere and is
    used, "superseded" where another version is, "withheld" or "canceled" where its provider has taken it back.
    `text_hash` has 16 hex digits and is equal where the text is.
    """

    source_uri: str
    article_id: str
    source_format: str
    state: State
    text_hash: str
    version: int | None = None
    modified_at: datetime | None = None
    captured_at: datetime | None = None


def location_of(document: RawDocument) -> Location:
    """Where a document is, as if it were the article's only one."""
    metadata = document.metadata
    return Location(
        document.source_uri,
        document.article_id,
        document.source_format,
        _STATES[metadata.status],
        document.text_hash,
        metadata.version,
        metadata.modified_at,
        metadata.captured_at,
    )


def settle(found: Iterable[Location], standing: Iterable[Location]) -> dict[str, Location]:
    """All locations by source_uri: of each article one decides, the others are the same or superseded.

    `found` are those of this run in their order, `standing` those that the tables hold and this run has not read
    again. A later version takes an earlier one's place: by number, else by its time of change, else of capture; where
    nothing tells, what was found last does.
    """
    deciding: dict[str, Location] = {}
    others: list[Location] = []
    for location in standing:
        if location.state in _DECIDING:
            deciding[location.article_id] = location
        else:
            others.append(location)
    for location in found:
        current = deciding.get(location.article_id)
        if current and _is_older(location, current):
            others.append(location)
            continue
        if current:
            others.append(current)
        deciding[location.article_id] = location
    settled = {location.source_uri: location for location in deciding.values()}
    for location in others:
        settled.setdefault(location.source_uri, _beside(location, deciding))
    return settled


def _beside(location: Location, deciding: Mapping[str, Location]) -> Location:
    """A location whose article another one may decide."""
    current = deciding.get(location.article_id)
    if current is None:
        return location
    same = current.state == "used" and current.text_hash == location.text_hash
    return replace(location, state="same" if same else "superseded")


def _is_older(location: Location, than: Location) -> bool:
    for field in ("version", "modified_at", "captured_at"):
        mine, other = getattr(location, field), getattr(than, field)
        if mine is not None and other is not None and mine != other:
            return bool(mine < other)
    return False
