"""Sitemaps, those of news too, their indexes, and plain lists of addresses: all of them only lead to pages.
https://www.sitemaps.org/protocol.html, https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap

Addresses are given in their order, to the end; the driver bounds how many of them are fetched, and how deep indexes may
lie in each other. The protocol's own limits (50,000 addresses and 50 MB a file, pages of one host) are not enforced.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from dateline.sources.documents.document import UNKNOWN, Metadata, Reject, Subject
from dateline.sources.documents.input_errors import BrokenRecordError, EmptyError
from dateline.sources.documents.resource import Link, Resource
from dateline.sources.documents.uris import reject
from dateline.sources.documents.urls import absolute
from dateline.sources.text import xml
from dateline.sources.text.blocks import child_of, local, text_of
from dateline.sources.text.compose import tidy
from dateline.sources.text.decode import decode

from .entries import moment

_ENTRY_OF = {"urlset": "url", "sitemapindex": "sitemap"}
_LARGEST_LIST = 64 << 20
_LONGEST = 2_000


def sniff(head: bytes) -> bool:
    """Whether its root element is `urlset` or `sitemapindex`."""
    return xml.root_name(head) in _ENTRY_OF


def read(resource: Resource) -> Iterator[Link | Reject]:
    """Links to the pages of a sitemap, with what it says of them, or to the sitemaps of an index."""
    number = 0
    for number, (element, _) in enumerate(xml.items(resource, *_ENTRY_OF.values()), 1):
        metadata = _metadata(element) if local(element) == "url" else UNKNOWN
        yield _link(f"{resource.uri}#{number}", text_of(element.find("{*}loc")), resource.url, metadata)
    if not number:
        raise EmptyError("The sitemap names no address. Leave it out, unless it will name some.")


def read_list(resource: Resource) -> Iterator[Link | Reject]:
    """Links to the pages of a list: an address a line, but for empty lines and comments that begin with `#`."""
    text = decode(resource.content(_LARGEST_LIST, "Split the list."))
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1)]
    lines = [(number, line) for number, line in lines if line and not line.startswith("#")]
    if not lines:
        raise EmptyError("The list names no address. Fill it, or leave it out.")
    for number, line in lines:
        yield _link(f"{resource.uri}#L{number}", line, resource.url, UNKNOWN)


def _link(uri: str, written: str | None, base: str | None, metadata: Metadata) -> Link | Reject:
    address = absolute(written, base)
    if address and len(address) <= _LONGEST:
        return Link(address, tidy(metadata))
    what = f"{written[:80]!r} is" if written else "It names"
    return reject(uri, BrokenRecordError(f"{what} no address of a page on the web. Correct it, or leave it out."))


def _metadata(url: Element) -> Metadata:
    """What a sitemap says of a page: when it changed, and of news what it is. What it says of pictures is left out."""
    news = child_of(url, "{*}news")
    keywords = text_of(news.find("{*}keywords")) or ""
    return Metadata(
        title=text_of(news.find("{*}title")),
        publisher=text_of(news.find("{*}publication/{*}name")),
        language=text_of(news.find("{*}publication/{*}language")),
        published_at=moment(text_of(news.find("{*}publication_date"))),
        modified_at=moment(text_of(url.find("{*}lastmod"))),
        subjects=tuple(Subject(word.strip()) for word in keywords.split(",")),
    )
