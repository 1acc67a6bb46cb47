"""Feeds and sitemaps against a real server: what they link to is fetched, read as a page, and filled from them."""

import gzip
import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from dateline.sources.documents.document import Metadata, RawDocument, Reject, Subject
from dateline.sources.documents.resource import Link, Resource, in_memory
from dateline.sources.finding.traversal import Options, read
from dateline.sources.web.web import Web
from serving import Answer, Site

NOON = datetime(2024, 6, 19, 12, tzinfo=UTC)
"""When everything here is fetched."""
STORY = (
    "The weir at {place} will be rebuilt by autumn, the river board said on Monday, after a winter of floods there. "
)
PAGE = """<!doctype html><html lang="en"><head><title>{place} weir to be rebuilt</title></head><body><article>
<h1>{place} weir to be rebuilt</h1><p>{story}</p>
<p>"We have waited for this since the flood," said Ann Lee, who runs the mill below it with her two brothers.</p>
<p>Boats will have to be carried around the works, according to the board, which has marked a path for them.</p>
</article></body></html>"""

Results = dict[str, RawDocument | Reject]


@pytest.fixture
def results(web: Callable[..., Web]) -> Callable[[Resource | str], Results]:
    """What comes of a resource or an address, by source_uri."""

    def run(given: Resource | str) -> Results:
        here = web()
        options = Options(follow=here.follow, expect=here.expect)
        found = list(read(Link(given) if isinstance(given, str) else given, options))
        assert len({each.source_uri for each in found}) == len(found)
        return {each.source_uri: each for each in found}

    return run


def page(place: str) -> Answer:
    body = PAGE.format(place=place, story=STORY.format(place=place)).encode()
    return Answer(body, headers={"Content-Type": "text/html; charset=utf-8"})


def xml(body: str, content_type: str = "application/xml") -> Answer:
    return Answer(body.encode(), headers={"Content-Type": content_type})


def kinds(results: Results) -> dict[str, str]:
    """The format, or the error, of each."""
    return {uri: one.error if isinstance(one, Reject) else one.source_format for uri, one in results.items()}


