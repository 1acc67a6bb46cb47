"""Files that mean harm, or have come to harm: strategies that make them of valid ones."""

import json
import re
from typing import Any

import pyarrow as pa
from dateline.sources.text.decode import without_surrogates
from hypothesis import strategies as st

TRICKS = [
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    "\u202e\u2028\x85\x1c".encode(),
    b"\r",
    b"\n\n",
    b'"',
    b"'",
    b"\\",
    b"\\ud800",
    b"{" * 50,
    b"[" * 50,
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"<" * 50,
    b"<div>" * 50,
    b"<b>" * 100_000,
    b"</div>" * 50,
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"&amp;&#0;&#xd800;&#x110000;&nbsp;&unknown;",
    b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>&b;',
    b"0001-01-01T00:00:00+14:00",
    b"9999-12-31T23:59:59-14:00",
    b"9" * 400,
    b"1" + b"0" * 5000,
    b"-1",
    b"1e999",
    b"null",
    b"NaN",
    b"http://[::1",
    b"https://example.org:99999/\x00",
    b"javascript:alert(1)",
    b"../../etc/passwd",
    b"Content-Length: 99999999999\r\n",
    b"Content-Length: -1\r\n",
    b"\r\n\r\n",
]
_ENCODINGS = (
    "utf-16",
    "utf-16-be",
    "utf-32",
    "utf-7",
    "utf-8-sig",
    "cp1252",
    "cp1251",
    "cp037",
    "gb18030",
    "iso2022_jp",
)
_TOKEN = re.compile(r"<[^<>]*>|[^<>]+|[<>]")
_VALUE = re.compile(r"""(?<==)"[^"]*"|(?<=>)[^<>]+(?=<)""")

texts = st.one_of(st.text(max_size=20), st.sampled_from([trick.decode("utf-8", "surrogateescape") for trick in TRICKS]))
plain_texts = texts.map(without_surrogates)
values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=8,
)
"""Whatever JSON can say."""


_TYPES: list[tuple[pa.DataType, st.SearchStrategy[Any]]] = [
    (pa.string(), plain_texts),
    (pa.large_string(), plain_texts),
    (pa.dictionary(pa.int8(), pa.string()), st.just("a")),
    (pa.binary(), st.binary()),
    (pa.bool_(), st.booleans()),
    (pa.int64(), st.integers(-(2**63), 2**63 - 1)),
    (pa.float64(), st.floats()),
    (pa.decimal128(38, 10), st.decimals(-(10**20), 10**20, places=10)),
    (pa.date32(), st.dates()),
    (pa.time64("us"), st.times()),
    *((pa.timestamp(unit, zone), st.integers(-(2**53), 2**53))
      for unit in ("s", "ms", "us", "ns") for zone in (None, "UTC", "+05:30", "Asia/Kolkata", "Nowhere/None", "")),
    (pa.duration("ns"), st.integers(-(2**63), 2**63 - 1)),
    (pa.list_(pa.string()), st.lists(st.sampled_from(["a", "", None]))),
    (pa.struct({"a": pa.string()}), st.just({"a": "b"})),
    (pa.map_(pa.string(), pa.string()), st.just([("a", "b")])),
]  # fmt: skip


@st.composite
def columns(draw: st.DrawFn) -> pa.Array:
    """Three values of a type that Parquet can hold."""
    kind, values = draw(st.sampled_from(_TYPES))
    return pa.array(draw(st.lists(st.none() | values, min_size=3, max_size=3)), kind)


@st.composite
def mutated(draw: st.DrawFn, valid: bytes, others: list[bytes]) -> bytes:
    """A valid file with cuts, doublings, flipped bits, tricks and pieces of other files, or in another encoding."""
    data = valid
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 1, 2, 8, 64, 1024])))
        kind = draw(st.sampled_from(["cut", "end", "double", "bit", "bytes", "trick", "other", "encoding"]))
        part = data[start:end]
        if kind == "cut":
            part = b""
        elif kind == "end":
            part, end = b"", len(data)
        elif kind == "double":
            part *= draw(st.integers(2, 5))
        elif kind == "bit":
            part = bytes([part[0] ^ 1 << draw(st.integers(0, 7))]) + part[1:] if part else b""
        elif kind == "bytes":
            part = draw(st.binary(min_size=1, max_size=4))
        elif kind == "trick":
            part = draw(st.sampled_from(TRICKS))
        elif kind == "other":
            other = draw(st.sampled_from(others))
            place = draw(st.integers(0, len(other)))
            part = other[place : place + 200]
        else:
            start, end = 0, len(data)
            part = data.decode("utf-8", "replace").encode(draw(st.sampled_from(_ENCODINGS)), "replace")
        data = data[:start] + part + data[end:]
    return data


@st.composite
def restructured_json(draw: st.DrawFn, valid: str) -> bytes:
    """JSON, or a line of it each, with other values, keys and nesting; still well formed."""
    lines = [draw(_changed(json.loads(line))) for line in ([valid] if _is_json(valid) else valid.splitlines())]
    return b"\n".join(json.dumps(line).encode() for line in lines)


@st.composite
def _changed(draw: st.DrawFn, value: Any) -> Any:
    kind = draw(st.sampled_from(["as it is"] * 12 + ["inside"] * 12 + ["other", "text", "in a list", "in an object"]))
    if kind == "inside" and isinstance(value, dict):
        return {draw(st.sampled_from([key] * 9 + ["", *value])): draw(_changed(inner)) for key, inner in value.items()}
    if kind == "inside" and isinstance(value, list):
        return [draw(_changed(inner)) for inner in value] * draw(st.integers(0, 3))
    if kind in ("inside", "other"):
        return draw(values)
    if kind == "text":
        return draw(texts)
    if kind == "in a list":
        return [value] * draw(st.integers(0, 3))
    if kind == "in an object":
        return {draw(texts): value}
    return value


@st.composite
def restructured_markup(draw: st.DrawFn, valid: str) -> bytes:
    """Markup whose tags are doubled, left out, exchanged or nested, with other values and text."""
    tokens = _TOKEN.findall(valid)
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(tokens)))
        end = start + draw(st.sampled_from([1, 2, 5, 20]))
        piece = tokens[start:end]
        match draw(st.sampled_from(["out", "double", "move", "nest", "value", "value"])):
            case "out":
                tokens[start:end] = []
            case "double":
                tokens[start:end] = piece * draw(st.sampled_from([2, 3, 50]))
            case "move":
                tokens[start:end] = []
                place = draw(st.integers(0, len(tokens)))
                tokens[place:place] = piece
            case "nest":
                tokens[start:end] = piece * draw(st.sampled_from([10, 300])) + tokens[end : end + 40] * 2
            case _:
                other = draw(texts)
                tokens[start:end] = [_VALUE.sub(lambda _, other=other: other, "".join(piece), count=1)]  # type: ignore[misc]
    return "".join(tokens).encode("utf-8", "surrogateescape")


def is_json(data: bytes) -> bool:
    """Whether it is JSON, as a whole or line by line."""
    text = data.decode("utf-8", "replace")
    return _is_json(text) or (bool(text) and all(map(_is_json, text.splitlines())))


def is_markup(data: bytes) -> bool:
    """Whether there are tags in it, and text around them."""
    return b"</" in data and b"\0" not in data


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
