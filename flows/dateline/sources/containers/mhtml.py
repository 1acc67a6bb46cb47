"""Web pages as browsers save them with all their parts (MHTML, RFC 2557): the page itself is read, as HTML."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.parser import BytesHeaderParser
from functools import partial

from dateline.sources.documents.document import Metadata
from dateline.sources.documents.input_errors import BrokenRecordError
from dateline.sources.documents.resource import Resource
from dateline.sources.text.times import read_time

_LARGEST = 128 << 20
_LARGEST_HEADERS = 65_536
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_FIELD = re.compile(rb"[\w-]+:")
_SAVED = re.compile(rb"(?i)^content-type:\s*multipart/related\b", re.MULTILINE)


def sniff(head: bytes) -> bool:
    """Whether it begins with the headers of a message of several related parts."""
    if not _FIELD.match(head):
        return False
    return _SAVED.search(_BLANK_LINE.split(head, 1)[0]) is not None


def read(resource: Resource) -> Iterator[Resource]:
    """The page, with the address and the time that it was saved at."""
    message, body = _parsed(resource.content(_LARGEST, "Save the page as HTML alone."))
    boundary = message.get_boundary()
    if not boundary:
        raise BrokenRecordError("It names no boundary between its parts. Save the page anew.")
    for part in body.split(b"--" + boundary.encode("ascii", "replace")):
        headers, content = _parsed(part.lstrip(b"\r\n"))
        if headers.get_content_type() in ("text/html", "application/xhtml+xml"):
            headers.set_payload(content)
            page = headers.get_payload(decode=True)
            assert isinstance(page, bytes)
            saved = read_time(str(message.get("Date", "")))
            url = str(headers.get("Content-Location") or message.get("Snapshot-Content-Location") or "") or None
            yield replace(
                resource,
                open=partial(io.BytesIO, page),
                name="page.html",
                url=url,
                charset=headers.get_content_charset(),
                metadata=Metadata(captured_at=saved).filled(resource.metadata),
            )
            return
    raise BrokenRecordError("There is no HTML in it. Save the page anew.")


def _parsed(data: bytes) -> tuple[Message, bytes]:
    """The headers of a message or part, and what follows them."""
    end = _BLANK_LINE.search(data, 0, _LARGEST_HEADERS)
    headers = BytesHeaderParser().parsebytes(data[: end.start()] if end else b"")
    return headers, data[end.end() :] if end else data
