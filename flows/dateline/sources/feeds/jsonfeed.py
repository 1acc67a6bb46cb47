"""JSON Feed 1.0 and 1.1 -> entries. https://www.jsonfeed.org/version/1.1/"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

from dateline.sources.documents.document import Metadata, Subject
from dateline.sources.documents.input_errors import BrokenRecordError, EmptyError
from dateline.sources.documents.resource import Resource
from dateline.sources.documents.urls import absolute, address_of
from dateline.sources.text.decode import without_surrogates

from .entries import Entry, Text, byline, line_of, moment

_LARGEST = 64 << 20
_VERSION = re.compile(rb'(?<!\\)"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')


def sniff(head: bytes) -> bool:
    """Whether it is an object with the version of a JSON Feed in its first 64 KiB."""
    return head.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{") and _VERSION.search(head) is not None


def entries(resource: Resource) -> Iterator[Entry]:
    """The entries of a feed in its order. Raises BrokenRecordError, EmptyError, TooLargeError."""
    data = resource.content(_LARGEST, "Split the feed.")
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BrokenRecordError(f"The feed is not valid JSON: {error}. Correct it, or fetch it anew.") from error
    items = _list(feed, "items") if isinstance(feed, dict) else []
    if not items:
        raise EmptyError("The feed has no entries. Leave it out, unless it will have some.")
    base = resource.url or _text(feed, "feed_url") or _text(feed, "home_page_url")
    for item in items:
        yield _entry(item if isinstance(item, dict) else {}, feed, base)


def _entry(item: dict[str, Any], feed: dict[str, Any], base: str | None) -> Entry:
    identifier = str(item["id"]) if isinstance(item.get("id"), (int, float)) else _text(item, "id")
    addresses = (_text(item, "url"), _text(item, "external_url"), address_of(identifier))
    html = _text(item, "content_html")
    return Entry(
        id=identifier,
        metadata=Metadata(
            url=next((address for one in addresses if (address := absolute(one, base))), None),
            title=line_of(_text(item, "title") or ""),
            byline=byline(_authors(item)) or byline(_authors(feed)),
            publisher=line_of(_text(feed, "title") or ""),
            language=_text(item, "language") or _text(feed, "language"),
            published_at=moment(_text(item, "date_published")),
            modified_at=moment(_text(item, "date_modified")),
            subjects=tuple(Subject(without_surrogates(tag)) for tag in _list(item, "tags") if isinstance(tag, str)),
        ),
        content=Text(html) if html else Text(_text(item, "content_text") or "", plain=True),
        summary=Text(_text(item, "summary") or "", plain=True),
        captions=[],
    )


def _authors(holder: dict[str, Any]) -> Iterator[str | None]:
    """Names of authors: a list since 1.1, one in 1.0."""
    for author in _list(holder, "authors") or [holder.get("author")]:
        yield _text(author, "name") if isinstance(author, dict) else None


def _list(holder: dict[str, Any], key: str) -> list[Any]:
    value = holder.get(key)
    return value if isinstance(value, list) else []


def _text(holder: dict[str, Any], key: str) -> str | None:
    value = holder.get(key)
    return without_surrogates(value) if isinstance(value, str) and value.strip() else None
