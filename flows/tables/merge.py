"""The per-article tables of the next snapshot: published rows minus what is stale plus what shards bring."""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from flows.tables import files
from flows.tables.contract import check_articles
from flows.tables.run import PublishedArticle, Run
from flows.tables.schema import ARTICLE_TABLES, ARTICLES
from flows.tables.shard import shard_file
from flows.tables.table import Table

UNDATED = "undated"


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

    Takes memory for one table's rows of all shards, and for all tables of one month. Raises ContractError.
    """
    for table in ARTICLE_TABLES:
        (snapshot / table.name).mkdir()
        fresh = _fresh_rows(table, changes, run)
        months = pa.array(
            [changes.fresh[article_id].month for article_id in fresh["article_id"].to_pylist()], pa.string()
        )
        for month in sorted(changes.months):
            new = snapshot / table.name / f"{month}.parquet"
            old = changes.previous and changes.previous / table.name / new.name
            standing = old if old and old.exists() else None
            if standing and month not in changes.touched:
                files.link(standing, new)
            else:
                kept = _kept_rows(table, standing, changes.dropped)
                files.write(table, pa.concat_tables([kept, fresh.filter(pc.equal(months, month))]), new)
                if standing:
                    files.keep_if_same(standing, new)
    for month in sorted(changes.touched):
        check_articles({t.name: files.read(snapshot / t.name / f"{month}.parquet") for t in ARTICLE_TABLES})


def _kept_rows(table: Table, file: Path | None, dropped: frozenset[str]) -> pa.Table:
    if file is None:
        return table.schema.empty_table()
    rows = files.conform(table, files.read(file))
    return rows.filter(pc.invert(pc.is_in(rows["article_id"], pa.array(dropped, pa.string()))))


def _fresh_rows(table: Table, changes: Changes, run: Run) -> pa.Table:
    parts = [table.schema.empty_table()]
    by_shard: dict[Path, list[str]] = defaultdict(list)
    for article_id, article in changes.fresh.items():
        by_shard[article.shard].append(article_id)
    for shard, ids in sorted(by_shard.items()):
        rows = files.read(shard_file(shard, table))
        rows = rows.filter(pc.is_in(rows["article_id"], pa.array(ids, pa.string())))
        parts.append(_with_run(rows, changes, run) if table is ARTICLES else rows)
    return pa.concat_tables(parts)


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
