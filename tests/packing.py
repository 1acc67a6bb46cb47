"""Archives and tables of bytes at hand, good ones and such as no library would write."""

import io
import tarfile
import zipfile
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.parquet as pq

# Where the entry of a member in a zip archive's directory has them (APPNOTE.TXT 4.3.12).
FLAGS, COMPRESSION, SIZE, OFFSET = 8, 10, 24, 42


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def patched(archive: bytes, member: str, at: int, value: bytes) -> bytes:
    """A zip archive with other bytes in a member's entry in its directory."""
    start = archive.rindex(b"PK\x01\x02", 0, archive.rindex(member.encode())) + at
    return archive[:start] + value + archive[start + len(value) :]


def tarred(
    members: Mapping[str, bytes | tuple[bytes, str]],
    mode: str = "w",
    format: int = tarfile.PAX_FORMAT,  # noqa: A002
) -> bytes:
    """A tar archive, with links and devices for members that are a type and what it leads to."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode, format=format) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            if isinstance(content, tuple):
                member.type, member.linkname = content
                content = b""
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return stream.getvalue()


def parquet(metadata: Mapping[str, str] | None = None, **columns: object) -> bytes:
    """A Parquet file."""
    stream = io.BytesIO()
    pq.write_table(pa.table(columns).replace_schema_metadata(metadata), stream)
    return stream.getvalue()
