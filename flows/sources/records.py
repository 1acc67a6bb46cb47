"""A record with named values (a JSON object, a row of a table) -> a document."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

from .compose import compose_plain
from .decode import without_surrogates
from .document import Metadata, RawDocument, Subject
from .errors import BrokenRecordError, EmptyError

_TIMES = ("published_at", "modified_at", "embargoed_until", "captured_at")
KEYS = ("text", *(field.name for field in fields(Metadata)))
"""What a record may hold; everything else in it is left alone."""


def document(source_uri: str, source_format: str, record: Mapping[str, Any]) -> RawDocument:
    """The document that a record holds under `KEYS`: its `text`, and metadata by the names of Metadata.

    Values are strings; `version` may be a number, `subjects` a list of names or a string with semicolons between them,
    times in ISO 8601 or what Python has for them. Null and the empty string are the same as no value. Raises
    BrokenRecordError, EmptyError, TooLargeError.
    """
    text = _string(record, "text")
    if not text:
        raise EmptyError("The record has no text. Give it one under the key `text`, or leave it out.")
    values: dict[str, Any] = {}
    for field in fields(Metadata):
        if field.name in _TIMES:
            values[field.name] = _time(record, field.name)
        elif field.name == "version":
            values[field.name] = _number(record, field.name)
        elif field.name == "subjects":
            values[field.name] = _subjects(record)
        else:
            values[field.name] = _string(record, field.name)
    if values["status"] not in (None, "usable", "withheld", "canceled"):
        raise BrokenRecordError(f"`status` is {values['status']!r}, none of usable, withheld, canceled. Correct it.")
    return compose_plain(source_uri, source_format, text, Metadata(**values))


def _string(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise BrokenRecordError(f"`{key}` is a {type(value).__name__}, not a string. Correct the record.")
    return without_surrogates(value)


def _number(record: Mapping[str, Any], key: str) -> int | None:
    value = record.get(key)
    if value is None or value == "":
        return None
    try:
        return int(value)
    except (ValueError, TypeError, OverflowError) as error:
        raise BrokenRecordError(f"`{key}` is no whole number. Correct the record.") from error


def _subjects(record: Mapping[str, Any]) -> tuple[Subject, ...]:
    value = record.get("subjects") or []
    names = value.split(";") if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise BrokenRecordError("`subjects` is no list of strings. Correct the record.")
    return tuple(Subject(name) for name in names if name.strip())


def _time(record: Mapping[str, Any], key: str) -> datetime | None:
    value = record.get(key)
    try:
        if isinstance(value, date):
            time = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        elif (written := _string(record, key)) is None:
            return None
        else:
            time = datetime.fromisoformat(written.strip())
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BrokenRecordError(
            f"`{key}` is {str(value)[:80]!r}, not a time such as 2024-06-19T08:00:00Z or 2024-06-19. Correct it."
        ) from error
