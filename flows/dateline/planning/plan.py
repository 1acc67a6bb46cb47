"""Inputs and what is published already -> what a run has to do, cut into shards."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from dateline.sources.documents.document import RawDocument, Reject
from dateline.sources.documents.resource import Link, Resource
from dateline.sources.finding.inputs import covers, find
from dateline.sources.finding.traversal import DEFAULTS, Options, read_all

from .locations import Location, location_of, settle
from .spool import Spool, kept

_SHARD_CHARACTERS = 80_000
_SHARD_DOCUMENTS = 32


class Published(Protocol):
    """An article as it stands in the tables."""

    @property
    def content_hash(self) -> str: ...
    @property
    def pipeline_version(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Located:
    """A document that was read; one that has to be annotated is kept at `place` of the spool until its turn comes."""

    place: int | None
    location: Location
    content_hash: str
    characters: int

    @property
    def source_uri(self) -> str:
        """Where it lies."""
        return self.location.source_uri

    @property
    def article_id(self) -> str:
        """Which article it is."""
        return self.location.article_id


@dataclass(frozen=True, slots=True)
class Shard:
    """A unit of work. Equal keys mean equal output: the key comes from the documents and the pipeline's version."""

    key: str
    spool: Path
    documents: tuple[Located, ...]

    def read(self) -> Iterator[RawDocument]:
        """The shard's documents, as the plan read them."""
        return kept(self.spool, (document.place for document in self.documents if document.place is not None))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run has to do.

    `inputs` maps the source_uri of every document that is an article to its content_hash, `removed` holds the ids of
    published articles that are to go, `rejects` what could not be used, and `forgotten` the source_uris of earlier
    rejects that are there no more, or good now. `locations` are all that are known after the run, by source_uri.
    `skipped` counts what the inputs hold beside articles, by kind.
    """

    shards: tuple[Shard, ...]
    inputs: Mapping[str, str]
    removed: frozenset[str]
    rejects: tuple[Reject, ...]
    forgotten: frozenset[str]
    locations: Mapping[str, Location]
    skipped: Mapping[str, int]

    @property
    def documents(self) -> int:
        """How many documents are new or changed."""
        return sum(len(shard.documents) for shard in self.shards)


def plan(
    paths: Sequence[Path | str],
    published: Mapping[str, Published],
    standing: Mapping[str, Location],
    rejected: Set[str],
    pipeline_version: str,
    spool: Path,
    prune: bool = False,
    options: Options = DEFAULTS,
) -> Plan:
    """Read all inputs once and compare them with what stands in the tables: the `published` articles, by article_id,
    the `standing` locations, by source_uri, and the `rejected` sources.

    What is new or changed is kept in the file `spool`, which the shards read. With `prune`, articles go whose every
    location the paths cover and no longer hold. Raises NoInputError.
    """
    inputs = find(paths)
    followed: set[str] = set()
    if options.follow:
        options = replace(options, follow=_noted(options.follow, followed))

    def is_due(document: RawDocument) -> bool:
        now = (document.content_hash, pipeline_version)
        known = published.get(document.article_id)
        return known is None or (known.content_hash, known.pipeline_version) != now

    with Spool(spool) as kept_documents:
        found, rejects, skipped = _locate(
            [*inputs.resources, *inputs.links], options, lambda d: kept_documents.add(d) if is_due(d) else None
        )
    rejects = [*inputs.rejects, *rejects]
    failed = {reject.source_uri for reject in rejects}
    seen = found.keys() | failed
    gone = {uri for uri in standing if prune and uri not in seen and covers(paths, uri) and not _lies_in(uri, failed)}
    left = [location for uri, location in standing.items() if uri not in found and uri not in gone]
    locations = settle([document.location for document in found.values()], left)
    articles = [document for uri, document in found.items() if locations[uri].state == "used"]
    taken_back = {location.article_id for location in locations.values() if location.state in ("withheld", "canceled")}
    without_place = {location.article_id for location in standing.values()} - {
        location.article_id for location in locations.values()
    }
    return Plan(
        shards=tuple(_shards(_due(articles), pipeline_version, spool)),
        inputs={document.source_uri: document.content_hash for document in articles},
        removed=frozenset((taken_back | (without_place if prune else set())) & published.keys()),
        rejects=tuple(rejects),
        forgotten=frozenset(
            uri
            for uri in rejected
            if uri in found or (uri not in seen and (covers(paths, uri) or _lies_in(f"{uri}#", followed - failed)))
        ),
        locations=locations,
        skipped=skipped,
    )


def _locate(
    resources: Iterable[Resource | Link], options: Options, keep: Callable[[RawDocument], int | None]
) -> tuple[dict[str, Located], list[Reject], Counter[str]]:
    """Every document of the resources, in their order, by source_uri; what could not be used; what else there is."""
    located: dict[str, Located] = {}
    rejects: list[Reject] = []
    skipped: Counter[str] = Counter()
    for document in read_all(resources, options, skipped):
        if isinstance(document, Reject):
            rejects.append(document)
        else:
            location = location_of(document)
            characters = len(document.text)
            located[document.source_uri] = Located(keep(document), location, document.content_hash, characters)
    return located, rejects, skipped


def _noted(follow: Callable[[str], Resource], addresses: set[str]) -> Callable[[str], Resource]:
    """The same, with a note of every address."""

    def noted(address: str) -> Resource:
        addresses.add(address)
        return follow(address)

    return noted


def _lies_in(uri: str, outer: Set[str]) -> bool:
    """Whether a file, folder or page that this lies in is one of these."""
    return any(uri[: mark.start()] in outer for mark in re.finditer("[/#]", uri))


def _due(articles: Iterable[Located]) -> list[Located]:
    """The documents that are to be annotated, in the order in which the tables hold them."""
    return sorted((document for document in articles if document.place is not None), key=lambda d: d.article_id)


def _shards(documents: Iterable[Located], pipeline_version: str, spool: Path) -> Iterator[Shard]:
    batch: list[Located] = []
    characters = 0
    for document in documents:
        if batch and (len(batch) == _SHARD_DOCUMENTS or characters + document.characters > _SHARD_CHARACTERS):
            yield _shard(batch, pipeline_version, spool)
            batch, characters = [], 0
        batch.append(document)
        characters += document.characters
    if batch:
        yield _shard(batch, pipeline_version, spool)


def _shard(documents: Sequence[Located], pipeline_version: str, spool: Path) -> Shard:
    digest = hashlib.blake2b(pipeline_version.encode(), digest_size=16)
    for document in documents:
        digest.update(f"\n{document.source_uri} {document.article_id} {document.content_hash}".encode())
    return Shard(digest.hexdigest(), spool, tuple(documents))
