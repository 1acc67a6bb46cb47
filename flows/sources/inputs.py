"""Paths as the user gives them -> the files to read."""

import fnmatch
import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .document import RawDocument, Reject
from .errors import NoInputError, NotFoundError, SourceError, UnreadableError
from .location import reject, uri_of
from .registry import format_of


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files that the given paths lead to, sorted, and what was not found or is of no known format."""

    files: tuple[Path, ...]
    rejects: tuple[Reject, ...]


def find(paths: Sequence[Path | str]) -> Inputs:
    """Files, folders (with all below them, except hidden ones) and patterns such as `news/**/*.txt`.

    Raises NoInputError where all of it leads to nothing.
    """
    files: set[Path] = set()
    rejects: dict[str, Reject] = {}
    for given in map(str, paths):
        found = list(_files(given))
        if not found:
            error = NotFoundError(f"Nothing is found at {given}. Check the path.")
            rejects[uri_of(Path(given))] = reject(uri_of(Path(given)), error)
        for path in found:
            try:
                format_of(path)
                _check(path)
                files.add(path)
            except SourceError as error:
                rejects[uri_of(path)] = reject(uri_of(path), error)
    if not files:
        raise NoInputError(" ".join(r.message for r in rejects.values()) or "No path was given. Name a file or folder.")
    return Inputs(tuple(sorted(files, key=uri_of)), tuple(rejects[uri] for uri in sorted(rejects)))


def read(path: Path, at: Iterable[int] | None = None) -> Iterator[RawDocument | Reject]:
    """The documents of a file of any known format, or those at the given byte positions."""
    return format_of(path).read(path, None if at is None else frozenset(at))


def covers(paths: Sequence[Path | str], source_uri: str) -> bool:
    """Whether one of the given paths leads, or once led, to this source."""
    file = source_uri.partition("#")[0]
    for given in map(str, paths):
        uri = uri_of(Path(given))
        if uri in (".", file) or file.startswith(uri.rstrip("/") + "/"):
            return uri != "." or not file.startswith("/")
        if glob.has_magic(given) and fnmatch.fnmatchcase(file, uri.replace("**/", "*")):
            return True
    return False


def _check(path: Path) -> None:
    if not path.is_file():
        raise UnreadableError(f"{path.name} is no regular file: a broken link, a pipe or a device. Leave it out.")


def _files(given: str) -> Iterator[Path]:
    if os.path.isdir(given):
        for folder, folders, names in os.walk(given):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))
    elif os.path.lexists(given):
        yield Path(given)
    elif glob.has_magic(given):
        yield from (Path(path) for path in glob.iglob(given, recursive=True) if not os.path.isdir(path))
