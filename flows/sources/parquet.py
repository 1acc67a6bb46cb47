"""Parquet: one article a row."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from .document import RawDocument, Reject
from .errors import BrokenRecordError, EmptyError, SourceError
from .location import reject
from .records import KEYS, Columns, check_columns, document
from .resource import Resource, seekable

_BATCH = 64


def sniff(head: bytes) -> bool:
    """Whether it is a Parquet file."""
    return head.startswith(b"PAR1")


def read(resource: Resource, columns: Columns) -> Iterator[RawDocument | Reject]:
    """The documents of a table in its order; `columns` says where it does not call a value what we do.

    A document's source_uri ends in the number of its row: `#R12`. Raises BrokenRecordError where a named column is
    missing, or `text` is, or the file cannot be read to its end.
    """
    with seekable(resource) as stream:
        number = 0
        for record in _records(stream, columns):
            number += 1
            uri = f"{resource.uri}#R{number}"
            # A few bytes can stand for the same text in every row.
            resource.budget.spend(sum(len(value) for value in record.values() if isinstance(value, str)))
            try:
                yield document(uri, "parquet", record, columns)
            except SourceError as error:
                yield reject(uri, error)
    if not number:
        raise EmptyError("The table has no rows. Fill it, or leave it out.")


def _records(stream: BinaryIO, columns: Columns) -> Iterator[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(stream) as file:
            names = file.schema_arrow.names
            check_columns(names, columns)
            wanted = [name for name in names if name in {columns.get(key, key) for key in KEYS}]
            for batch in file.iter_batches(_BATCH, columns=wanted, use_threads=False):
                yield from batch.to_pylist()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise BrokenRecordError(f"It cannot be read to its end as Parquet: {error}. Is it whole?") from error
