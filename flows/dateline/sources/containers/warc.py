"""Web archives (WARC), as Common Crawl publishes them: every web page in them is read as one from the web is."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial

from fastwarc.warc import HeaderMap, WarcRecord

from dateline.sources.documents.document import Metadata, Reject, Skipped
from dateline.sources.documents.input_errors import BrokenRecordError, EmptyError
from dateline.sources.documents.resource import Resource
from dateline.sources.documents.uris import reject
from dateline.sources.page import html
from dateline.sources.text.times import read_time

from .gzip_members import Damage, unpacks_to
from .warc_records import START, Record, records

_LARGEST_PAGE = 32 << 20
_PART = 1 << 16
_LONGEST_ID = 500
_HTML = ("text/html", "application/xhtml+xml")
_SAYS_NOTHING = ("", "text/plain", "application/octet-stream")
_HOLD_PAGES = ("response", "resource")
_HOLD_NONE = ("warcinfo", "request", "metadata", "revisit", "conversion", "continuation")
_WANTED = re.compile(rb"(?im)^warc-type:[ \t]*(?:response|resource)[ \t]*\r?$")


def sniff(head: bytes) -> bool:
    """Whether it begins with a record, as it is or gzipped."""
    return head.startswith(START) or unpacks_to(head, START)


def read(resource: Resource) -> Iterator[Resource | Reject | Skipped]:
    """The pages of an archive, in its order, each with its address and the time of its capture: responses of status 200
    and resources from the web that are HTML.

    Everything else is skipped and counted. Text that others have taken from pages (conversion records, as in Common
    Crawl's WET files) is too: it holds a page's menus and its article alike, and nothing tells them apart any more.
    """
    skipped: Counter[str] = Counter()
    pages = damages = 0
    packed = not resource.head().startswith(START)
    with resource.open() as stream:
        for record in records(stream, packed, lambda header: bool(_WANTED.search(header)), resource.budget):
            if isinstance(record, Damage):
                damages += 1
                yield _damaged(resource, record)
                continue
            try:
                found = _page(resource, record)
            except (OSError, ValueError) as error:
                damages += 1
                yield _damaged(resource, Damage(record.offset, f"a record cannot be read: {error}"))
                continue
            if isinstance(found, Resource):
                pages += 1
                yield found
            else:
                skipped[found] += 1
    if skipped:
        yield Skipped(skipped)
    if not pages and not damages:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in skipped.most_common()) or "no records at all"
        raise EmptyError(
            f"There is no web page in it: {kinds}. Is it the archive of the pages themselves? Leave it out."
        )


def _page(resource: Resource, record: Record) -> Resource | str:
    """The page in a record, or what else it is."""
    headers = HeaderMap()
    headers.parse(io.BytesIO(record.header))
    kind = (headers.get("WARC-Type") or "").strip().lower()
    if kind not in _HOLD_PAGES:
        return kind if kind in _HOLD_NONE else "of an unknown type"
    url = (headers.get("WARC-Target-URI") or "").strip("<> \t")
    if not url.lower().startswith(("http://", "https://")):
        return "not from the web"
    if kind == "response":
        response = _response(record)
        response.parse_http()
        if response.http_headers.status_code != 200:
            return "of another status than 200"
        declared, charset = response.http_content_type, response.http_charset
    else:
        declared, charset = headers.get("Content-Type"), None
    media_type = (declared or "").partition(";")[0].strip().lower()
    if media_type not in _HTML and media_type not in _SAYS_NOTHING:
        return "not HTML"
    body = _body(record) if kind == "response" else record.block
    resource.budget.spend(len(body))
    if media_type not in _HTML and not html.sniff(body):
        return "not HTML"
    name = (headers.get("WARC-Record-ID") or "").strip("<> \t")
    found = resource.member(name if 0 < len(name) < _LONGEST_ID else _place(record.offset), partial(io.BytesIO, body))
    captured_at = read_time(headers.get("WARC-Date"))
    metadata = Metadata(url=url, captured_at=captured_at).filled(resource.metadata)
    return replace(found, name="page.html", url=url, charset=charset, metadata=metadata)


def _body(record: Record) -> bytes:
    """What a response carries, unpacked.

    Some crawlers, Common Crawl's for years among them, unpack it and leave the headers that say how it was packed. So
    what cannot be unpacked as a header says is taken as it is.
    """
    for encodings in ("all", "content", "transfer", "none"):
        response = _response(record)
        parts: list[bytes] = []
        with suppress(OSError):
            response.parse_http(auto_decode=encodings)
            while sum(map(len, parts)) <= _LARGEST_PAGE and (part := response.reader.read(_PART)):
                parts.append(part)
        if parts:
            break
    return b"".join(parts)


def _response(record: Record) -> WarcRecord:
    """A response as FastWARC reads them, made of the block alone: it trusts the length in a header with its life."""
    response = WarcRecord()
    response.is_http = True
    response.set_bytes_content(record.block)
    return response


def _damaged(resource: Resource, damage: Damage) -> Reject:
    message = f"What begins at byte {damage.offset:,} is damaged: {damage.why}. What follows it is read all the same."
    return reject(f"{resource.uri}#{_place(damage.offset)}", BrokenRecordError(f"{message} Fetch the archive anew."))


def _place(offset: int) -> str:
    return f"B{offset}"
