import pytest
from dateline.sources.documents.input_errors import UnknownFormatError
from dateline.sources.documents.resource import in_memory
from dateline.sources.finding.formats import FORMATS, format_named, format_of


@pytest.mark.parametrize(
    ("name", "data", "format_name"),
    [
        ("a.txt", b"<!doctype html><title>a</title>", "html"),
        ("a.TXT", b"The council met.", "text"),
        ("a.csv", b"text\nThe council met.\n", "csv"),
        ("a.txt", b"\x1f\x8b\x08\x00", "gzip"),
        ("a.warc.gz", b"\x1f\x8b\x08\x00", "gzip"),
    ],
)
def test_content_goes_before_the_name(name: str, data: bytes, format_name: str) -> None:
    assert format_of(in_memory(name, data)).name == format_name


def test_a_format_that_the_user_names_is_that_of_what_is_in_the_archive() -> None:
    assert format_of(in_memory("a.html", b"<!doctype html>"), "text").name == "text"
    assert format_of(in_memory("a.gz", b"\x1f\x8b\x08\x00"), "text").name == "gzip"


@pytest.mark.parametrize(
    ("name", "data", "told"), [("a.txt", b"%PDF-1.7", "a PDF document"), ("a.bin", b"The council met.", "--format")]
)
def test_what_cannot_be_read_says_so(name: str, data: bytes, told: str) -> None:
    with pytest.raises(UnknownFormatError, match=told):
        format_of(in_memory(name, data))


def test_names_of_formats() -> None:
    assert [format_named(known.name) for known in FORMATS] == list(FORMATS)
    with pytest.raises(UnknownFormatError, match="There is no format 'docx'"):
        format_named("docx")
