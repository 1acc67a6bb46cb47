"""What a reader has found -> a document: its text cleaned, its parts marked, its metadata tidied."""

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime

import ftfy

from dateline.sources.documents.document import MAX_CHARACTERS, UNKNOWN, BlockKind, Mark, Metadata, RawDocument, Subject
from dateline.sources.documents.input_errors import EmptyError, TooLargeError

from .decode import with_plain_lines, without_surrogates
from .times import zoned

_LONGEST_VALUE = 4_000
_MOST_SUBJECTS = 200
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
# Only what undoes a wrong decoding; everything else that ftfy can do would change what was written.
_MOJIBAKE = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
)


def compose(
    source_uri: str, source_format: str, parts: Iterable[tuple[BlockKind | None, str]], metadata: Metadata
) -> RawDocument:
    """A document of parts, each with its kind where the markup tells it, else None.

    Every line of a part becomes a paragraph with single spaces; parts without text are left out. Raises EmptyError,
    TooLargeError.
    """
    lines: list[str] = []
    marks: list[Mark] = []
    length, repaired = 0, False
    for kind, part in parts:
        clean, was_repaired = repair(part)
        for line in clean.split("\n"):
            if not (line := " ".join(_INVISIBLE.sub("", line).split())):
                continue
            repaired |= was_repaired
            if kind:
                marks.append(Mark(kind, length, length + len(line)))
            lines.append(line)
            length += len(line) + 2
    text = "\n\n".join(lines)
    _check(text)
    return RawDocument(source_uri, source_format, text, tidy(metadata), tuple(marks), repaired)


def compose_plain(source_uri: str, source_format: str, text: str, metadata: Metadata = UNKNOWN) -> RawDocument:
    """A document of plain text, in which nothing changes but line ends, so that offsets hold in the user's own copy
    too. Raises EmptyError, TooLargeError."""
    _check(text)
    return RawDocument(source_uri, source_format, with_plain_lines(text), tidy(metadata))


def repair(text: str) -> tuple[str, bool]:
    """Text that any encoding can hold, with line ends as `\\n` and mojibake undone; and whether there was any.

    Mojibake is told and undone by ftfy (Speer 2019), line by line.
    """
    plain = with_plain_lines(text)
    fixed = plain if plain.isascii() else without_surrogates(ftfy.fix_text(plain, _MOJIBAKE))
    return fixed, fixed != plain


def tidy(metadata: Metadata) -> Metadata:
    """Metadata fit for the tables: values without control characters, mojibake and outer or double white space, absent
    where nothing is left, times in UTC. A value longer than any real one is cut; an address or identifier is left out.
    """
    changes: dict[str, object] = {}
    for field in fields(metadata):
        value = getattr(metadata, field.name)
        if isinstance(value, str):
            line = _line(value)
            whole = field.name in ("url", "item_id")
            changes[field.name] = None if not line or (whole and len(line) > _LONGEST_VALUE) else line[:_LONGEST_VALUE]
        elif isinstance(value, datetime):
            changes[field.name] = _zoned(value)
    subjects = (
        Subject(_line(subject.name or "")[:_LONGEST_VALUE] or None, _line(subject.code or "")[:_LONGEST_VALUE] or None)
        for subject in metadata.subjects[:_MOST_SUBJECTS]
    )
    changes["subjects"] = tuple(dict.fromkeys(subject for subject in subjects if subject != Subject()))
    if metadata.version is not None and not 0 <= metadata.version < 1 << 31:
        changes["version"] = None
    return replace(metadata, **changes)  # type: ignore[arg-type]


def _check(text: str) -> None:
    if not text.strip():
        raise EmptyError("There is no text in it. Fill it, or leave it out.")
    if len(text) > MAX_CHARACTERS:
        raise TooLargeError(
            f"The text has {len(text):,} characters; an article has at most {MAX_CHARACTERS:,}. Split it."
        )


def _line(value: str) -> str:
    return " ".join(_INVISIBLE.sub("", repair(value)[0]).split())


def _zoned(moment: datetime) -> datetime | None:
    try:
        return zoned(moment)
    except OverflowError:
        return None
