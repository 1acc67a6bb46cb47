"""Word lists: text files in the package, one a list, that rules and patterns are built from.

A list begins with lines that start with "#": its meaning, and "# Source: ..."; then comes an entry a line, in the order
of the alphabet, or with "# Order: ..." in the header. An entry may have several words. Of a list of pairs each line is
"left: right". Lists are named by their path in the package without ".txt": words("world/us_states").
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dateline.errors import DatelineError

PACKAGE = Path(__file__).parent.parent
"""Where the names of lists are looked up."""

_SPACE, _ANY_SPACE = r"\ ", r"\s+"


class WordListError(DatelineError):
    """A word list that is not there, is empty or says something twice."""


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of a list, in the order of its file."""
    path = PACKAGE / f"{name}.txt"
    try:
        written = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise WordListError(f"There is no word list {name!r}: {path} is missing. Install dateline anew.") from error
    entries = tuple(line.strip() for line in written if line.strip() and not line.startswith("#"))
    if not entries:
        raise WordListError(f"{path} has no entries. Write one a line, below the lines with '#'.")
    _refuse_doubles(path, entries)
    return entries


def words(*names: str) -> frozenset[str]:
    """The entries of one list, or of several together."""
    return frozenset(entry for name in names for entry in lines(name))


def any_of(entries: Iterable[str]) -> str:
    r"""A regular expression that one of these entries matches, the longest that fits: "(?:one\s+by|one)".

    A space in an entry stands for any white space. Nothing is said of what stands around it: add "\b" where words end.
    """
    longest_first = sorted(entries, key=lambda entry: (-len(entry), entry))
    return f"(?:{'|'.join(re.escape(entry).replace(_SPACE, _ANY_SPACE) for entry in longest_first)})"


def alternatives(*names: str) -> str:
    """A regular expression that one entry of these lists matches, the longest that fits."""
    return any_of(words(*names))


@cache
def pairs(name: str) -> dict[str, str]:
    """What stands left of the colon -> what stands right of it, in the order of the file. Not to be changed."""
    path = PACKAGE / f"{name}.txt"
    split = [entry.partition(":") for entry in lines(name)]
    for left, _, right in split:
        if not (left.strip() and right.strip()):
            raise WordListError(f"{path}: {left!r} has no pair. Write 'left: right'.")
    _refuse_doubles(path, [left.strip() for left, _, _ in split])
    return {left.strip(): right.strip() for left, _, right in split}


def _refuse_doubles(path: Path, entries: tuple[str, ...] | list[str]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry in seen:
            raise WordListError(f"{path} has {entry!r} twice. Take one of them out.")
        seen.add(entry)
