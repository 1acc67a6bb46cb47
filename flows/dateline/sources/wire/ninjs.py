"""ninjs, IPTC's news in JSON, 1.x to 3.x: one item, an array of them, or one a line. https://iptc.org/standards/ninjs/"""

import codecs
import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from dateline.sources.documents.document import MAX_BYTES, Metadata, RawDocument, Reject, Subject
from dateline.sources.documents.input_errors import BrokenRecordError, EmptyError, SourceError, TooLargeError
from dateline.sources.documents.resource import Resource
from dateline.sources.documents.uris import reject
from dateline.sources.documents.urls import address_of
from dateline.sources.text.blocks import Part, html_parts, plain_parts
from dateline.sources.text.decode import without_surrogates
from dateline.sources.text.times import read_time

from .iptc import code_of, item_document, item_uri, number_of, printed, status_of

_CHUNK = 65_536
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"(\s*:)?|[{}\[\]]|"', re.DOTALL)
_BRACE = re.compile(rb'["\\{}]')
_OWN = frozenset(("pubstatus", "versioncreated", "firstcreated", "headlines", "bodies", "body_text", "body_xhtml",
                  "body_html", "copyrightnotice", "usageterms", "representationtype", "contentcreated"))  # fmt: skip


def sniff(head: bytes) -> bool:
    """Whether it begins with an object, alone or in an array, that has an identifier and what only ninjs has."""
    keys = _keys(head.removeprefix(codecs.BOM_UTF8))
    return bool(keys & {"uri", "guid"}) and bool(keys & _OWN) and "text" not in keys


def read(resource: Resource) -> Iterator[RawDocument | Reject]:
    """The articles of a file in its order. Of several, a document's source_uri ends in `#`, its uri and its version."""
    with resource.open() as stream:
        number = 0
        for number, (data, last) in enumerate(_marked_last(_objects(stream)), 1):
            uri = f"{resource.uri}#{number}"
            try:
                item = _item(data)
                metadata = _metadata(item)
                uri = item_uri(resource.uri, number == 1 and last, metadata.item_id, metadata.version, number)
                yield _document(uri, item, metadata)
            except SourceError as error:
                yield reject(uri, error)
        if not number:
            raise EmptyError("The file holds no item. Fill it, or leave it out.")


