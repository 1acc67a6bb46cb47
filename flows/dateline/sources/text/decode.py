"""Bytes -> text, whatever the encoding."""

import codecs
import re
from contextlib import suppress
from typing import BinaryIO

from charset_normalizer import from_bytes

from dateline.sources.documents.input_errors import BinaryError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers know (encoding.spec.whatwg.org), the likelier first: the detector's other guesses are nearly all wrong.
_LEGACY_ENCODINGS = """cp1252 cp1251 cp1250 gb18030 cp932 cp949 big5 euc_jp cp1254 cp1253 cp1256 cp1255 cp1257 cp1258
    cp874 iso8859_2 koi8_r koi8_u cp866 mac_roman""".split()
_SAMPLE = 65_536
_UTF16 = ("utf-16-le", "utf-16-be")
_REPLACED = "\ufffd"
# In UTF-8 with some damage there are many whole characters to a broken one; in other encodings hardly any.
_WHOLE_CHARACTERS = 10
_FEW_ZEROS = 0.1
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_NO_TEXT = "This is a binary file, or text in no encoding known. Convert it to UTF-8, or leave it out."


def decode(data: bytes) -> str:
    """The text that `data` holds, with line ends as `\\n` and nothing else changed.

    A byte order mark decides; without one UTF-8 is tried, then UTF-16, then what `charset-normalizer` detects; what is
    left undecodable becomes U+FFFD. Raises BinaryError where this is no text.
    """
    text = _decoded(data)
    if not _reads_like_text(text):
        raise BinaryError(_NO_TEXT)
    return with_plain_lines(text)


def encoding_of(stream: BinaryIO) -> str:
    """The name of the encoding of a text that is too long to be held in memory, read to its end.

    Raises BinaryError where this is no text.
    """
    chunk = sample = stream.read(_SAMPLE)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if chunk.startswith(mark):
            return "utf-8-sig" if encoding == "utf-8" else encoding.removesuffix("-le").removesuffix("-be")
    decode(chunk[: len(chunk) & ~1])
    if b"\0" in chunk:
        return max(_UTF16, key=lambda encoding: _ascii_characters(chunk.decode(encoding, "replace")))
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    broken = whole = 0
    while chunk:
        text = decoder.decode(chunk)
        now = text.count(_REPLACED) - chunk.count(_REPLACED.encode())
        if now and not broken:
            sample = chunk
        broken += now
        whole += sum(not character.isascii() for character in text) - now
        chunk = stream.read(_SAMPLE)
    return "utf-8" if whole >= _WHOLE_CHARACTERS * broken else _detected(sample)


def without_surrogates(text: str) -> str:
    """Text with lone surrogates, which no encoding can hold, as U+FFFD."""
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


def with_plain_lines(text: str) -> str:
    """Text that any encoding can hold, with line ends as `\\n`."""
    return without_surrogates(text).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data:
        return _utf16_without_mark(data)
    if (text := _utf8(data)) is not None:
        return text
    return data.decode(_detected(data), "replace")


def _utf8(data: bytes) -> str | None:
    """Data as UTF-8, if it is that but for a broken character here and there."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count(_REPLACED)
    whole = sum(not character.isascii() for character in text) - broken
    return text if whole >= _WHOLE_CHARACTERS * broken else None


def _utf16_without_mark(data: bytes) -> str:
    """In the right byte order more characters are ASCII: spaces and line ends in any script, letters in Latin.

    Bytes that are UTF-8 but for a zero here and there are no UTF-16, whatever characters each two of them would make.
    """
    without = _utf8(data.replace(b"\0", b"")) if data.count(0) < len(data) * _FEW_ZEROS else None
    if without is not None and _reads_like_text(without):
        raise BinaryError(_NO_TEXT)
    texts = []
    for encoding in _UTF16:
        with suppress(UnicodeDecodeError):
            texts.append(data.decode(encoding))
    text = max(texts, key=_ascii_characters, default="")
    if _ascii_characters(text) < len(text[:_SAMPLE]) / 100 or not text:
        raise BinaryError(_NO_TEXT)
    return text


def _ascii_characters(text: str) -> int:
    return sum(map(str.isascii, text[:_SAMPLE]))


def _detected(data: bytes) -> str:
    """The likeliest of the encodings between which the detector sees no difference."""
    sample = data[:_SAMPLE]
    if len(data) > len(sample):
        # A character that is cut in two would rule out the right encoding.
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    matches = from_bytes(sample, cp_isolation=_LEGACY_ENCODINGS)
    best = matches.best()
    if best is None:
        raise BinaryError(_NO_TEXT)
    equal = [match for match in matches if (match.chaos, match.coherence) == (best.chaos, best.coherence)]
    encodings = {encoding for match in equal for encoding in match.could_be_from_charset}
    return next(encoding for encoding in _LEGACY_ENCODINGS if encoding in encodings)


def _reads_like_text(text: str) -> bool:
    """Whether control characters are no more than a stray one here and there."""
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) <= len(sample) / 100
