"""Patterns of paths, such as `news/**/*.txt`."""

from collections.abc import Sequence
from fnmatch import fnmatchcase


def matches(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether a path matches a pattern: `**` is any number of folders, and only a dot stands for a hidden name's."""
    if not pattern:
        return not parts
    fits = bool(parts) and (is_hidden(pattern[0]) or not is_hidden(parts[0]))
    if pattern[0] == "**":
        return matches(parts, pattern[1:]) or (fits and matches(parts[1:], pattern))
    return fits and fnmatchcase(parts[0], pattern[0]) and matches(parts[1:], pattern[1:])


def is_hidden(name: str) -> bool:
    """Whether a file or folder of this name is one that nobody means."""
    return name.startswith(".")
