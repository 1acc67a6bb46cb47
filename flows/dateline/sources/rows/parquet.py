"""Parquet: one article a row."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.sources.documents.document import RawDocument, Reject
from dateline.sources.documents.input_errors import BrokenRecordError, EmptyError, SourceError
from dateline.sources.documents.resource import Budget, Resource, seekable
from dateline.sources.documents.uris import reject

from .records import KEYS, Columns, check_columns, document

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
        for row in _rows(stream, columns, resource.budget):
            number += 1
            uri = f"{resource.uri}#R{number}"
            try:
                record = {name: _value(name, value) for name, value in row.items()}
            except SourceError as error:
                yield reject(uri, error)
                continue
            # A few bytes can stand for the same text in every row.
            resource.budget.spend(sum(len(value) for value in record.values() if isinstance(value, str)))
            try:
                yield document(uri, "parquet", record, columns)
            except SourceError as error:
                yield reject(uri, error)
    if not number:
        raise EmptyError("The table has no rows. Fill it, or leave it out.")


def _rows(stream: BinaryIO, columns: Columns, budget: Budget) -> Iterator[dict[str, Any]]:
    """The rows, with the values as Arrow has them: there are some that Python cannot have."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        metadata = pq.read_metadata(stream)
        names = metadata.schema.to_arrow_schema().names
        check_columns(names, columns)
        wanted = [name for name in names if name in {columns.get(key, key) for key in KEYS}]
        paths = [metadata.schema.column(number).path for number in range(metadata.num_columns)]
        inside = [path for path in paths if path.partition(".")[0] in wanted]
        # As dictionaries, so that a long text that stands in many rows is in memory once.
        with pq.ParquetFile(stream, metadata=metadata, read_dictionary=inside) as file:
            for group in range(metadata.num_row_groups):
                # Not the columns' own sizes: to ask for those of a damaged one would abort the process.
                budget.spend(max(0, metadata.row_group(group).total_byte_size))
                for batch in file.iter_batches(_BATCH, [group], wanted, use_threads=False):
                    for row in range(len(batch)):
                        yield {name: batch[name][row] for name in wanted}
    except (pa.ArrowException, OSError, ValueError) as error:
        raise BrokenRecordError(f"It cannot be read to its end as Parquet: {error}. Is it whole?") from error


def _value(name: str, value: Any) -> Any:
    try:
        return value.as_py()
    except Exception as error:
        what = str(error) or type(error).__name__
        raise BrokenRecordError(f"`{name}` holds what Python cannot: {what[:200]}. Correct the record.") from error
