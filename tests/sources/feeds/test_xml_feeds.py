from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import chain, repeat
from typing import Any

import pytest
from dateline.sources.documents.document import Metadata, Subject
from dateline.sources.documents.input_errors import (
    BrokenRecordError,
    EmptyError,
    SourceError,
    TooLargeError,
    UnsafeError,
)
from dateline.sources.documents.resource import Resource, in_memory
from dateline.sources.feeds.entries import Entry
from dateline.sources.feeds.xml_feeds import entries
from memory import Pieces, peak_of

NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:a="http://www.w3.org/2005/Atom"'
)
ONE = "<item><title>One</title><link>https://a.example/1</link></item>"


def rss(items: str, channel: str = "") -> bytes:
    return f'<rss version="2.0" {NAMESPACES}><channel>{channel}{items}</channel></rss>'.encode()


def atom(items: str, attributes: str = "", feed: str = "") -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {NAMESPACES} {attributes}>{feed}{items}</feed>'.encode()


def read(data: bytes, **of_resource: Any) -> list[Entry]:
    return list(entries(replace(in_memory("a.rss", data), **of_resource)))


def one(data: bytes, **of_resource: Any) -> Entry:
    (entry,) = read(data, **of_resource)
    return entry


def titles(data: bytes) -> list[str | None]:
    return [entry.metadata.title for entry in read(data)]


def until(data: bytes) -> tuple[list[str | None], type[SourceError] | None]:
    """The titles of what is read before an error, and the error."""
    found: list[str | None] = []
    try:
        for entry in entries(in_memory("a.rss", data)):
            found.append(entry.metadata.title)
    except SourceError as error:
        return found, type(error)
    return found, None


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("<link>/1</link>", "https://a.example/1"),
        ("<link/><guid>https://a.example/2</guid>", "https://a.example/2"),
        ('<guid isPermaLink="false">https://a.example/2</guid>', None),
        ('<guid isPermaLink="true">https://a.example/2</guid>', "https://a.example/2"),
        ("<guid>771</guid>", "https://a.example/news/771"),
        ("<link>https://feeds.example/~r/1</link><feedburner:origLink>https://a.example/3</feedburner:origLink>",
         "https://a.example/3"),
        ('<a:link rel="alternate" href="/4"/>', "https://a.example/4"),
        ('<a:link rel="self" href="/5"/><link>/6</link>', "https://a.example/6"),
        ("<link>javascript:alert(1)</link>", None),
        ("<media:content><media:title>x</media:title></media:content>", None),
    ],
)  # fmt: skip
def test_addresses_of_rss(items: str, expected: str | None) -> None:
    assert one(rss(f"<item>{items}</item>"), url="https://a.example/news/feed").metadata.url == expected


@pytest.mark.parametrize(
    ("links", "attributes", "expected"),
    [
        ('<link href="https://a.example/1"/>', "", "https://a.example/1"),
        ('<link rel="enclosure" href="https://a.example/1.mp3"/>', "", None),
        ('<link type="application/json" href="https://a.example/j"/><link type="text/html" href="https://a.example/1"/>',
         "", "https://a.example/1"),
        ('<link href="1"/>', 'xml:base="https://a.example/news/"', "https://a.example/news/1"),
        ('<link href="1"/>', "", None),
        ("<id>https://a.example/1</id>", "", "https://a.example/1"),
        ("<id>tag:a</id>", "", None),
    ],
)  # fmt: skip
def test_addresses_of_atom(links: str, attributes: str, expected: str | None) -> None:
    assert one(atom(f"<entry>{links}</entry>", attributes)).metadata.url == expected


def test_an_entry_has_a_base_of_its_own() -> None:
    data = atom('<entry xml:base="2026/"><link href="1"/></entry>', 'xml:base="/news/"')
    assert one(data, url="https://a.example/feed").metadata.url == "https://a.example/news/2026/1"


@pytest.mark.parametrize(
    "channel",
    [
        "<link>https://a.example/</link>",
        '<a:link rel="hub" href="https://hub.example/"/><a:link rel="self" href="https://a.example/feed"/>',
        "<image><link>https://b.example/</link></image><link>https://a.example/</link>",
    ],
)
def test_a_saved_feed_says_where_it_comes_from(channel: str) -> None:
    assert one(rss("<item><link>/1</link></item>", channel)).metadata.url == "https://a.example/1"


def test_metadata_of_rss() -> None:
    entry = one(
        rss(
            """<item><title>Rain &amp;amp; &lt;i&gt;wind&lt;/i&gt;</title><guid isPermaLink="false">7</guid>
            <dc:creator>Ann Lee</dc:creator><author>desk@a.example (Desk)</author><itunes:author>Nobody</itunes:author>
            <dc:date>2026-01-02T03:04:05+02:00</dc:date><a:updated>2026-01-03T00:00:00Z</a:updated>
            <category>Weather</category><dc:subject>Storms</dc:subject><dc:language>en-ie</dc:language>
            <media:title>A picture</media:title><media:category>pictures</media:category>
            <itunes:title>Nothing</itunes:title><dc:rights>© Ann Lee</dc:rights></item>""",
            "<title>Gazette</title><language>en</language><copyright>© Gazette</copyright>"
            "<image><title>Logo</title></image><textInput><title>Search</title></textInput>",
        )
    )
    assert entry.id == "7"
    assert entry.metadata == Metadata(
        title="Rain & wind",
        byline="Ann Lee",
        publisher="Gazette",
        copyright="© Ann Lee",
        language="en-ie",
        published_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=2))),
        modified_at=datetime(2026, 1, 3, tzinfo=UTC),
        subjects=(Subject("Weather"), Subject("Storms")),
    )


