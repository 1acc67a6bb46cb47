"""A web page's tree -> its lines of text in their order, each with what the tree says of its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from dateline.sources.documents.document import BlockKind

Element = Any
"""An element of lxml, which has no types."""

_LINES = frozenset(
    """address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr
    ul""".split()
)
_LEFT_OUT = frozenset(
    "button canvas head iframe math noscript object option script select style svg template textarea".split()
)
_BESIDE = frozenset(("aside", "dialog", "footer", "form", "menu", "nav"))
_KINDS: Final[dict[str, BlockKind]] = {"h1": "headline", "figcaption": "caption"}
_CAPTION = re.compile(r"(?i)(?:^|[\s_-])(?:captions?|caption-text|legend|bildunterschrift)(?:$|[\s_-])")
_CREDIT = re.compile(r"(?i)(?:^|[\s_-])(?:credits?|source|photographer|copyright|attribution|byline)(?:$|[\s_-])")
# What elements are called, in their classes and the like, that are on an article's page but no part of it.
_CALLED = r"(?ix)(?:^|\s|(?<!has)(?<!with)(?<!no)(?<!without)[_-])(?:{})(?:$|[\s_-])"
_UNWANTED = re.compile(
    _CALLED.format(
        r"""
    newsletters?|signup|sign-up|subscri(?:be|ption|ptions)|paywall|donat(?:e|ion|ions)|fundrais(?:er|ing)
    |related|relateds|rich-?links?|links?-(?:block|list|box)|internet-links|recirc(?:ulation)?|trending|popular
    |recommend(?:ed|ations?|s)?|most-(?:read|popular|viewed|shared)|promos?|promobox|teaser-list|up-next|readmore
    |(?:read|see|watch|listen)-(?:more|next|also|this)|seealso|also-read|more-(?:from|on|stories|news|in|about)
    |next-(?:article|story|post)|further-reading|editors-picks?|mehr-zum-thema|siehe-auch|lire-aussi|leggi-anche
    |lea-tambien|te-puede-interesar|leia-tambem|lees-ook
    |shares?|sharing|sharebar|share-?tools|socials?|follow-us|toolbar|article-?tools|action-bar
    |comments?|commenting|comment-?list|comentarios|commentaires|kommentare?|commenti|reacties|disqus|livefyre|respond
    |gallery|slideshow|carousel|slider|outbrain|taboola|zergnet|revcontent
    |cookies?|consent|gdpr|onetrust|breadcrumbs?|pagination|pager|skip-link|sr-only|visually-?hidden
    |screen-?reader(?:-text)?|tags|tag-?list|topics?-?list|keywords|about-(?:the-)?author|bio|biography
    |(?:author|writer|reporter|contributor)-?(?:bio|box|info|card|profile|description|details)
    |noprint|no-print|do-not-print|login|register|menu|navbar|sidebar|widgets?"""
    )
)
_ADVERTISED = re.compile(
    _CALLED.format(
        r"ads?|adverts?|advertisements?|advertising|ad-(?:slot|unit|container|wrapper|label)|sponsor(?:ed|s)?|dfp"
        r"|anzeige|werbung|publicidad|pub|pr"
    )
)
_DISCUSSION = re.compile(
    _CALLED.format(
        r"comments?|comment-?list|comentarios|commentaires|kommentare?|commenti|reacties|disqus|discussion|respond"
    )
)
_SIGN_UP = re.compile(
    r"(?i)^mailto:|/(?:e?mail-)?(?:newsletters?|sign-?up|subscri(?:be|ption)s?|suscri\w+|abonn\w+|abo|membership|donate"
    r"|donar|spenden|register)(?:[/?#.]|$)|//(?:(?:chat|www)\.whatsapp\.com|whatsapp\.com|wa\.me|t\.me)/"
)
_FOLLOW = re.compile(
    r"(?i)//(?:[\w-]+\.)?(?:facebook|twitter|x|instagram|linkedin|youtube|tiktok|threads|pinterest|telegram)\.\w+"
    r"/[^/?#]*/?(?:[?#]|$)"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_NAMED_IN = ("class", "id", "itemprop", "role", "data-component", "data-testid", "data-module", "data-type")
_STANDING = frozenset(("html", "body", "main", "article", "head", "h1", "p"))
_CELLS = frozenset(("td", "th"))
_TABLE = frozenset(("td", "th", "tr", "tbody", "thead", "tfoot", "table"))
_CREDITED = re.compile(
    r"(?i)(?<=[\s.!?)\]])\(?(?:photo(?:graph(?:y)?)?|picture|image|foto|bild|crédit(?: photo)?|credits?|illustration)"
    r"(?: by\b|\s?:|\.{3})"
)
_MOST_OF_PAGE = 0.3
_LITTLE_OF_PAGE = 0.15
_PLEA = 300
_LONGEST_PLEA = 300
_ASKING = 2
_ARTICLE = 500
_SHORTEST_PROSE = 40
_LONGEST_CAPTION = 700
_MOSTLY = 0.7
_LONGEST_NAMES = 500


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    Args:
        text: What it says, with single spaces.
        kind: What its element is, where that tells: an `h1` is a headline, a `figcaption` or what calls itself so a
            caption, and what calls itself a credit in it a credit.
        element: The innermost element around it that makes lines.
        linked: It is mostly links.
        asks: It is short and links to where readers sign up, pay, follow or write.
    """

    text: str
    kind: BlockKind | None
    element: Element
    linked: bool
    asks: bool


