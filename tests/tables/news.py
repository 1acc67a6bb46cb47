"""A tiny reader of tiny articles, so that the tables can be tested without a model."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from dateline.articles.article import Article, Block
from dateline.language.annotations import Annotations, Entity, Mention, Quote, Sentence, TimeExpression
from dateline.planning.locations import Location
from dateline.sources.documents.document import Metadata, RawDocument, Reject
from dateline.tables.run import Publication, Run
from dateline.tables.shard import stage_shard
from dateline.tables.warehouse import Warehouse
from dateline.world.calendar import containing

NOON = datetime(2024, 6, 19, 12, tzinfo=UTC)


def document(name: str, text: str, published_at: datetime | None = NOON, url: str | None = None) -> RawDocument:
    return RawDocument(f"news/{name}.txt", "txt", text, Metadata(url=url, published_at=published_at))


def parse(document: RawDocument) -> Article:
    """Every line is a block and a paragraph."""
    if "UNREADABLE" in document.text:
        raise ValueError("this cannot be read")
    lines = [match.span() for match in re.finditer(r"\S.*\S|\S", document.text)]
    return Article(
        document.article_id,
        document.source_uri,
        document.source_format,
        document.text,
        document.content_hash,
        blocks=tuple(Block("body", start, end, number) for number, (start, end) in enumerate(lines)),
        published_at=document.metadata.published_at,
        published_basis="metadata" if document.metadata.published_at else None,
    )


def annotate(article: Article) -> Annotations:
    """Every block is a sentence, every capitalised word a person, who says what stands in quotes; years are dates."""
    if "PUZZLING" in article.text:
        raise RuntimeError("this makes no sense")
    sentences = tuple(Sentence(b.start, b.end, n, b.paragraph) for n, b in enumerate(article.blocks))
    mentions = tuple(
        Mention(*match.span(), "PERSON", "name", 0.9, Entity(match.group(), "PERSON"), match.group())
        for match in re.finditer(r"\b[A-Z]\w+", article.text)
    )
    speaker = mentions[0] if mentions else None
    quotes = tuple(
        Quote(
            kind="direct",
            is_speech=True,
            content=(match.span(1),),
            cue=(),
            source=((speaker.start, speaker.end),) if speaker else (),
            text=match.group(1),
            cue_text=None,
            cue_lemma=None,
            speaker_text=speaker.entity.name if speaker and speaker.entity else None,
            speaker=speaker.entity if speaker else None,
            speaker_title=None,
            via_text=None,
            score=0.8,
        )
        for match in re.finditer(r'"([^"]+)"', article.text)
    )
    dates = tuple(
        TimeExpression(*match.span(), "year", "stated", containing("year", date(int(match.group()), 1, 1)))
        for match in re.finditer(r"\b20\d\d\b", article.text)
    )
    return Annotations(sentences, mentions, quotes, dates)


def build(
    warehouse: Warehouse,
    shards: Sequence[Iterable[RawDocument]],
    as_of: datetime = NOON,
    removed: Iterable[str] = (),
    rejects: Sequence[Reject] = (),
    version: str = "1",
    locations: Mapping[str, Location] | None = None,
    knowledge_base: Path | None = None,
    annotate: Callable[[Article], Annotations] = annotate,
) -> Publication:
    """A run over shards of documents, all of which are staged."""
    shards = [list(shard) for shard in shards]
    with warehouse.lock(wait_seconds=30):
        for number, shard in enumerate(shards):
            stage_shard(shard, annotate, parse, warehouse.staging(f"shard-{number}"))
        inputs = {document.source_uri: document.content_hash for shard in shards for document in shard}
        keys = [f"shard-{number}" for number in range(len(shards))]
        run = Run(as_of, version, inputs, knowledge_base=knowledge_base)
        return warehouse.publish(run, keys, frozenset(removed), rejects, locations=locations)


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every table file that readers see, by its path."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.glob("*/*.parquet"))}
