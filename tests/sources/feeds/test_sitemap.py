import gzip
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from dateline.sources.documents.document import Metadata, RawDocument, Reject, Subject
from dateline.sources.documents.input_errors import EmptyError, NotFoundError, UnsafeError
from dateline.sources.documents.resource import Link, Resource, in_memory
from dateline.sources.feeds.sitemap import read, read_list, sniff
from dateline.sources.finding.traversal import Options
from dateline.sources.finding.traversal import read as read_any

NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
    xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <image:image><image:loc>https://a.example/1.jpg</image:loc><image:title>A picture</image:title></image:image>
    <xhtml:link rel="alternate" hreflang="de" href="https://a.example/de/1"/>
    <loc> https://a.example/1?a=1&amp;b=2 </loc>
    <lastmod>2026-01-03T10:00:00+01:00</lastmod>
    <news:news>
      <news:publication><news:name>Gazette</news:name><news:language>en</news:language></news:publication>
      <news:publication_date>2026-01-02</news:publication_date>
      <news:title>Rain &amp; wind</news:title>
      <news:keywords>weather, storms,</news:keywords>
    </news:news>
  </url>
  <url><loc>https://a.example/2</loc></url>
</urlset>"""


def sitemap(*addresses: str) -> bytes:
    return f"<urlset>{''.join(f'<url><loc>{address}</loc></url>' for address in addresses)}</urlset>".encode()


def index(*addresses: str) -> bytes:
    entries = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return f"<sitemapindex>{entries}</sitemapindex>".encode()


class Pages:
    """A site, and what was asked of it."""

    def __init__(self, known: dict[str, bytes]) -> None:
        self.known = known
        self.asked: list[str] = []

    def __call__(self, url: str) -> Resource:
        self.asked.append(url)
        if url not in self.known:
            raise NotFoundError("There is no such page.")
        return replace(in_memory(url, self.known[url]), url=url)


def test_news() -> None:
    first, second = read(in_memory("a.xml", NEWS))
    assert isinstance(first, Link)
    assert first.url == "https://a.example/1?a=1&b=2"
    assert replace(first.metadata, modified_at=None) == Metadata(
        title="Rain & wind",
        publisher="Gazette",
        language="en",
        published_at=datetime(2026, 1, 2, tzinfo=UTC),
        subjects=(Subject("weather"), Subject("storms")),
    )
    assert first.metadata.modified_at == datetime(2026, 1, 3, 9, tzinfo=UTC)
    assert second == Link("https://a.example/2")


def test_index() -> None:
    data = b"<sitemapindex><sitemap><loc>/1.xml.gz</loc><lastmod>2026-01-01</lastmod></sitemap></sitemapindex>"
    assert list(read(replace(in_memory("a.xml", data), url="https://a.example/sitemap.xml"))) == [
        Link("https://a.example/1.xml.gz")
    ]


def test_list() -> None:
    first, reject, second = read_list(
        in_memory("a.txt", b"# pages\n\nhttps://a.example/1\r\n nonsense\nhttp://b.example/2")
    )
    assert (first, second) == (Link("https://a.example/1"), Link("http://b.example/2"))
    assert isinstance(reject, Reject)
    assert (reject.source_uri, reject.error) == ("a.txt#L4", "BrokenRecordError")
    assert "nonsense" in reject.message


@pytest.mark.parametrize(
    "address", ["", "/1", "file:///etc/passwd", "javascript:x", "https://a.example/" + "x" * 3_000]
)
def test_what_is_no_address_is_a_reject(address: str) -> None:
    good, reject = read(in_memory("a.xml", sitemap("https://a.example/1", address)))
    assert isinstance(good, Link)
    assert isinstance(reject, Reject)
    assert (reject.source_uri, reject.error) == ("a.xml#2", "BrokenRecordError")


@pytest.mark.parametrize("data", [b"<urlset/>", b"<urlset><url2/></urlset>"])
def test_an_empty_one_is_a_reject(data: bytes) -> None:
    with pytest.raises(EmptyError):
        list(read(in_memory("a.xml", data)))
    with pytest.raises(EmptyError):
        list(read_list(in_memory("a.txt", b"# nothing\n")))


def test_an_entity_is_a_reject() -> None:
    with pytest.raises(UnsafeError):
        list(read(in_memory("a.xml", b'<!DOCTYPE x [<!ENTITY a "b">]>' + sitemap("https://a.example/&a;"))))


def test_what_stands_before_a_fault_is_read() -> None:
    link, reject = read_any(in_memory("a.xml", sitemap("https://a.example/1")[:-9]), Options(follow=Pages({})))
    assert isinstance(link, Reject)
    assert isinstance(reject, Reject)
    assert (link.source_uri, reject.source_uri, reject.error) == ("https://a.example/1", "a.xml", "BrokenRecordError")


def test_an_index_leads_to_pages() -> None:
    site = Pages(
        {
            "https://a.example/1.xml.gz": gzip.compress(
                sitemap("https://a.example/p/1.txt", "https://a.example/p/2.txt")
            ),
            "https://a.example/2.xml": sitemap("https://a.example/p/1.txt", "https://a.example/p/3.txt"),
            "https://a.example/p/1.txt": b"One.",
            "https://a.example/p/2.txt": b"Two.",
        }
    )
    given = in_memory("a.xml", index("https://a.example/1.xml.gz", "https://a.example/2.xml"))
    found = list(read_any(given, Options(follow=site)))
    assert [(each.source_uri, isinstance(each, RawDocument)) for each in found] == [
        ("https://a.example/p/1.txt", True),
        ("https://a.example/p/2.txt", True),
        ("https://a.example/p/3.txt", False),
    ]
    assert len(site.asked) == len(set(site.asked))


def test_an_index_that_leads_to_itself_comes_to_an_end() -> None:
    here = "https://a.example/sitemap.xml"
    site = Pages({here: index(here, "https://a.example/b.xml"), "https://a.example/b.xml": index(here)})
    list(read_any(in_memory("a.xml", index(here)), Options(follow=site)))
    assert len(site.asked) == len(set(site.asked)) <= 2


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (NEWS, True),
        (b'<ns:sitemapindex xmlns:ns="http://www.sitemaps.org/schemas/sitemap/0.9">', True),
        (b"<urlsets>", False),
        (b"<rss><urlset>", False),
        (b"https://a.example/1\n", False),
    ],
)
def test_sniff(head: bytes, expected: bool) -> None:
    assert sniff(head) is expected