def test_metadata_of_atom() -> None:
    feed = """<title type="text">Gazette</title><author><name>Desk</name></author><rights>© Gazette</rights>"""
    first, second = read(
        atom(
            """<entry><id>tag:a</id>
            <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>fair</b></div></title>
            <published>2026-01-02T00:00:00Z</published><updated>2026-01-03T00:00:00Z</updated>
            <author><name>Ann Lee</name><uri>https://a.example/</uri></author><contributor><name>Tom</name></contributor>
            <category term="x" label="Fairs"/>
            <source><title>Other Post</title><updated>2020-01-01</updated></source></entry>
            <entry xml:lang="fr"><title>Une foire</title></entry>""",
            'xml:lang="en"',
            feed,
        )
    )
    assert first.id == "tag:a"
    assert first.metadata == Metadata(
        title="A fair",
        byline="Ann Lee",
        publisher="Other Post",
        copyright="© Gazette",
        language="en",
        published_at=datetime(2026, 1, 2, tzinfo=UTC),
        modified_at=datetime(2026, 1, 3, tzinfo=UTC),
        subjects=(Subject("Fairs"),),
    )
    assert second.metadata == Metadata(
        title="Une foire", byline="Desk", publisher="Gazette", copyright="© Gazette", language="fr"
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("<a:title>&lt;b&gt;Rain&lt;/b&gt; &amp;amp; wind</a:title>", "Rain & wind"),
        ('<a:title type="text">The &lt;blink&gt; tag &amp;amp;</a:title>', "The <blink> tag &amp;"),
        ('<a:title type="text">&lt;b&gt;Rain&lt;/b&gt;</a:title>', "Rain"),
        ("<title>\n A\n <br/>B </title>", "A B"),
        ("<title/>", None),
    ],
)
def test_titles(title: str, expected: str | None) -> None:
    assert one(rss(f"<item>{title}</item>")).metadata.title == expected


@pytest.mark.parametrize("date", ["", "yesterday", "2026-13-45", "Mon, 99 Foo 2026", "2026", "0"])
def test_dates_are_not_invented(date: str) -> None:
    assert one(rss(f"<item><title>x</title><pubDate>{date}</pubDate></item>")).metadata.published_at is None


