"""The data dictionary, data/README.md, written from the schema: `python -m dateline.tables.dictionary`."""

from pathlib import Path

import pyarrow as pa

from .columns import Column
from .schema import TABLES
from .table import Table

PATH = Path(__file__).parents[3] / "data" / "README.md"

_HEAD = """# Data dictionary

`dateline build` publishes these tables as Parquet files in `data/tables/<table>/*.parquet`. Point pandas, DuckDB or
a BI tool at a table's folder and take every file in it: tables about articles have one file for each month of
publication (`2024-06.parquet`, and `undated.parquet`), the others a single one. The same descriptions stand in the
metadata of the files' fields. Columns are never lists or structs; a one-to-many is a table of its own.

The folders hold whole tables at any moment, also while a run publishes. `data/tables` is a link that each publication
moves to a new folder: a program that opens one file several times, or joins tables, follows it first
(`os.path.realpath("data/tables")`) and so reads all from one publication, as `dateline.read` and `dateline query` do.

Offsets count Unicode code points, half open: the `text` of a row is `articles.text[start_char:end_char]`. In SQL, which
counts from 1, that is `substring(articles.text, start_char + 1, end_char - start_char)`.

This file is written from `flows/dateline/tables/schema.py` by `python -m dateline.tables.dictionary`.
"""


def dictionary() -> str:
    """The data dictionary in Markdown."""
    return "\n".join([_HEAD, *map(_section, TABLES.values())])


def _section(table: Table) -> str:
    rows = [
        f"| `{column.name}` | {_type(column)} | {_null(column)} | {_meaning(table, column)} |"
        for column in table.columns
    ]
    head = [
        f"## {table.name}",
        "",
        f"One row per {table.per}. Key: {', '.join(f'`{name}`' for name in table.key)}.",
        "",
    ]
    return "\n".join([*head, "| column | type | null | meaning |", "|---|---|---|---|", *rows, ""])


def _type(column: Column) -> str:
    if pa.types.is_timestamp(column.type):
        return "timestamp, UTC"
    return {pa.string(): "string", pa.bool_(): "boolean", pa.date32(): "date"}.get(column.type, str(column.type))


def _null(column: Column) -> str:
    return "yes" if column.nullable else ""


def _meaning(table: Table, column: Column) -> str:
    own_key = column.references == f"{table.name}.{column.name}"
    return column.description + (f" References `{column.references}`." if column.references and not own_key else "")


if __name__ == "__main__":
    PATH.write_text(dictionary(), "utf-8")
