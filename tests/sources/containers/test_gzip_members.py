import gzip
from io import BytesIO

import pytest
from dateline.sources.containers.gzip_members import Damage, Members, Piece, unpacks_to
from dateline.sources.documents.input_errors import TooLargeError
from dateline.sources.documents.resource import Budget

ONE, TWO, THREE = (gzip.compress(f"WARC/1.0 number {number}".encode(), mtime=0) for number in (1, 2, 3))


def pieces(data: bytes) -> list[Piece | Damage]:
    return list(Members(BytesIO(data), b"WARC/", Budget(len(data))).pieces())


def texts(data: bytes) -> list[bytes | None]:
    return [piece.data[-1:] if isinstance(piece, Piece) else None for piece in pieces(data)]


def test_members_follow_one_another() -> None:
    assert pieces(ONE + TWO) == [
        Piece(b"WARC/1.0 number 1", 0, True),
        Piece(b"WARC/1.0 number 2", len(ONE), True),
    ]


def test_a_damaged_member_costs_no_other() -> None:
    middle = bytearray(TWO)
    middle[-8] ^= 1  # Its checksum.
    assert texts(ONE + middle + THREE) == [b"1", None, b"3"]
    assert texts(ONE + b"what is this?" + THREE) == [b"1", None, b"3"]


def test_a_file_that_is_cut_short_tells_where() -> None:
    *whole, damage = pieces(ONE + TWO[:-3])
    assert len(whole) == 1
    assert damage == Damage(len(ONE), "it ends too early")


def test_a_bomb_is_left() -> None:
    bomb = gzip.compress(bytes(300 << 20))
    with pytest.raises(TooLargeError):
        list(Members(BytesIO(bomb), b"WARC/", Budget(len(bomb) // 100)).pieces())


def test_what_a_member_begins_with() -> None:
    assert unpacks_to(ONE, b"WARC/")
    assert not unpacks_to(ONE, b"HTTP/")
    assert not unpacks_to(b"WARC/1.0", b"WARC/")
