"""Web pages: the one article of each, with what the page says of it (`metadata.py`).

What is hidden, signs readers up, or calls itself a related link, a newsletter or the like is taken out
(`lines.py`). The body is then chosen among the lines that are left (`body.py`), by the text that trafilatura
finds, set to rather leave out than let in, or by the one that the page states. What is no article is refused
(`no_article.py`).
"""

import codecs
import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from dateline.sources.documents.document import MAX_CHARACTERS, RawDocument
from dateline.sources.documents.input_errors import BrokenRecordError, EmptyError, TooLargeError, UnsafeError
from dateline.sources.documents.resource import Resource
from dateline.sources.text.compose import compose
from dateline.sources.text.decode import decode, without_surrogates

from .body import article_parts
from .jsonld import Linked, body_of
from .lines import Element, Line, lines_of, prune
from .metadata import Page, metadata_of
from .no_article import why_not

_LARGEST = 16 << 20
_MOST_ELEMENTS = 30_000
_IN_HEAD = ("title", "meta", "link", "script", "style", "base", "noscript", "template")
_DEEPEST = 256
_START = re.compile(
    rb"(?is)(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|h1)[\s>]"
)
# A tag with very many attributes takes libxml2 time in proportion to their square. What only looks like a tag is passed
# over: what stands in a comment, a script or a value.
_MOST_ATTRIBUTES = 256
_BUSY = re.compile(
    r"""(?isx) < [a-z] [^\s/>]*+
        (?P<attributes> (?:
            (?: [\s/]++ | (?<=["']) ) [^\s/>=]++ (?: \s*+ = \s*+ (?: "[^"]*+" | '[^']*+' | [^\s>"'][^\s>]*+ )? )?
        ){256} )
    | <!-- (?: -?> | .*? (?: --!?> | \Z ) )
    | < (script|style|textarea|title|noscript|iframe|xmp) \b .*? (?: </\2 | \Z )
    | < [a-z] (?: [^"'<>]++ | "[^"]*+" | '[^']*+' )*+ >"""
)
_DECLARED = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""")
_HEAD = 4096
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_KNOWN = re.compile(
    r"utf-8|cp\d+|iso8859-\d+|ascii|koi8-[ru]|big5|gb2312|gbk|gb18030|shift_jis|euc_jp|euc_kr|mac-roman"
)
_BROWSERS = {
    "utf-8": "utf-8-sig",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_MOST_OF_TITLE = 0.4
_SEPARATORS = "|-–—·•»:/"


def sniff(head: bytes) -> bool:
    """Whether it begins as a web page does, with `<!doctype html` or `<html`, or as a piece of one."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[: len(head) & ~1].decode("utf-16", "replace").encode()
    return _START.match(head) is not None


def read(resource: Resource) -> Iterator[RawDocument]:
    """The article of a page."""
    with resource.open() as stream:
        data = stream.read(_LARGEST + 1)
    yield page(data, resource.uri, resource.url, resource.charset)


def page(data: bytes, source_uri: str, url: str | None = None, charset: str | None = None) -> RawDocument:
    """The article of a page that was found at an address, in the encoding that its server declared.

    Raises EmptyError where it has none, TooLargeError, UnsafeError, BinaryError, BrokenRecordError.
    """
    if len(data) > _LARGEST:
        raise TooLargeError(f"The page has more than {_LARGEST:,} bytes. Is it an article? Leave it out.")
    root = _tree(decode_page(data, charset))
    found = Page(root)
    linked = Linked(found.scripts)
    node = linked.article(found.canonical or url)
    metadata = metadata_of(found, linked, node, url)
    stated = body_of(node) if node else ""
    prune(root)
    lines = lines_of(root)
    if sum(len(line.text) for line in lines) > MAX_CHARACTERS:
        raise TooLargeError(f"It has more than {MAX_CHARACTERS:,} letters of text. Is it an article? Leave it out.")
    metadata = replace(metadata, title=_as_printed(metadata.title, lines))
    body, parts = article_parts(lines, _found(root), stated, metadata.title, metadata.subtitle, found.description)
    if reason := why_not(found, node, lines, body, parts, url):
        raise EmptyError(f"{reason} Leave it out.")
    printed = next((text for kind, text in parts if kind == "subhead"), None)
    return compose(source_uri, "html", parts, replace(metadata, subtitle=metadata.subtitle or printed))


def _as_printed(title: str | None, lines: list[Line]) -> str | None:
    """A title without the site's name, section or the like before or behind it, if it also stands without them."""
    if title is None or any(line.text == title for line in lines):
        return title
    for line in lines:
        if len(line.text) >= _MOST_OF_TITLE * len(title) and line.text in title:
            before, _, behind = title.partition(line.text)
            if before.rstrip()[-1:] in _SEPARATORS and behind.lstrip()[:1] in _SEPARATORS:
                return line.text
    return title


def lines_of_piece(markup: str) -> list[Line]:
    """The lines of a piece of HTML that holds an article and little else, such as what a feed has of it.

    Raises TooLargeError, UnsafeError.
    """
    with suppress(EmptyError):
        root = _tree(markup)
        prune(root)
        return lines_of(root)
    return []


def decode_page(data: bytes, charset: str | None) -> str:
    """The text of a page. What it is goes before what it is said to be: a byte order mark, then UTF-8 if it is that
    without a fault, then what the server or the page itself declares if that fits, then what `decode` finds.

    Raises BinaryError.
    """
    if b"\0" in data and data.count(b"\0") < len(data) / 100:
        data = data.replace(b"\0", b"")
    in_page = _DECLARED.search(data[:_HEAD])
    for declared in ("utf-8", charset, in_page[1].decode() if in_page else None):
        encoding = _encoding(declared)
        if encoding and b"\0" not in data:
            with suppress(UnicodeDecodeError):
                return data.decode(encoding)
    return decode(data)


def _encoding(declared: str | None) -> str | None:
    """The encoding that browsers take for a declared one, if they know it."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    return _BROWSERS.get(name, name) if _KNOWN.fullmatch(name) else None


def _tree(markup: str) -> Element:
    from lxml import etree, html

    if any(tag["attributes"] for tag in _BUSY.finditer(markup)):
        raise UnsafeError(f"A tag in it has {_MOST_ATTRIBUTES} attributes or more. Leave it out.")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(_CONTROLS.sub("", without_surrogates(markup)).encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise EmptyError("There is no text in this page. Leave it out.") from error
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise UnsafeError(f"Its elements are nested {_DEEPEST} deep or more. Leave it out.")
    if next(islice(root.iter(), _MOST_ELEMENTS, None), None) is not None:
        raise TooLargeError(f"It has more than {_MOST_ELEMENTS:,} elements. Is it an article? Leave it out.")
    _out_of_head(root)
    return root


def _out_of_head(root: Element) -> None:
    """Where a page leaves out its `body` tags, as HTML allows, libxml2 takes an `article` or `main` for a part of the
    head: it knows HTML 4 only."""
    from lxml import etree

    head, body = root.find("head"), root.find("body")
    strays = [element for element in head if element.tag not in _IN_HEAD] if head is not None else []
    if strays and body is None:
        body = etree.SubElement(root, "body")
    for number, stray in enumerate(strays):
        body.insert(number, stray)


def _found(root: Element) -> str:
    """The text that trafilatura takes for the article."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(root, include_comments=False, include_tables=False, favor_precision=True)
    except Exception as error:
        what = f"{type(error).__name__}: {str(error)[:200]}"
        raise BrokenRecordError(f"The article in it cannot be found: {what}. Leave it out.") from error
    return getattr(found, "text", None) or ""
