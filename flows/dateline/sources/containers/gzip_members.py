"""Gzip files of many members, each packed by itself: where one is damaged, reading goes on with the next."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dateline.sources.documents.resource import Budget

_CHUNK = 1 << 14
_HELD = 4 << 20
_PROBE = 1 << 10
_MAGIC = b"\x1f\x8b\x08"


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes of a file, unpacked where it is packed; where in the file they, or their member, begin; and whether they
    are the first of a member."""

    data: bytes
    offset: int
    first: bool = False


@dataclass(frozen=True, slots=True)
class Damage:
    """A place in a file from which on bytes are missing or wrong, and what is wrong."""

    offset: int
    why: str


def unpacks_to(head: bytes, start: bytes) -> bool:
    """Whether what begins so is a gzip file whose content begins with `start`."""
    try:
        return head.startswith(_MAGIC) and zlib.decompressobj(31).decompress(head[:_PROBE], len(start)) == start
    except zlib.error:
        return False


class Members:
    """The members of a gzip file, one after the other.

    Args:
        stream: The file.
        start: What each member's content begins with that can be found after a damage.
        budget: How much may be unpacked.
    """

    def __init__(self, stream: BinaryIO, start: bytes, budget: Budget) -> None:
        self._stream = stream
        self._start = start
        self._budget = budget
        self._packed = bytearray()
        self._offset = 0

    def pieces(self) -> Iterator[Piece | Damage]:
        """What the members unpack to. One of up to 4 MB is one piece, and left out where its checksum is wrong.

        Raises TooLargeError.
        """
        while self._packed or self._more():
            began, first = self._offset, True
            try:
                for data in self._member():
                    yield Piece(data, began, first)
                    first = False
            except (zlib.error, EOFError) as error:
                yield Damage(began, str(error))
                self._find_next()

    def _member(self) -> Iterator[bytes]:
        unpacker = zlib.decompressobj(31)
        held: list[bytes] = []
        size = used = 0
        while not unpacker.eof:
            if used == len(self._packed) and not self._more():
                raise EOFError("it ends too early")
            packed = bytes(self._packed[used : used + _CHUNK])
            used += len(packed)
            held.append(unpacker.decompress(packed))
            size += len(held[-1])
            self._budget.spend(len(held[-1]))
            if size > _HELD or used > _HELD:
                yield b"".join(held)
                self._skip(used)
                held, size, used = [], 0, 0
        self._skip(used - len(unpacker.unused_data))
        yield b"".join(held)

    def _find_next(self) -> None:
        """Go on to the next member that begins as it should, or to the end."""
        self._skip(1)
        while self._packed or self._more():
            found = self._packed.find(_MAGIC)
            if found < 0:
                # The last two bytes may begin what we look for.
                self._skip(max(1, len(self._packed) - 2))
                if len(self._packed) <= 2 and not self._more():
                    self._skip(len(self._packed))
                continue
            self._skip(found)
            while len(self._packed) < _PROBE and self._more():
                pass
            if unpacks_to(bytes(self._packed[:_PROBE]), self._start):
                return
            self._skip(1)

    def _more(self) -> bool:
        data = self._stream.read(_CHUNK)
        self._packed += data
        return bool(data)

    def _skip(self, count: int) -> None:
        del self._packed[:count]
        self._offset += count
