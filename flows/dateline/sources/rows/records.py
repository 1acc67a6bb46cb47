"""A record with named values (a JSON object, a row of a table) -> a document."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dateline.sources.documents.document import Metadata, RawDocument, Subject
from dateline.sources.documents.input_errors import BrokenRecordError, ColumnError, EmptyError
from dateline.sources.text.compose import compose_plain
from dateline.sources.text.decode import without_surrogates
from dateline.sources.text.times import read_time, zoned

_TIMES = ("published_at", "modified_at", "embargoed_until", "captured_at")
KEYS = ("text", *(field.name for field in fields(Metadata)))
"""What a record may hold; everything else in it is left alone."""

Columns = Mapping[str, str]
"""What a source calls the values that it does not call as `KEYS` does: {"text": "body"}."""


def given_columns(pairs: Sequence[str] = (), file: Path | None = None) -> dict[str, str]:
    """The mapping in pairs such as `text=body` and in a TOML file of lines such as `text = "body"`; pairs win.

    Raises ColumnError where one is none, or maps what is none of `KEYS`.
    """
    columns: dict[str, Any] = {}
    if file:
        try:
            columns = tomllib.loads(file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise ColumnError(f"The file of columns {file} cannot be read: {error}.") from error
    for pair in pairs:
        key, found, name = pair.partition("=")
        if not found:
            raise ColumnError(f"{pair!r} maps no column. Write it as text=body: our name, and the table's.")
        columns[key.strip()] = name.strip()
    check_mapping(columns)
    return columns


def check_mapping(columns: Mapping[str, Any]) -> None:
    """See that each of our columns goes by a name in a table. Raises ColumnError."""
    for key, name in columns.items():
        if key not in KEYS or not isinstance(name, str) or not name:
            raise ColumnError(f"{key!r} cannot be mapped to {name!r}. What can be is: {', '.join(KEYS)}.")


def check_columns(names: Iterable[str], columns: Columns) -> None:
    """See that a table has a column for the text, and those that `columns` names. Raises BrokenRecordError."""
    there = list(names)
    for key in ("text", *columns):
        if (name := columns.get(key, key)) not in there:
            have = ", ".join(there[:50])[:1000]
            hint = f"Say which one holds the {key}: --column {key}=NAME."
            raise BrokenRecordError(f"The table has no column `{name}`; it has: {have}. {hint}")


def document(source_uri: str, source_format: str, record: Mapping[str, Any], columns: Columns) -> RawDocument:
    """The document that a record holds under `KEYS`, or as `columns` has it: its `text`, and metadata by the names of
    Metadata.

    Values are strings; `version` may be a number, `subjects` a list of names or a string with semicolons between them,
    times as in `sources.text.times` or what Python has for them. Null and the empty string are the same as no value.
    Raises BrokenRecordError, EmptyError, TooLargeError.
    """
    record = {key: record.get(columns.get(key, key)) for key in KEYS}
    text = _string(record, "text")
    if not text:
        raise EmptyError("The record has no text. Give it one under `text`, or leave it out.")
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
        raise BrokenRecordError(
            f"`status` is {values['status'][:80]!r}, none of usable, withheld, canceled. Correct the record."
        )
    return compose_plain(source_uri, source_format, text, Metadata(**values))


def _string(record: Mapping[str, Any], key: str) -> str | None:
    value = record[key]
    if value is None or value == "":
        return None
    if key == "item_id" and isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        raise BrokenRecordError(f"`{key}` is a {type(value).__name__}, not a string. Correct the record.")
    return without_surrogates(value)


def _number(record: Mapping[str, Any], key: str) -> int | None:
    value = record[key]
    if value is None or value == "":
        return None
    try:
        return int(value)
    except (ValueError, TypeError, OverflowError) as error:
        raise BrokenRecordError(f"`{key}` is no whole number. Correct the record.") from error


def _subjects(record: Mapping[str, Any]) -> tuple[Subject, ...]:
    value = record["subjects"] or []
    names = value.split(";") if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise BrokenRecordError("`subjects` is no list of strings. Correct the record.")
    return tuple(Subject(name) for name in names if name.strip())


def _time(record: Mapping[str, Any], key: str) -> datetime | None:
    value = record[key]
    try:
        if isinstance(value, datetime):
            # A plain one: pandas has its own, with nanoseconds.
            return zoned(datetime.combine(value.date(), value.timetz()))
        if isinstance(value, date):
            return zoned(datetime(value.year, value.month, value.day))
    except OverflowError:
        pass
    else:
        if (written := _string(record, key)) is None:
            return None
        if time := read_time(written):
            return time
    raise BrokenRecordError(
        f"`{key}` is {str(value)[:80]!r}, not a time such as 2024-06-19T08:00:00Z or 2024-06-19. Correct it."
    )
