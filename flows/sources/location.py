"""Where documents lie, as the tables name it."""

import os
from pathlib import Path

from .document import Reject
from .errors import SourceError


def uri_of(path: Path) -> str:
    """A path in POSIX form: relative where it lies in the current folder, so that ids are the same on every machine
    on which a project is checked out; absolute elsewhere. Bytes of a name that are not UTF-8 are written `\\udcff`, and
    `#`, which sets apart what lies inside a file, `%23`."""
    absolute = Path(os.path.abspath(path))
    here = Path.cwd()
    uri = (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()
    return uri.encode("utf-8", "backslashreplace").decode().replace("#", "%23")


def reject(source_uri: str, error: SourceError) -> Reject:
    """A Reject of the stage "read"."""
    return Reject(source_uri, "read", type(error).__name__, str(error))
