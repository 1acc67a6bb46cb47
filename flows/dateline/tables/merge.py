"""The per-article tables of the next snapshot: published rows minus what is stale plus what shards bring."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from . import files
from .contract import check_articles
from .run import PublishedArticle, Run
from .schema import ARTICLE_TABLES, ARTICLES
from .shard import shard_file
from .streams import Cursor, Part, merged
from .table import Table

UNDATED = "undated"

_CHECKED = 1_000
"""Articles whose rows are checked at once."""


@dataclass(frozen=True, slots=True)
class StagedArticle:
    """An article in a finished shard."""

    source_uri: str
    content_hash: str
    month: str
    shard: Path


def month_of(published_at: datetime | None) -> str:
    """The month, such as 2024-06, whose files an article is in; undated where it has no date."""
    if published_at is None:
        return UNDATED
    day = published_at.astimezone(UTC)
    return f"{day.year:04d}-{day.month:02d}"


@dataclass(frozen=True)
class Changes:
    """What a run does to the articles: `fresh` ones are written, `gone` ones dropped, the other `published` ones stay.

    `previous` is the snapshot that they stand in, None before the first. `everything` says that all months are written
    anew, as they must be when the schema has changed.
    """

    previous: Path | None
    published: Mapping[str, PublishedArticle]
    fresh: Mapping[str, StagedArticle]
    gone: Set[str]
    everything: bool

    @cached_property
    def dropped(self) -> frozenset[str]:
        """Articles whose published rows do not stay."""
        return frozenset(self.gone | (self.fresh.keys() & self.published.keys()))

    def month(self, article_id: str) -> str:
        """The month whose files the article is in after the run."""
        return (self.fresh.get(article_id) or self.published[article_id]).month

    @cached_property
    def months(self) -> frozenset[str]:
        """The months that have files after the run.

        A month that has just lost its last article keeps its files, without rows, until the next publication: a
        reader that listed them a moment before still finds them.
        """
        before = {article.month for article in self.published.values()}
        after = {article.month for article in self.fresh.values()}
        if not before and (self.previous or not after):
            before = {UNDATED}
        return frozenset(before | after)

    @cached_property
    def touched(self) -> frozenset[str]:
        """The months whose files are written anew."""
        if self.everything:
            return self.months
        lost = {self.published[article_id].month for article_id in self.dropped}
        return frozenset(lost | {article.month for article in self.fresh.values()})


def merge_articles(snapshot: Path, changes: Changes, run: Run) -> None:
    """Write the per-article tables of a snapshot: months that changed anew and checked, the others as links.

    Where shards hold articles in the order of their ids, memory does not grow with them. Raises ContractError.
    """
    for table in ARTICLE_TABLES:
        (snapshot / table.name).mkdir()
        for month in changes.months:
            standing = _standing(table, month, changes)
            if standing and month not in changes.touched:
                files.link(standing, snapshot / table.name / standing.name)
        _write_table(table, snapshot / table.name, changes, run)
    for month in sorted(changes.touched):
        _check_month(snapshot, month)


def _write_table(table: Table, folder: Path, changes: Changes, run: Run) -> None:
    """Write a table's files of the months that changed, or that have no file yet."""
    new = [month for month in changes.months if not (folder / f"{month}.parquet").exists()]
    writers = {month: files.Writer(table, folder / f"{month}.parquet") for month in new}
    parts = [*_kept_parts(table, changes), *_fresh_parts(table, changes, run)]
    for rows in merged(table, parts):
        owners = rows["article_id"].combine_chunks().dictionary_encode()
        months = pa.array([changes.month(article_id) for article_id in owners.dictionary.to_pylist()], pa.string())
        months = months.take(owners.indices)
        for month in pc.unique(months).to_pylist():
            writers[month].write(rows.filter(pc.equal(months, month)))
    for month, writer in writers.items():
        writer.close()
        if standing := _standing(table, month, changes):
            files.keep_if_same(standing, writer.path)


def _standing(table: Table, month: str, changes: Changes) -> Path | None:
    """The file of a month before the run."""
    path = changes.previous and changes.previous / table.name / f"{month}.parquet"
    return path if path and path.exists() else None


def _kept_parts(table: Table, changes: Changes) -> Iterator[Part]:
    """The rows of the months that changed that stay."""
    dropped = pa.array(changes.dropped, pa.string())
    for month in changes.touched:
        if standing := _standing(table, month, changes):
            for number, ids in enumerate(files.row_groups(standing, ["article_id"])):
                if len(ids):
                    yield Part(ids["article_id"][0].as_py(), partial(_kept, table, standing, number, dropped))


def _kept(table: Table, path: Path, number: int, dropped: pa.Array) -> pa.Table:
    rows = files.conform(table, files.row_group(path, number))
    return rows.filter(pc.invert(pc.is_in(rows["article_id"], dropped)))


def _fresh_parts(table: Table, changes: Changes, run: Run) -> Iterator[Part]:
    """The rows that the shards bring."""
    by_shard: dict[Path, list[str]] = defaultdict(list)
    for article_id, article in changes.fresh.items():
        by_shard[article.shard].append(article_id)
    for shard, ids in by_shard.items():
        yield Part(min(ids), partial(_fresh, table, shard, ids, changes, run))


def _fresh(table: Table, shard: Path, ids: list[str], changes: Changes, run: Run) -> pa.Table:
    rows = files.read(shard_file(shard, table))
    rows = rows.filter(pc.is_in(rows["article_id"], pa.array(ids, pa.string())))
    return _with_run(rows, changes, run) if table is ARTICLES else rows


def _check_month(snapshot: Path, month: str) -> None:
    """Check a month's files by themselves, some articles at a time."""
    paths = {table: snapshot / table.name / f"{month}.parquet" for table in ARTICLE_TABLES}
    cursors = {table.name: Cursor(table, path) for table, path in paths.items()}
    ids = files.read(paths[ARTICLES], ["article_id"])["article_id"]
    for before in (*(ids[number].as_py() for number in range(_CHECKED, len(ids), _CHECKED)), None):
        check_articles({name: cursor.take(before) for name, cursor in cursors.items()})


def _with_run(articles: pa.Table, changes: Changes, run: Run) -> pa.Table:
    before = [changes.published.get(article_id) for article_id in articles["article_id"].to_pylist()]
    values = {
        "first_seen_at": [article.first_seen_at if article else run.as_of for article in before],
        "updated_at": [run.as_of] * len(before),
        "run_id": [run.run_id] * len(before),
        "pipeline_version": [run.pipeline_version] * len(before),
    }
    for name, column in values.items():
        field = ARTICLES.schema.field(name)
        articles = articles.append_column(field, pa.array(column, field.type))
    return files.conform(ARTICLES, articles)
