"""The formats that can be read. A new one is a file of its own here and a line in `FORMATS`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from . import jsonl, text
from .document import RawDocument, Reject
from .errors import UnknownFormatError

Read = Callable[[Path, Mapping[int, str] | None], Iterator[RawDocument | Reject]]
"""Reads a file's documents, or those at the given byte positions under the source_uris that an earlier reading gave
them; what it cannot use comes as a Reject, never as an exception, and memory does not grow with the file."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, how its files' names end, and its reader."""

    name: str
    suffixes: tuple[str, ...]
    read: Read


FORMATS = (
    Format("text", (".txt", ".md"), text.read),
    Format("jsonl", (".jsonl", ".ndjson"), jsonl.read),
)


def format_of(path: Path) -> Format:
    """The format of a file, by its name. Raises UnknownFormatError."""
    for known in FORMATS:
        if path.name.lower().endswith(known.suffixes):
            return known
    endings = ", ".join(suffix for known in FORMATS for suffix in known.suffixes)
    raise UnknownFormatError(f"No reader knows files named like {path.name}. Files that can be read end in {endings}.")
