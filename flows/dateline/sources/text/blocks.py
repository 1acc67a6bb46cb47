"""Markup of an article's body (XHTML, HTML, NITF) -> its paragraphs, with the kinds that the markup tells."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Final
from xml.etree.ElementTree import Element

from dateline.sources.documents.document import BlockKind

from .decode import with_plain_lines

Part = tuple[BlockKind | None, str]

_KINDS: Final[dict[str, BlockKind]] = {
    "h1": "headline",
    "hl1": "headline",
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "hl2"), "subhead"),
    "byline": "byline",
    "byttl": "byline",
    "dateline": "dateline",
    "figcaption": "caption",
    "media-caption": "caption",
    "media-producer": "credit",
    "distributor": "credit",
}
_PLAIN = frozenset(
    """address article blockquote body caption dd details div dl dt fieldset figure footer form header html li main ol p
    pre section summary table tbody td tfoot th thead tr ul block body.content body.end body.head bq datasource fn
    hedline media nitf nitf-table tagline""".split()
)
_LEFT_OUT = frozenset(
    """aside button canvas head iframe math nav noscript object script select style svg template textarea title abstract
    bibliography custom-table media-metadata media-object media-reference note rights""".split()
)
_BREAKS = frozenset(("br", "hr"))
_TAG = re.compile(r"""<(/?)([A-Za-z][^\s<>/]*+)(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>|<[!?][^<>]*>""")


def html_parts(markup: str) -> list[Part]:
    """The parts of a piece of HTML, however broken. It takes time in proportion to its length."""
    blocks = _Blocks()
    done = 0
    markup = _without_comments(markup)
    for tag in _TAG.finditer(markup):
        blocks.data(unescape(markup[done : tag.start()]))
        done = tag.end()
        if name := (tag[2] or "").lower():
            (blocks.end if tag[1] else blocks.start)(name)
    blocks.data(unescape(markup[done:]))
    return blocks.parts()


def tree_parts(root: Element) -> list[Part]:
    """The parts of an element of XHTML or NITF, whatever its namespace."""
    blocks = _Blocks()
    path: list[tuple[Element, Iterator[Element]]] = []

    def enter(element: Element) -> None:
        blocks.start(local(element))
        blocks.data(element.text or "")
        path.append((element, iter(element)))

    enter(root)
    while path:
        element, children = path[-1]
        if (child := next(children, None)) is not None:
            enter(child)
            continue
        path.pop()
        blocks.end(local(element))
        if path:
            blocks.data(element.tail or "")
    return blocks.parts()


def plain_parts(text: str) -> list[Part]:
    """The paragraphs of plain text: what blank lines set apart, or else every line."""
    text = with_plain_lines(text).strip()
    paragraphs = re.split(r"\n[ \t]*\n", text) if re.search(r"\n[ \t]*\n", text) else text.split("\n")
    return [(None, line) for paragraph in paragraphs if (line := " ".join(paragraph.split()))]


def local(element: Element) -> str:
    """An element's name without its namespace, in lower case."""
    return element.tag.rpartition("}")[2].lower()


def child_of(element: Element, path: str) -> Element:
    """What is at a path inside an element, or an empty element."""
    found = element.find(path)
    return found if found is not None else Element("none")


def text_of(element: Element | None) -> str | None:
    """An element's text on one line; None where there is none."""
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None


class _Blocks:
    """Gathers paragraphs from tags and text in their order; tags need not match."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._words: list[str] = []
        self._open: list[tuple[str, BlockKind | None, bool]] = []
        self._count: Counter[str] = Counter()
        self._in_body = False

    def start(self, name: str) -> None:
        if name in _BREAKS:
            self._flush()
        elif name in _KINDS or name in _PLAIN or name in _LEFT_OUT:
            self._flush()
            if name == "p" and self._open and self._open[-1][0] == "p":
                self._close()
            kind, left_out = self._state()
            self._open.append((name, _KINDS.get(name, kind), left_out or name in _LEFT_OUT))
            self._count[name] += 1

    def end(self, name: str) -> None:
        if self._count[name]:
            self._flush()
            while self._close() != name:
                pass

    def data(self, text: str) -> None:
        if not self._state()[1]:
            if self._count["pre"]:
                first, *others = text.split("\n")
                self._words.append(first)
                for line in others:
                    self._flush()
                    self._words.append(line)
            else:
                self._words.append(text)

    def parts(self) -> list[Part]:
        self._flush()
        return self._parts

    def _state(self) -> tuple[BlockKind | None, bool]:
        return self._open[-1][1:] if self._open else (None, False)

    def _close(self) -> str:
        name = self._open.pop()[0]
        self._count[name] -= 1
        return name

    def _flush(self) -> None:
        if line := " ".join("".join(self._words).split()):
            kind = self._state()[0]
            if kind == "subhead" and self._in_body:
                kind = None  # A heading between paragraphs, not the line under the headline.
            self._in_body |= kind is None
            self._parts.append((kind, line))
        self._words = []


def _without_comments(markup: str) -> str:
    kept, done = [], 0
    while (start := markup.find("<!--", done)) >= 0:
        kept.append(markup[done:start])
        end = markup.find("-->", start)
        if end < 0:
            return "".join(kept)
        done = end + 3
    return "".join([*kept, markup[done:]])
