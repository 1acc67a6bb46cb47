from datetime import UTC, datetime
from itertools import chain, repeat
from pathlib import Path

import pytest
from dateline.planning.plan import plan
from dateline.sources.documents.document import Metadata, RawDocument, Reject, Subject
from dateline.sources.documents.resource import Resource, in_memory, local_file
from dateline.sources.finding.traversal import read
from dateline.sources.wire import newsml
from memory import Pieces, peak_of

SEED = Path(__file__).parents[3] / "seeds" / "harbour.newsml"
GUID = "urn:newsml:gazette.example:20261120:harbour"
METADATA = Metadata(
    item_id=GUID,
    version=2,
    status="usable",
    title="Ferry crews return as harbour strike ends",
    subtitle="Union and port agree on night shifts",
    byline="By Mara Lind",
    publisher="Example Gazette Wire",
    dateline="Ostende",
    slugline="HARBOUR-STRIKE",
    credit="Example Gazette/Coast Desk",
    copyright="© 2026 Example Gazette. All rights reserved.",
    language="en-GB",
    published_at=datetime(2026, 11, 20, 10, 30, tzinfo=UTC),
    modified_at=datetime(2026, 11, 20, 13, 5, tzinfo=UTC),
    embargoed_until=datetime(2026, 11, 20, 14, 0, tzinfo=UTC),
    subjects=(
        Subject("harbour and port", "medtop:20000430"),
        Subject("strike", "medtop:20000346"),
        Subject("ferries"),
    ),
)


def item(content: str, guid: str = "urn:a", version: int = 1, status: str = "usable", meta: str = "") -> str:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10/" guid="{guid}" version="{version}">'
        f'<itemMeta><pubStatus qcode="stat:{status}"/></itemMeta><contentMeta>{meta}</contentMeta>'
        f"<contentSet>{content}</contentSet></newsItem>"
    )


def plain(text: str) -> str:
    return f'<inlineData contenttype="text/plain">{text}</inlineData>'


def message(*items: str) -> str:
    return f"<newsMessage><itemSet>{''.join(items)}</itemSet></newsMessage>"


def results(markup: str | bytes, name: str = "a.xml") -> list[RawDocument | Reject]:
    return list(read(in_memory(name, markup.encode() if isinstance(markup, str) else markup)))


def document(markup: str) -> RawDocument:
    (found,) = results(markup)
    assert isinstance(found, RawDocument)
    return found


def error(markup: str | bytes) -> str:
    (found,) = results(markup)
    assert isinstance(found, Reject)
    return found.error


def test_seed() -> None:
    first, second = read(local_file(SEED))
    assert isinstance(first, RawDocument)
    assert isinstance(second, RawDocument)
    assert first.source_uri.endswith(f"harbour.newsml#{GUID}/2")
    assert first.source_format == "newsml"
    assert first.metadata == METADATA
    assert first.text.split("\n\n") == [
        "Ferry crews return as harbour strike ends",
        "Union and port agree on night shifts",
        "By Mara Lind",
        "OSTENDE, Nov 20",
        "Ferry crews in Ostende went back to work on Friday after a strike of nine days, the port said.",
        "“We have what we asked for,” said Piet Maes, who led the talks for the union.",
        "The first ferry leaves Ostende on Friday.",
        "“No crew will work three nights in a row,” harbour master Ines Claes said.",
    ]
    marks = {mark.kind: first.text[mark.start : mark.end] for mark in first.marks}
    assert list(marks) == ["headline", "subhead", "byline", "dateline", "caption"]
    assert marks["caption"] == "The first ferry leaves Ostende on Friday."
    assert (second.metadata.status, second.metadata.version, second.text) == ("canceled", 3, "")


def test_an_item_alone_has_the_uri_of_its_file() -> None:
    assert document(item(plain("Rain fell."))).source_uri == "a.xml"


@pytest.mark.parametrize(
    ("content", "paragraphs"),
    [
        (plain("One\nline.\n\nAnother."), ["One line.", "Another."]),
        (plain("One.\nTwo."), ["One.", "Two."]),
        ('<inlineData contenttype="text/html">&lt;p&gt;A &amp;amp; B&lt;p&gt;fell</inlineData>', ["A & B", "fell"]),
        ('<inlineData contenttype="image/png" encoding="base64">AAAA</inlineData>' + plain("Rain."), ["Rain."]),
        ("<inlineXML><nitf><body><body.content><p>Rain.</p></body.content></body></nitf></inlineXML>", ["Rain."]),
        ('<inlineXML><x:div xmlns:x="urn:x"><x:p>Rain<x:br/>fell.</x:p></x:div></inlineXML>', ["Rain", "fell."]),
    ],
)  # fmt: skip
def test_contents(content: str, paragraphs: list[str]) -> None:
    assert document(item(content)).text.split("\n\n") == paragraphs


