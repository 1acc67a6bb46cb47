"""Inputs and what is published already -> what a run has to do, cut into shards."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from .document import RawDocument, Reject
from .errors import DuplicateError
from .inputs import covers, find
from .location import reject
from .reading import DEFAULTS, Options, read
from .resource import Resource
from .spool import Spool, kept

_SHARD_CHARACTERS = 300_000
_SHARD_DOCUMENTS = 64


class Published(Protocol):
    """An article as it stands in the tables."""

    @property
    def source_uri(self) -> str: ...
    @property
    def content_hash(self) -> str: ...
    @property
    def pipeline_version(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Located:
    """A document that was read; one that has to be annotated is kept at `place` of the spool until its turn comes."""

    place: int | None
    source_uri: str
    article_id: str
    content_hash: str
    characters: int


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

    `inputs` maps the source_uri of every usable document to its content_hash, `removed` holds the ids of published
    articles that are to go, `rejects` what could not be used, and `forgotten` the source_uris of earlier rejects that
    are there no more.
    """

    shards: tuple[Shard, ...]
    inputs: Mapping[str, str]
    removed: frozenset[str]
    rejects: tuple[Reject, ...]
    forgotten: frozenset[str]

    @property
    def documents(self) -> int:
        """How many documents are new or changed."""
        return sum(len(shard.documents) for shard in self.shards)


def plan(
    paths: Sequence[Path | str],
    published: Mapping[str, Published],
    rejected: Set[str],
    pipeline_version: str,
    spool: Path,
    prune: bool = False,
    options: Options = DEFAULTS,
) -> Plan:
    """Read all inputs once and compare them with the `published` articles, by article_id, and `rejected` sources.

    What is new or changed is kept in the file `spool`, which the shards read. With `prune`, articles go whose source
    the paths cover and no longer hold. Raises NoInputError.
    """
    inputs = find(paths)

    def is_due(document: RawDocument) -> bool:
        known = published.get(document.article_id)
        return known is None or (known.content_hash, known.pipeline_version) != (
            document.content_hash,
            pipeline_version,
        )

    with Spool(spool) as kept_documents:
        located, rejects = _locate(inputs.resources, options, lambda d: kept_documents.add(d) if is_due(d) else None)
    present = {document.article_id for document in located}
    sources = {d.source_uri for d in located} | {r.source_uri for r in (*inputs.rejects, *rejects)}
    removed = {
        article_id
        for article_id, article in published.items()
        if article_id not in present and article.source_uri not in sources and covers(paths, article.source_uri)
    }
    return Plan(
        shards=tuple(_shards((d for d in located if d.place is not None), pipeline_version, spool)),
        inputs={document.source_uri: document.content_hash for document in located},
        removed=frozenset(removed if prune else ()),
        rejects=(*inputs.rejects, *rejects),
        forgotten=frozenset(uri for uri in rejected - sources if covers(paths, uri)),
    )


def _locate(
    resources: Iterable[Resource], options: Options, keep: Callable[[RawDocument], int | None]
) -> tuple[list[Located], list[Reject]]:
    """Every document of the resources, in their order; of several with one identity the last one counts."""
    located: dict[str, Located] = {}
    rejects: list[Reject] = []
    for resource in resources:
        for document in read(resource, options):
            if isinstance(document, Reject):
                rejects.append(document)
                continue
            if earlier := located.pop(document.article_id, None):
                error = DuplicateError(
                    f"The same article, {document.metadata.url}, stands at {document.source_uri} too, "
                    "which is used. Remove one of them."
                )
                rejects.append(reject(earlier.source_uri, error))
            located[document.article_id] = Located(
                keep(document),
                document.source_uri,
                document.article_id,
                document.content_hash,
                len(document.text),
            )
    return list(located.values()), rejects


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
