import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from dateline.sources.documents.document import Metadata, RawDocument, Reject
from dateline.sources.documents.resource import local_file
from dateline.sources.finding.traversal import read
from memory import peak_of

EVERY_KEY = {
    "text": "Kim met Putin.\r\nThey talked.",
    "url": "https://example.org/1",
    "title": "Kim met Putin",
    "byline": "Ann Lee",
    "publisher": "Daily News",
    "published_at": "2024-06-19T10:00:00+02:00",
    "language": "en",
    "section": "world",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "wire.jsonl"


def written(file: Path, *lines: bytes | dict[str, Any]) -> list[RawDocument | Reject]:
    file.write_bytes(b"".join((x if isinstance(x, bytes) else json.dumps(x).encode()) + b"\n" for x in lines))
    return list(read(local_file(file)))


def errors(results: list[RawDocument | Reject]) -> list[str | None]:
    return [result.error if isinstance(result, Reject) else None for result in results]


def test_every_key(file: Path) -> None:
    (document,) = written(file, EVERY_KEY)
    published_at = datetime(2024, 6, 19, 8, tzinfo=UTC)
    metadata = Metadata(
        url="https://example.org/1",
        title="Kim met Putin",
        byline="Ann Lee",
        publisher="Daily News",
        published_at=published_at,
        language="en",
        section="world",
    )
    assert document == RawDocument(f"{file}#L1", "jsonl", "Kim met Putin.\nThey talked.", metadata)


def test_absent_empty_and_null_are_one(file: Path) -> None:
    first, second, third = written(file, {"text": "a"}, {"text": "a", "url": ""}, {"text": "a", "published_at": None})
    assert isinstance(first, RawDocument)
    assert isinstance(second, RawDocument)
    assert isinstance(third, RawDocument)
    assert first.metadata == second.metadata == third.metadata == Metadata()


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b'{"text": "cut', "BrokenRecordError"),
        (b"plain words", "BrokenRecordError"),
        (b'["text"]', "BrokenRecordError"),
        (b'"text"', "BrokenRecordError"),
        (b"null", "BrokenRecordError"),
        (b"{}", "EmptyError"),
        (b'{"text": null}', "EmptyError"),
        (b'{"text": " \\n "}', "EmptyError"),
        (b'{"text": 12}', "BrokenRecordError"),
        (b'{"text": ["a"]}', "BrokenRecordError"),
        (b'{"text": "a", "url": 5}', "BrokenRecordError"),
        (b'{"text": "a", "published_at": "last week"}', "BrokenRecordError"),
        (b'{"text": "a", "published_at": 1718784000}', "BrokenRecordError"),
        (b'{"text": "a", "published_at": "0001-01-01T00:00:00+09:00"}', "BrokenRecordError"),
        ('{"text": "caf\u00e9"}'.encode("cp1252"), "BrokenRecordError"),
        (b'{"text": ' + b"[" * 100_000, "BrokenRecordError"),
        (b'{"text": "a", "n": ' + b"9" * 10_000 + b"}", "BrokenRecordError"),
        (json.dumps({"text": "a" * 5_000_000}).encode(), "TooLargeError"),
    ],
)
def test_a_bad_line_costs_itself_alone(file: Path, line: bytes, error: str) -> None:
    results = written(file, {"text": "before"}, line, {"text": "after"})
    assert errors(results) == [None, error, None]
    assert [r.source_uri for r in results] == [f"{file}#L{n}" for n in (1, 2, 3)]
    assert isinstance(results[1], Reject)
    assert len(results[1].message) < 500


def test_lone_surrogates(file: Path) -> None:
    (document,) = written(file, b'{"text": "a \\ud83d b", "title": "\\udc00", "byline": "\\ud83d\\ude00"}')
    assert isinstance(document, RawDocument)
    assert (document.text, document.metadata.title, document.metadata.byline) == ("a \ufffd b", "\ufffd", "😀")


def test_days_and_times_without_zone_are_utc(file: Path) -> None:
    results = written(file, *({"text": "a", "published_at": t} for t in ("2024-06-19", "2024-06-19T08:00:00Z")))
    times = [result.metadata.published_at for result in results if isinstance(result, RawDocument)]
    assert times == [datetime(2024, 6, 19, tzinfo=UTC), datetime(2024, 6, 19, 8, tzinfo=UTC)]


def test_marks_blank_lines_and_windows_line_ends(file: Path) -> None:
    file.write_bytes(b'\xef\xbb\xbf{"text": "a"}\r\n\r\n  \n{"text": "b"}')
    results = list(read(local_file(file)))
    assert errors(results) == [None, None]
    assert [r.source_uri for r in results] == [f"{file}#L1", f"{file}#L4"]


@pytest.mark.parametrize("data", [b"", b"\n\r\n", b"\xef\xbb\xbf\n"])
def test_no_records(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    assert errors(list(read(local_file(file)))) == ["EmptyError"]


@pytest.mark.parametrize("data", [bytes(range(256)) * 1000, '{"text": "a"}\n'.encode("utf-16")])
def test_a_file_that_is_no_utf8_is_one_reject(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    assert errors(list(read(local_file(file)))) == ["BinaryError"]


def test_missing_file(file: Path) -> None:
    assert errors(list(read(local_file(file)))) == ["UnreadableError"]


def test_a_huge_line_is_not_held_in_memory(file: Path) -> None:
    with file.open("wb") as out:
        out.write(b'{"text": "' + b"a" * 60_000_000)
        out.write(b'\n{"text": "good"}\n')
    results, peak = peak_of(lambda: list(read(local_file(file))))
    assert errors(results) == ["TooLargeError", None]
    assert results[1].source_uri == f"{file}#L2"
    assert peak < 40_000_000