def test_what_the_item_says_goes_before_what_its_nitf_says() -> None:
    nitf = (
        "<inlineXML><nitf><head><docdata><doc-id id-string='urn:inner'/><du-key key='rain'/></docdata></head><body>"
        "<body.head><hedline><hl1>Rain, again</hl1></hedline></body.head><body.content><p>It fell.</p></body.content>"
        "</body></nitf></inlineXML>"
    )
    found = document(item(nitf, meta="<headline>Rain</headline>"))
    assert (found.metadata.item_id, found.metadata.title, found.metadata.slugline) == ("urn:a", "Rain", "rain")
    assert found.text == "Rain, again\n\nIt fell."


def test_a_provider_without_a_name() -> None:
    markup = item(plain("Rain.")).replace(
        "<itemMeta>",
        '<rightsInfo><copyrightHolder uri="urn:h"><name>Gazette</name></copyrightHolder></rightsInfo>'
        '<itemMeta><provider uri="https://gazette.example/about"/>',
    )
    metadata = document(markup).metadata
    assert (metadata.publisher, metadata.copyright) == ("Gazette", "© Gazette")


def test_the_head_is_printed_once() -> None:
    found = document(item(plain("Rain\n\nOSLO, Nov 3 - It fell."), meta="<headline>RAIN</headline>"))
    assert found.text == "Rain\n\nOSLO, Nov 3 - It fell."


def test_items_without_text_are_rejects() -> None:
    package = '<packageItem guid="urn:p" version="1"/>'
    picture = item('<remoteContent href="a.jpg"/>', "urn:b")
    found = results(message(package, picture, item(plain("Rain."), "urn:c")))
    assert [(result.source_uri, getattr(result, "error", None)) for result in found] == [
        ("a.xml#urn:p/1", "EmptyError"),
        ("a.xml#urn:b/1", "EmptyError"),
        ("a.xml#urn:c/1", None),
    ]


def test_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later version takes the place of an earlier one, in whatever order they come; a canceled item leaves."""
    monkeypatch.chdir(tmp_path)
    Path("a.xml").write_text(
        message(
            item(plain("Corrected."), "urn:a", 2),
            item(plain("First."), "urn:a", 1),
            item(plain("Wrong."), "urn:b", 1),
            item("", "urn:b", 2, "canceled"),
            item(plain("Not yet."), "urn:c", 1, "withheld"),
        )
    )
    todo = plan(["a.xml"], {}, {}, frozenset(), "1", Path("spool"))
    assert [document.text for shard in todo.shards for document in shard.read()] == ["Corrected."]
    assert {uri.partition("#")[2]: location.state for uri, location in todo.locations.items()} == {
        "urn:a/2": "used",
        "urn:a/1": "superseded",
        "urn:b/2": "canceled",
        "urn:b/1": "superseded",
        "urn:c/1": "withheld",
    }


BOMB = "<!DOCTYPE newsItem [" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9)) + "]>"
EXTERNAL = '<!DOCTYPE newsItem [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (BOMB + item(plain("&a8;")), "UnsafeError"),
        (EXTERNAL + item(plain("&a;")), "UnsafeError"),
        (item("<inlineXML>" + "<div>" * 100_000 + "</div>" * 100_000 + "</inlineXML>"), "UnsafeError"),
        (item("<inlineXML>" + "<p/>" * 300_000 + "</inlineXML>"), "TooLargeError"),
        (item(f"<!--{'x' * 13_000_000}-->" + plain("Rain.")), "TooLargeError"),
        (item(plain("x" * 1_100_000)), "TooLargeError"),
        (item(plain("Rain."))[:-20], "BrokenRecordError"),
        (item(plain("Rain\0")), "BrokenRecordError"),
        (item(plain("Rain \udcff")).encode("utf-8", "surrogateescape"), "BrokenRecordError"),
        ('<?xml version="1.0" encoding="no-such"?>' + item(plain("Rain.")), "BrokenRecordError"),
        ("<newsMessage/>", "BrokenRecordError"),
        (item(""), "EmptyError"),
    ],
)
def test_hostile(markup: str | bytes, expected: str) -> None:
    assert error(markup) == expected


def test_what_stands_before_a_fault_is_read() -> None:
    good, fault = results(message(item(plain("Rain.")), "<broken>"))
    assert isinstance(good, RawDocument)
    assert isinstance(fault, Reject)


def peak(count: int) -> int:
    """Most memory that reading a message of so many items takes."""
    one = item(plain("Rain fell on the coast. " * 2000)).encode()

    def opened() -> Pieces:
        return Pieces(chain([b"<newsMessage><itemSet>"], repeat(one, count), [b"</itemSet></newsMessage>"]))

    found, most = peak_of(lambda: sum(1 for _ in newsml.read(Resource("a.xml", opened, "a.xml"))))
    assert found == count
    return most


def test_memory_does_not_grow_with_a_message() -> None:
    peak(1)
    assert peak(200) < 1.5 * peak(20)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"<newsItem>", True),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <rss> --><g2:newsMessage xmlns:g2='x'>", True),
        ("<?xml version='1.0'?><newsItem>".encode("utf-16"), True),
        (b"<rss><newsItem>", False),
        (b"<nitf>", False),
        (b"<!--" * 10_000, False),
        (b"", False),
    ],
)
def test_sniff(head: bytes, expected: bool) -> None:
    assert newsml.sniff(head) is expected
