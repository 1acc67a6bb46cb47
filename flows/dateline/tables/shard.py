"""One unit of work: documents in, the shard's Parquet files out. What fails is set aside and the rest goes on."""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from dateline.articles.article import Article
from dateline.language.annotations import Annotations
from dateline.sources.documents.document import RawDocument, Reject

from . import files
from .contract import check_articles
from .rejects import distinct
from .rows import article_rows
from .run import ShardSummary
from .schema import ARTICLE_TABLES, staged_schema
from .table import Table
from .table_errors import ContractError

_SUMMARY = "summary.json"
_MESSAGE_LENGTH = 500

ArticleRows = dict[str, pa.Table]


def stage_shard(
    documents: Iterable[RawDocument],
    annotate: Callable[[Article], Annotations],
    parse: Callable[[RawDocument], Article],
    folder: Path,
) -> ShardSummary:
    """Parse and annotate documents and write their rows to `folder`, which appears only once it is complete.

    A document that raises, or whose rows break the contract, becomes a Reject with the stage ("parse", "annotate",
    "rows"), the error's class and its message. Of several documents with one article_id the first by source_uri is
    used and the others are rejected. A shard that is already there is replaced.
    """
    articles: list[tuple[RawDocument, ArticleRows]] = []
    rejects: list[Reject] = []
    for document in _distinct(documents, rejects):
        stage = "parse"
        try:
            article = parse(document)
            stage = "annotate"
            annotations = annotate(article)
            stage = "rows"
            articles.append((document, article_rows(article, annotations)))
        except Exception as error:
            rejects.append(_reject(document, stage, error))
    rows = _whole(articles, rejects)
    words = pc.sum(rows["articles"]["word_count"], min_count=0).as_py()
    summary = ShardSummary(len(rows["articles"]), words, distinct(rejects))
    _write(rows, summary, folder)
    return summary


def read_summary(folder: Path) -> ShardSummary | None:
    """The summary of a finished shard, None where there is none."""
    try:
        summary = json.loads((folder / _SUMMARY).read_text("utf-8"))
    except FileNotFoundError:
        return None
    return ShardSummary(summary["articles"], summary["words"], tuple(Reject(**reject) for reject in summary["rejects"]))


def shard_file(folder: Path, table: Table) -> Path:
    """Where a finished shard holds its rows of a table."""
    return folder / f"{table.name}.parquet"


def duplicate(source_uri: str, used: str) -> Reject:
    """The reject of a document that is the same article as another one, which is used."""
    message = f"the same article as {used}, which is used: both have one URL"
    return Reject(source_uri, "read", "DuplicateArticle", message)


def _distinct(documents: Iterable[RawDocument], rejects: list[Reject]) -> Iterator[RawDocument]:
    used: RawDocument | None = None
    for document in sorted(documents, key=lambda d: (d.article_id, d.source_uri, d.content_hash)):
        if used is None or document.article_id != used.article_id:
            used = document
            yield document
        elif document.source_uri != used.source_uri:
            rejects.append(duplicate(document.source_uri, used.source_uri))


def _whole(articles: list[tuple[RawDocument, ArticleRows]], rejects: list[Reject]) -> ArticleRows:
    rows = _concat([rows for _, rows in articles])
    try:
        check_articles(rows, staged=True)
    except ContractError:
        good = []
        for document, of_article in articles:
            try:
                check_articles(of_article, staged=True)
                good.append(of_article)
            except ContractError as error:
                rejects.append(_reject(document, "rows", error))
        rows = _concat(good)
        check_articles(rows, staged=True)
    return rows


def _concat(parts: list[ArticleRows]) -> ArticleRows:
    return {
        table.name: pa.concat_tables([staged_schema(table).empty_table(), *(part[table.name] for part in parts)])
        for table in ARTICLE_TABLES
    }


def _reject(document: RawDocument, stage: str, error: Exception) -> Reject:
    return Reject(document.source_uri, stage, type(error).__name__, str(error)[:_MESSAGE_LENGTH])


def _write(rows: ArticleRows, summary: ShardSummary, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
    try:
        for table in ARTICLE_TABLES:
            files.write(table, rows[table.name], shard_file(unfinished, table))
        (unfinished / _SUMMARY).write_text(json.dumps(asdict(summary)), "utf-8")
        files.sync(unfinished / _SUMMARY)
        files.sync(unfinished)
        if folder.exists():
            shutil.rmtree(folder)
        unfinished.rename(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
