import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from dateline.sources.documents.document import Metadata, RawDocument, Reject, Subject
from dateline.sources.documents.resource import in_memory, local_file
from dateline.sources.finding.formats import format_of
from dateline.sources.finding.traversal import read
from dateline.sources.rows import jsonl
from dateline.sources.wire import ninjs
from hypothesis import given
from hypothesis import strategies as st

SEED = Path(__file__).parents[3] / "seeds" / "glacier.ninjs"
METADATA = Metadata(
    url="https://gazette.example/items/glacier-7",
    item_id="https://gazette.example/items/glacier-7",
    version=4,
    status="usable",
    title="Glacier lost nine metres in a summer",
    subtitle="Surveyors speak of a record",
    byline="Ruth Amsel and Beat Kolb",
    publisher="Example Gazette Wire",
    dateline="Andermatt",
    slugline="glacier-survey",
    credit="Example Gazette Science",
    copyright="Copyright 2026 Example Gazette",
    language="en",
    published_at=datetime(2026, 8, 2, 7, 0, tzinfo=UTC),
    modified_at=datetime(2026, 8, 2, 9, 45, tzinfo=UTC),
    embargoed_until=datetime(2026, 8, 2, 10, 0, tzinfo=UTC),
    subjects=(Subject("climate change", "medtop:20000419"), Subject("Alps")),
)
FIRST_EDITION = {
    "uri": "urn:a",
    "pubstatus": "usable",
    "version": "3",
    "versioncreated": "2026-08-02T10:00:00Z",
    "embargoed": "2026-08-02T12:00:00Z",
    "byline": "Ann Lee",
    "headline": "Rain",
    "copyrightholder": "Gazette",
    "infosource": [{"name": "Wire"}],
    "subject": [
        {"name": "weather", "scheme": "http://cv.iptc.org/newscodes/mediatopic/", "code": "17000000"},
        {"name": "rain", "code": "medtop:20001128"},
        {"name": "old", "scheme": "subj", "code": "17003000"},
    ],
    "body_text": "Not needed.",
    "body_xhtml": "<h1>Rain</h1><p>It fell.<p>It <b>stopped</b>.",
    "associations": {"a": {"type": "picture", "description_text": "A wet street."}, "b": {"type": "text"}},
}


def results(data: bytes | object) -> list[RawDocument | Reject]:
    return list(read(in_memory("a.ninjs", data if isinstance(data, bytes) else json.dumps(data).encode())))


def document(item: dict[str, Any]) -> RawDocument:
    (found,) = results(item)
    assert isinstance(found, RawDocument)
    return found


def item(text: str, uri: str = "urn:a", **more: Any) -> dict[str, Any]:
    return {"uri": uri, "pubstatus": "usable", "body_text": text, **more}


def outcomes(data: bytes | object) -> list[str]:
    return [found.error if isinstance(found, Reject) else found.text for found in results(data)]


def test_seed() -> None:
    (found,) = read(local_file(SEED))
    assert isinstance(found, RawDocument)
    assert found.source_format == "ninjs"
    assert found.metadata == METADATA
    assert found.text.split("\n\n") == [
        "Glacier lost nine metres in a summer",
        "Surveyors speak of a record",
        "Ruth Amsel and Beat Kolb",
        "ANDERMATT — The glacier above the village is nine metres thinner than in May, surveyors said.",
        "“This is a record,” said Lena Furrer, who leads the survey.",
        "“It will not stand for long.”",
        "The canton said it would move the path.",
        "The glacier seen from the old path.",
        "Urs Wyss",
    ]
    assert [mark.kind for mark in found.marks] == ["headline", "subhead", "byline", "caption", "credit"]


def test_first_edition() -> None:
    found = document(FIRST_EDITION)
    assert found.metadata == Metadata(
        item_id="urn:a",
        version=3,
        status="usable",
        title="Rain",
        byline="Ann Lee",
        publisher="Wire",
        copyright="© Gazette",
        published_at=datetime(2026, 8, 2, 10, tzinfo=UTC),
        modified_at=datetime(2026, 8, 2, 10, tzinfo=UTC),
        embargoed_until=datetime(2026, 8, 2, 12, tzinfo=UTC),
        subjects=(
            Subject("weather", "medtop:17000000"),
            Subject("rain", "medtop:20001128"),
            Subject("old", "subj:17003000"),
        ),
    )
    assert found.text.split("\n\n") == ["Ann Lee", "Rain", "It fell.", "It stopped.", "A wet street."]


