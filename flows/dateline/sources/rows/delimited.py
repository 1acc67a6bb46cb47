"""CSV and other tables in text: one article a row, the columns' names in the first one."""

import csv
import io
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, TextIO

from dateline.sources.documents.document import MAX_CHARACTERS, RawDocument, Reject
from dateline.sources.documents.input_errors import BrokenRecordError, EmptyError, SourceError, TooLargeError
from dateline.sources.documents.resource import Resource
from dateline.sources.documents.uris import reject
from dateline.sources.text.decode import encoding_of

from .records import KEYS, Columns, check_columns, document

if TYPE_CHECKING:
    import _csv

_LONGEST_LINE = 2 * MAX_CHARACTERS
_DELIMITERS = ",;\t|"

# The module's own limit is too low for an article, and is one for the whole process.
csv.field_size_limit(_LONGEST_LINE)


def read(resource: Resource, columns: Columns) -> Iterator[RawDocument | Reject]:
    """The documents of a table in its order; `columns` says where it does not call a value what we do.

    Columns are set apart by commas, semicolons, tabs or bars. A document's source_uri ends in the number of its row's
    first line: `#L12`. Raises BrokenRecordError where a named column is missing, or `text` is.
    """
    with resource.open() as stream:
        encoding = encoding_of(stream)
    with io.TextIOWrapper(resource.open(), encoding, "replace", newline="") as text:
        lines = _lines(text)
        header = next(lines, "")
        if not header.strip():
            raise EmptyError("The table is empty, or its first line is. Fill it, or leave it out.")
        rows = csv.reader(chain([header], lines), delimiter=_delimiter(header, {*KEYS, *columns.values()}))
        names: list[str] | None = None
        empty = True
        for first, row in _numbered(rows):
            if names is None:
                names = [name.strip() for name in row]
                check_columns(names, columns)
            elif any(row):
                empty = False
                uri = f"{resource.uri}#L{first}"
                try:
                    yield document(uri, "csv", _record(names, row), columns)
                except SourceError as error:
                    yield reject(uri, error)
        if empty:
            raise EmptyError("The table has no rows. Fill it, or leave it out.")


def _numbered(rows: "_csv.Reader") -> Iterator[tuple[int, list[str]]]:
    """The rows, each with the number of its first line."""
    first = 1
    try:
        for row in rows:
            yield first, row
            first = rows.line_num + 1
    except csv.Error as error:
        what = f"From line {first} on its rows cannot be told apart: {error}. Close its quotation marks."
        raise BrokenRecordError(what) from error


def _record(names: list[str], row: list[str]) -> dict[str, str]:
    if len(row) > len(names):
        raise BrokenRecordError(
            f"The row has {len(row)} values for {len(names)} columns. Set values with delimiters in quotation marks."
        )
    return dict(zip(names, row, strict=False))


def _lines(text: TextIO) -> Iterator[str]:
    while line := text.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE and not line.endswith("\n"):
            raise TooLargeError(f"A line has {_LONGEST_LINE:,} characters or more. Is every article a row?")
        yield line


def _delimiter(header: str, wanted: set[str]) -> str:
    """What sets the columns apart: by it the first line has most of the names that are looked for, or most names."""

    def names(delimiter: str) -> tuple[int, int]:
        found = [name.strip() for name in next(csv.reader([header], delimiter=delimiter))]
        return len(wanted.intersection(found)), len(found)

    return max(_DELIMITERS, key=names)
