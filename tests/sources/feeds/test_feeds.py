from pathlib import Path

import pytest
from dateline.sources.documents.document import Metadata, RawDocument, Reject
from dateline.sources.documents.resource import Link, in_memory, local_file
from dateline.sources.feeds.feeds import read, sniff
from dateline.sources.finding.formats import format_of
from dateline.sources.finding.traversal import Options
from dateline.sources.finding.traversal import read as read_any
from hypothesis import given
from hypothesis import strategies as st

SEEDS = Path(__file__).parents[3] / "seeds"
STORY = "The council said on Monday that the bridge would stay open through the winter, as it had in earlier years. "
FULL = f"<description>{STORY * 8}</description>"


def rss(*items: str, channel: str = "") -> bytes:
    return f"<rss><channel>{channel}{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>".encode()


def found(data: bytes, name: str = "a.rss") -> list[RawDocument | Reject | Link]:
    return list(read(in_memory(name, data)))


def test_seed() -> None:
    first, second = read(local_file(SEEDS / "islands.rss"))
    assert isinstance(first, RawDocument)
    assert isinstance(second, RawDocument)
    assert first.text.split("\n\n") == [
        "Island ferry to run on batteries from May",
        "STROMNESS, Scotland — The ferry between the two largest islands will run on batteries from May, the harbour "
        "board said on Monday.",
        "The ferry at its berth in January.",
        "“We have tested her through the worst winter that I remember,” said Captain Una Flett, who has sailed the "
        "route for 20 years.",
        "Fares stay as they are until the autumn, the board said.",
        "A second ship is to follow in 2028.",
        "Una Flett on the bridge.",
        "Isla Rendall",
    ]
    assert [mark.kind for mark in first.marks] == ["headline", "caption", "caption", "credit"]
    assert len(second.text.split("\n\n")) == 4


def test_what_is_only_announced_is_a_link_with_what_is_known_of_it() -> None:
    link, document = found(
        rss(
            "<title>Itâ€™s rain</title><link>https://a.example/1</link><description>It will …</description>",
            f"<title>Wind</title><link>https://a.example/2</link>{FULL}",
            channel="<title>Gazette</title>",
        )
    )
    assert link == Link(
        "https://a.example/1", Metadata(url="https://a.example/1", title="It’s rain", publisher="Gazette")
    )
    assert isinstance(document, RawDocument)
    assert document.text == f"Wind\n\n{(STORY * 8).strip()}"


def test_an_entry_without_full_text_or_link_is_a_reject() -> None:
    (reject,) = found(rss("<guid isPermaLink='false'>7</guid><description>It will …</description>"))
    assert isinstance(reject, Reject)
    assert (reject.source_uri, reject.error) == ("a.rss#7", "EmptyError")


def test_a_short_text_without_a_link_is_an_article() -> None:
    (document,) = found(rss("<description>It will.</description>"))
    assert isinstance(document, RawDocument)
    assert document.text == "It will."


def test_an_entry_that_does_harm_costs_itself_alone() -> None:
    deep = f"<guid>1</guid><description>{'&lt;div&gt;' * 100_000}</description>"
    many = f"<guid>2</guid><description>{'&lt;br&gt;x' * 60_000}</description>"
    first, second, third = found(rss(deep, many, FULL))
    assert isinstance(first, Reject)
    assert isinstance(second, Reject)
    assert (first.source_uri, first.error) == ("a.rss#1", "UnsafeError")
    assert (second.source_uri, second.error) == ("a.rss#2", "TooLargeError")
    assert isinstance(third, RawDocument)


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("<guid>tag:a,1</guid><link>https://a.example/1</link><title>x</title>", "tag:a,1"),
        ("<link>https://a.example/1</link><title>x</title>", "https://a.example/1"),
        ("<title>Rain\n and wind</title>", "Rain and wind"),
        ("", "entry"),
        (f"<guid>{'x' * 10_000}</guid>", "x" * 1_000),
    ],
)
def test_where_an_entry_lies(item: str, name: str) -> None:
    (document,) = found(rss(item + FULL))
    assert isinstance(document, RawDocument)
    assert document.source_uri == f"a.rss#{name}"


def test_entries_of_one_name_are_told_apart() -> None:
    item = "<guid>1</guid>" + FULL
    uris = [document.source_uri for document in found(rss(item, item, item)) if isinstance(document, RawDocument)]
    assert uris == ["a.rss#1", "a.rss#1/2", "a.rss#1/3"]


@pytest.mark.parametrize(
    ("guid", "link", "identity"),
    [
        ("tag:a.example,2026:1", "", "tag:a.example,2026:1"),
        ("urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6", "", "urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6"),
        ("tag:a.example,2026:1", "https://a.example/1", None),
        ("771", "", None),
    ],
)
def test_an_identifier_is_the_identity_only_where_it_is_unique_and_no_address_is(
    guid: str, link: str, identity: str | None
) -> None:
    (document,) = found(rss(f"<guid isPermaLink='false'>{guid}</guid><link>{link}</link>{FULL}"))
    assert isinstance(document, RawDocument)
    assert document.metadata.item_id == identity


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<?xml version="1.0"?><!-- x --><rss version="2.0">', True),
        (b"\n<rss>", True),
        (b"<!DOCTYPE rss PUBLIC '-//x' 'http://x.example/'><rss version='0.91'>", True),
        ('<?xml version="1.0" encoding="utf-16"?><rss version="2.0"><channel>'.encode("utf-16"), True),
        (b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">', True),
        (b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="http://a.example/">', False),
        (b'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">', True),
        (b"<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", True),
        (b"<feed>", False),
        (b'<feed xmlns="http://a.example/">http://www.w3.org/2005/Atom', False),
        (b"<html><head><title>rss</title><rss>", False),
        (b"<rssfeed>", False),
        (b"An <rss> in the text", False),
        (b"<" * 60_000, False),
        (b"<!DOCTYPE rss [" * 4_000, False),
        (b"<rss " + b"a=' " * 15_000, True),
        (b"", False),
    ],
)
def test_sniff(head: bytes, expected: bool) -> None:
    assert sniff(head) is expected


@pytest.mark.parametrize(
    ("seed", "expected"),
    [
        ("islands.rss", "feed"),
        ("quarry.rdf", "feed"),
        ("museum.atom", "feed"),
        ("bridge.json", "feed"),
        ("glacier.ninjs", "ninjs"),
        ("harbour.newsml", "newsml"),
        ("orchard.nitf", "nitf"),
        ("gazette.jsonl", "jsonl"),
    ],
)
def test_content_alone_tells_a_feed_from_other_formats(seed: str, expected: str) -> None:
    assert format_of(in_memory("x", (SEEDS / seed).read_bytes())).name == expected


FEEDS = [
    rss(FULL),
    rss("<title>A & B</title>"),
    b'{"version": "https://jsonfeed.org/version/1", "items": [{}]}',
]


@given(st.binary(max_size=200), st.sampled_from(FEEDS), st.data())
def test_whatever_is_broken_in_a_feed(noise: bytes, feed: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(feed)))
    for each in read_any(in_memory("a.rss", feed[:place] + noise + feed[place:]), Options(format="feed")):
        assert not (isinstance(each, Reject) and each.error == "ReaderError")
