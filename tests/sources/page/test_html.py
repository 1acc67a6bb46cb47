import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from dateline.sources.documents.document import Metadata, RawDocument, Subject
from dateline.sources.documents.input_errors import EmptyError, SourceError, TooLargeError, UnsafeError
from dateline.sources.documents.resource import local_file
from dateline.sources.finding.traversal import read
from dateline.sources.page.html import page, sniff
from hypothesis import given
from hypothesis import strategies as st

from ..marked import PAGES, gold, unmarked
from ..paragraphs import lines

SEED = Path(__file__).parents[3] / "seeds" / "ferry.html"
SUMMER = timezone(timedelta(hours=2))
METADATA = Metadata(
    url="https://gazette.example/travel/night-ferry-returns",
    title="Night ferry returns to the fjord after nine years",
    subtitle="Two boats will carry cars, freight and sleepers from June.",
    byline="Marit Lund, Owen Hale",
    publisher="The Example Gazette",
    section="Travel",
    dateline="Stavanger, Norway",
    credit="Example Gazette Travel Desk",
    copyright="© 2026 The Example Gazette",
    language="en-GB",
    published_at=datetime(2026, 5, 4, 6, 30, tzinfo=SUMMER),
    modified_at=datetime(2026, 5, 4, 11, 15, tzinfo=SUMMER),
    subjects=(Subject("Ferries"), Subject("Ryfylke"), Subject("Public transport")),
)


def test_a_page_without_body_tags() -> None:
    paragraphs = "".join(
        f"<p>In year {n} the council voted for the longer of two bridges over the bay.</p>" for n in range(9)
    )
    for start in ("", "<html lang=en>", "<p></p>"):
        found = page(f"<!doctype html>{start}<title>Bridge</title><article><h1>Bridge</h1>{paragraphs}".encode(), "a")
        assert found.text.count("\n\nIn year") == 9


def test_seed() -> None:
    (found,) = read(local_file(SEED))
    assert isinstance(found, RawDocument)
    assert found.source_format == "html"
    assert found.metadata == METADATA
    assert found.metadata.published_at == datetime(2026, 5, 4, 4, 30, tzinfo=UTC)
    assert [(kind, line[:40]) for kind, line in lines(found)] == [
        ("headline", "Night ferry returns to the fjord after n"),
        ("subhead", "Two boats will carry cars, freight and s"),
        ("caption", "The new pier at Jelsa, built for the nig"),
        ("credit", "Photograph: Siri Moe/Example Gazette"),
        (None, "STAVANGER, Norway — A night ferry will c"),
        (None, "“People here have asked for this boat at"),
        (None, "Two used boats from Denmark will take 90"),
        (None, "Freight first"),
        (None, "The county counts on fish farms. Some 14"),
        ("caption", "A cabin on the Ryfylke."),
        (None, "“We would rather pay for a berth than fo"),
        (None, "Tickets go on sale on 18 May."),
    ]


WORDS = "The night ferry will cross the fjord again from June, nine years after the last one was sold for scrap."
MORE = "“People here have asked for this boat at every meeting since 2017,” said Ingrid Vik of the transport board."
ARTICLE = f"<h1>Ferry returns</h1><div><p>{WORDS}</p><p>{MORE}</p></div>"


def of(body: str = ARTICLE, head: str = "", **known: str) -> RawDocument:
    return page(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html", **known)


def linked(**article: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **article})}</script>'


def refused(body: str, head: str = "", **known: str) -> str:
    with pytest.raises(EmptyError) as raised:
        of(body, head, **known)
    return str(raised.value)


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_paragraphs_stay_whole(path: Path) -> None:
    marked = path.read_bytes()
    found = [line for kind, line in lines(page(unmarked(marked), "a.html")) if kind is None]
    wanted = gold(marked)
    assert [line for line in found if line in wanted] == wanted, "each one, once, in its order"


def test_unwanted_parts_stay_out() -> None:
    text = of(
        f"<h1>Ferry returns</h1><article><p>{WORDS}</p>"
        "<p>Read more: <a href='/a'>Tunnel closed for three weekends</a></p>"
        "<div class='newsletter-box'><p>The best of the day in your mailbox, every morning at six.</p></div>"
        "<p>Follow us on <a href='https://x.com/gazette'>X</a> and <a href='https://facebook.com/g'>Facebook</a></p>"
        "<div><p>Never miss a thing, wherever you may be.</p><form><input></form></div>"
        f"<div hidden>Loading the next story, which is about trams in the city.</div><p>{MORE}</p>"
        "<div class='author-bio'><p>Marit Lund writes about ferries and the people on them.</p></div></article>"
        "<div id='comments'><p>I took the last one in 2017 and have the ticket still, a fine boat.</p></div>"
    ).text
    assert text == f"Ferry returns\n\n{WORDS}\n\n{MORE}"


