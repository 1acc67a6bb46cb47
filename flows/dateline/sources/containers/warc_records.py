"""A web archive cut into its records (WARC, ISO 28500). What is damaged costs the records that it is in, no more.

FastWARC (Bevendorff, Potthast & Stein 2021) and warcio can cut too. But at the first wrong byte the one gives up and
the other may leave out what follows without a word, and both take a record that the file's end cuts short for a whole
one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dateline.sources.documents.resource import Budget

from .gzip_members import Damage, Members, Piece

START = b"WARC/"
"""What a record begins with."""

_CHUNK = 1 << 16
_LONGEST_LINE = 1 << 14
_LONGEST_HEADER = 1 << 16
_LARGEST_BLOCK = 32 << 20
_VERSION = re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n")
_LENGTH = re.compile(rb"(?im)^content-length:[ \t]*(\d{1,15})[ \t]*\r?$")


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its header, the first 32 MB of its block, and where in the file it, or what it is packed in, begins."""

    header: bytes
    block: bytes
    offset: int


def records(
    stream: BinaryIO, packed: bool, wanted: Callable[[bytes], bool], budget: Budget
) -> Iterator[Record | Damage]:
    """The records of an archive, gzipped or not, and its damages. The block is empty where the header is not wanted.

    Raises TooLargeError, and what reading the stream does.
    """
    reader = _Reader(Members(stream, START, budget).pieces() if packed else _chunks(stream), packed)
    while True:
        try:
            if not reader.find_record():
                return
            yield _record(reader, wanted)
        except _DamageError as error:
            yield error.damage


class _DamageError(Exception):
    def __init__(self, damage: Damage) -> None:
        super().__init__(damage.why)
        self.damage = damage


class _Reader:
    """The bytes of an archive, to be read by line and by number; they seem to end before a member of a gzip file that
    begins with a record, until `find_record` goes on to it."""

    def __init__(self, pieces: Iterator[Piece | Damage], packed: bool) -> None:
        self._pieces = pieces
        self._packed = packed
        self._data = b""
        self._at = 0
        self._origin = 0
        self._next: Piece | None = None

    @property
    def offset(self) -> int:
        """Where in the file the next byte is, or what it is packed in begins."""
        return self._origin if self._packed else self._origin + self._at

    def find_record(self) -> bool:
        """Go to the next record; gives whether there is one. Raises _DamageError, once it is there or at the end,
        where anything else comes before it."""
        lost: int | None = None
        while True:
            place = self.offset
            line = self.line()
            found = _VERSION.match(line) is not None
            if found:
                self._at -= len(line)
            elif not line and self._next:
                self._enter(self._next)
                continue
            elif line and not line.strip():
                continue
            if line and not found:
                lost = place if lost is None else lost
            elif lost is not None:
                raise _DamageError(Damage(lost, "what is there is no record"))
            else:
                return found

    def line(self) -> bytes:
        """The next line with its end; the first 16 KB of a longer one, nothing at the end."""
        while True:
            end = self._data.find(b"\n", self._at, self._at + _LONGEST_LINE) + 1
            if not end and (len(self._data) - self._at >= _LONGEST_LINE or not self._fill()):
                end = min(self._at + _LONGEST_LINE, len(self._data))
            elif not end:
                continue
            line = self._data[self._at : end]
            self._at = end
            return line

    def block(self, length: int, keep: int) -> bytes:
        """Go on by so many bytes, and give so many of them. Raises _DamageError where there are not so many."""
        place = self.offset
        kept: list[bytes] = []
        while length:
            if self._at == len(self._data) and not self._fill():
                raise _DamageError(Damage(place, f"a record ends {length:,} bytes too early"))
            count = min(length, len(self._data) - self._at)
            if keep:
                kept.append(self._data[self._at : self._at + min(count, keep)])
                keep -= len(kept[-1])
            self._at += count
            length -= count
        return b"".join(kept)

    def _fill(self) -> bool:
        if self._next:
            return False
        piece = next(self._pieces, None)
        if isinstance(piece, Damage):
            self._data, self._at = b"", 0
            raise _DamageError(piece)
        if piece and piece.first and piece.data.startswith(START):
            self._next = piece
        elif piece:
            self._enter(piece)
            return True
        return False

    def _enter(self, piece: Piece) -> None:
        rest = self._data[self._at :]
        self._data, self._at, self._next = rest + piece.data, 0, None
        self._origin = piece.offset - (0 if self._packed else len(rest))


def _record(reader: _Reader, wanted: Callable[[bytes], bool]) -> Record:
    offset, header = reader.offset, b""
    while line := reader.line():
        if not line.strip():
            break
        header += line
        if len(header) > _LONGEST_HEADER:
            raise _DamageError(Damage(offset, "the header of a record does not end"))
    length = _LENGTH.search(header)
    if not line or not length:
        raise _DamageError(Damage(offset, "the header of a record does not say where it ends"))
    return Record(header, reader.block(int(length[1]), _LARGEST_BLOCK if wanted(header) else 0), offset)


def _chunks(stream: BinaryIO) -> Iterator[Piece]:
    offset = 0
    while data := stream.read(_CHUNK):
        yield Piece(data, offset)
        offset += len(data)