def test_dates_of_atom_0_3() -> None:
    data = b"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><issued>2004-01-02T00:00:00Z</issued>
        <modified>2004-01-03T00:00:00Z</modified>
        <content type="text/html" mode="escaped">&lt;p&gt;xyz&lt;/p&gt;</content>
        </entry></feed>"""
    entry = one(data)
    assert entry.metadata.published_at == datetime(2004, 1, 2, tzinfo=UTC)
    assert entry.metadata.modified_at == datetime(2004, 1, 3, tzinfo=UTC)
    assert entry.content.parts == [(None, "xyz")]


@pytest.mark.parametrize(
    "content",
    [
        "<content:encoded>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content:encoded>",
        "<content:encoded><![CDATA[<p>One.<p>Two.]]></content:encoded>",
        '<a:content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</a:content>',
        '<a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></a:content>',
        '<a:content type="text">One.\n\nTwo.</a:content>',
        '<body xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></body>',
        "<content:encoded>One</content:encoded><content:encoded>&lt;p&gt;One.&lt;/p&gt;Two.</content:encoded>",
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_content_and_summary_are_told_apart_in_any_order(content: str, order: int) -> None:
    caption = "<media:content><media:description>A caption.</media:description></media:content>"
    parts = [content, "<description>A summary.</description>", caption, "<itunes:summary>A podcast.</itunes:summary>"]
    entry = one(rss(f"<item>{''.join(parts[::order])}</item>"))
    assert entry.content.parts == [(None, "One."), (None, "Two.")]
    assert entry.summary.parts == [(None, "A summary.")]
    assert entry.captions == [("caption", "A caption.")]


def test_pictures() -> None:
    entry = one(
        rss(
            """<item><media:group><media:content><media:credit>Kim</media:credit></media:content>
            <media:content><media:description>&lt;b&gt;A bridge&lt;/b&gt;.</media:description></media:content>
            </media:group></item>"""
        )
    )
    assert entry.captions == [("credit", "Kim"), ("caption", "A bridge.")]


@pytest.mark.parametrize(
    "faulty",
    [
        "<item><title>A & B</title><link>https://a.example/?b=1&c</link></item>",
        "<item><title>A &amp; B</title><description>aone&nbsp;twonbsp;b</description><link>https://a.example/?b=1&amp;c</link></item>",
        "<item><title>A &amp; B</title><description><p>One <b>2</description><link>https://a.example/?b=1&amp;c</link></item>",
        "<item><title>A &amp; B\x0b</title><link>https://a.example/?b=1&amp;c</link></item>",
        "<item><title>A &amp; B</title><foo:bar>x</foo:bar><link>https://a.example/?b=1&amp;c</link></item>",
    ],
)
def test_what_is_not_well_formed_is_read_on(faulty: str) -> None:
    found = read(rss(ONE + faulty + ONE.replace("One", "Three"), "<title>Gazette</title>"))
    assert [(entry.metadata.title or "").strip("\x0b") for entry in found] == ["One", "A & B", "Three"]
    assert found[1].metadata.url == "https://a.example/?b=1&c"
    assert {entry.metadata.publisher for entry in found} == {"Gazette"}


def test_metadata_of_what_is_not_well_formed() -> None:
    item = """<item><title>A &amp; B</title><guid isPermaLink="false">7</guid><dc:creator>Ann Lee</dc:creator>
        <dc:creator>Tom Ray</dc:creator><pubDate>Fri, 02 Jan 2026 00:00:00 GMT</pubDate><category>Weather</category>
        <link>/1</link><description>A summary.</description><content:encoded><![CDATA[<p>One.</p>]]></content:encoded>
        <media:content><media:description>A caption.</media:description></media:content></item>"""
    channel = "<title>Gazette</title><link>https://a.example/</link><language>en</language><copyright>© G</copyright>"
    well, broken = one(rss(item, channel)), one(rss(item.replace("&amp;", "&"), channel))
    assert broken.metadata == well.metadata
    assert (broken.id, broken.content, broken.summary) == (well.id, well.content, well.summary)


def test_times_of_what_is_not_well_formed() -> None:
    published, updated = "<published>2026-01-02T00:00:00Z</published>", "<updated>2026-01-03T00:00:00Z</updated>"
    for times in (published, updated, published + updated):
        well, broken = (one(atom(f"<entry><title>A {sign} B</title>{times}</entry>")) for sign in ("&amp;", "&"))
        assert broken.metadata == well.metadata


def test_authors_of_what_is_not_well_formed() -> None:
    entry = one(rss("<item><title>A & B</title><author>ann@gazette.example (Ann Lee)</author></item>"))
    assert entry.metadata.byline == "Ann Lee"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Warning: no such file\n" + rss(ONE), (["One"], None)),
        (rss(ONE) + b"<script>track()</script>", (["One"], None)),
        (rss(ONE)[:-20], (["One"], BrokenRecordError)),
        (rss(ONE + ONE)[:-40], (["One", "One"], BrokenRecordError)),
        (rss(""), ([], EmptyError)),
        (rss("")[:-10], ([], BrokenRecordError)),
        (b"", ([], BrokenRecordError)),
        (b"\0" * 100, ([], BrokenRecordError)),
        (b"<rss><item><title>caf\xe9</title></item></rss>", (["café"], None)),
        ("<rss><item><title>café</title></item></rss>".encode("utf-16"), (["café"], None)),
        (b'<?xml version="1.0" encoding="cp1251"?><rss><item><title>\xcc\xe8</title></item></rss>', (["Ми"], None)),
        (b'<?xml version="1.0" encoding="nonsense"?>' + rss(ONE), (["One"], None)),
        ('<?xml version="1.0" encoding="gbk"?><rss><item><title>雨</title></item></rss>'.encode("gbk"), (["雨"], None)),
    ],
)  # fmt: skip
def test_faults(data: bytes, expected: tuple[list[str | None], type[SourceError] | None]) -> None:
    assert until(data) == expected


BOMB = b'<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
EXTERNAL = b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
NETSCAPE = (
    b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">'
)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (BOMB + rss("<item><title>&b;</title></item>"), ([], UnsafeError)),
        (EXTERNAL + rss("<item><title>&a;</title></item>"), ([], UnsafeError)),
        (b"<x" + BOMB + rss("<item><title>&b;</title></item>"), ([], UnsafeError)),
        (NETSCAPE + rss(ONE), (["One"], None)),
        (rss("<item>" + "<b>" * 100_000 + "</b>" * 100_000 + "</item>"), ([], UnsafeError)),
        (rss(f"<item><title>A & B</title>{'x' * (17 << 20)}</item>"), ([], TooLargeError)),
        (rss("<item><description>" + "x" * 13_000_000 + "</description></item>"), ([], TooLargeError)),
    ],
)
def test_hostile(data: bytes, expected: tuple[list[str | None], type[SourceError] | None]) -> None:
    assert until(data) == expected


def test_a_large_feed_is_streamed() -> None:
    item = b"<item><title>One</title><description>" + b"word " * 200 + b"</description></item>"
    head, end = rss("").partition(b"</channel>")[::2]

    def peak(count: int) -> int:
        def opened() -> Pieces:
            return Pieces(chain([head], repeat(item, count), [b"</channel>" + end]))

        found, most = peak_of(lambda: sum(1 for _ in entries(Resource("a", opened, "a"))))
        assert found == count
        return most

    assert peak(4_000) < 1.2 * peak(400) + 500_000
