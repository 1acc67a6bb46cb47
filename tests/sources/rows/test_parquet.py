import gzip
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from dateline.sources.documents.document import Metadata, RawDocument, Reject, Subject
from dateline.sources.documents.resource import in_memory, local_file
from dateline.sources.finding.traversal import Options, read
from packing import parquet


def test_rows() -> None:
    data = parquet(
        body=["Kim met Putin.", None, "They talked."],
        head=["First", "Second", None],
        date=pa.array([datetime(2024, 6, 19, 8)] * 3, pa.timestamp("ns")),
        subjects=[["Ports"], [], None],
        picture=pa.array([b"\xff"] * 3),
    )
    columns = {"text": "body", "title": "head", "published_at": "date"}
    first, second, third = read(in_memory("a.parquet", data), Options(columns=columns))
    when = datetime(2024, 6, 19, 8, tzinfo=UTC)
    metadata = Metadata(title="First", published_at=when, subjects=(Subject("Ports"),))
    assert first == RawDocument("a.parquet#R1", "parquet", "Kim met Putin.", metadata)
    assert isinstance(second, Reject)
    assert (second.source_uri, second.error) == ("a.parquet#R2", "EmptyError")
    assert third == RawDocument("a.parquet#R3", "parquet", "They talked.", Metadata(published_at=when))


@pytest.mark.parametrize("type", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_kinds_of_string(type: pa.DataType) -> None:  # noqa: A002
    (document,) = read(in_memory("a", parquet(text=pa.array(["Words."]).cast(type))))
    assert isinstance(document, RawDocument)
    assert document.text == "Words."


def test_where_it_cannot_be_sought_in() -> None:
    (document,) = read(in_memory("a.parquet.gz", gzip.compress(parquet(text=["Words."]))))
    assert isinstance(document, RawDocument)
    assert document.source_uri == "a.parquet.gz#R1"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (parquet(text=pa.array([], pa.string())), "EmptyError"),
        (parquet(body=["Words."]), "BrokenRecordError"),
        (parquet(text=["Words."])[:-9], "BrokenRecordError"),
        (b"PAR1", "BrokenRecordError"),
        (b"PAR1" + bytes(100) + b"\xff\xff\xff\x7fPAR1", "BrokenRecordError"),
    ],
)
def test_what_is_no_table_of_articles(data: bytes, error: str) -> None:
    assert [each.error for each in read(in_memory("a.parquet", data)) if isinstance(each, Reject)] == [error]


def test_a_value_that_python_cannot_have_costs_its_row() -> None:
    moments = pa.array([0, 2**53, 0], pa.timestamp("s")), pa.array([0, 0, 0], pa.timestamp("us", "Nowhere/None"))
    for published_at, expected in zip(moments, ["a - c", "- - -"], strict=True):
        data = parquet(text=["a", "b", "c"], published_at=published_at)
        texts = [found.text if isinstance(found, RawDocument) else "-" for found in read(in_memory("a.parquet", data))]
        assert " ".join(texts) == expected


def test_a_damaged_footer() -> None:
    data = parquet(text=["Words."], title=["A"])
    footer = data.rindex(b"PAR1") - 4 - int.from_bytes(data[-8:-4], "little")
    for place in range(footer, len(data)):
        for found in read(in_memory("a.parquet", data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])):
            assert isinstance(found, RawDocument) or found.error in ("BrokenRecordError", "EmptyError")


def test_one_text_in_a_million_rows_is_a_bomb(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    text = pa.DictionaryArray.from_arrays(pa.array([0] * 20_000, pa.int32()), pa.array(["word " * 10_000]))
    pq.write_table(pa.table({"text": text}), path)
    *documents, last = read(local_file(path))
    assert isinstance(last, Reject)
    assert last.error == "TooLargeError"
    assert len(documents) < 20_000
