"""JSON Lines: one article a line, an object with `text` and any of the metadata that `records` knows."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.sources.documents.document import MAX_BYTES, RawDocument, Reject
from dateline.sources.documents.input_errors import (
    BinaryError,
    BrokenRecordError,
    EmptyError,
    SourceError,
    TooLargeError,
)
from dateline.sources.documents.resource import Resource
from dateline.sources.documents.uris import reject

from .records import Columns, document

_SAMPLE = 65_536
_FIRST_RECORD = re.compile(rb'\s*\{[^\n]{0,60000}"text"\s*:\s*"')


def sniff(head: bytes) -> bool:
    """Whether the first line is, or begins, an object with a `text`."""
    return bool(_FIRST_RECORD.match(head.removeprefix(codecs.BOM_UTF8)))


def read(resource: Resource, columns: Columns) -> Iterator[RawDocument | Reject]:
    """The documents of a file in its order; `columns` says where it does not call a value what we do.

    A document's source_uri ends in its line number: `#L12`.
    """
    with resource.open() as stream:
        empty = True
        for number, line in _lines(stream):
            if number == 1 and b"\0" in line[:_SAMPLE]:
                raise BinaryError("This is no JSON Lines file in UTF-8. Convert it to UTF-8, or leave it out.")
            if line.strip() or len(line) > MAX_BYTES:
                empty = False
                uri = f"{resource.uri}#L{number}"
                try:
                    yield document(uri, "jsonl", _record(line), columns)
                except SourceError as error:
                    yield reject(uri, error)
        if empty:
            raise EmptyError("The file holds no records. Fill it, or leave it out.")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Number and bytes of each line; of a line that is too long only the beginning."""
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        rest = line[-1:]
        while not rest.endswith(b"\n") and (rest := stream.readline(_SAMPLE)):
            pass
        yield number, line.removeprefix(codecs.BOM_UTF8) if number == 1 else line


def _record(line: bytes) -> dict[str, Any]:
    if len(line) > MAX_BYTES:
        raise TooLargeError(f"The line has more than {MAX_BYTES:,} bytes. Is every article on a line of its own?")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BrokenRecordError(f"The line is not valid JSON in UTF-8: {error}. Correct it.") from error
    if not isinstance(record, dict):
        raise BrokenRecordError(f"The line holds a JSON {type(record).__name__}, not an object with a `text`.")
    return record
