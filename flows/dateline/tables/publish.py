"""Finished shards -> the next snapshot of all tables, checked and shown to readers in one step."""

import shutil
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.planning.locations import Location
from dateline.sources.documents.document import Reject

from . import files
from .contract import check_corpus, corpus_columns
from .corpus import entity_tables
from .knowledge import link
from .locations_table import locations_of, merge_locations
from .merge import Changes, StagedArticle, merge_articles, month_of
from .rejects import distinct, merge_rejects
from .run import Publication, PublishedArticle, Run
from .schema import ARTICLE_TABLES, ARTICLES, CORPUS_TABLES, ENTITIES, LOCATIONS, REJECTS, RUNS, TABLES
from .shard import duplicate, read_summary, shard_file
from .snapshots import Snapshots
from .table import Table
from .table_errors import TablesError


def published_articles(snapshot: Path | None) -> dict[str, PublishedArticle]:
    """The articles of a snapshot, by article_id; none where there is no snapshot."""
    published = {}
    for file in _table_files(snapshot, ARTICLES):
        rows = files.read(file, ["article_id", "source_uri", "content_hash", "pipeline_version", "first_seen_at"])
        for row in rows.to_pylist():
            article_id = row.pop("article_id")
            published[article_id] = PublishedArticle(**row, month=file.stem)
    return published


def rejected_inputs(snapshot: Path | None) -> set[str]:
    """The source_uris in a snapshot's rejects."""
    return {uri for file in _table_files(snapshot, REJECTS) for uri in files.read(file)["source_uri"].to_pylist()}


def known_locations(snapshot: Path | None) -> dict[str, Location]:
    """The locations in a snapshot, by source_uri."""
    return locations_of(_standing(snapshot, LOCATIONS))


def publish_shards(
    snapshots: Snapshots,
    shards: Iterable[Path],
    run: Run,
    removed: Set[str],
    rejects: Iterable[Reject],
    removed_rejects: Set[str],
    locations: Mapping[str, Location] | None,
) -> Publication:
    """Write the next snapshot from the current one and finished shards, check it and show it to readers.

    Where nothing is new, changed, gone, rejected or linked otherwise than before, no file is touched. Raises
    ContractError, with nothing published, where rows break the contract.
    """
    shards = sorted(set(shards))
    previous = snapshots.current()
    published = published_articles(previous)
    staged, duplicates = _staged_articles(shards)
    fresh = {
        article_id: article
        for article_id, article in staged.items()
        if article_id not in published
        or published[article_id].content_hash != article.content_hash
        or published[article_id].pipeline_version != run.pipeline_version
    }
    outdated = bool(previous) and _has_old_schema(previous)
    changes = Changes(previous, published, fresh, (published.keys() & removed) - staged.keys(), outdated)
    rejects = distinct([*rejects, *duplicates, *_shard_rejects(shards)])
    old_rejects = _standing(previous, REJECTS)
    new_rejects = merge_rejects(old_rejects, rejects, run, removed_rejects)
    old_locations = _standing(previous, LOCATIONS)
    articles = (published.keys() - changes.gone) | fresh.keys()
    new_locations = merge_locations(old_locations, locations, articles, run)
    publication = _publication(run, changes, rejects)
    old_entities = _standing(previous, ENTITIES)
    same = (
        new_rejects.equals(old_rejects)
        and new_locations.equals(old_locations)
        and link(old_entities, run.knowledge_base).equals(old_entities)
    )
    if fresh or changes.gone or outdated or not previous or not same:
        runs = _runs(_standing(previous, RUNS), publication, run)
        corpus = {"locations": new_locations, "rejects": new_rejects, "runs": runs}
        _write_snapshot(snapshots, changes, corpus, run)
        publication = replace(publication, published=True)
    current = snapshots.current()
    rows = {name: sum(map(files.count, _table_files(current, table))) for name, table in TABLES.items()}
    return replace(publication, rows=rows)


