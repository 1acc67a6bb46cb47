"""A web page's tree -> its lines of text in their order, each with what the tree says of its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from .document import BlockKind

_LINES = frozenset(
    """address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
_LEFT_OUT = frozenset(
    "aside button canvas form footer head iframe math menu nav noscript object script select style svg template".split()
)
_KINDS: Final[dict[str, BlockKind]] = {"h1": "headline", "figcaption": "caption"}
_CREDIT = re.compile(r"(?i)(?:^|[\s_-])(?:credits?|source|photographer|copyright)(?:$|[\s_-])")
_UNWANTED = re.compile(
    r"(?i)(?:^|[\s_-])(?:newsletters?|related|recirc(?:ulation)?|promos?|signup|sign-up|subscribe|social|share|sharing"
    r"|comments?|advert(?:isement)?s?|sponsored|most-(?:read|popular|viewed)|recommend(?:ed|ations?)|trending|outbrain"
    r"|taboola|cookies?|consent|read-(?:more|next|also)|more-(?:from|on|stories)|breadcrumbs?|(?:author|writer)-bio)(?:$|[\s_-])"
)
_STANDING = frozenset(("html", "body", "main", "article", "head", "h1"))
_MOST_OF_PAGE = 0.3
_LONGEST_NAMES = 500


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    Args:
        text: What it says, with single spaces.
        kind: What its element is, where that tells: an `h1` is a headline, a `figcaption` a caption, and what calls
            itself a credit in it a credit.
        scope: Number of the innermost `article` that it lies in; 0 where there is none.
        linked: It is nothing but links.
    """

    text: str
    kind: BlockKind | None
    scope: int
    linked: bool


def prune(root: Any) -> None:
    """Take out what by its name holds no part of the article, unless it holds much of the page's paragraphs."""
    paragraphs: dict[Any, int] = {}
    total, open_elements = 0, []
    unwanted = []
    for event, element in _walk(root):
        if event == "start":
            open_elements.append((element, total))
            if element.tag == "p":
                total += len("".join(element.itertext()))
            continue
        _, before = open_elements.pop()
        if element.tag not in _STANDING and element.tag is not None and _is_unwanted(element):
            unwanted.append(element)
            paragraphs[element] = total - before
    for element in unwanted:
        if paragraphs[element] <= _MOST_OF_PAGE * total and element.getparent() is not None:
            element.drop_tree()


def lines_of(root: Any) -> list[Line]:
    """The lines of a page, without navigation, forms, scripts and asides. Takes time in proportion to its size."""
    lines: list[Line] = []
    words: list[str] = []
    linked: list[bool] = []
    kinds: list[BlockKind | None] = [None]
    scopes = [0]
    articles = left_out = links = 0

    def flush() -> None:
        if text := " ".join("".join(words).split()):
            lines.append(Line(text, kinds[-1], scopes[-1], all(linked)))
        words.clear()
        linked.clear()

    def add(text: str | None) -> None:
        if text and not left_out:
            words.append(text)
            if text.strip():
                linked.append(links > 0)

    for event, element in _walk(root):
        tag = element.tag
        kind = _kind(element, kinds[-1]) if event == "start" else kinds[-1]
        own_line = tag in _LINES or (kind != kinds[-1] if event == "start" else kind != kinds[-2])
        if own_line:
            flush()
        if event == "start":
            kinds.append(kind)
            if tag == "article":
                articles += 1
                scopes.append(articles)
            left_out += tag in _LEFT_OUT
            links += tag == "a"
            add(element.text)
        else:
            kinds.pop()
            if tag == "article":
                scopes.pop()
            left_out -= tag in _LEFT_OUT
            links -= tag == "a"
            if element is not root:
                add(element.tail)
    flush()
    return lines


def _kind(element: Any, around: BlockKind | None) -> BlockKind | None:
    if around == "caption" and _CREDIT.search(_names(element)):
        return "credit"
    return _KINDS.get(element.tag, around)


def _is_unwanted(element: Any) -> bool:
    return _UNWANTED.search(_names(element)) is not None


def _names(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"[:_LONGEST_NAMES]


def _walk(root: Any) -> Iterator[tuple[str, Any]]:
    from lxml.etree import iterwalk

    return iter(iterwalk(root, ("start", "end")))
