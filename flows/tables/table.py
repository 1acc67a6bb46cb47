"""What a table is: its columns, what its rows stand for, and what its values must satisfy."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import pyarrow as pa


@dataclass(frozen=True)
class Column:
    """A column: its Arrow type, what it means, and what its values must satisfy.

    `references` names the column ("table.column") that every value must occur in. `minimum` and `maximum` are
    allowed values themselves.
    """

    name: str
    type: pa.DataType
    description: str
    nullable: bool = False
    references: str | None = None
    allowed: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None

    @property
    def field(self) -> pa.Field:
        """The Arrow field, with the description as its metadata."""
        return pa.field(self.name, self.type, self.nullable, {"description": self.description})


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
