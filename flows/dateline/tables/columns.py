"""What a column is, and the kinds of column that tables have."""

from dataclasses import dataclass

import pyarrow as pa

TIMESTAMP = pa.timestamp("us", tz="UTC")


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


def text(name: str, description: str, *, null: bool = False, ref: str | None = None) -> Column:
    """A column of text; `ref` is the column that it refers to."""
    return Column(name, pa.string(), description, null, ref)


def choice(name: str, description: str, allowed: tuple[str, ...], *, null: bool = False) -> Column:
    """A column of text that holds one of a few words."""
    return Column(name, pa.string(), f"{description}: {', '.join(allowed)}.", null, allowed=allowed)


def count(name: str, description: str, minimum: int = 0) -> Column:
    """A column of whole numbers."""
    return Column(name, pa.int32(), description, minimum=minimum)


def time(name: str, description: str, *, null: bool = False) -> Column:
    """A column of moments, in UTC."""
    return Column(name, TIMESTAMP, description, null)


def score(description: str) -> Column:
    """The column `score`, from 0 to 1."""
    return Column("score", pa.float64(), description, minimum=0, maximum=1)
