"""Feeds: RSS, Atom and JSON Feed. An entry with its full text (see `entries.py`) is a document; any other is a link to
its page, with what the feed says of it.

A feed is read in its order, to its end: the driver bounds how many pages are fetched for it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from dateline.sources.documents.document import RawDocument, Reject
from dateline.sources.documents.input_errors import EmptyError, SourceError
from dateline.sources.documents.resource import Link, Resource
from dateline.sources.documents.uris import reject
from dateline.sources.text import xml
from dateline.sources.text.compose import compose, tidy

from . import jsonfeed, xml_feeds
from .entries import Entry

_NAMESPACES = {
    "RDF": ("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/", "http://purl.org/net/rss1.1#"),
    "feed": ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"),
}
_LONGEST_NAME = 1_000
_UNIQUE = re.compile(r"(?i)(?:tag|urn):.{8,}", re.DOTALL)


def sniff(head: bytes) -> bool:
    """Whether its root element is `rss`, RSS 1.0's `rdf:RDF` or Atom's `feed`, or it has a JSON Feed's version."""
    root = xml.root_name(head)
    if root in _NAMESPACES:
        return any(value in _NAMESPACES[root] for value in xml.root_attributes(head).values())
    return root == "rss" or jsonfeed.sniff(head)


def read(resource: Resource) -> Iterator[RawDocument | Reject | Link]:
    """The articles of a feed and links to those that it only announces.

    A document's source_uri ends in `#` and the entry's identifier, else its address, else its title; where a feed has
    several of one name, in its number among them too.
    """
    entries = jsonfeed.entries if jsonfeed.sniff(resource.head()) else xml_feeds.entries
    seen: Counter[str] = Counter()
    for entry in entries(resource):
        name = " ".join((entry.id or entry.metadata.url or entry.metadata.title or "entry").split())[:_LONGEST_NAME]
        seen[name] += 1
        uri = f"{resource.uri}#{name}" + (f"/{seen[name]}" if seen[name] > 1 else "")
        try:
            yield _found(uri, entry)
        except SourceError as error:
            yield reject(uri, error)


def _found(uri: str, entry: Entry) -> RawDocument | Link:
    metadata, text = entry.metadata, entry.full_text()
    if text is None and metadata.url:
        return Link(metadata.url, tidy(metadata))
    text = text or entry.short_text()
    if text is None:
        raise EmptyError("The entry has no full text, and no link to it. Leave it out.")
    if not metadata.url and entry.id and _UNIQUE.match(entry.id):
        metadata = replace(metadata, item_id=entry.id)
    return compose(uri, "feed", entry.printed(text), replace(metadata, subtitle=entry.subtitle(text)))