def test_a_feed_with_some_full_texts(site: Site, results: Callable[[str], Results]) -> None:
    full = STORY.format(place="Ely") * 3
    site.pages = {
        "/feed.atom": xml(
            f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>River News</title>
            <rights>© River</rights>
            <entry><id>tag:a</id><title>Ely</title><link href="/ely"/><content type="html">{full}</content></entry>
            <entry><id>tag:b</id><title>In the feed</title><link href="wells"/><author><name>Tom Ray</name></author>
              <published>2026-02-02T10:00:00Z</published><updated>2026-02-03T10:00:00Z</updated>
              <category term="rivers"/><summary>The weir at Wells …</summary></entry>
            <entry><id>tag:c</id><title>Gone</title><link href="/gone"/></entry>
            <entry><id>tag:d</id><title>A sound</title><link href="/sound"/></entry></feed>""",
            "application/atom+xml",
        ),
        "/wells": page("Wells"),
        "/sound": Answer(b"\xff\xfb\x90\x00" * 100, headers={"Content-Type": "audio/mpeg"}),
    }
    found = results(f"{site.url}/feed.atom")
    assert kinds(found) == {
        f"{site.url}/feed.atom#tag:a": "feed",
        f"{site.url}/wells": "html",
        f"{site.url}/gone": "StatusError",
        f"{site.url}/sound": "UnknownFormatError",
    }
    assert site.served() == {"/feed.atom": [200], "/wells": [200], "/gone": [404], "/sound": [200]}
    wells = found[f"{site.url}/wells"]
    assert isinstance(wells, RawDocument)
    assert wells.metadata == Metadata(
        url=f"{site.url}/wells",
        title="Wells weir to be rebuilt",
        byline="Tom Ray",
        publisher="River News",
        copyright="© River",
        language="en",
        published_at=datetime(2026, 2, 2, 10, tzinfo=UTC),
        modified_at=datetime(2026, 2, 3, 10, tzinfo=UTC),
        captured_at=NOON,
        subjects=(Subject("rivers"),),
    )
    assert STORY.format(place="Wells").strip() in wells.text.split("\n\n")


def test_the_server_of_a_feed_knows_its_encoding(site: Site, results: Callable[[str], Results]) -> None:
    feed = f"<rss><channel><item><title>Łódź</title><description>{STORY * 8}</description></item></channel></rss>"
    headers = {"Content-Type": "text/xml; charset=iso-8859-2"}
    site.pages = {"/feed": Answer(feed.encode("iso-8859-2"), headers=headers)}
    (document,) = results(f"{site.url}/feed").values()
    assert isinstance(document, RawDocument)
    assert document.metadata.title == "Łódź"


def test_links_of_a_json_feed(site: Site, results: Callable[[str], Results]) -> None:
    items = [{"id": "1", "url": "ely"}, {"id": f"{site.url}/wells", "summary": "The weir"}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "River News", "items": items}
    headers = {"Content-Type": "application/feed+json"}
    site.pages = {
        "/feeds/1": Answer(json.dumps(feed).encode(), headers=headers),
        "/feeds/ely": page("Ely"),
        "/wells": page("Wells"),
    }
    assert kinds(results(f"{site.url}/feeds/1")) == {f"{site.url}/feeds/ely": "html", f"{site.url}/wells": "html"}


def test_news_sitemaps_in_an_index(site: Site, results: Callable[[str], Results]) -> None:
    news = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{site.url}/ely</loc>
        <lastmod>2026-02-03T11:00:00Z</lastmod><news:news><news:publication><news:name>River News</news:name>
        <news:language>en</news:language></news:publication><news:publication_date>2026-02-02T10:00:00Z
        </news:publication_date><news:title>Ely</news:title><news:keywords>rivers, mills</news:keywords></news:news>
        </url><url><loc>{site.url}/gone</loc></url></urlset>"""
    parts = (f"<sitemap><loc>/{name}</loc></sitemap>" for name in ("news.xml.gz", "all.xml"))
    site.pages = {
        "/sitemap.xml": xml(f"<sitemapindex>{''.join(parts)}</sitemapindex>"),
        "/news.xml.gz": Answer(gzip.compress(news.encode()), headers={"Content-Type": "application/gzip"}),
        "/all.xml": xml("<urlset><url><loc>/ely</loc></url><url><loc>/wells</loc></url></urlset>"),
        "/ely": page("Ely"),
        "/wells": page("Wells"),
    }
    found = results(f"{site.url}/sitemap.xml")
    assert kinds(found) == {f"{site.url}/ely": "html", f"{site.url}/gone": "StatusError", f"{site.url}/wells": "html"}
    ely = found[f"{site.url}/ely"]
    assert isinstance(ely, RawDocument)
    assert ely.metadata == Metadata(
        url=f"{site.url}/ely",
        title="Ely weir to be rebuilt",
        publisher="River News",
        language="en",
        published_at=datetime(2026, 2, 2, 10, tzinfo=UTC),
        modified_at=datetime(2026, 2, 3, 11, tzinfo=UTC),
        captured_at=NOON,
        subjects=(Subject("rivers"), Subject("mills")),
    )


def test_what_leads_in_a_circle_comes_to_an_end(site: Site, results: Callable[[str], Results]) -> None:
    item = "<item><title>x</title><link>{}</link></item>"
    site.pages = {
        "/feed": xml(f"<rss><channel>{''.join(map(item.format, ('/feed', '/other', '/map', '/ely')))}</channel></rss>"),
        "/other": xml(f"<rss><channel>{item.format('/feed')}{item.format('/other')}</channel></rss>"),
        "/map": xml("<urlset><url><loc>/map</loc></url><url><loc>/feed</loc></url></urlset>"),
        "/ely": page("Ely"),
    }
    assert kinds(results(f"{site.url}/feed")) == {f"{site.url}/ely": "html"}
    assert site.served() == {"/feed": [200], "/other": [200], "/map": [200], "/ely": [200]}


def test_a_saved_feed_whose_pages_cannot_be_had(site: Site, results: Callable[[Resource], Results]) -> None:
    site.close()
    feed = (
        f"<rss><channel><item><link>{site.url}/ely</link><description>The weir …</description></item></channel></rss>"
    )
    found = results(in_memory("saved.rss", feed.encode()))
    assert kinds(found) == {f"{site.url}/ely": "FetchError"}
