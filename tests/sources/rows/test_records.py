from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from dateline.sources.documents.document import Metadata, Subject
from dateline.sources.documents.input_errors import BrokenRecordError, ColumnError
from dateline.sources.rows.records import KEYS, check_columns, document, given_columns

FULL = {
    "text": "Kim met Putin.",
    "url": "https://example.org/1",
    "item_id": 17,
    "version": "3",
    "status": "usable",
    "title": "Kim met Putin",
    "subtitle": "Again",
    "byline": "Ann Lee",
    "publisher": "Daily News",
    "section": "World",
    "dateline": "MOSCOW",
    "slugline": "KIM-PUTIN",
    "credit": "AFP",
    "copyright": "© Daily News",
    "language": "en",
    "published_at": "2024-06-19",
    "modified_at": "2024-06-19T10:00:00+02:00",
    "embargoed_until": datetime(2024, 6, 20),
    "captured_at": date(2024, 6, 21),
    "subjects": ["Diplomacy", "Russia"],
}


def test_every_key() -> None:
    assert set(KEYS) == set(FULL)
    metadata = document("a#L1", "csv", FULL, {}).metadata
    assert metadata == Metadata(
        **{  # type: ignore[arg-type]
            **{key: value for key, value in FULL.items() if key != "text"},
            "item_id": "17",
            "version": 3,
            "published_at": datetime(2024, 6, 19, tzinfo=UTC),
            "modified_at": datetime(2024, 6, 19, 8, tzinfo=UTC),
            "embargoed_until": datetime(2024, 6, 20, tzinfo=UTC),
            "captured_at": datetime(2024, 6, 21, tzinfo=UTC),
            "subjects": (Subject("Diplomacy"), Subject("Russia")),
        }
    )


def test_other_names() -> None:
    record = {"body": "Words.", "Heading": "Title", "title": "no", "text": "no"}
    found = document("a#L1", "csv", record, {"text": "body", "title": "Heading"})
    assert (found.text, found.metadata.title) == ("Words.", "Title")


def test_subjects_in_a_string() -> None:
    found = document("a", "csv", {"text": "Words.", "subjects": "Ports; Bridges ;;"}, {})
    assert found.metadata.subjects == (Subject("Ports"), Subject("Bridges"))


def test_a_time_of_pandas_becomes_a_plain_one() -> None:
    moment = pd.Timestamp("2024-06-19T08:00:00.123456789Z")
    found = document("a", "parquet", {"text": "Words.", "published_at": moment}, {}).metadata.published_at
    assert found == datetime(2024, 6, 19, 8, 0, 0, 123456, tzinfo=UTC)
    assert type(found) is datetime


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("url", 5),
        ("title", ["a"]),
        ("version", "third"),
        ("version", [1]),
        ("status", "unknown"),
        ("subjects", [1]),
        ("subjects", {"a": "b"}),
        ("published_at", "last week"),
        ("published_at", "03/04/2024"),
        ("published_at", 1718784000),
        ("modified_at", "0001-01-01T00:00:00+09:00"),
    ],
)
def test_what_a_record_cannot_hold(key: str, value: Any) -> None:
    with pytest.raises(BrokenRecordError, match=key):
        document("a", "csv", {"text": "Words.", key: value}, {})


def test_a_table_without_its_columns() -> None:
    check_columns(["a", "body", "date"], {"text": "body", "published_at": "date"})
    with pytest.raises(BrokenRecordError, match="--column text=NAME"):
        check_columns(["a", "body"], {})
    with pytest.raises(BrokenRecordError, match=r"no column `day`; it has: a, text\."):
        check_columns(["a", "text"], {"published_at": "day"})


def test_a_mapping_from_pairs_and_a_file(tmp_path: Path) -> None:
    file = tmp_path / "columns.toml"
    file.write_text('text = "body"\ntitle = "Überschrift"\n', "utf-8")
    assert given_columns(["title=head = line"], file) == {"text": "body", "title": "head = line"}
    assert given_columns() == {}


@pytest.mark.parametrize("pairs", [["text"], ["nonsense=body"], ["text="], ["=body"]])
def test_what_is_no_mapping(pairs: list[str]) -> None:
    with pytest.raises(ColumnError):
        given_columns(pairs)


@pytest.mark.parametrize("content", ["text = ", "text = 5", '[text]\nname = "body"', 'nonsense = "body"'])
def test_what_is_no_file_of_columns(content: str, tmp_path: Path) -> None:
    file = tmp_path / "columns.toml"
    file.write_text(content)
    with pytest.raises(ColumnError):
        given_columns(file=file)


def test_what_is_quoted_of_a_record_is_short() -> None:
    with pytest.raises(BrokenRecordError) as caught:
        document("a", "jsonl", {"text": "Words.", "status": "<b>" * 100_000}, {})
    assert len(str(caught.value)) < 300