def _marked_last(objects: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each object, and whether the file ends well with it."""
    before = None
    try:
        for data in objects:
            if before is not None:
                yield before, False
            before = data
    except SourceError:
        if before is not None:
            yield before, False
        raise
    if before is not None:
        yield before, True


def _document(uri: str, item: dict[str, Any], metadata: Metadata) -> RawDocument:
    body = _body(item)
    if body:
        byline = _first(item, "by", "byline")
        head: list[Part] = [
            ("headline", metadata.title or ""),
            ("subhead", metadata.subtitle or ""),
            ("byline", byline or ""),
        ]
        body = printed(head, body) + _captions(item)
    return item_document(uri, "ninjs", body, metadata)


def _metadata(item: dict[str, Any]) -> Metadata:
    identifier = _first(item, "uri", "guid")
    headlines = [(role, words) for role, _, words in _texts(item, "headline")]
    version = item.get("version")
    source = next((_string(entry.get("name")) for entry in _objects_in(item, "infosources", "infosource")), None)
    holder = _first(item, "copyrightholder")
    return Metadata(
        url=address_of(identifier),
        item_id=identifier,
        version=number_of(str(version)) if isinstance(version, (str, int)) else None,
        status=status_of(_first(item, "pubstatus") or "usable"),
        title=next((words for role, words in headlines if "sub" not in role), None) or _first(item, "title"),
        subtitle=next((words for role, words in headlines if "sub" in role), None) or _first(item, "subheadline"),
        byline=_first(item, "by", "byline"),
        publisher=source or _first(item, "source", "provider"),
        dateline=_first(item, "located"),
        slugline=_first(item, "slugline"),
        credit=_first(item, "creditline"),
        copyright=_first(item, "copyrightnotice") or (f"© {holder}" if holder else None),
        language=_first(item, "language"),
        published_at=read_time(_first(item, "firstcreated", "contentcreated", "versioncreated")),
        modified_at=read_time(_first(item, "versioncreated")),
        embargoed_until=read_time(_first(item, "embargoed", "embargoeduntil")),
        subjects=tuple(_subjects(item)),
    )


def _subjects(item: dict[str, Any]) -> Iterator[Subject]:
    for subject in _objects_in(item, "subjects", "subject"):
        uri, scheme, code = (_string(subject.get(key)) for key in ("uri", "scheme", "code"))
        if scheme and code and ":" not in code:
            code = code_of(scheme + code if scheme.endswith("/") else f"{scheme}:{code}")
        code = code or _string(subject.get("literal"))
        yield Subject(_string(subject.get("name")), code_of(uri) if uri else code)
    for keyword in item.get("keywords") or () if isinstance(item.get("keywords"), list) else ():
        yield Subject(_string(keyword))


def _body(item: dict[str, Any]) -> list[Part]:
    """The body that has markup, or else the plain one."""
    bodies = [(f"{role} {kind}", value) for role, kind, value in _texts(item, "body", "bodies")]
    bodies.sort(key=lambda body: not re.search("html|nitf|xml", body[0]))
    for kind, value in bodies:
        if parts := html_parts(value) if re.search("html|nitf|xml", kind) else plain_parts(value):
            return parts
    return []


def _captions(item: dict[str, Any]) -> list[Part]:
    """What stands under the pictures that belong to an item."""
    parts: list[Part] = []
    for picture in _objects_in(item, "associations"):
        if picture.get("type") in ("picture", "graphic", "video"):
            texts = sorted(_texts(picture, "description"), key=lambda text: "caption" not in text[0])
            for role, kind, value in texts[:1]:
                lines = html_parts(value) if "html" in role + kind else plain_parts(value)
                parts += [("caption", line) for _, line in lines]
                parts.append(("credit", _first(picture, "creditline") or ""))
    return parts


def _texts(item: dict[str, Any], name: str, plural: str | None = None) -> list[tuple[str, str, str]]:
    """Role, content type and value of texts: `headline`, `headline_sub` in 1.x, the list `headlines` since 2.0."""
    found = []
    for entry in _objects_in(item, plural or f"{name}s"):
        role, kind, value = (_string(entry.get(key)) for key in ("role", "contenttype", "value"))
        if value:
            found.append((role or "", kind or "", value))
    for key in sorted(key for key in item if key == name or key.startswith(f"{name}_")):
        if value := _string(item[key]):
            found.append((key.removeprefix(name).strip("_"), "", value))
    return found


def _objects_in(item: dict[str, Any], *keys: str) -> list[dict[str, Any]]:
    """The objects under the first of the keys that is there, in a list or, as in 1.x, by names of their own."""
    value = next((item[key] for key in keys if item.get(key)), None)
    entries = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return [_lowered(entry) for entry in entries if isinstance(entry, dict)]


def _first(item: dict[str, Any], *keys: str) -> str | None:
    return next((value for key in keys if (value := _string(item.get(key)))), None)


def _string(value: object) -> str | None:
    return without_surrogates(value) if isinstance(value, str) and value.strip() else None


def _lowered(item: dict[str, Any]) -> dict[str, Any]:
    """With keys in lower case: 1.x writes `pubstatus`, 2.0 and later `pubStatus`."""
    return {key.lower(): value for key, value in item.items()}


def _item(data: bytes) -> dict[str, Any]:
    try:
        item = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BrokenRecordError(f"The item is not valid JSON in UTF-8: {error}. Correct it.") from error
    return _lowered(item)


class _Braces:
    """Finds the braces that stand in no string, chunk by chunk."""

    def __init__(self) -> None:
        self._quoted = self._escaped = False

    def of(self, chunk: bytes) -> Iterator[tuple[int, bytes]]:
        """Those of the next chunk, and where they stand in it."""
        skip = 0 if self._escaped else -1
        for mark in _BRACE.finditer(chunk):
            at, byte = mark.start(), mark[0]
            if at == skip:
                continue
            if byte == b'"':
                self._quoted = not self._quoted
            elif byte != b"\\":
                if not self._quoted:
                    yield at, byte
            elif self._quoted:
                skip = at + 1
        self._escaped = skip == len(chunk)


def _objects(stream: BinaryIO) -> Iterator[bytes]:
    """The outermost objects of a file, whatever stands between them: nothing, an array's commas, line ends.

    Raises BrokenRecordError, TooLargeError.
    """
    held = bytearray()
    depth, braces = 0, _Braces()
    for chunk in _chunks(stream):
        start = 0
        for at, brace in braces.of(chunk):
            if brace == b"{":
                if depth == 0:
                    _between(chunk[start:at])
                    start = at
                depth += 1
                continue
            depth -= 1
            if depth < 0:
                raise BrokenRecordError("It has a closing brace too many. Correct it.")
            if depth == 0:
                yield bytes(held) + chunk[start : at + 1]
                held.clear()
                start = at + 1
        if depth:
            held += chunk[start:]
        else:
            _between(chunk[start:])
        if len(held) > MAX_BYTES:
            raise TooLargeError(f"An item has more than {MAX_BYTES:,} bytes. Is it news? Leave it out.")
    if depth:
        raise BrokenRecordError("Its last item has no end. Fetch it anew.")


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    """What a file holds, without a byte order mark at its beginning."""
    if first := stream.read(_CHUNK):
        yield first.removeprefix(codecs.BOM_UTF8)
        yield from iter(partial(stream.read, _CHUNK), b"")


def _between(data: bytes) -> None:
    if data.strip(b" \t\r\n,[]\x1e"):
        what = data.strip()[:40].decode("utf-8", "replace")
        raise BrokenRecordError(f"Between the items stands {what!r}. Correct it.")


def _keys(head: bytes) -> set[str]:
    """The names in the first object, in lower case, as far as the first bytes show them."""
    keys: set[str] = set()
    depth = 0
    if not head.lstrip().startswith((b"{", b"[")):
        return keys
    outer = 1 if head.lstrip().startswith(b"{") else 2
    for token in _TOKEN.finditer(head):
        if token[0] in (b"{", b"["):
            depth += 1
        elif token[0] in (b"}", b"]"):
            depth -= 1
            if depth < outer:
                break
        elif token[0] == b'"':
            break
        elif token[1] and depth == outer:
            keys.add(token[0].partition(b'"')[2].partition(b'"')[0].decode("utf-8", "replace").lower())
    return keys
