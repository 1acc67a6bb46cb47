import gzip
from io import BytesIO

import pytest
from dateline.sources.containers.warc_records import Record, records
from dateline.sources.documents.resource import Budget


def record(block: bytes, said: int | None = None) -> bytes:
    length = len(block) if said is None else said
    return b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n" % (length, block)


def found(data: bytes, packed: bool = False, wanted: bool = True) -> list[bytes | str]:
    cut = records(BytesIO(data), packed, lambda header: wanted, Budget(len(data)))
    return [one.block if isinstance(one, Record) else one.why for one in cut]


@pytest.mark.parametrize("packed", [False, True])
def test_records_are_cut_where_they_say(packed: bool) -> None:
    both = [record(b"one"), record(b"two\r\n\r\nWARC/1.0")]
    data = b"".join(map(gzip.compress, both)) if packed else b"".join(both)
    assert found(data, packed) == [b"one", b"two\r\n\r\nWARC/1.0"]


def test_the_blocks_of_others_are_passed_over() -> None:
    assert found(record(b"one") + record(b"two"), wanted=False) == [b"", b""]


@pytest.mark.parametrize(
    ("between", "why"),
    [
        (b"rubbish\r\n", "what is there is no record"),
        (b"WARC/1.0\r\nContent-Type: text/html\r\n\r\n", "does not say where it ends"),
        (b"WARC/1.0\r\n" + b"X: " + b"y" * 70_000 + b"\r\n\r\n", "does not end"),
    ],
)
def test_what_is_damaged_costs_itself(between: bytes, why: str) -> None:
    first, *damages, last = found(record(b"one") + between + record(b"two"))
    assert (first, last) == (b"one", b"two")
    assert any(why in str(damage) for damage in damages)


def test_a_record_that_is_cut_short_is_no_record() -> None:
    assert found(record(b"one") + record(b"two", said=200)[:-4]) == [b"one", "a record ends 197 bytes too early"]
