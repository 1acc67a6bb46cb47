"""What a table is: its columns, and what its rows stand for."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import pyarrow as pa

from .columns import Column


@dataclass(frozen=True)
class Table:
    """A table. `per` says what one row stands for; `key` names the columns that are unique together and sort the rows.

    `scope` is "article" where each row belongs to one article, in files by the article's month; else "corpus", one
    file.
    """

    name: str
    per: str
    scope: Literal["article", "corpus"]
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @cached_property
    def schema(self) -> pa.Schema:
        """The exact Arrow schema of the table's files."""
        return pa.schema([column.field for column in self.columns], {"description": f"One row per {self.per}."})

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)
