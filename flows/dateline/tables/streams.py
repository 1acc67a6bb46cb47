"""Rows of per-article tables, a few at a time, in the order of their articles: memory does not grow with the tables.

Every key begins with the article_id, so what is sorted by article is sorted by key where each article's rows are.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from . import files
from .table import Table


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that are read when their turn comes; no article_id among them is less than `first`."""

    first: str
    read: Callable[[], pa.Table]


def merged(table: Table, parts: Iterable[Part]) -> Iterator[pa.Table]:
    """The rows of all parts, sorted by the table's key, in pieces. Takes memory for a piece, and for the parts that
    overlap."""
    ordered = sorted(parts, key=lambda part: part.first)
    waiting = table.schema.empty_table()
    least = files.ROW_GROUP
    for number, part in enumerate(ordered, 1):
        waiting = pa.concat_tables([waiting, part.read()])
        if number < len(ordered) and len(waiting) < least:
            continue
        ready, waiting = cut(waiting, ordered[number].first if number < len(ordered) else None)
        least = files.ROW_GROUP + 2 * len(waiting)
        if len(ready):
            yield files.in_order(table, ready)


def cut(rows: pa.Table, before: str | None) -> tuple[pa.Table, pa.Table]:
    """The rows of articles whose ids are less than `before`, and the others; without it, all and none."""
    if before is None:
        return rows, rows.slice(len(rows))
    earlier = pc.less(rows["article_id"], before)
    return rows.filter(earlier), rows.filter(pc.invert(earlier))


class Cursor:
    """Reads a file of a per-article table from its first article to its last."""

    def __init__(self, table: Table, path: Path) -> None:
        self._groups = files.row_groups(path)
        self._rows = table.schema.empty_table()

    def take(self, before: str | None) -> pa.Table:
        """The next rows, those of articles whose ids are less than `before`; without it, all that are left."""
        taken = []
        while True:
            count = (
                len(self._rows) if before is None else pc.sum(pc.less(self._rows["article_id"], before)).as_py() or 0
            )
            taken.append(self._rows.slice(0, count))
            self._rows = self._rows.slice(count)
            following = next(self._groups, None) if not len(self._rows) else None
            if following is None:
                return pa.concat_tables(taken)
            self._rows = following
