"""The version of the package, and of everything that decides what the tables hold."""

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dateline.garbage import uncollected

PACKAGE = Path(__file__).parent

MAKES_NO_ROWS = frozenset(
    """
    __main__.py build.py cli errors.py garbage.py language/trace.py request.py running settings.py train.py training
    tables/dictionary.py tables/lock.py tables/querying.py tables/snapshots.py
    """.split()
)
"""Rooms and files that no row depends on. Whatever else is in the package counts."""

DATA = frozenset((".json", ".onnx", ".tsv", ".txt"))
"""What the code reads, by its ending."""

LIBRARIES = (
    "charset-normalizer", "feedparser", "ftfy", "justext", "lxml", "onnxruntime", "py3langid", "tokenizers",
    "trafilatura",
)  # fmt: skip
"""Distributions whose other versions may find another text, language or tag in the same document."""


def package_version() -> str:
    """The version of the installed distribution."""
    return _installed("dateline")


@cache
def pipeline_version() -> str:
    """The package's version and a digest of all that decides rows: where it differs, articles are read anew.

    It is the same on every Python, and after any change of comments, docstrings and layout.
    """
    digest = hashlib.blake2b(contents_digest(), digest_size=6)
    for library in LIBRARIES:
        digest.update(f"{library} {_installed(library)}\n".encode())
    return f"{package_version()}+{digest.hexdigest()}"


def contents_digest(package: Path = PACKAGE) -> bytes:
    """A digest of the code and the data of the package that decide rows."""
    digest = hashlib.blake2b(digest_size=16)
    # Python 3.11 raises SystemError where the collector lets somebody else parse meanwhile (CPython issue 106905).
    with uncollected():
        for name, path in sorted((path.relative_to(package).as_posix(), path) for path in _deciding(package)):
            content = _content(path)
            digest.update(f"{name} {len(content)}\n".encode())
            digest.update(content)
    return digest.digest()


def _deciding(package: Path) -> Iterator[Path]:
    for path in package.rglob("*"):
        name = path.relative_to(package)
        if not MAKES_NO_ROWS.isdisjoint(map(Path.as_posix, (name, *name.parents))):
            continue
        if path.suffix == ".py" or path.suffix in DATA:
            yield path


def _content(path: Path) -> bytes:
    """What a file says, without what only people read."""
    if path.suffix == ".py":
        said: list[str] = []
        _say(ast.parse(path.read_bytes()), said)
        return " ".join(said).encode()
    if path.suffix == ".txt":
        return b"\n".join(line for line in path.read_bytes().splitlines() if line and not line.startswith(b"#"))
    return path.read_bytes()


def _say(node: ast.AST, said: list[str]) -> None:
    """Add a syntax tree in words. Empty fields, of which newer Pythons have more, and docstrings are left out."""
    said.append(type(node).__name__)
    for field in node._fields:
        value = getattr(node, field, None)
        parts = value if isinstance(value, list) else [] if value is None else [value]
        if field == "body":
            parts = [part for part in parts if not _is_docstring(part)]
        elif isinstance(node, ast.JoinedStr):
            parts = _joined(parts)
        if parts:
            said.append(f"{field}:{len(parts)}")
        for part in parts:
            if isinstance(part, ast.AST):
                _say(part, said)
            else:
                said.append(ascii(part))


def _joined(parts: list[ast.expr]) -> list[ast.expr]:
    """The parts of an f-string. Some Pythons have one literal where others have two, or an empty one."""
    whole: list[ast.expr] = []
    for part in parts:
        before = whole[-1] if whole else None
        if isinstance(part, ast.Constant) and isinstance(before, ast.Constant):
            whole[-1] = ast.Constant(str(before.value) + str(part.value))
        elif not isinstance(part, ast.Constant) or part.value:
            whole.append(part)
    return whole


def _is_docstring(part: object) -> bool:
    return isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant) and isinstance(part.value.value, str)


def _installed(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "0"
