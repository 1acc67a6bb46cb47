"""Compressed files: what is in them is read as if it lay there as it is, under the file's own name."""

import bz2
import gzip
import lzma
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO

from dateline.sources.documents.resource import Resource

from .unpack import unpacked

_SUFFIX = re.compile(r"(?i)\.(?:gz|bz2|xz|zst)$")
_TAR_SUFFIX = re.compile(r"(?i)\.t(?:gz|bz2?|xz|zst)$")
_ZSTD = re.compile(rb"(?:[\x50-\x5f]\x2a\x4d\x18|\x28\xb5\x2f\xfd)")


def sniff_gzip(head: bytes) -> bool:
    """Whether it is a gzip file (RFC 1952)."""
    return head.startswith(b"\x1f\x8b\x08")


def sniff_bzip2(head: bytes) -> bool:
    """Whether it is a bzip2 file, full or empty."""
    return head.startswith(b"BZh") and head[4:10] in (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90")


def sniff_xz(head: bytes) -> bool:
    """Whether it is an xz file."""
    return head.startswith(b"\xfd7zXZ\0")


def sniff_zstd(head: bytes) -> bool:
    """Whether it is a Zstandard file (RFC 8878)."""
    return bool(_ZSTD.match(head))


def read_gzip(resource: Resource) -> Iterator[Resource]:
    """What a gzip file holds."""
    return _read(resource, lambda packed: gzip.GzipFile(fileobj=packed))  # type: ignore[arg-type, return-value]


def read_bzip2(resource: Resource) -> Iterator[Resource]:
    """What a bzip2 file holds."""
    return _read(resource, bz2.BZ2File)  # type: ignore[arg-type]


def read_xz(resource: Resource) -> Iterator[Resource]:
    """What an xz file holds."""
    return _read(resource, lzma.LZMAFile)  # type: ignore[arg-type]


def read_zstd(resource: Resource) -> Iterator[Resource]:
    """What a Zstandard file holds."""
    import pyarrow as pa

    return _read(resource, lambda packed: pa.CompressedInputStream(pa.PythonFile(packed, "r"), "zstd"))


def _read(resource: Resource, unpack: Callable[[BinaryIO], BinaryIO]) -> Iterator[Resource]:
    def open_unpacked() -> BinaryIO:
        packed = resource.open()
        return unpacked(unpack(packed), resource.budget, packed)

    name = _TAR_SUFFIX.sub(".tar", _SUFFIX.sub("", resource.name))
    yield replace(resource, open=open_unpacked, name=name)