def test_a_paragraph_is_no_line_of_the_source() -> None:
    assert WORDS in of(f"<p>{WORDS.replace(' ', chr(10) + '  ')}</p><p>{MORE}</p>").text


def test_headings_and_lists_of_the_body_are_kept() -> None:
    body = (
        f"<div><p>{WORDS}</p><h2>Freight first</h2><p>{MORE}</p>"
        "<ul><li>Two boats will take 90 cars each</li><li>They leave at ten past eleven</li></ul>"
        f"<p>{WORDS[::-1]}</p></div>"
    )
    found = [line for _, line in lines(of(body))]
    assert found[1:5] == [
        "Freight first",
        MORE,
        "Two boats will take 90 cars each",
        "They leave at ten past eleven",
    ]


def test_captions_stand_among_the_paragraphs() -> None:
    found = of(
        f"<h1>Ferry returns</h1><div><p>{WORDS}</p><div class='wp-caption'><img><p class='wp-caption-text'>The pier at "
        f"dusk. Photo: Siri Moe</p></div><p>{MORE}</p></div>"
    )
    assert lines(found)[1:] == [
        (None, WORDS),
        ("caption", "The pier at dusk."),
        ("credit", "Photo: Siri Moe"),
        (None, MORE),
    ]


class TestMetadata:
    """The order is told in `metadata.py`."""

    def test_json_ld_before_open_graph_before_other_tags_before_elements(self) -> None:
        ways = [
            linked(headline="By JSON-LD", author="Ann Lee"),
            '<meta property="og:title" content="By OpenGraph"><meta property="article:author" content="Tom Ray">',
            '<meta name="parsely-title" content="By Parsely"><meta name="author" content="Bo Dahl">',
        ]
        body = ARTICLE + '<a rel="author" href="/liv">Liv Moe</a>'
        found = [of(body, "".join(ways[first:])).metadata for first in range(4)]
        assert [one.title for one in found] == ["By JSON-LD", "By OpenGraph", "By Parsely", "Ferry returns"]
        assert [one.byline for one in found] == ["Ann Lee", "Tom Ray", "Bo Dahl", "Liv Moe"]

    def test_link_before_open_graph_before_json_ld_before_where_it_was_found(self) -> None:
        ways = [
            '<link rel="canonical" href="/link">',
            '<meta property="og:url" content="https://a.example/graph">',
            linked(headline="Ferry returns", url="https://a.example/linked"),
        ]
        found = [of(ARTICLE, "".join(ways[first:]), url="https://a.example/found").metadata.url for first in range(4)]
        assert found == [f"https://a.example/{name}" for name in ("link", "graph", "linked", "found")]

    def test_a_front_page_is_the_address_of_no_article(self) -> None:
        head = '<link rel="canonical" href="https://a.example/">' + linked(headline="Ferry returns")
        assert of(ARTICLE, head, url="https://a.example/ferry").metadata.url == "https://a.example/ferry"

    @pytest.mark.parametrize(
        "script",
        [
            '[[{"@graph": [{"@type": ["Thing", "NewsArticle"], "headline": "X"}]}]]',
            '{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "X"}}',
            '{"@type": "NewsArticle", "headline": "X",}',
            '<!-- {"@type": "NewsArticle", "headline": "X"} -->',
            '{"@type": ',
            "[" * 100_000,
        ],
        ids=["graph", "main entity", "comma", "comment", "broken", "nested"],
    )
    def test_json_ld_however_it_is_wrapped_or_broken(self, script: str) -> None:
        head = f'<script type="application/ld+json">{script}</script><meta property="og:title" content="X">'
        assert of(ARTICLE, head).metadata.title == "X"

    def test_the_article_of_this_page_among_several(self) -> None:
        others = "".join(linked(headline=name, url=f"https://a.example/{name}") for name in ("one", "two"))
        assert of(ARTICLE, others, url="https://a.example/two?utm_source=x").metadata.title == "two"

    @pytest.mark.parametrize(
        "head",
        [
            linked(headline="X", datePublished="2026-05-04T06:30:00+02:00"),
            '<meta property="article:published_time" content="2026-05-04T06:30:00+02:00">',
            '<meta name="parsely-pub-date" content="2026-05-04T04:30:00Z">',
            '<meta name="sailthru.date" content="Mon, 04 May 2026 04:30:00 GMT">',
            '<meta name="dcterms.created" content="2026-05-04T06:30+02:00">',
            '<meta itemprop="datePublished" content="2026-05-04T06:30:00+0200">',
            linked(headline="X", datePublished="2026-05-04")
            + '<meta property="article:published_time" content="2026-05-04T06:30:00+02:00">',
        ],
    )
    def test_times_have_their_zone(self, head: str) -> None:
        assert of(ARTICLE, head).metadata.published_at == datetime(2026, 5, 4, 4, 30, tzinfo=UTC)

    def test_the_first_time_below_the_headline(self) -> None:
        body = '<time datetime="2030-01-01T00:00Z">now</time>' + ARTICLE.replace(
            "<div>", '<time datetime="2026-05-04T04:30Z">4 May</time><time datetime="2031-01-01">x</time><div>'
        )
        assert of(body).metadata.published_at == datetime(2026, 5, 4, 4, 30, tzinfo=UTC)

    def test_microdata(self) -> None:
        body = (
            '<h1 itemprop="headline">Ferry returns</h1><p itemprop="alternativeHeadline">Two boats from June</p>'
            '<span itemprop="author"><span itemprop="name">Ann Lee</span></span><b itemprop="articleSection">Travel</b>'
            f'<time itemprop="dateModified" datetime="2026-05-04T04:30Z">4 May</time><p>{WORDS}</p><p>{MORE}</p>'
        )
        found = of(body).metadata
        assert (found.title, found.subtitle, found.byline, found.section) == (
            "Ferry returns",
            "Two boats from June",
            "Ann Lee",
            "Travel",
        )
        assert found.modified_at == datetime(2026, 5, 4, 4, 30, tzinfo=UTC)

    def test_a_title_is_the_one_that_is_printed(self) -> None:
        for title in ("Ferry returns | Gazette", "Gazette - Travel - Ferry returns", "Ferry returns :: Gazette"):
            body = f"<div>Ferry returns</div><p>{WORDS}</p><p>{MORE}</p>"
            assert lines(of(body, f"<title>{title}</title>"))[:2] == [("headline", "Ferry returns"), (None, WORDS)]

    def test_a_description_that_is_printed_is_the_subtitle(self) -> None:
        head = '<meta property="og:description" content="Two boats from June">'
        assert of(ARTICLE, head).metadata.subtitle is None
        found = of(ARTICLE.replace("<div>", "<h2>Two boats from June</h2><div>"), head)
        assert found.metadata.subtitle == "Two boats from June"
        assert lines(found)[1] == ("subhead", "Two boats from June")


