"""Paths as the user gives them -> what to read."""

import glob
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dateline.sources.documents.document import Reject
from dateline.sources.documents.input_errors import (
    AddressError,
    NoInputError,
    NotFoundError,
    SourceError,
    UnreadableError,
)
from dateline.sources.documents.resource import Link, Resource, local_file, not_a_file
from dateline.sources.documents.uris import encodable, reject, uri_of
from dateline.sources.documents.urls import without_credentials

from .object_stores import find_stored, is_stored, leads_to_stored
from .patterns import is_hidden, matches

Thing = TypeVar("Thing")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*)://")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the given paths lead to, sorted by uri, addresses on the web, and what was not found or is no file."""

    resources: tuple[Resource, ...]
    links: tuple[Link, ...]
    rejects: tuple[Reject, ...]


def find(paths: Sequence[Path | str]) -> Inputs:
    """Files, folders (with all below them, except what is hidden or behind a link to a folder), patterns such as
    `news/**/*.txt`, the same in object stores (`s3://bucket/news`), and addresses on the web.

    Raises NoInputError where all of it leads to nothing.
    """
    resources: dict[str, Resource] = {}
    links: dict[str, Link] = {}
    rejects: dict[str, Reject] = {}
    for found in (each for given in paths for each in _find(str(given))):
        if isinstance(found, Resource):
            resources[found.uri] = found
        elif isinstance(found, Link):
            links[found.url] = found
        else:
            rejects[found.source_uri] = found
    if not resources and not links:
        raise NoInputError(" ".join(r.message for r in rejects.values()) or "No path was given. Name a file or folder.")
    return Inputs(_sorted(resources), _sorted(links), _sorted(rejects))


def _find(given: str) -> Iterator[Resource | Link | Reject]:
    if is_stored(given):
        yield from find_stored(given)
    elif scheme := _SCHEME.match(given):
        yield _address(given, scheme[1])
    else:
        yield from _local(given)


def _address(given: str, scheme: str) -> Link | Reject:
    address = encodable(given.strip().partition("#")[0])
    if scheme.lower() in ("http", "https"):
        return Link(address)
    what = f"Addresses with {scheme}:// cannot be read. Give a path, or one with https:// or s3://."
    return reject(without_credentials(address), AddressError(what))


def _local(given: str) -> Iterator[Resource | Reject]:
    path: Path | OSError | None = None
    for path in _files(Path(given)):
        try:
            if isinstance(path, OSError):
                raise UnreadableError(f"The folder cannot be read: {path.strerror}. Check its permissions.")
            if not os.path.isfile(path):
                raise not_a_file()
            yield local_file(path)
        except SourceError as error:
            yield reject(uri_of(Path(path.filename if isinstance(path, OSError) else path)), error)
    if path is None:
        yield reject(uri_of(Path(given)), NotFoundError(f"Nothing is found at {given}. Check the path."))


def _sorted(found: Mapping[str, Thing]) -> tuple[Thing, ...]:
    return tuple(found[uri] for uri in sorted(found))


def covers(paths: Sequence[Path | str], source_uri: str) -> bool:
    """Whether one of the given paths leads, or once led, to this source, or to a file that it is in.

    Addresses on the web lead to nothing for good: a feed forgets, and what it has forgotten is not gone.
    """
    file = source_uri.partition("#")[0]
    if is_stored(file):
        return any(leads_to_stored(given, file) for given in map(str, paths))
    if "://" in source_uri:
        return False
    return any(_covers(given, file) for given in map(str, paths) if "://" not in given)


def _covers(given: str, uri: str) -> bool:
    place = uri_of(Path(given))
    if (below := Path(os.path.abspath(uri))).is_relative_to(folder := os.path.abspath(place)):
        return not any(map(is_hidden, below.relative_to(folder).parts))
    pattern, parts = place.split("/"), uri.split("/")
    return glob.has_magic(given) and any(matches(parts[:end], pattern) for end in range(1, len(parts) + 1))


def _files(given: Path) -> Iterator[Path | OSError]:
    if os.path.isdir(given):
        errors: list[OSError] = []
        for folder, folders, names in os.walk(given, onerror=errors.append):
            folders[:] = sorted(name for name in folders if not is_hidden(name))
            yield from (Path(folder, name) for name in sorted(names) if not is_hidden(name))
        yield from errors
    elif os.path.lexists(given):
        yield given
    elif glob.has_magic(str(given)):
        try:
            for path in _expand(given):
                yield from _files(path)
        except OSError as error:
            yield error


def _expand(pattern: Path) -> Iterator[Path]:
    parts = pattern.parts
    first = next(n for n, part in enumerate(parts) if glob.has_magic(part))
    wild = [part if part == "**" else re.sub(r"\*+", "*", part) for part in parts[first:]]
    base = Path(*parts[:first])
    for path in base.glob("/".join(wild)):
        # Whether `**` leads to a link to a folder differs between Pythons. Here it leads neither to it nor through it.
        round_about = "**" in wild and path.is_symlink() and path.is_dir()
        if matches(path.relative_to(base).parts, wild) and not round_about:
            yield path
