"""The published tables as one thing: lock them, stage shards, publish, go back, read."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.planning.locations import Location
from dateline.sources.documents.document import Reject

from . import querying
from .lock import Holder, locked
from .publish import known_locations, publish_shards, published_articles, rejected_inputs
from .querying import DEFAULT_TABLES, TableSize
from .run import Publication, PublishedArticle, Run, ShardSummary
from .shard import read_summary
from .snapshots import Snapshots

if TYPE_CHECKING:
    import pandas as pd


class Warehouse:
    """The tables at `path`, where readers find `path/<table>/*.parquet`, whole at any moment.

    `path` is a symbolic link to a snapshot in a hidden folder beside it, where staged shards and the lock lie too.
    A run goes:

        with warehouse.lock(wait_seconds=60):
            published = warehouse.published()            # what is new? work it out, then for every shard
            if warehouse.staged(key) is None:            # a killed run may have left it finished
                stage_shard(documents, annotate, parse, warehouse.staging(key))
            publication = warehouse.publish(Run(...), keys)
    """

    def __init__(self, path: Path | str = DEFAULT_TABLES) -> None:
        self.path = Path(path).absolute()
        self._snapshots = Snapshots(self.path)
        self._staging = self.path.parent / f".{self.path.name}-staging"

    @contextmanager
    def lock(
        self, wait_seconds: float = 0, on_wait: Callable[[Holder | None], None] | None = None
    ) -> Iterator[Warehouse]:
        """Be the only run that writes these tables, and clean up after killed ones.

        Where another run holds the lock, `on_wait` is told once which it is (None where it has only just started),
        and after `wait_seconds` LockedError is raised.
        """
        with locked(self.path.parent / f".{self.path.name}.lock", wait_seconds, on_wait):
            self._snapshots.clean()
            for unfinished in self._staging.glob(".*"):
                shutil.rmtree(unfinished)
            yield self

    def published(self) -> dict[str, PublishedArticle]:
        """The articles that readers see, by article_id."""
        return published_articles(self._snapshots.current())

    def locations(self) -> dict[str, Location]:
        """The places where articles were found, by source_uri."""
        return known_locations(self._snapshots.current())

    def rejected(self) -> set[str]:
        """The source_uris of the rejects that readers see."""
        return rejected_inputs(self._snapshots.current())

    @property
    def spool(self) -> Path:
        """The file for the documents of a run, which goes when the run has published or the next one starts."""
        return self._staging / ".spool" / "documents.jsonl"

    @property
    def fetched(self) -> Path:
        """The folder for what was fetched from the web, which is of use from run to run, but may go at any time."""
        return self.path.parent / f".{self.path.name}-fetched"

    def staging(self, key: str) -> Path:
        """The folder for a shard's files. The key must change whenever the shard's content or the pipeline does."""
        return self._staging / key

    def staged(self, key: str) -> ShardSummary | None:
        """The summary of a shard that is finished and not yet published, else None."""
        return read_summary(self.staging(key))

    def publish(
        self,
        run: Run,
        shard_keys: Iterable[str],
        removed: Set[str] = frozenset(),
        rejects: Sequence[Reject] = (),
        removed_rejects: Set[str] = frozenset(),
        locations: Mapping[str, Location] | None = None,
    ) -> Publication:
        """Publish finished shards in one step and clear the staging area. Call it under the lock.

        New articles are added, changed ones replaced in every table, those in `removed` (article_ids) dropped. The
        shards' rejects and `rejects` go into the table rejects; earlier ones go when their input is seen again and is
        good, or when their source_uri is in `removed_rejects`. `locations` are all that are known now, by source_uri;
        without them those of before stay. Where nothing changes no file is touched. Raises ContractError, with nothing
        published, where rows break the contract.
        """
        shards = [self.staging(key) for key in shard_keys]
        publication = publish_shards(self._snapshots, shards, run, removed, rejects, removed_rejects, locations)
        shutil.rmtree(self._staging, ignore_errors=True)
        return publication

    def rollback(self) -> None:
        """Show the snapshot before the current one again. Raises NoTablesError where there is none."""
        with self.lock():
            self._snapshots.rollback()

    def read(
        self, name: str, columns: Sequence[str] | None = None, filters: Sequence[Any] | None = None
    ) -> pd.DataFrame:
        """A table as a data frame; see dateline.tables.querying.read."""
        return querying.read(name, self.path, columns, filters)

    def query(self, sql: str) -> pd.DataFrame:
        """What DuckDB answers to `sql`; see dateline.tables.querying.query."""
        return querying.query(sql, self.path)

    def sizes(self) -> dict[str, TableSize]:
        """Rows, files and bytes of every table."""
        return querying.sizes(self.path)