@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_an_item_that_is_taken_back_needs_no_text(status: str) -> None:
    found = document({"uri": "urn:a", "version": 2, "pubstatus": status})
    assert (found.metadata.status, found.metadata.version, found.text) == (status, 2, "")


@pytest.mark.parametrize(
    "data",
    [
        json.dumps([item("A {[ \\ \" brace"), item("B", "urn:b")]).encode(),
        json.dumps([item("A {[ \\ \" brace"), item("B", "urn:b")], indent=2).encode(),
        b"\n".join(json.dumps(one).encode() for one in (item("A {[ \\ \" brace"), item("B", "urn:b"))),
    ],
)  # fmt: skip
def test_several_items(data: bytes) -> None:
    found = results(data)
    assert outcomes(data) == ['A {[ \\ " brace', "B"]
    assert [document.source_uri for document in found] == ["a.ninjs#urn:a", "a.ninjs#urn:b"]


@given(st.lists(st.text(min_size=1), min_size=1), st.integers(1, 70))
def test_objects_are_found_wherever_the_chunks_end(texts: list[str], size: int) -> None:
    class Slow(BytesIO):
        def read(self, _: int | None = -1) -> bytes:
            return super().read(size)

    data = json.dumps([{"a": {"b": text}} for text in texts]).encode()
    assert [json.loads(found)["a"]["b"] for found in ninjs._objects(Slow(data))] == texts


def with_markup(markup: str) -> bytes:
    return json.dumps({"uri": "urn:a", "pubstatus": "usable", "body_xhtml": markup}).encode()


OPEN = b'{"uri": "urn:a", "pubstatus": "usable", "x": '
NO_TYPES: dict[str, Any] = {"uri": 7, "headlines": 7, "bodies": [7], "subjects": {}, "version": [], "keywords": 3}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (OPEN + b"[" * 100_000, ["BrokenRecordError"]),
        (OPEN + b'{"a":' * 100_000 + b"1" + b"}" * 100_001, ["BrokenRecordError"]),
        (json.dumps(item("<p>" * 100_000)).encode(), ["<p>" * 100_000]),
        (with_markup("<div>" * 100_000 + "Rain"), ["Rain"]),
        (with_markup("<p>Rain" + "</div>" * 100_000), ["Rain"]),
        (with_markup("<p>Rain<!--" + "<!--" * 100_000), ["Rain"]),
        (with_markup("<script><p>" * 50_000), ["EmptyError"]),
        (with_markup("<p>Rain</p>" + "<a '\"" * 100_000), ["Rain\n\n" + "<a '\"" * 100_000]),
        (json.dumps(item("A")).encode() + b' and {"uri": "urn:b"}', ["A", "BrokenRecordError"]),
        (json.dumps(item("A")).encode() + OPEN, ["A", "BrokenRecordError"]),
        (json.dumps([item("A"), item("")]).encode(), ["A", "EmptyError"]),
        (json.dumps(item("x" * 13_000_000)).encode(), ["TooLargeError"]),
        (OPEN + b'"\xff"}', ["BrokenRecordError"]),
        (json.dumps(NO_TYPES).encode(), ["EmptyError"]),
        (b"[]", ["EmptyError"]),
        (b"}", ["BrokenRecordError"]),
    ],
)
def test_hostile(data: bytes, expected: list[str]) -> None:
    assert outcomes(data) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'{"uri": "urn:a", "pubStatus": "usable"}', True),
        (b'\xef\xbb\xbf[{"versioncreated": "", "uri": "urn:a"}]', True),
        (b'{"uri": "urn:a", "text": "An article.", "pubstatus": "usable"}', False),
        (b'{"text": "An article.", "url": "https://a.example/"}', False),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"uri": "a", "bodies": []}]}', False),
        (b'{"a": {"uri": "urn:a", "pubstatus": "usable"}}', False),
        (b'["uri", "pubstatus"]', False),
        (b'{"' * 30_000, False),
        (b"<nitf>", False),
        (b"", False),
    ],
)
def test_sniff(head: bytes, expected: bool) -> None:
    assert ninjs.sniff(head) is expected


def test_json_lines_of_articles_stay_json_lines() -> None:
    line = b'{"text": "An article.", "uri": "urn:a", "version": 1}\n'
    assert jsonl.sniff(line)
    assert format_of(in_memory("a.json", line)).name == "jsonl"
    assert format_of(in_memory("a.json", json.dumps(item("A")).encode())).name == "ninjs"
