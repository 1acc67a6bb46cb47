import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from dateline.sources.documents.document import Metadata, Subject
from dateline.sources.documents.input_errors import BrokenRecordError, EmptyError, SourceError, TooLargeError
from dateline.sources.documents.resource import in_memory
from dateline.sources.feeds.entries import Entry, Text
from dateline.sources.feeds.jsonfeed import entries, sniff

VERSION = "https://jsonfeed.org/version/1.1"


def read(items: Any, url: str | None = None, **feed: Any) -> list[Entry]:
    data = json.dumps({"version": VERSION, "items": items, **feed}).encode()
    return list(entries(replace(in_memory("a.json", data), url=url)))


def test_metadata() -> None:
    (entry,) = read(
        [
            {
                "id": "7",
                "url": "https://a.example/1",
                "external_url": "https://b.example/",
                "title": "Rain &amp; wind",
                "content_html": "<p>One.</p><p>Two.</p>",
                "content_text": "Three.",
                "summary": "A summary.",
                "date_published": "2026-01-02T00:00:00Z",
                "date_modified": "2026-01-03T00:00:00Z",
                "authors": [{"name": "Ann Lee"}, {"url": "https://a.example/tom"}, {"name": "Tom Ray"}],
                "language": "fr",
                "tags": ["Weather", 7],
            }
        ],
        title="Gazette",
        language="en",
        authors=[{"name": "Desk"}],
    )
    assert entry == Entry(
        "7",
        Metadata(
            url="https://a.example/1",
            title="Rain & wind",
            byline="Ann Lee, Tom Ray",
            publisher="Gazette",
            language="fr",
            published_at=datetime(2026, 1, 2, tzinfo=UTC),
            modified_at=datetime(2026, 1, 3, tzinfo=UTC),
            subjects=(Subject("Weather"),),
        ),
        Text("<p>One.</p><p>Two.</p>"),
        Text("A summary.", plain=True),
        [],
    )


def test_what_the_feed_says_of_all() -> None:
    (entry,) = read([{"id": 7.5, "content_text": "One.\n\nTwo."}], language="en", author={"name": "Desk"})
    assert entry.id == "7.5"
    assert entry.metadata == Metadata(byline="Desk", language="en")
    assert entry.content == Text("One.\n\nTwo.", plain=True)


@pytest.mark.parametrize(
    ("item", "feed", "expected"),
    [
        ({"url": "/1"}, {"feed_url": "https://a.example/feed.json"}, "https://a.example/1"),
        ({"url": "/1"}, {"home_page_url": "https://a.example/"}, "https://a.example/1"),
        ({"url": "/1"}, {"url": "https://b.example/"}, "https://b.example/1"),
        ({"external_url": "https://b.example/2"}, {}, "https://b.example/2"),
        ({"id": "https://a.example/3"}, {}, "https://a.example/3"),
        ({"id": "3"}, {"feed_url": "https://a.example/feed.json"}, None),
        ({"url": "file:///etc/passwd"}, {}, None),
    ],
)
def test_addresses(item: dict[str, Any], feed: dict[str, Any], expected: str | None) -> None:
    assert read([item], **feed)[0].metadata.url == expected


@pytest.mark.parametrize("item", [None, 7, [], {}, {"id": {}, "url": 7, "tags": "x", "authors": [7], "title": ["x"]}])
def test_an_item_of_the_wrong_kind_is_an_empty_entry(item: Any) -> None:
    assert read([item], authors="x", language=[], title=7) == [
        Entry(None, Metadata(), Text(plain=True), Text(plain=True), [])
    ]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b'{"version": "', BrokenRecordError),
        (b'{"items": ' + b"[" * 100_000, BrokenRecordError),
        (b'{"items": [{"id": ' + b"1" * 10_000 + b"}]}", BrokenRecordError),
        (b"[]", EmptyError),
        (b'{"items": {}}', EmptyError),
        (b'{"items": []}', EmptyError),
        (b"\xff\xfe\x00", BrokenRecordError),
        (b" " * ((64 << 20) + 1), TooLargeError),
    ],
)
def test_faults(data: bytes, error: type[SourceError]) -> None:
    with pytest.raises(error):
        list(entries(in_memory("a.json", data)))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', True),
        (b'\xef\xbb\xbf\n{"title":"x","version":"https:\\/\\/jsonfeed.org\\/version\\/1.1"', True),
        (b'{"text": "its \\"version\\": \\"https://jsonfeed.org/version/1\\""}', False),
        (b'{"version": "1", "uri": "https://jsonfeed.org/version/1"}', False),
        (b'[{"version": "https://jsonfeed.org/version/1"}]', False),
        (b"", False),
    ],
)
def test_sniff(head: bytes, expected: bool) -> None:
    assert sniff(head) is expected
