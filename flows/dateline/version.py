"""The version of the package, and of everything that decides what the tables hold."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_ROOMS = ("world", "sources", "articles", "planning", "language", "tables", "models")
_KINDS = frozenset((".py", ".json", ".onnx", ".tsv"))


def package_version() -> str:
    """The version of the installed distribution."""
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "0"


@cache
def pipeline_version(package: Path = Path(__file__).parent) -> str:
    """The package's version and a digest of its code and model: where it differs, articles are read anew."""
    digest = hashlib.blake2b(digest_size=6)
    for path in sorted(path for room in _ROOMS for path in (package / room).rglob("*") if path.suffix in _KINDS):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return f"{package_version()}+{digest.hexdigest()}"
