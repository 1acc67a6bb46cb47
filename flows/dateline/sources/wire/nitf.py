"""NITF, IPTC's News Industry Text Format (3.x): one article a file. https://iptc.org/standards/nitf/"""

from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element

from dateline.sources.documents.document import Metadata, RawDocument, Reject, Subject
from dateline.sources.documents.input_errors import BrokenRecordError, SourceError
from dateline.sources.documents.resource import Resource
from dateline.sources.documents.uris import reject
from dateline.sources.documents.urls import address_of
from dateline.sources.text import xml
from dateline.sources.text.blocks import Part, child_of, local, text_of, tree_parts
from dateline.sources.text.times import read_time

from .iptc import item_document, item_uri, number_of, status_of


def sniff(head: bytes) -> bool:
    """Whether the root element is `nitf`."""
    return xml.root_name(head) == "nitf"


def read(resource: Resource) -> Iterator[RawDocument | Reject]:
    """The article of a file; of several inside another element each, as `#` and its identifier."""
    number = 0
    for number, (nitf, alone) in enumerate(xml.items(resource, "nitf"), 1):
        metadata = metadata_of(nitf)
        uri = item_uri(resource.uri, alone, metadata.item_id, metadata.version, number)
        try:
            yield item_document(uri, "nitf", parts_of(nitf), metadata)
        except SourceError as error:
            yield reject(uri, error)
    if not number:
        raise BrokenRecordError("There is no element `nitf` in it. Name the format that it has, or leave it out.")


def parts_of(nitf: Element) -> list[Part]:
    """What is printed: headlines, byline and dateline, then the body."""
    body = nitf.find("{*}body")
    return tree_parts(body) if body is not None else []


def metadata_of(nitf: Element) -> Metadata:
    """What the item says of itself in `head` and in `body.head`.

    A release after the issue is the end of an embargo, the last revision the time of change.
    """
    docdata = child_of(nitf, "{*}head/{*}docdata")
    pubdata = child_of(nitf, "{*}head/{*}pubdata")
    body = child_of(nitf, "{*}body/{*}body.head")
    duplicate = docdata.find("{*}du-key")
    versions = (duplicate.get("version"), duplicate.get("generation")) if duplicate is not None else ()
    revisions = (read_time(revision.get("norm")) for revision in nitf.iterfind("{*}head/{*}revision-history"))
    issued = _norm(docdata, "date.issue") or read_time(pubdata.get("date.publication"))
    released = _norm(docdata, "date.release")
    return Metadata(
        url=address_of(pubdata.get("ex-ref")),
        item_id=_identifier(docdata.find("{*}doc-id"), pubdata.get("name")),
        version=next((version for value in versions if (version := number_of(value)) is not None), None),
        status=status_of(docdata.get("management-status")),
        title=text_of(body.find("{*}hedline/{*}hl1")) or text_of(nitf.find("{*}head/{*}title")),
        subtitle=text_of(body.find("{*}hedline/{*}hl2")),
        byline=_byline(body),
        publisher=pubdata.get("name") or text_of(body.find("{*}distributor")),
        section=pubdata.get("position.section"),
        dateline=text_of(body.find("{*}dateline/{*}location")),
        slugline=_slugline(nitf, duplicate),
        credit=text_of(body.find("{*}distributor")),
        copyright=_copyright(docdata, body),
        language=nitf.get(f"{xml.NAMESPACE}lang") or nitf.get("baselang") or _meta(nitf, "language"),
        published_at=issued or released,
        modified_at=max((time for time in revisions if time), default=None),
        embargoed_until=released if issued and released and released > issued else None,
        subjects=tuple(_subjects(nitf, docdata)),
    )


def _identifier(identifier: Element | None, publication: str | None) -> str | None:
    """A number or word alone is unique only together with who gave it."""
    if identifier is None:
        return None
    value = identifier.get("id-string")
    source = identifier.get("regsrc") or publication
    return f"{source}:{value}" if value and source and ":" not in value else value


def _byline(head: Element) -> str | None:
    """The persons of the bylines, or else what they say, without titles such as Staff Writer."""
    bylines = head.findall("{*}byline")
    people = [text_of(person) for byline in bylines for person in byline.iterfind("{*}person")]
    return ", ".join(filter(None, people or map(_without_title, bylines))) or None


def _without_title(byline: Element) -> str:
    words = [byline.text or ""]
    for child in byline:
        if local(child) != "byttl":
            words += child.itertext()
        words.append(child.tail or "")
    return " ".join("".join(words).split()).rstrip(" ,")


def _slugline(nitf: Element, duplicate: Element | None) -> str | None:
    fixture = nitf.find("{*}head/{*}docdata/{*}fixture")
    return (
        _meta(nitf, "slugline")
        or (duplicate.get("key") if duplicate is not None else None)
        or (fixture.get("fix-id") if fixture is not None else None)
    )


def _meta(nitf: Element, name: str) -> str | None:
    found = (meta.get("content") for meta in nitf.iterfind("{*}head/{*}meta") if meta.get("name", "").lower() == name)
    return next(found, None)


def _copyright(docdata: Element, head: Element) -> str | None:
    notice = docdata.find("{*}doc.copyright")
    if notice is None:
        return text_of(head.find("{*}rights"))
    return " ".join(filter(None, ("©", notice.get("year"), notice.get("holder"))))


def _norm(docdata: Element, name: str) -> datetime | None:
    element = docdata.find(f"{{*}}{name}")
    return read_time(element.get("norm")) if element is not None else None


def _subjects(nitf: Element, docdata: Element) -> Iterator[Subject]:
    for subject in nitf.iterfind("{*}head/{*}tobject/{*}tobject.subject"):
        number = subject.get("tobject.subject.refnum")
        names = (subject.get(f"tobject.subject.{level}") for level in ("detail", "matter", "type"))
        yield Subject(next(filter(None, names), None), f"subj:{number}" if number and number.isdigit() else number)
    for classifier in docdata.iterfind("{*}identified-content/{*}classifier"):
        scheme, value = classifier.get("idsrc"), classifier.get("value")
        code = f"{scheme}:{value}" if scheme and value and ":" not in value else value
        yield Subject(text_of(classifier), code)
    for keyword in docdata.iterfind("{*}key-list/{*}keyword"):
        yield Subject(keyword.get("key"))
