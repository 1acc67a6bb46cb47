"""Paths as the user gives them -> what to read."""

import glob
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from .document import Reject
from .errors import AddressError, NoInputError, NotFoundError, SourceError, UnreadableError
from .location import reject, uri_of
from .patterns import is_hidden, matches
from .resource import Link, Resource, local_file, not_a_file
from .stores import find_stored, is_stored, leads_to_stored
from .urls import without_credentials

Thing = TypeVar("Thing")
_ADDRESS = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*)://")


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

    def refuse(path: Path | str, error: SourceError) -> None:
        uri = uri_of(Path(path))
        rejects[uri] = reject(uri, error)

    for given in map(str, paths):
        if is_stored(given):
            for stored in find_stored(given):
                if isinstance(stored, Reject):
                    rejects[stored.source_uri] = stored
                else:
                    resources[stored.uri] = stored
            continue
        if scheme := _ADDRESS.match(given):
            address = given.strip().partition("#")[0].encode("utf-8", "backslashreplace").decode()
            if scheme[1].lower() in ("http", "https"):
                links[address] = Link(address)
            else:
                error = AddressError(
                    f"Addresses with {scheme[1]}:// cannot be read. Give a path, or one with https:// or s3://."
                )
                rejects[without_credentials(address)] = reject(without_credentials(address), error)
            continue
        found = False
        for path in _files(Path(given)):
            found = True
            try:
                if isinstance(path, OSError):
                    raise UnreadableError(f"The folder cannot be read: {path.strerror}. Check its permissions.")
                _check(path)
                resources[uri_of(path)] = local_file(path)
            except SourceError as error:
                refuse(path.filename if isinstance(path, OSError) else path, error)
        if not found:
            refuse(given, NotFoundError(f"Nothing is found at {given}. Check the path."))
    if not resources and not links:
        raise NoInputError(" ".join(r.message for r in rejects.values()) or "No path was given. Name a file or folder.")
    return Inputs(_sorted(resources), _sorted(links), _sorted(rejects))


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


def _check(path: Path) -> None:
    if not os.path.isfile(path):
        raise not_a_file()


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
        if matches(path.relative_to(base).parts, wild):
            yield path