class TestStatedBody:
    """`articleBody` of JSON-LD."""

    def test_of_a_page_that_needs_a_browser(self) -> None:
        head = linked(headline="Ferry returns", articleBody=f"{WORDS}\n\n{MORE}")
        assert of('<div id="root"></div>', head).text == f"Ferry returns\n\n{WORDS}\n\n{MORE}"

    def test_chooses_among_the_lines_of_the_page(self) -> None:
        head = linked(headline="Ferry returns", articleBody=f"{WORDS} {MORE}")
        body = ARTICLE + "<div><p>Trams are not ferries, as we have written elsewhere.</p></div>"
        assert of(body, head).text == f"Ferry returns\n\n{WORDS}\n\n{MORE}"

    def test_that_is_cut_is_passed_over(self) -> None:
        head = linked(headline="Ferry returns", articleBody=WORDS[:40] + "…")
        assert of(ARTICLE, head).text == f"Ferry returns\n\n{WORDS}\n\n{MORE}"


class TestEncodings:
    TEXT = (
        "Die Mühle am Wehr mahlt wieder – „endlich“, sagte Bürgermeisterin Thaler am Sonntag und öffnete den Schieber."
    )

    def read(self, head: str, encoding: str, charset: str | None = None) -> str:
        markup = (
            f"<!doctype html><html><head>{head}</head><body><p>{self.TEXT}</p><p>{self.TEXT[::-1]}</p></body></html>"
        )
        return page(markup.encode(encoding), "a.html", charset=charset).text.partition("\n\n")[0]

    @pytest.mark.parametrize(
        ("head", "encoding", "charset"),
        [
            ("", "utf-8", None),
            ("", "utf-8-sig", "iso-8859-1"),
            ("", "utf-16", None),
            ('<meta charset="iso-8859-1">', "cp1252", None),
            ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252", None),
            ("", "cp1252", "windows-1252"),
            ('<meta charset="utf-8">', "cp1252", "latin-1"),
            ('<meta charset="iso-8859-1">', "utf-8", "iso-8859-1"),
            ('<meta charset="no-such-charset">', "utf-8", "rot13"),
            ('<meta charset="utf-8">', "cp1252", None),
            ("", "cp1252", None),
        ],
    )
    def test_what_it_is_goes_before_what_it_is_said_to_be(self, head: str, encoding: str, charset: str | None) -> None:
        assert self.read(head, encoding, charset) == self.TEXT


