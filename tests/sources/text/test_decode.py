"""Bytes in any encoding, and bytes that are no text."""

import codecs
import random

import pytest
from dateline.sources.documents.input_errors import BinaryError
from dateline.sources.text.decode import decode, without_surrogates
from hypothesis import given
from hypothesis import strategies as st

FRENCH = "Le président a déclaré mardi que la réunion était « très utile » à l'été.\n"
RUSSIAN = "Президент России Владимир Путин заявил во вторник, что переговоры продолжатся.\n"
CHINESE = "总统周二表示，会谈将继续进行。\n这是一个重要的问题。\n"

printable = st.text(st.characters(exclude_categories=["Cc", "Cs"]))
latin_lines = st.text(
    st.characters(min_codepoint=32, max_codepoint=126) | st.sampled_from("\néè“”—"), min_size=1
).filter(lambda text: sum(map(str.isascii, text)) > len(text) / 2)


@given(st.binary())
def test_any_bytes_are_text_or_binary(data: bytes) -> None:
    try:
        text = decode(data)
    except BinaryError:
        return
    assert "\r" not in text
    text.encode()


@given(printable, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_unicode_is_given_back_as_it_was(text: str, encoding: str) -> None:
    # A mark at the start of the text itself would be taken for the encoding's.
    text = text.lstrip("\ufeff\ufffe")
    assert decode(text.encode(encoding)) == text


@given(latin_lines, st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_utf16_without_a_mark_is_given_back_as_it_was(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (FRENCH, "latin-1"),
        (FRENCH, "mac_roman"),
        ("The “minister” said it’s a café – naïve.", "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-16-le"),
    ],
)
@pytest.mark.parametrize("times", [1, 2_000])
def test_older_encodings_are_recognised(text: str, encoding: str, times: int) -> None:
    assert decode((text * times).encode(encoding)) == text * times


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0",
        b"\0" * 100,
        b"\0\1\2\3",
        b"\1\2\3\4",
        b"An article is here. " * 20 + b"\0",
        b"An article is he\0re. " * 20,
        bytes(range(256)),
        random.Random(1).randbytes(5_000),
        random.Random(1).randbytes(5_000).replace(b"\0", b""),
    ],
)
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(BinaryError, match="UTF-8"):
        decode(data)


def test_only_line_ends_change() -> None:
    text = "  One\t\r\n\r\n\rTwo \u2028\x0b\x0c\u00a0 three\x85\x1b[1mfour\n"
    assert decode(text.encode()) == "  One\t\n\n\nTwo \u2028\x0b\x0c\u00a0 three\x85\x1b[1mfour\n"


def test_undecodable_bytes_after_a_mark_are_replaced() -> None:
    assert decode(codecs.BOM_UTF8 + b"caf\xe9 ol\xe9") == "caf\ufffd ol\ufffd"
    assert decode(codecs.BOM_UTF16_LE + "caf".encode("utf-16-le") + b"\x00") == "caf\ufffd"


def test_lone_surrogates_are_replaced() -> None:
    assert without_surrogates("a\ud83d b\U0001f600\udc00") == "a\ufffd b\U0001f600\ufffd"
    assert decode(codecs.BOM_UTF16_LE + "a\ud83db".encode("utf-16-le", "surrogatepass")) == "a\ufffdb"
