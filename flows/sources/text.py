"""Plain text and Markdown: one article a file."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from .decode import decode
from .document import MAX_CHARACTERS, RawDocument, Reject
from .errors import EmptyError, SourceError, TooLargeError, UnreadableError
from .location import reject, uri_of

_BYTES_PER_CHARACTER = 4


def read(path: Path, at: Mapping[int, str] | None = None) -> Iterator[RawDocument | Reject]:
    """The one document of a file. `at` is there for formats with many."""
    try:
        yield RawDocument(uri_of(path), "text", _text(path))
    except SourceError as error:
        yield reject(uri_of(path), error)


def _text(path: Path) -> str:
    try:
        size = os.stat(path).st_size
        data = path.read_bytes() if size <= MAX_CHARACTERS * _BYTES_PER_CHARACTER else b""
    except OSError as error:
        raise UnreadableError(f"The file cannot be read: {error.strerror}. Check its permissions.") from error
    text = decode(data) if data else ""
    if (size and not data) or len(text) > MAX_CHARACTERS:
        raise TooLargeError(
            f"The file holds {size:,} bytes; an article has at most {MAX_CHARACTERS:,} characters. "
            "Split it into its articles."
        )
    if not text.strip():
        raise EmptyError("The file holds no text. Fill it, or leave it out.")
    return text