class TestNoArticle:
    LIST = "".join(
        f"<div><h3><a href='/{n}'>Headline of story {n}</a></h3><p>What happened in story {n}, in a sentence.</p></div>"
        for n in range(12)
    )

    def test_empty_shell(self) -> None:
        assert "need JavaScript" in refused('<div id="app"></div>', "<title>Ferry returns</title>")

    def test_list(self) -> None:
        assert "list of articles" in refused(f"<h1>Travel</h1><main>{self.LIST}</main>", "<title>Travel</title>")

    def test_front_page(self) -> None:
        head = '<link rel="canonical" href="https://a.example/"><meta property="og:type" content="website">'
        assert "front page" in refused(f"<h1>Gazette</h1><p>{WORDS}</p><p>{MORE}</p><p>{WORDS[::-1]}</p>", head)

    @pytest.mark.parametrize(
        "title", ["404 Not Found", "Page not found | Gazette", "Seite nicht gefunden", "Log in", "Access Denied"]
    )
    def test_error_or_login(self, title: str) -> None:
        assert title in refused(f"<h1>Oh no</h1><p>{WORDS}</p><p>{MORE}</p>", f"<title>{title}</title>")

    def test_what_says_that_it_is_an_article_may_be_short(self) -> None:
        assert of(f"<h1>404 found</h1><p>{WORDS}</p>", linked(headline="404 found")).metadata.title == "404 found"


class TestHostile:
    @pytest.mark.parametrize("tag", ["div", "p", "a", "b", "table", "td", "li", "form", "h1", "figcaption", "font"])
    def test_nested_a_hundred_thousand_deep(self, tag: str) -> None:
        with pytest.raises((UnsafeError, TooLargeError)):
            of(f"<{tag}>" * 100_000 + WORDS)

    def test_a_tag_of_very_many_attributes(self) -> None:
        with pytest.raises(UnsafeError):
            of("<div " + "".join(f'a{n}="1" ' for n in range(100_000)) + ">" + ARTICLE)

    @pytest.mark.parametrize("cover", ["<!-- {} -->", "<script>{}</script>", "<img alt='{}'>"])
    def test_what_only_looks_like_such_a_tag(self, cover: str) -> None:
        assert WORDS in of(cover.format("<div " + "a " * 1_000) + ARTICLE).text

    def test_a_page_of_a_hundred_megabytes(self) -> None:
        with pytest.raises(TooLargeError):
            page(b"<html><body>" + b"<p>Rain fell.</p>" * 6_000_000, "a.html")

    def test_very_much_text(self) -> None:
        with pytest.raises(TooLargeError):
            of("<p>" + "word " * 300_000)

    def test_zero_bytes_controls_and_changes_of_direction(self) -> None:
        body = ARTICLE.replace("ferry", "f\0er\u202er\x07y&#8238;").replace("<div>", "<div>&#0;&#xD800;&#x110000;<br>")
        assert WORDS in of(body).text

    def test_bytes_that_are_no_utf_8(self) -> None:
        data = b"<html><body><p>" + WORDS.encode() + b" \xff\xfe\x80</p><p>" + MORE.encode() + b"</p>"
        assert WORDS in page(data, "a.html").text

    def test_entities_are_not_expanded(self) -> None:
        bomb = '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
        text = page(f"{bomb}<html><body>{ARTICLE}<p>&b;&c;</p></body></html>".encode(), "a.html").text
        assert "lol" not in text
        assert "root:" not in text

    @given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "cp1252", "idna", "zip"]))
    def test_any_bytes(self, data: bytes, charset: str | None) -> None:
        for start in (b"", b"<html><body><p>" + WORDS.encode()):
            with suppress(SourceError):
                page(start + data, "a.html", charset=charset)


@pytest.mark.parametrize(
    "head",
    [b"<!DOCTYPE html>", b"\xef\xbb\xbf\n<html lang=en>", b"<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html>",
             "<!doctype html><html>".encode("utf-16"), b"<!-- saved from url --><html>"]
)  # fmt: skip
def test_sniff(head: bytes) -> None:
    assert sniff(head)


def test_sniff_is_strict() -> None:
    assert not any(map(sniff, (b"", b"html", b"A <html> tag", b"<rss>", b"<nitf>", b"{}", b"<!--" * 16_000)))
