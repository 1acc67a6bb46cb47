"""Bytes -> text, whatever the encoding."""

import codecs
import re

from charset_normalizer import from_bytes

from .errors import BinaryError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes) -> str:
    """The text that `data` holds, with line ends as `\\n` and nothing else changed.

    A byte order mark decides; without one UTF-8 is tried, then UTF-16, then what `charset-normalizer` detects; what is
    left undecodable becomes U+FFFD. Raises BinaryError where this is no text.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _plain_lines(data[len(mark) :].decode(encoding, "replace"))
    if b"\0" in data:
        return _plain_lines(data.decode(_utf16_order(data), "replace"))
    try:
        return _plain_lines(data.decode("utf-8"))
    except UnicodeDecodeError:
        sample = from_bytes(data[:_SAMPLE]).best()
        if sample is None:
            raise BinaryError("This is no text in any encoding known. Convert it to UTF-8, or leave it out.") from None
        return _plain_lines(data.decode(sample.encoding, "replace"))


def without_surrogates(text: str) -> str:
    """Text with lone surrogates, which no encoding can hold, as U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def _utf16_order(data: bytes) -> str:
    """The byte order of UTF-16 without a mark: in text of the Latin script every other byte is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0) / (len(sample) / 2), sample[1::2].count(0) / (len(sample) / 2)
    if len(data) % 2 == 0 and max(even, odd) > 0.4 and min(even, odd) < 0.05:
        return "utf-16-le" if odd > even else "utf-16-be"
    raise BinaryError("This is a binary file, not text. Leave it out.")


def _plain_lines(text: str) -> str:
    return without_surrogates(text).replace("\r\n", "\n").replace("\r", "\n")
