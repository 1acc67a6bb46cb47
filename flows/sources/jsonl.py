"""JSON Lines: one article a line, an object with `text` and, where known, `url`, `title`, `byline`, `publisher`,
`published_at` (ISO 8601) and `language`. These are trusted over what the text says."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from .decode import without_surrogates
from .document import MAX_CHARACTERS, Metadata, RawDocument, Reject
from .errors import BinaryError, BrokenRecordError, EmptyError, SourceError, TooLargeError, UnreadableError
from .location import reject, uri_of

_MAX_BYTES = 12 * MAX_CHARACTERS
_SAMPLE = 65_536
_BOM = b"\xef\xbb\xbf"


def read(path: Path, at: Mapping[int, str] | None = None) -> Iterator[RawDocument | Reject]:
    """The documents of a file in its order, or only those that start at the byte positions `at`, named as it says.

    A document's source_uri ends in its line number: `#L12`.
    """
    uri = uri_of(path)
    try:
        with path.open("rb") as file:
            if at is not None:
                yield from _documents(_lines_at(file, at))
                return
            if b"\0" in file.read(_SAMPLE):
                raise BinaryError("This is no JSON Lines file in UTF-8. Convert it to UTF-8, or leave it out.")
            file.seek(0)
            empty = True
            for document in _documents(_lines(file, uri)):
                yield document
                empty = False
            if empty:
                raise EmptyError("The file holds no records. Fill it, or leave it out.")
    except OSError as error:
        yield reject(uri, UnreadableError(f"The file cannot be read: {error.strerror}. Check its permissions."))
    except SourceError as error:
        yield reject(uri, error)


def _lines(file: BinaryIO, uri: str) -> Iterator[tuple[str, int, bytes]]:
    """Name, byte position and bytes of each line; of a line that is too long only the beginning."""
    number, position = 0, 0
    while line := file.readline(_MAX_BYTES + 1):
        number += 1
        length = len(line)
        rest = line[-1:]
        while not rest.endswith(b"\n") and (rest := file.readline(_SAMPLE)):
            length += len(rest)
        yield f"{uri}#L{number}", position, line
        position += length


def _lines_at(file: BinaryIO, at: Mapping[int, str]) -> Iterator[tuple[str, int, bytes]]:
    for position in sorted(at):
        file.seek(position)
        yield at[position], position, file.readline(_MAX_BYTES + 1)


def _documents(lines: Iterable[tuple[str, int, bytes]]) -> Iterator[RawDocument | Reject]:
    for uri, position, line in lines:
        line = line.removeprefix(_BOM) if position == 0 else line
        if line.strip() or len(line) > _MAX_BYTES:
            yield _document(uri, position, line)


def _document(uri: str, position: int, line: bytes) -> RawDocument | Reject:
    try:
        record = _record(line)
        text = _string(record, "text") or ""
        if not text.strip():
            raise EmptyError("The record has no text. Give it one under the key `text`, or leave it out.")
        if len(text) > MAX_CHARACTERS:
            raise TooLargeError(
                f"The text has {len(text):,} characters; an article has at most {MAX_CHARACTERS:,}. Split it."
            )
        metadata = Metadata(
            url=_string(record, "url"),
            title=_string(record, "title"),
            byline=_string(record, "byline"),
            publisher=_string(record, "publisher"),
            published_at=_time(record),
            language=_string(record, "language"),
        )
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return RawDocument(uri, "jsonl", text, metadata, position)
    except SourceError as error:
        return reject(uri, error)


def _record(line: bytes) -> dict[str, Any]:
    if len(line) > _MAX_BYTES:
        raise TooLargeError(f"The line has more than {_MAX_BYTES:,} bytes. Is every article on a line of its own?")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BrokenRecordError(f"The line is not valid JSON in UTF-8: {error}. Correct it.") from error
    if not isinstance(record, dict):
        raise BrokenRecordError(f"The line holds a JSON {type(record).__name__}, not an object with a `text`.")
    return record


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise BrokenRecordError(f"`{key}` is a {type(value).__name__}, not a string. Correct the record.")
    return without_surrogates(value)


def _time(record: dict[str, Any]) -> datetime | None:
    value = _string(record, "published_at")
    if value is None:
        return None
    try:
        time = datetime.fromisoformat(value)
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BrokenRecordError(
            f"`published_at` is {value!r}, not a time such as 2024-06-19T08:00:00Z or 2024-06-19. Correct it."
        ) from error
