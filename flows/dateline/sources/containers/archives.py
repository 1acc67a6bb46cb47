"""Zip and tar archives: each file in them is read as one in a folder is. Nothing is unpacked to where its name says."""

import io
import posixpath
import re
import shutil
import struct
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import PurePosixPath
from typing import BinaryIO

from dateline.sources.documents.document import Reject
from dateline.sources.documents.input_errors import (
    BrokenRecordError,
    EmptyError,
    SourceError,
    TooLargeError,
    UnknownFormatError,
    UnreadableError,
    UnsafeError,
)
from dateline.sources.documents.resource import Resource, seekable
from dateline.sources.documents.uris import reject

from .unpack import unpacked

_IN_MEMORY = 4 << 20
_LARGEST_MEMBER = 4 << 30
_LARGEST_DIRECTORY = 64 << 20
_LARGEST_HEADER = 1 << 20
_LOCAL_HEADER = 30
_DOCUMENTS = {"[Content_Types].xml", "mimetype", "META-INF/container.xml", "META-INF/MANIFEST.MF"}
_EXTENDED_HEADERS = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME,
                     tarfile.GNUTYPE_LONGLINK)  # fmt: skip


def sniff_zip(head: bytes) -> bool:
    """Whether it is a zip archive, full or empty."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def sniff_tar(head: bytes) -> bool:
    """Whether it is a tar archive, of POSIX or GNU."""
    return head[257:262] == b"ustar"


def read_zip(resource: Resource) -> Iterator[Resource | Reject]:
    """The files of a zip archive, in its order."""
    with seekable(resource) as stream:
        try:
            _check_directory(stream)
            archive = zipfile.ZipFile(stream)
        except SourceError:
            raise
        except Exception as error:
            raise BrokenRecordError(f"It is no whole zip archive: {error}. Fetch it anew.") from error
        with archive:
            members = archive.infolist()
            if any(member.filename in _DOCUMENTS for member in members[:20]):
                raise UnknownFormatError("It is a document or a program in a zip archive. Save it as text or HTML.")
            if not members:
                raise EmptyError("The archive holds nothing. Fill it, or leave it out.")
            _check_overlaps(members)
            for member in members:
                resource.budget.check()
                refused = _refused(member.filename)
                if member.is_dir() or (_is_hidden(member.filename) and not refused):
                    continue
                found = resource.member(member.filename, partial(_open_zipped, archive, member, resource))
                if refused:
                    yield reject(found.uri, refused)
                elif member.flag_bits & 1:
                    yield reject(found.uri, UnreadableError("It is encrypted. Unpack it with its password."))
                else:
                    yield found


def read_tar(resource: Resource) -> Iterator[Resource | Reject]:
    """The files of a tar archive, in its order; links from one to another are left out, for that is there itself."""
    with resource.open() as stream:
        empty = True
        try:
            with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Member, errorlevel=0) as archive:
                for member in archive:
                    empty = False
                    archive.members = []  # type: ignore[attr-defined]
                    if member.isfile():
                        yield from _tarred(resource, archive, member)
                    elif refused := _refused_link(member):
                        yield reject(resource.member(member.name, io.BytesIO).uri, refused)
        except tarfile.TarError as error:
            raise BrokenRecordError(f"It is no whole tar archive: {error}. Fetch it anew.") from error
        if empty:
            raise EmptyError("The archive holds nothing. Fill it, or leave it out.")


class _Member(tarfile.TarInfo):
    """A member of an archive whose headers may not be so long that they fill the memory."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Member":
        member = super().frombuf(buf, encoding, errors)
        if member.type in _EXTENDED_HEADERS and member.size > _LARGEST_HEADER:
            raise UnsafeError("The tar archive has a header of more than a megabyte. Leave it out.")
        return member


def _tarred(resource: Resource, archive: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[Resource | Reject]:
    with tempfile.NamedTemporaryFile(prefix="dateline-") if member.size > _IN_MEMORY else io.BytesIO() as copy:
        found = resource.member(member.name, lambda: _copied(copy))
        error: SourceError | None = _refused(member.name)
        if not error and _is_hidden(member.name):
            return
        if member.issparse():
            error = UnsafeError("It has holes that take no space in the archive. Unpack it yourself if it may.")
        elif member.size > _LARGEST_MEMBER:
            error = TooLargeError(f"It has more than {_LARGEST_MEMBER >> 30} GB. Unpack the archive yourself.")
        if error:
            yield reject(found.uri, error)
            return
        content = archive.extractfile(member)
        assert content is not None
        shutil.copyfileobj(content, copy)
        copy.flush()
        yield found


def _copied(copy: "tempfile._TemporaryFileWrapper[bytes] | io.BytesIO") -> BinaryIO:
    return io.BytesIO(copy.getbuffer()) if isinstance(copy, io.BytesIO) else open(copy.name, "rb")


def _open_zipped(archive: zipfile.ZipFile, member: zipfile.ZipInfo, resource: Resource) -> BinaryIO:
    try:
        return unpacked(archive.open(member), resource.budget)  # type: ignore[arg-type]
    except Exception as error:
        raise BrokenRecordError(f"It cannot be unpacked: {error}. Fetch the archive anew.") from error


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") and part not in (".", "..") for part in parts) or parts[:1] == ("__MACOSX",)


def _refused(name: str) -> UnsafeError | None:
    parts = re.split(r"[/\\]", name)
    if ".." in parts or name.startswith(("/", "\\")) or re.match("[A-Za-z]:", name):
        return UnsafeError("Its name leads out of the archive. Pack it anew under another one.")
    return None


def _refused_link(member: tarfile.TarInfo) -> UnsafeError | None:
    if member.isdir():
        return None
    if not member.islnk() and not member.issym():
        return UnsafeError("It is a device, a pipe or the like, and no file. Leave it out.")
    base = posixpath.dirname(member.name) if member.issym() else ""
    return _refused(posixpath.normpath(posixpath.join(base, member.linkname)))


def _check_overlaps(members: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse members that share bytes: with them a small archive holds any number of files (Fifield 2019)."""
    spans = sorted((member.header_offset, member.compress_size + _LOCAL_HEADER) for member in members)
    for (start, size), (following, _) in pairwise(spans):
        if start + size > following:
            raise UnsafeError("Its files lie one over the other in the archive. Leave it out.")


def _check_directory(stream: BinaryIO) -> None:
    """Refuse a list of members so long that it would fill the memory (APPNOTE.TXT 4.3.14 to 4.3.16)."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - 65_557 - 20))
    tail = stream.read()
    end = tail.rfind(b"PK\x05\x06")
    length = struct.unpack_from("<I", tail, end + 12)[0] if 0 <= end <= len(tail) - 16 else 0
    if length == 0xFFFFFFFF and tail[end - 20 : end - 16] == b"PK\x06\x07":
        stream.seek(struct.unpack_from("<Q", tail, end - 12)[0] + 40)
        length = struct.unpack("<Q", stream.read(8))[0]
    if length > _LARGEST_DIRECTORY:
        raise TooLargeError("The archive holds more files than can be listed. Unpack it yourself, or split it.")
    stream.seek(0)
