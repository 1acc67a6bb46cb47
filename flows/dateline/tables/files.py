"""Parquet files whose bytes depend on their rows alone."""

import filecmp
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from .table import Table

ROW_GROUP = 16_384
"""Rows that are read and written at once: of articles, whose texts stand in them, some 100 MB."""


def write(table: Table, rows: pa.Table, path: Path) -> None:
    """Write the rows of a table, sorted by its key, so that they survive a power cut."""
    writer = Writer(table, path, rows.schema)
    writer.write(in_order(table, rows))
    writer.close()


def in_order(table: Table, rows: pa.Table) -> pa.Table:
    """The rows sorted by the table's key."""
    return rows.sort_by([(name, "ascending") for name in table.key])


class Writer:
    """Writes a file of a table from rows that come in the order of its key, a row group at a time.

    Its bytes do not depend on how the rows were cut into pieces.
    """

    def __init__(self, table: Table, path: Path, schema: pa.Schema | None = None) -> None:
        self.path = path
        self._schema = schema or table.schema
        self._order = pq.SortingColumn.from_ordering(self._schema, [(name, "ascending") for name in table.key])
        self._rows = self._schema.empty_table()
        self._writer: pq.ParquetWriter | None = None

    def write(self, rows: pa.Table) -> None:
        """Write the next rows."""
        self._rows = pa.concat_tables([self._rows, rows])
        while len(self._rows) >= ROW_GROUP:
            self._write(self._rows.slice(0, ROW_GROUP))
            self._rows = self._rows.slice(ROW_GROUP)

    def close(self) -> None:
        """Write what is left, so that it survives a power cut."""
        if self._writer is None or len(self._rows):
            self._write(self._rows)
        assert self._writer is not None
        self._writer.close()
        sync(self.path)

    def _write(self, rows: pa.Table) -> None:
        if self._writer is None:
            self._writer = pq.ParquetWriter(
                self.path, self._schema, compression="zstd", write_statistics=True, sorting_columns=self._order
            )
        self._writer.write_table(rows.combine_chunks(), row_group_size=ROW_GROUP)


def read(paths: Path | Sequence[Path], columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of one file, or of several after one another."""
    if isinstance(paths, Path):
        with pq.ParquetFile(paths) as file:
            return file.read(columns=columns)
    return pa.concat_tables([read(path, columns) for path in paths])


def row_groups(path: Path, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
    """The rows of a file, a row group at a time."""
    with pq.ParquetFile(path) as file:
        for number in range(file.metadata.num_row_groups):
            yield file.read_row_group(number, columns=columns)


def row_group(path: Path, number: int) -> pa.Table:
    """The rows of one row group of a file."""
    with pq.ParquetFile(path) as file:
        return file.read_row_group(number)


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
