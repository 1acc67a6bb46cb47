"""XML from anyone, read as a stream: one item's tree in memory at a time, and no entity, depth or size that harms.

It is read by ElementTree behind defusedxml, not by IPTC's `newsmlg2`: that one builds the tree of a whole message, by
lxml, with no guard against entities, and knows nothing of NITF.
"""

import codecs
import re
from collections.abc import Iterator
from html import unescape
from html.entities import name2codepoint
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from dateline.sources.documents.document import MAX_BYTES
from dateline.sources.documents.input_errors import BrokenRecordError, SourceError, TooLargeError, UnsafeError
from dateline.sources.documents.resource import Resource

NAMESPACE = "{http://www.w3.org/XML/1998/namespace}"
"""What goes before the names of XML's own attributes, such as lang."""

_MOST_ELEMENTS = 200_000
_DEEPEST = 200
_CHUNK = 65_536
_ROOT = re.compile(r"""<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)((?:\s+(?:[^<>"']|"[^"]*"|'[^']*')*+)?+/?>)?""")
_DECLARATION = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def root_name(head: bytes) -> str | None:
    """The name of the root element, without its prefix, as far as the first bytes of a file show it."""
    root = _root(head)
    return root[1] if root else None


def root_attributes(head: bytes) -> dict[str, str]:
    """The attributes of the root element, by their names as they stand there, such as xml:lang and xmlns:a."""
    root = _root(head)
    found = _ATTRIBUTE.findall(root[2] or "") if root else []
    return {name: unescape(double or single) for name, double, single in reversed(found)}


def _root(head: bytes) -> re.Match[str] | None:
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    text = head.decode(encoding, "replace").lstrip()
    while text.startswith(("<?", "<!")):
        if text.startswith("<!DOCTYPE"):
            declaration = _DECLARATION.match(text)
            end = declaration.end() if declaration else 0
        else:
            close = "?>" if text.startswith("<?") else "-->"
            end = text.find(close) + len(close) if close in text else 0
        if not end:
            return None
        text = text[end:].lstrip()
    return _ROOT.match(text)


def items(resource: Resource, *names: str) -> Iterator[tuple[Element, bool]]:
    """The elements of these names, in any namespace, and whether each is the whole file, in their order.

    Raises BrokenRecordError, TooLargeError and UnsafeError, after the items that stand before the fault.
    """
    target = _Items(frozenset(names))
    parser = DefusedXMLParser(target=target)
    parser.entity.update({name: chr(code) for name, code in name2codepoint.items()})
    held = 0
    with resource.open() as stream:
        first = True
        while chunk := stream.read(_CHUNK):
            if first and not (chunk := chunk.lstrip()):
                continue
            first = False
            error = _fed(parser, chunk)
            held = 0 if target.ready else held + len(chunk)
            yield from target.taken()
            if error:
                raise error
            if held > MAX_BYTES:
                raise TooLargeError(f"An item has more than {MAX_BYTES:,} bytes. Is it news? Leave it out.")
        if error := _fed(parser, None):
            raise error
        yield from target.taken()


def _fed(parser: DefusedXMLParser, chunk: bytes | None) -> SourceError | None:
    try:
        if chunk is None:
            parser.close()
        else:
            parser.feed(chunk)
    except DefusedXmlException as error:
        return UnsafeError(f"It declares entities or leads to others: {error}. Remove its DTD if it may be trusted.")
    except SourceError as error:
        return error
    except (ParseError, ValueError, LookupError) as error:
        return BrokenRecordError(f"It is not well-formed XML: {error}. Correct it.")
    return None


class _Items:
    """What the parser reports, made into trees for the elements that are wanted; the others are only counted."""

    def __init__(self, names: frozenset[str]) -> None:
        self.ready: list[tuple[Element, bool]] = []
        self._names = names
        self._depth = 0
        self._elements = 0
        self._item: TreeBuilder | None = None
        self._item_depth = 0

    def taken(self) -> list[tuple[Element, bool]]:
        """The trees that are complete."""
        ready, self.ready = self.ready, []
        return ready

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnsafeError(f"Its elements are nested more than {_DEEPEST} deep. Leave it out.")
        if self._item is None and tag.rpartition("}")[2] in self._names:
            self._item, self._item_depth, self._elements = TreeBuilder(), self._depth, 0
        if self._item is not None:
            self._elements += 1
            if self._elements > _MOST_ELEMENTS:
                raise TooLargeError(f"An item has more than {_MOST_ELEMENTS:,} elements. Is it news? Leave it out.")
            self._item.start(tag, attributes)

    def end(self, tag: str) -> None:
        if self._item is not None:
            self._item.end(tag)
            if self._depth == self._item_depth:
                self.ready.append((self._item.close(), self._depth == 1))
                self._item = None
        self._depth -= 1

    def data(self, data: str) -> None:
        if self._item is not None:
            self._item.data(data)

    def close(self) -> None:
        """The file has ended."""
