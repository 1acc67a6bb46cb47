from datetime import UTC, datetime
from pathlib import Path

import pytest
from dateline.sources.documents.document import Metadata, RawDocument, Reject, Subject
from dateline.sources.documents.resource import in_memory, local_file
from dateline.sources.finding.traversal import read
from dateline.sources.wire import nitf

from ..paragraphs import lines

SEED = Path(__file__).parents[3] / "seeds" / "orchard.nitf"
METADATA = Metadata(
    url="https://gazette.example/farming/orchard-frost",
    item_id="gazette.example:orchard-0412",
    version=2,
    status="usable",
    title="Late frost takes half of the valley’s apples",
    subtitle="Growers ask for help",
    byline="Joan Reyes",
    publisher="Example Gazette",
    section="Farming",
    dateline="Wenatchee, Wash.",
    slugline="orchard-frost",
    credit="Example Gazette Wire",
    copyright="© 2026 Example Gazette",
    language="en-US",
    published_at=datetime(2026, 4, 12, 6, 15, tzinfo=UTC),
    modified_at=datetime(2026, 4, 12, 7, 20, tzinfo=UTC),
    embargoed_until=datetime(2026, 4, 12, 8, 0, tzinfo=UTC),
    subjects=(Subject("Agriculture", "subj:04001000"), Subject("fruit growing", "medtop:20000210"), Subject("apples")),
)


def results(docdata: str = "", content: str = "<p>Rain fell.</p>", head: str = "") -> list[RawDocument | Reject]:
    markup = (
        f"<nitf><head><docdata {docdata}</docdata></head><body><body.head>{head}</body.head>"
        f"<body.content>{content}</body.content></body></nitf>"
    )
    return list(read(in_memory("a.xml", markup.encode())))


def document(docdata: str = ">", content: str = "<p>Rain fell.</p>", head: str = "") -> RawDocument:
    (found,) = results(docdata, content, head)
    assert isinstance(found, RawDocument)
    return found


def test_seed() -> None:
    (found,) = read(local_file(SEED))
    assert isinstance(found, RawDocument)
    assert found.source_format == "nitf"
    assert found.metadata == METADATA
    assert lines(found) == [
        ("headline", "Late frost takes half of the valley’s apples"),
        ("subhead", "Growers ask for help"),
        ("byline", "By Joan Reyes"),
        ("byline", "Farm Writer"),
        ("credit", "Example Gazette Wire"),
        ("dateline", "Wenatchee, Wash., April 12"),
        (None, "Frost in three nights killed half of the valley’s apple blossom, growers said on Sunday."),
        (None, "“I have not seen this in forty years,” said Walt Hume, who farms near Cashmere."),
        (None, "Heaters ran out"),
        (None, "“We ran out of fuel on the second night,” said Dora Kim of the growers’ league."),
        ("caption", "Ice on apple blossom near Cashmere."),
        ("credit", "Sam Ortiz/Example Gazette"),
        (None, "Joan Reyes writes about farming."),
    ]


@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_an_item_that_is_taken_back_needs_no_text(status: str) -> None:
    found = document(f'management-status="{status}"><doc-id id-string="urn:a"/>', content="")
    assert (found.metadata.status, found.metadata.item_id, found.text) == (status, "urn:a", "")


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ('id-string="7" regsrc="gazette.example"', "gazette.example:7"),
        ('id-string="7"', "7"),
        ('id-string="urn:newsml:7" regsrc="gazette.example"', "urn:newsml:7"),
        ('regsrc="gazette.example"', None),
    ],
)
def test_identifier(identifier: str, expected: str | None) -> None:
    assert document(f"><doc-id {identifier}/>").metadata.item_id == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<byline>By Ann Lee, <byttl>Staff Writer</byttl></byline>", "By Ann Lee"),
        ("<byline>By <person>Ann Lee</person> and <person>Tom Ray</person></byline>", "Ann Lee, Tom Ray"),
        ("<byline>Ann Lee</byline><byline>Tom Ray</byline>", "Ann Lee, Tom Ray"),
        ("<byline>By <em>Ann</em> Lee<byttl>Staff Writer</byttl>, Oslo</byline>", "By Ann Lee, Oslo"),
        ("<byline/>", None),
    ],
)
def test_byline(head: str, expected: str | None) -> None:
    assert document(head=head).metadata.byline == expected


@pytest.mark.parametrize(
    ("content", "paragraphs"),
    [
        ("<p>Rain\n  <em>fell</em>.</p>\n<p>Snow too.</p>", ["Rain fell.", "Snow too."]),
        ("<p>Caf&eacute; &amp; bar</p>", None),
        ("<ul><li>One</li><li>Two</li></ul>", ["One", "Two"]),
        ("<pre>One\nTwo</pre>", ["One", "Two"]),
        ("<bq><block><p>Quoted.</p></block><credit>Kim</credit></bq>", ["Quoted.", "Kim"]),
        ("<note><p>Editors: hold.</p></note><p>Rain.</p>", ["Rain."]),
        ("<table><tr><td>1</td><td>2</td></tr></table>", ["1", "2"]),
    ],
)
def test_content(content: str, paragraphs: list[str] | None) -> None:
    """Without a DTD a name such as &eacute; is no XML."""
    (found,) = results(">", content)
    assert (found.text.split("\n\n") if isinstance(found, RawDocument) else None) == paragraphs


def test_without_text_it_is_a_reject() -> None:
    (found,) = results(">", "<media><media-reference source='a.jpg'/></media>")
    assert isinstance(found, Reject)
    assert found.error == "EmptyError"


def test_a_release_that_is_no_later_than_the_issue_is_no_embargo() -> None:
    metadata = document('><date.issue norm="20260412T0600Z"/><date.release norm="20260412T0600Z"/>').metadata
    assert (metadata.published_at, metadata.embargoed_until) == (datetime(2026, 4, 12, 6, tzinfo=UTC), None)
    metadata = document('><date.release norm="20260412T0600Z"/>').metadata
    assert (metadata.published_at, metadata.embargoed_until) == (datetime(2026, 4, 12, 6, tzinfo=UTC), None)


def test_times_that_are_none_are_unknown() -> None:
    assert document('><date.issue norm="soon"/><date.release/>').metadata == Metadata()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<?xml version="1.0"?><!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.3//EN" "nitf.dtd">\n<nitf>', True),
        (b"<nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'>", True),
        (b"<rss><channel><nitf>", False),
        (b"<newsItem>", False),
        (b"<!DOCTYPE nitf [" * 4_000, False),
    ],
)
def test_sniff(head: bytes, expected: bool) -> None:
    assert nitf.sniff(head) is expected
