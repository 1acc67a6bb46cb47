"""Parquet files whose bytes depend on their rows alone."""

import filecmp
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from flows.tables.table import Table

ROW_GROUP = 65_536


def write(table: Table, rows: pa.Table, path: Path) -> None:
    """Write the rows of a table, sorted by its key, so that they survive a power cut."""
    rows = rows.sort_by([(name, "ascending") for name in table.key]).combine_chunks()
    order = pq.SortingColumn.from_ordering(rows.schema, [(name, "ascending") for name in table.key])
    pq.write_table(
        rows, path, compression="zstd", row_group_size=ROW_GROUP, write_statistics=True, sorting_columns=order
    )
    sync(path)


def read(paths: Path | Sequence[Path], columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of one file, or of several after one another."""
    if isinstance(paths, Path):
        with pq.ParquetFile(paths) as file:
            return file.read(columns=columns)
    return pa.concat_tables([read(path, columns) for path in paths])


def conform(table: Table, rows: pa.Table) -> pa.Table:
    """The rows under the table's present schema: columns cast and in order, missing ones null, unknown ones gone."""
    columns = [
        rows[column.name].cast(column.type) if column.name in rows.column_names else pa.nulls(len(rows), column.type)
        for column in table.columns
    ]
    return pa.table(columns, schema=table.schema)


def count(path: Path) -> int:
    """How many rows a file has."""
    with pq.ParquetFile(path) as file:
        return int(file.metadata.num_rows)


def link(old: Path, new: Path) -> None:
    """Let `new` be the same file as `old`: a hard link, or a copy where the file system has none."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)
        sync(new)


def keep_if_same(old: Path, new: Path) -> None:
    """Where the files hold the same bytes, replace `new` with a link to `old`."""
    if old.exists() and filecmp.cmp(old, new, shallow=False):
        new.unlink()
        link(old, new)


def sync(path: Path) -> None:
    """Force a file or a folder to the disk."""
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
