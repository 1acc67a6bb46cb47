"""Where documents lie, as the tables name it."""

import hashlib
import os
from pathlib import Path

from .document import Reject
from .input_errors import SourceError

_LONGEST_NAME = 4_096
_SHORTENED = 200
_LONGEST_MESSAGE = 1_500


def uri_of(path: Path) -> str:
    """A path in POSIX form: relative where it lies in the current folder, so that ids are the same on every machine
    on which a project is checked out; absolute elsewhere."""
    absolute = Path(os.path.abspath(path))
    here = Path.cwd()
    return named((absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix())


def named(place: str) -> str:
    """A path or address as the tables name it, with `%23` for `#`, which sets apart what lies inside a file."""
    return encodable(place).replace("#", "%23")


def encodable(name: str) -> str:
    """A name that any encoding can hold: bytes in it that are not UTF-8 are written `\\udcff`."""
    return name.encode("utf-8", "backslashreplace").decode()


def inside(uri: str, name: str) -> str:
    """Where something lies inside a file: by its name there, or an identifier. Of a name that is longer than any path
    may be (PATH_MAX) only the beginning is kept, and a digest that tells it from others."""
    name = encodable(name)
    if len(name) > _LONGEST_NAME:
        name = f"{name[:_SHORTENED]}…{hashlib.blake2b(name.encode(), digest_size=8).hexdigest()}"
    return f"{uri}#{name}"


def reject(source_uri: str, error: SourceError) -> Reject:
    """A Reject of the stage "read". Of a message that quotes too much of its input the beginning is kept."""
    return Reject(source_uri, "read", type(error).__name__, str(error)[:_LONGEST_MESSAGE])