def _write_snapshot(snapshots: Snapshots, changes: Changes, corpus: dict[str, pa.Table], run: Run) -> None:
    snapshot = snapshots.begin()
    try:
        merge_articles(snapshot, changes, run)
        paths = {table.name: _table_files(snapshot, table) for table in ARTICLE_TABLES}
        corpus |= entity_tables(paths, run.knowledge_base)
        for table in CORPUS_TABLES:
            _write_corpus_table(table, corpus[table.name], changes.previous, snapshot)
        written = {table.name: files.read(_table_files(snapshot, table)) for table in CORPUS_TABLES}
        joining = {
            table.name: _distinct(_table_files(snapshot, table), corpus_columns(table)) for table in ARTICLE_TABLES
        }
        check_corpus(written | joining)
    except BaseException:
        shutil.rmtree(snapshot, ignore_errors=True)
        raise
    snapshots.switch(snapshot)
    snapshots.clean()


def _distinct(paths: Sequence[Path], columns: list[str]) -> pa.Table:
    """What the columns of each file hold, every combination once."""
    return pa.concat_tables(
        [rows.group_by(columns).aggregate([]) if columns else rows for rows in (files.read(p, columns) for p in paths)]
    )


def _write_corpus_table(table: Table, rows: pa.Table, previous: Path | None, snapshot: Path) -> None:
    new = snapshot / table.name / f"{table.name}.parquet"
    new.parent.mkdir()
    files.write(table, rows, new)
    if previous:
        files.keep_if_same(previous / table.name / new.name, new)


def _staged_articles(shards: Iterable[Path]) -> tuple[dict[str, StagedArticle], list[Reject]]:
    staged: dict[str, StagedArticle] = {}
    duplicates = []
    columns = ["article_id", "source_uri", "content_hash", "published_at"]
    for shard in shards:
        if read_summary(shard) is None:
            raise TablesError(f"the shard {shard} is not finished. Stage it before it is published.")
        for row in files.read(shard_file(shard, ARTICLES), columns).to_pylist():
            month = month_of(row["published_at"])
            article = StagedArticle(row["source_uri"], row["content_hash"], month, shard)
            other = staged.setdefault(row["article_id"], article)
            first, second = sorted((article, other), key=lambda a: (a.source_uri, a.content_hash))
            staged[row["article_id"]] = first
            if first.source_uri != second.source_uri:
                duplicates.append(duplicate(second.source_uri, first.source_uri))
    return staged, duplicates


def _shard_rejects(shards: Iterable[Path]) -> list[Reject]:
    summaries = [read_summary(shard) for shard in shards]
    return [reject for summary in summaries if summary for reject in summary.rejects]


def _publication(run: Run, changes: Changes, rejects: tuple[Reject, ...]) -> Publication:
    touched = {article.source_uri for article in changes.fresh.values()} | {reject.source_uri for reject in rejects}
    return Publication(
        run_id=run.run_id,
        published=False,
        inputs=len(run.inputs.keys() | touched),
        new=len(changes.fresh.keys() - changes.published.keys()),
        changed=len(changes.fresh.keys() & changes.published.keys()),
        unchanged=len(run.inputs.keys() - touched),
        removed=len(changes.gone),
        rejects=rejects,
        rows={},
        skipped=run.skipped,
    )


def _runs(old: pa.Table, publication: Publication, run: Run) -> pa.Table:
    finished_at = run.finished_at or run.as_of
    row = {
        "run_id": run.run_id,
        "started_at": run.as_of,
        "finished_at": finished_at,
        "status": run.status,
        "inputs": publication.inputs,
        "new": publication.new,
        "changed": publication.changed,
        "unchanged": publication.unchanged,
        "rejected": publication.rejected,
        "skipped": sum(run.skipped.values()),
        "seconds": (finished_at - run.as_of).total_seconds(),
        "pipeline_version": run.pipeline_version,
    }
    # With a fixed clock the same inputs give the same run again: its row is replaced.
    others = [other for other in old.to_pylist() if other["run_id"] != run.run_id]
    return pa.Table.from_pylist([*others, row], RUNS.schema)


def _standing(snapshot: Path | None, table: Table) -> pa.Table:
    paths = _table_files(snapshot, table)
    return files.conform(table, files.read(paths)) if paths else table.schema.empty_table()


def _has_old_schema(snapshot: Path | None) -> bool:
    return any(
        not (paths := _table_files(snapshot, table))
        or any(not pq.read_schema(path).equals(table.schema, check_metadata=True) for path in paths)
        for table in TABLES.values()
    )


def _table_files(snapshot: Path | None, table: Table) -> list[Path]:
    return sorted((snapshot / table.name).glob("*.parquet")) if snapshot else []
