"""NewsML-G2, IPTC's format for items of news and messages of many. https://iptc.org/standards/newsml-g2/"""

import re
from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element

from dateline.sources.documents.document import UNKNOWN, Metadata, RawDocument, Reject, Subject
from dateline.sources.documents.input_errors import BrokenRecordError, EmptyError, SourceError
from dateline.sources.documents.resource import Resource
from dateline.sources.documents.uris import reject
from dateline.sources.documents.urls import address_of
from dateline.sources.text import xml
from dateline.sources.text.blocks import Part, child_of, html_parts, local, plain_parts, text_of, tree_parts
from dateline.sources.text.times import read_time

from . import nitf
from .iptc import code_of, item_document, item_uri, number_of, printed, status_of

_WITHOUT_TEXT = ("packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
_ROOTS = ("newsMessage", "newsItem", *_WITHOUT_TEXT)


def sniff(head: bytes) -> bool:
    """Whether the root element is a message or an item."""
    return xml.root_name(head) in _ROOTS


def read(resource: Resource) -> Iterator[RawDocument | Reject]:
    """The articles of an item or a message, in its order.

    Inside a message a document's source_uri ends in `#`, the item's guid and its version. Items that hold no text are
    rejects: pictures, packages, concepts, plans.
    """
    number = 0
    for number, (item, alone) in enumerate(xml.items(resource, "newsItem", *_WITHOUT_TEXT), 1):
        uri = item_uri(resource.uri, alone, item.get("guid"), number_of(item.get("version")), number)
        try:
            yield _document(uri, item)
        except SourceError as error:
            yield reject(uri, error)
    if not number:
        raise BrokenRecordError("There is no item of NewsML-G2 in it. Name the format that it has, or leave it out.")


def _document(uri: str, item: Element) -> RawDocument:
    if local(item) != "newsitem":
        raise EmptyError(f"A {item.tag.rpartition('}')[2]} holds no text of its own. Leave it out.")
    metadata = _metadata(item)
    body, inner = _content(item)
    content = child_of(item, "{*}contentMeta")
    head: list[Part] = [
        ("headline", metadata.title or ""),
        ("subhead", metadata.subtitle or ""),
        ("byline", text_of(content.find("{*}by")) or ""),
        ("dateline", text_of(content.find("{*}dateline")) or ""),
    ]
    return item_document(uri, "newsml", printed(head, body) if body else [], metadata.filled(inner))


def _content(item: Element) -> tuple[list[Part], Metadata]:
    """The first content that holds text, and what a NITF document inside says beyond the item."""
    for content in item.iterfind("{*}contentSet/*"):
        parts: list[Part] = []
        metadata = UNKNOWN
        if local(content) == "inlinexml":
            inner = content.find("{*}nitf")
            if inner is not None:
                parts, metadata = nitf.parts_of(inner), nitf.metadata_of(inner)
            else:
                parts = [part for child in content for part in tree_parts(child)]
        elif local(content) == "inlinedata" and not content.get("encoding"):
            text = "".join(content.itertext())
            parts = html_parts(text) if "html" in content.get("contenttype", "") else plain_parts(text)
        if parts:
            return parts, metadata
    return [], UNKNOWN


def _metadata(item: Element) -> Metadata:
    guid = item.get("guid")
    meta = child_of(item, "{*}itemMeta")
    rights = child_of(item, "{*}rightsInfo")
    content = child_of(item, "{*}contentMeta")
    titles, subtitles = _headlines(content)
    status = meta.find("{*}pubStatus")
    creators = filter(None, (_name(creator) for creator in content.iterfind("{*}creator")))
    holder = _name(rights.find("{*}copyrightHolder"))
    language = content.find("{*}language")
    return Metadata(
        url=address_of(guid),
        item_id=guid,
        version=number_of(item.get("version")),
        status="usable" if status is None else status_of(status.get("qcode") or status.get("uri")),
        title=next(iter(titles), None) or text_of(meta.find("{*}title")),
        subtitle=next(iter(subtitles), None),
        byline=text_of(content.find("{*}by")) or ", ".join(creators) or None,
        publisher=_name(meta.find("{*}provider")) or holder,
        dateline=_name(content.find("{*}located")) or text_of(content.find("{*}dateline")),
        slugline=text_of(content.find("{*}slugline")),
        credit=text_of(content.find("{*}creditline")),
        copyright=text_of(rights.find("{*}copyrightNotice")) or (f"© {holder}" if holder else None),
        language=language.get("tag") if language is not None else item.get(f"{xml.NAMESPACE}lang"),
        published_at=_time(meta, "firstCreated") or _time(content, "contentCreated") or _time(meta, "versionCreated"),
        modified_at=_time(meta, "versionCreated"),
        embargoed_until=_time(meta, "embargoed"),
        subjects=(
            *(_subject(subject) for subject in content.iterfind("{*}subject")),
            *(Subject(text_of(keyword)) for keyword in content.iterfind("{*}keyword")),
        ),
    )


def _headlines(content: Element) -> tuple[list[str], list[str]]:
    """Headlines and subheadlines, told apart by their roles."""
    titles: list[str] = []
    subtitles: list[str] = []
    for headline in content.iterfind("{*}headline"):
        if words := text_of(headline):
            (subtitles if re.search("(?i)sub", headline.get("role", "")) else titles).append(words)
    return titles, subtitles


def _name(party: Element | None) -> str | None:
    """The name of a person, organisation or place, or else its code without the scheme."""
    if party is None:
        return None
    code = party.get("literal") or (party.get("qcode") or "").rpartition(":")[2]
    return text_of(party.find("{*}name")) or code or None


def _time(parent: Element, name: str) -> datetime | None:
    return read_time(text_of(parent.find(f"{{*}}{name}")))


def _subject(subject: Element) -> Subject:
    uri = subject.get("uri")
    code = subject.get("qcode") or (code_of(uri) if uri else None) or subject.get("literal")
    return Subject(text_of(subject.find("{*}name")), code)
