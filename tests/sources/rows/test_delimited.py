import codecs
from pathlib import Path

import pytest
from dateline.sources.documents.document import RawDocument
from dateline.sources.documents.resource import in_memory, local_file
from dateline.sources.finding.traversal import Options, read
from memory import peak_of

TABLE = 'id,title,text\n1,First,"Kim met Putin,\nthey say."\n\n2,,"He said ""yes""."\r\n3,Third,\n4,"Fourth"\n5,a,b,c\n'


def found(data: bytes, columns: dict[str, str] | None = None) -> dict[str, str]:
    return {
        each.source_uri: each.text if isinstance(each, RawDocument) else each.error
        for each in read(in_memory("a.csv", data), Options(columns=columns or {}))
    }


def test_rows() -> None:
    assert found(TABLE.encode()) == {
        "a.csv#L2": "Kim met Putin,\nthey say.",
        "a.csv#L5": 'He said "yes".',
        "a.csv#L6": "EmptyError",
        "a.csv#L7": "EmptyError",
        "a.csv#L8": "BrokenRecordError",
    }
    documents = [each for each in read(in_memory("a.csv", TABLE.encode())) if isinstance(each, RawDocument)]
    assert [document.metadata.title for document in documents] == ["First", None]
    assert {document.source_format for document in documents} == {"csv"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    table = delimiter.join(["body, or text; all", "date"]) + "\n" + delimiter.join(["Words", "2024-06-19"])
    table = table.replace("body, or text; all", '"body, or text; all"')
    (document,) = read(
        in_memory("a.tsv", table.encode()),
        Options(columns={"text": "body, or text; all", "published_at": "date"}),
    )
    assert isinstance(document, RawDocument)
    assert document.text == "Words"
    assert document.metadata.published_at is not None


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp1251"]
)
def test_encodings(encoding: str) -> None:
    text = "Москва и Киев вели переговоры." if encoding == "cp1251" else "Le café de la gare a fermé."
    rows = "id,text\n" + "".join(f"{n},{text}\n" for n in range(5000))
    results = found(rows.encode(encoding))
    assert len(results) == 5000
    assert set(results.values()) == {text}


def test_one_broken_character_among_many_whole_ones() -> None:
    rows = b"text\n" + "Le café, déjà fermé, été comme hiver.\n".encode() * 10 + b"caf\xe9\n"
    assert found(rows.replace(b",", b""))["a.csv#L12"] == "caf\ufffd"


@pytest.mark.parametrize("data", [b"", b"\n1,2\n", b"text\n", b"text\n\n\n", codecs.BOM_UTF8])
def test_nothing_in_it(data: bytes) -> None:
    assert found(data) == {"a.csv": "EmptyError"}


def test_no_text_column() -> None:
    assert found(b"id,body\n1,Words.\n") == {"a.csv": "BrokenRecordError"}
    assert found(b"id,body\n1,Words.\n", {"text": "body"}) == {"a.csv#L2": "Words."}
    assert found(b"id,text\n1,Words.\n", {"title": "head"}) == {"a.csv": "BrokenRecordError"}


@pytest.mark.parametrize("data", [bytes(range(256)) * 100, b"\0" * 1000, b"text\n\x01\x02\x03\x04\x05"])
def test_no_text_at_all(data: bytes) -> None:
    assert found(data) == {"a.csv": "BinaryError"}


def test_a_quotation_mark_that_is_never_closed_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'text\nGood.\n"' + b"words without an end\n" * 1_000_000)
    results, peak = peak_of(lambda: list(read(local_file(path))))
    assert [(each.source_uri, getattr(each, "error", None)) for each in results] == [
        (f"{path}#L2", None),
        (str(path), "BrokenRecordError"),
    ]
    assert peak < 60_000_000


def test_a_line_without_an_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"text\nGood.\n" + b"words " * 10_000_000)
    results, peak = peak_of(lambda: list(read(local_file(path))))
    assert [getattr(each, "error", None) for each in results] == [None, "TooLargeError"]
    assert peak < 60_000_000
