import os
from pathlib import Path

import pytest
from dateline.sources.documents.document import MAX_CHARACTERS, RawDocument, Reject
from dateline.sources.documents.resource import local_file
from dateline.sources.finding.traversal import read


def only(path: Path) -> RawDocument | Reject:
    (result,) = read(local_file(path))
    return result


def error(path: Path) -> str:
    result = only(path)
    assert isinstance(result, Reject)
    assert (result.source_uri, result.stage) == (path.as_posix(), "read")
    return result.error


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "article.txt"


def test_an_article(file: Path) -> None:
    file.write_bytes("Kim met Putin.\r\n\r\nThey talked — “at length”.".encode())
    assert only(file) == RawDocument(file.as_posix(), "text", "Kim met Putin.\n\nThey talked — “at length”.")


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
def test_empty(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    assert error(file) == "EmptyError"


def test_binary(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 100)
    assert error(file) == "BinaryError"


def test_missing(file: Path) -> None:
    assert error(file) == "UnreadableError"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_forbidden(file: Path) -> None:
    file.write_text("secret")
    file.chmod(0)
    assert error(file) == "UnreadableError"


def test_too_large(file: Path) -> None:
    file.write_text("é" * MAX_CHARACTERS)
    assert isinstance(only(file), RawDocument)
    file.write_text("é" * (MAX_CHARACTERS + 1))
    assert error(file) == "TooLargeError"


def test_fifty_megabytes_are_not_even_read(file: Path) -> None:
    with file.open("wb") as sparse:
        sparse.truncate(50_000_000)
    assert error(file) == "TooLargeError"
    with file.open("wb") as sparse:
        sparse.truncate(1 << 40)
    assert error(file) == "TooLargeError"
