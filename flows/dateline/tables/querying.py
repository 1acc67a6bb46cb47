"""Reading the published tables: as data frames, or with SQL."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from . import files
from .schema import TABLES
from .table_errors import NoTablesError, QueryError, UnknownTableError

if TYPE_CHECKING:
    import pandas as pd

DEFAULT_TABLES = Path("data/tables")


@dataclass(frozen=True, slots=True)
class TableSize:
    """Rows, files and bytes of a published table."""

    rows: int
    files: int
    bytes: int


def read(
    name: str,
    tables: Path | str = DEFAULT_TABLES,
    columns: Sequence[str] | None = None,
    filters: Sequence[Any] | None = None,
) -> pd.DataFrame:
    """A published table as a data frame, or the `columns` of it.

    `filters` picks rows, as in pandas.read_parquet: [("label", "==", "PERSON"), ("score", ">", 0.5)] means both.
    Raises NoTablesError where nothing is published at `tables`, UnknownTableError for a wrong table or column.
    """
    _known(name, list(TABLES), "table")
    for column in columns or ():
        _known(column, list(TABLES[name].names), f"column of {name}")
    dataset = ds.dataset(_files(tables)[name], schema=TABLES[name].schema, format="parquet")
    condition = pq.filters_to_expression(list(filters)) if filters else None
    rows = dataset.to_table(columns=list(columns) if columns else None, filter=condition)
    frame: pd.DataFrame = rows.to_pandas(date_as_object=False)
    return frame


def query(sql: str, tables: Path | str = DEFAULT_TABLES) -> pd.DataFrame:
    """What DuckDB answers to `sql`, in which every table is a view under its name. Times are in UTC.

    Raises NoTablesError where nothing is published at `tables`, QueryError with DuckDB's message where it fails.
    """
    with duckdb.connect() as connection:
        connection.execute("set TimeZone = 'UTC'")
        for name, paths in _files(tables).items():
            connection.read_parquet(paths).create_view(name)
        try:
            answer = connection.sql(sql)
            if answer is None:
                import pandas as pd

                return pd.DataFrame()
            frame: pd.DataFrame = answer.df()
            return frame
        except duckdb.Error as error:
            raise QueryError(f"the query failed: {error}") from error


def sizes(tables: Path | str = DEFAULT_TABLES) -> dict[str, TableSize]:
    """Rows, files and bytes of every published table. Raises NoTablesError where nothing is published."""
    return {
        name: TableSize(
            rows=sum(files.count(Path(path)) for path in paths),
            files=len(paths),
            bytes=sum(Path(path).stat().st_size for path in paths),
        )
        for name, paths in _files(tables).items()
    }


def _files(tables: Path | str) -> dict[str, list[str]]:
    # The link is followed once, so that all files are of one snapshot, whatever is published meanwhile.
    folder = Path(tables).resolve()
    found = {name: sorted(map(str, (folder / name).glob("*.parquet"))) for name in TABLES}
    if not all(found.values()):
        raise NoTablesError(f"there are no tables at {tables} yet. Build them with: dateline build --tables {tables}")
    return found


def _known(name: str, names: list[str], what: str) -> None:
    if name not in names:
        near = difflib.get_close_matches(name, names, 1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise UnknownTableError(f"there is no {what} {name!r}.{hint} There are: {', '.join(names)}.")
