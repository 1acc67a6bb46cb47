"""RSS 0.9 to 2.0 and Atom -> entries.

A well-formed feed is read as all XML is here, with one entry's tree in memory at a time. `feedparser` is not used for
it: it holds the whole feed, and takes a picture's caption (`media:description`) for an entry's content (its issue 53).
From where a feed is not well-formed nothing reads on as well as feedparser does.
"""

import io
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element, tostring

from dateline.sources.documents.document import Metadata, Subject
from dateline.sources.documents.input_errors import BrokenRecordError, EmptyError, UnsafeError
from dateline.sources.documents.resource import Resource
from dateline.sources.documents.urls import absolute
from dateline.sources.text import xml
from dateline.sources.text.blocks import Part, local, text_of

from .entries import Entry, Text, byline, line_of, moment

_ENTRIES = ("item", "entry")
_OF_FEED = ("title", "link", "language", "copyright", "rights", "author", "publisher")
_NOT_OF_FEED = ("image", "textInput", "textinput", "source")
_MEDIA = "{http://search.yahoo.com/mrss/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_OF_MEDIA = (_MEDIA, "{http://search.yahoo.com/mrss}", "{http://www.itunes.com/dtds/podcast-1.0.dtd}")
_MARKUP = ("html", "text/html", "xhtml", "application/xhtml+xml")
_PLAIN = ("text", "text/plain")
_LARGEST_BROKEN = 16 << 20
_END = re.compile(rb"</(?:[\w.-]+:)?(?:rss|feed|RDF)\s*>")


def entries(resource: Resource) -> Iterator[Entry]:
    """The entries of a feed in its order. Raises SourceError, after the entries that stand before a fault."""
    feed = _Feed(resource)
    count = 0
    try:
        for element, _ in xml.items(resource, *_ENTRIES, *_OF_FEED, *_NOT_OF_FEED):
            if local(element) in _ENTRIES:
                count += 1
                yield feed.entry(element)
            else:
                feed.see(element)
    except BrokenRecordError as fault:
        yield from _recovered(resource, feed, count, fault)
    else:
        if not count:
            raise EmptyError("The feed has no entries. Leave it out, unless it will have some.")


class _Feed:
    """What a feed says of all its entries, and how these are read."""

    def __init__(self, resource: Resource) -> None:
        root = xml.root_attributes(resource.head())
        self._bases = [resource.url, root.get("xml:base")]
        self._language = root.get("xml:lang")
        self._elements: dict[str, Element] = {}

    def see(self, element: Element) -> None:
        """Note an element of the feed itself: the first of each name that says something."""
        name = local(element)
        if name == "link":
            if not self._bases[0] and element.get("rel", "alternate") in ("alternate", "self"):
                self._bases[0] = absolute(element.get("href") or element.text)
        elif text_of(element):
            self._elements.setdefault(name, element)

    def entry(self, item: Element) -> Entry:
        """An entry."""
        bases = [*self._bases, item.get(f"{xml.NAMESPACE}base")]
        content, language = _content(item)
        of_feed = self._elements.get
        return Entry(
            id=_text(item, "guid", "id") or item.get(f"{_RDF}about"),
            metadata=Metadata(
                url=_address(item, bases),
                title=_line(_first(item, "title")),
                byline=byline(_authors(item)) or byline(_names(of_feed("author"))),
                publisher=_publisher(item) or _line(of_feed("publisher")) or _line(of_feed("title")),
                copyright=_line(_first(item, "rights", "copyright"))
                or _line(of_feed("rights"))
                or _line(of_feed("copyright")),
                language=language
                or _text(item, "language")
                or item.get(f"{xml.NAMESPACE}lang")
                or text_of(of_feed("language"))
                or self._language,
                published_at=_time(item, "published", "pubdate", "issued", "date", "created"),
                modified_at=_time(item, "updated", "modified"),
                subjects=tuple(_subjects(item)),
            ),
            content=content,
            summary=next(
                (text for one in _all(item, "description", "summary") if (text := _text_in(one)).value), Text()
            ),
            captions=list(_captions(item)),
        )


def _address(item: Element, bases: list[str | None]) -> str | None:
    """The address of an entry's page: the one that a feed service has put its own in place of, the link, an identifier
    that is one."""
    links = [link for link in _all(item, "link") if link.get("rel", "alternate") == "alternate"]
    links.sort(key=lambda link: link.get("type", "text/html") not in _MARKUP)
    guids = [guid for guid in _all(item, "guid") if guid.get("isPermaLink", "true").lower() == "true"]
    elements = (*_all(item, "origlink"), *links, *guids, *_all(item, "id"))
    candidates = [element.get("href") or text_of(element) for element in elements]
    return next((address for one in candidates if (address := absolute(one, *bases))), None)


def _content(item: Element) -> tuple[Text, str | None]:
    """What an entry gives as its content, the longest where there are several, and the language that it names."""
    content, language = Text(), None
    for element in _all(item, "encoded", "content", "body", "fullitem"):
        text = _text_in(element)
        if len(text.value) > len(content.value):
            content, language = text, element.get(f"{xml.NAMESPACE}lang")
    return content, language


def _text_in(element: Element) -> Text:
    """What an element holds: markup, escaped markup or text."""
    if len(element):
        for each in element.iter():
            each.tag = local(each)
        return Text(tostring(element, "unicode", "html"))
    kind = _type(element)
    if kind in _PLAIN:
        return Text(element.text or "", plain=True)
    return Text(element.text or "") if not kind or kind in _MARKUP else Text()


def _line(element: Element | None) -> str | None:
    """A title or name on one line."""
    if element is None or len(element):
        return text_of(element)
    return line_of(element.text or "", plain=_type(element) in _PLAIN)


def _type(element: Element) -> str:
    return element.get("type", "").partition(";")[0].strip().lower()


def _authors(item: Element) -> Iterator[str | None]:
    for author in _all(item, "creator") or _all(item, "author"):
        yield from _names(author)


def _names(author: Element | None) -> Iterator[str | None]:
    if author is not None:
        yield _text(author, "name") if len(author) else author.text


def _publisher(item: Element) -> str | None:
    """Whom an entry comes from that another feed repeats, or who is named as its publisher."""
    source = _first(item, "source")
    if source is not None and len(source):
        source = _first(source, "title")
    return _line(source) or _line(_first(item, "publisher"))


def _subjects(item: Element) -> Iterator[Subject]:
    for element in _all(item, "category", "subject"):
        yield Subject(element.get("label") or element.get("term") or _line(element))


def _captions(item: Element) -> Iterator[Part]:
    """What stands under an entry's pictures, and whose they are."""
    for element in item.iter():
        if element.tag in (f"{_MEDIA}description", f"{_MEDIA}credit") and (line := _line(element)):
            yield "caption" if local(element) == "description" else "credit", line


def _time(item: Element, *names: str) -> datetime | None:
    return next((time for element in _all(item, *names) if (time := moment(element.text))), None)


def _text(item: Element, *names: str) -> str | None:
    return next((text for element in _all(item, *names) if (text := text_of(element))), None)


def _first(item: Element, *names: str) -> Element | None:
    return next(iter(_all(item, *names)), None)


def _all(item: Element, *names: str) -> list[Element]:
    """The children of these names, in the names' order, without those that speak of a picture or a podcast."""
    children = [(local(child), child) for child in item if not child.tag.startswith(_OF_MEDIA)]
    return [child for name in names for its, child in children if its == name]


def _recovered(resource: Resource, feed: _Feed, count: int, fault: BrokenRecordError) -> Iterator[Entry]:
    """The entries after the first `count`, as far as feedparser makes sense of what is not well-formed.

    Raises `fault` where that is nowhere, and where the feed has no end.
    """
    import feedparser

    data = resource.content(_LARGEST_BROKEN, "That is too much for a feed that is not well-formed. Correct it.")
    if b"<!ENTITY" in data:
        raise UnsafeError("It declares entities and is not well-formed. Remove its DTD.") from fault
    headers = {"content-type": f"application/xml; charset={resource.charset}"} if resource.charset else {}
    try:
        found = feedparser.parse(
            io.BytesIO(data), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
        for name in ("title", "link", "language", "rights", "publisher"):
            feed.see(_element(name, found.feed.get(name)))
        items = [_item(entry, found.version) for entry in found.entries[count:]]
    except Exception as error:  # It has none of its own.
        raise fault from error
    yield from map(feed.entry, items)
    if not count + len(items):
        raise fault
    if not _END.search(data[-4096:]):
        raise BrokenRecordError("The feed has no end: what comes after its last entry is lost. Fetch it anew.")


def _item(entry: Any, version: str) -> Element:
    """An entry as feedparser reads it, as an item of RSS. What it has for plain content is a caption, and for the time
    of change the `dc:date` of RSS."""
    item = Element("item")
    authors = [author.get("name") for author in entry.get("authors", ()) if "email" not in author]
    updated = dict.get(entry, "updated")  # Its own `get` gives the time of publication where there is none.
    published = entry.get("published")
    if version.startswith("rss"):
        published, updated = published or updated, None
    values = [
        ("guid", entry.get("id") if entry.get("guidislink") else None),
        ("id", entry.get("id")),
        ("origlink", entry.get("feedburner_origlink")),
        ("link", entry.get("link")),
        ("title", entry.get("title")),
        ("pubdate", published),
        ("updated", updated),
        ("language", (entry.get("title_detail") or {}).get("language")),
        ("rights", entry.get("rights")),
        ("source", (entry.get("source") or {}).get("title")),
        ("description", entry.get("summary")),
        *(("creator", author) for author in authors or [entry.get("author")]),
        *(("category", tag.get("label") or tag.get("term")) for tag in entry.get("tags", ())),
        *(("content", one.value) for one in entry.get("content", ()) if one.type != "text/plain"),
    ]
    item.extend(_element(name, value) for name, value in values if value)
    return item


def _element(name: str, text: str | None) -> Element:
    element = Element(name)
    element.text = text
    return element