def prune(root: Element) -> None:
    """Take out what is hidden, what signs readers up, and what by its name holds no part of the article, unless it
    holds much of the page's prose; and make plain boxes of tables that are but a layout."""
    total, open_elements = 0, []
    amounts: dict[Element, int] = {}
    unwanted: list[tuple[Element, int]] = []
    cells: list[Element] = []
    for event, element in _walk(root):
        if event == "start":
            _shorten(element)
            open_elements.append(total)
            if element.tag not in _LEFT_OUT:
                total += _prose(element.text)
            continue
        before = open_elements.pop()
        amounts[element] = total - before
        if element.tag not in _STANDING and (element.tag in _BESIDE or _is_unwanted(element)):
            unwanted.append((element, before))
        elif element.tag in _CELLS:
            cells.append(element)
        total += _prose(element.tail)
    for cell in cells:
        if amounts[cell] > _MOST_OF_PAGE * total:
            _make_plain(cell)
    for element, before in unwanted:
        most = _MOST_OF_PAGE * total
        is_small = amounts[element] <= (min(most, _PLEA) if _ADVERTISED.search(_names(element)) else most)
        is_discussion = before >= _ARTICLE and _DISCUSSION.search(_names(element)) and element.find(".//h1") is None
        if is_small or is_discussion:
            box = _around_form(element, amounts, total) if element.tag == "form" else element
            if box.getparent() is not None:
                box.drop_tree()


def _shorten(element: Element) -> None:
    """Cut a name that is longer than any: trafilatura searches them again and again."""
    for attribute in ("class", "id"):
        if len(name := element.get(attribute) or "") > _LONGEST_NAMES:
            element.set(attribute, name[:_LONGEST_NAMES])


def _around_form(form: Element, amounts: dict[Element, int], total: int) -> Element:
    """The box that a form stands in with little else."""
    box = form
    while (parent := box.getparent()) is not None:
        if parent.tag in _STANDING or amounts[parent] > min(_PLEA, _LITTLE_OF_PAGE * total):
            break
        box = parent
    return box


def _make_plain(cell: Element) -> None:
    while cell.tag in _TABLE:
        cell.tag = "div"
        cell = cell.getparent()


def _prose(text: str | None) -> int:
    """The length of a text if it may be prose, which links and labels are too short for."""
    length = len(text.strip()) if text else 0
    return length if length >= _SHORTEST_PROSE else 0


def lines_of(root: Element) -> list[Line]:
    """The lines of a page, without navigation, forms, scripts and asides. Takes time in proportion to its size."""
    lines: list[Line] = []
    words: list[str] = []
    in_links = asking = 0
    kinds: list[BlockKind | None] = [None]
    makers = [root]
    left_out = links = 0

    def flush() -> None:
        nonlocal in_links, asking
        if text := " ".join("".join(words).split()):
            is_linked = in_links >= _MOSTLY * len(text)
            asks = asking >= _ASKING and len(text) <= _LONGEST_PLEA
            at = 0
            if kinds[-1] == "caption" and (credit := _CREDITED.search(text)):
                at = credit.start()
                lines.append(Line(text[:at].strip(), "caption", makers[-1], is_linked, asks))
            lines.append(Line(text[at:], "credit" if at else kinds[-1], makers[-1], is_linked, asks))
        words.clear()
        in_links = asking = 0

    def add(text: str | None) -> None:
        nonlocal in_links
        if text and not left_out:
            words.append(text)
            if links:
                in_links += len(" ".join(text.split()))

    for event, element in _walk(root):
        tag = element.tag
        starts = event == "start"
        kind = _kind(element, kinds[-1]) if starts else kinds[-1]
        own_line = tag in _LINES or kind != kinds[-1 if starts else -2]
        if own_line:
            flush()
        if starts:
            kinds.append(kind)
            makers.append(element if own_line and tag != "br" else makers[-1])
            left_out += tag in _LEFT_OUT
            if tag == "a":
                links += 1
                asking += _asking(element.get("href") or "")
            if kind == "caption" and tag == "span":
                add(" ")
            add(element.text)
        else:
            kinds.pop()
            makers.pop()
            left_out -= tag in _LEFT_OUT
            links -= tag == "a"
            if element is not root:
                add(element.tail)
    flush()
    return lines


def _asking(address: str) -> int:
    """How far a link's address speaks for a plea: one to a social network does half of it."""
    return _ASKING if _SIGN_UP.search(address) else int(_FOLLOW.search(address) is not None)


def _kind(element: Element, around: BlockKind | None) -> BlockKind | None:
    if element.tag in _KINDS:
        return _KINDS[element.tag]
    names = _names(element)
    if around == "caption":
        return "credit" if _CREDIT.search(names) else around
    if around is None and _CAPTION.search(names) and _is_short(element):
        return "caption"
    return around


def _is_short(element: Element) -> bool:
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > _LONGEST_CAPTION:
            return False
    return True


def _is_unwanted(element: Element) -> bool:
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    return _names_unwanted(_names(element))


@lru_cache(maxsize=4096)
def _names_unwanted(names: str) -> bool:
    return _UNWANTED.search(names) is not None or _ADVERTISED.search(names) is not None


def _names(element: Element) -> str:
    return _parted(" ".join(filter(None, map(element.get, _NAMED_IN)))[:_LONGEST_NAMES])


@lru_cache(maxsize=4096)
def _parted(names: str) -> str:
    """Names with a hyphen between the words of each: relatedLinks, related-Links."""
    return _CAMEL.sub("-", names)


def _walk(root: Element) -> Iterator[tuple[str, Element]]:
    from lxml.etree import iterwalk

    return iter(iterwalk(root, ("start", "end")))
