import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator

import pyarrow as pa
import pytest
from dateline.sources.containers import compressed
from dateline.sources.documents.input_errors import BrokenRecordError, TooLargeError
from dateline.sources.documents.resource import Budget, Resource, in_memory

TEXT = b"The council met. " * 1_000
KINDS = [
    ("gz", gzip.compress, compressed.sniff_gzip, compressed.read_gzip),
    ("bz2", bz2.compress, compressed.sniff_bzip2, compressed.read_bzip2),
    ("xz", lzma.compress, compressed.sniff_xz, compressed.read_xz),
    ("zst", lambda data: pa.compress(data, "zstd", asbytes=True), compressed.sniff_zstd, compressed.read_zstd),
]
Read = Callable[[Resource], Iterator[Resource]]


@pytest.mark.parametrize(("ending", "pack", "sniff", "read"), KINDS, ids=[kind[0] for kind in KINDS])
def test_what_is_in_it_has_its_name_and_its_bytes(
    ending: str, pack: Callable[[bytes], bytes], sniff: Callable[[bytes], bool], read: Read
) -> None:
    packed = pack(TEXT)
    assert sniff(packed[:64])
    assert not sniff(TEXT)
    (inner,) = read(in_memory(f"news/a.jsonl.{ending}", packed))
    assert (inner.uri, inner.name) == (f"news/a.jsonl.{ending}", "a.jsonl")
    assert inner.open().read() == inner.open().read() == TEXT


@pytest.mark.parametrize(("ending", "pack", "sniff", "read"), KINDS, ids=[kind[0] for kind in KINDS])
def test_a_file_that_is_cut_short_says_so(
    ending: str, pack: Callable[[bytes], bytes], sniff: Callable[[bytes], bool], read: Read
) -> None:
    (inner,) = read(in_memory("a", pack(TEXT)[:-12]))
    with pytest.raises(BrokenRecordError, match="cannot be unpacked to its end"):
        inner.open().read()


def test_what_unpacks_to_too_much_is_left() -> None:
    resource = in_memory("a.gz", gzip.compress(bytes(1 << 20)))
    budget = Budget(0)
    budget.spend(256 << 20)
    (inner,) = compressed.read_gzip(Resource("a.gz", resource.open, "a.gz", budget=budget))
    with pytest.raises(TooLargeError):
        inner.open().read()


@pytest.mark.parametrize(
    ("name", "inner"), [("a.tgz", "a.tar"), ("a.tar.gz", "a.tar"), ("a.TBZ2", "a.tar"), ("a", "a")]
)
def test_names_inside(name: str, inner: str) -> None:
    (found,) = compressed.read_gzip(in_memory(name, gzip.compress(b"")))
    assert found.name == inner
