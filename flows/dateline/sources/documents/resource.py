"""Bytes with a name: what readers read, wherever it lies."""

import io
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from .document import UNKNOWN, Metadata
from .input_errors import TooLargeError, UnreadableError
from .uris import inside, uri_of

_HEAD = 65_536
_FREE = 256 << 20
_RATIO = 100
_IN_MEMORY = 4 << 20


class Budget:
    """How many bytes a file may unpack to, through all archives inside it: text seldom shrinks to a tenth, and hardly
    ever to a hundredth; what promises more is a bomb."""

    def __init__(self, size: int) -> None:
        self._left = _FREE + _RATIO * size

    def spend(self, count: int) -> None:
        """Count unpacked bytes. Raises TooLargeError."""
        self._left -= count
        self.check()

    def check(self) -> None:
        """Raises TooLargeError if it is spent."""
        if self._left < 0:
            raise TooLargeError(f"The file unpacks to more than {_RATIO} times its size. Unpack it yourself if it may.")


@dataclass(frozen=True)
class Resource:
    """Something to read: a file, a member of an archive, what a server sent.

    Args:
        uri: How the tables name it: a path or address, and after `#` the way inside an archive.
        open: Gives its bytes from their start, each time anew; it need not be seekable.
        name: Its file name, by which the format is told where the content leaves it open.
        url: The web address that it comes from, after redirects: the base of its links.
        charset: The encoding that its server declared.
        metadata: What is known of it from elsewhere, such as the feed that led here or the time of capture. What it
            says itself wins.
        budget: How much may be unpacked from it.
    """

    uri: str
    open: Callable[[], BinaryIO]
    name: str
    url: str | None = None
    charset: str | None = None
    metadata: Metadata = UNKNOWN
    budget: Budget = field(default_factory=lambda: Budget(0), compare=False)

    def head(self) -> bytes:
        """Its first 64 KiB."""
        with self.open() as stream:
            return stream.read(_HEAD)

    def content(self, most: int, advice: str) -> bytes:
        """All its bytes. Raises TooLargeError, which ends in the advice, where there are more than so many."""
        with self.open() as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise TooLargeError(f"It has more than {most:,} bytes. {advice}")
        return data

    def member(self, name: str, open_member: Callable[[], BinaryIO]) -> "Resource":
        """Something inside it, with the name that it has there, and no address of its own."""
        uri, last = inside(self.uri, name), name.rpartition("/")[2]
        return replace(self, uri=uri, open=open_member, name=last, url=None, charset=None)


@dataclass(frozen=True, slots=True)
class Link:
    """A page on the web that belongs to what was read, such as a feed's entry, and what is known of it from here."""

    url: str
    metadata: Metadata = UNKNOWN


def local_file(path: Path) -> Resource:
    """A file on this machine."""
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    return Resource(uri_of(path), lambda: _open(path), path.name, budget=Budget(size))


def not_a_file() -> UnreadableError:
    """What to say of a path that leads to something else."""
    return UnreadableError("It is no regular file: a broken link, a pipe or a device. Leave it out.")


def _open(path: Path) -> BinaryIO:
    # Without waiting: a pipe may have taken the file's place since it was found, and nobody may write into it.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise not_a_file()
    return os.fdopen(handle, "rb")


def in_memory(uri: str, data: bytes, name: str | None = None) -> Resource:
    """Bytes at hand."""
    return Resource(uri, lambda: io.BytesIO(data), name or uri.rpartition("/")[2], budget=Budget(len(data)))


@contextmanager
def seekable(resource: Resource) -> Iterator[BinaryIO]:
    """Its bytes in a stream that can be sought in: a temporary copy where it is none."""
    with resource.open() as stream:
        if stream.seekable():
            yield stream
            return
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
            shutil.copyfileobj(stream, copy)
            copy.seek(0)
            yield copy  # type: ignore[misc]
