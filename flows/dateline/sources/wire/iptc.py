"""What IPTC's formats have in common: codes, identifiers, and how an item becomes a document."""

import re
from collections.abc import Iterable

from dateline.sources.documents.document import Metadata, RawDocument, Status
from dateline.sources.documents.input_errors import EmptyError
from dateline.sources.documents.uris import inside
from dateline.sources.text.blocks import Part
from dateline.sources.text.compose import compose, tidy

_VOCABULARIES = {"mediatopic": "medtop", "subjectcode": "subj"}
_CODE = re.compile(r"https?://cv\.iptc\.org/newscodes/(\w+)/(\w+)")
_HEAD = 6


def item_document(uri: str, source_format: str, parts: Iterable[Part], metadata: Metadata) -> RawDocument:
    """The document of an item. One that its provider takes back needs no text: it only says so of its identity.

    Raises EmptyError, TooLargeError.
    """
    try:
        return compose(uri, source_format, parts, metadata)
    except EmptyError:
        if metadata.status in ("withheld", "canceled"):
            return RawDocument(uri, source_format, "", tidy(metadata))
        raise EmptyError("The item holds no text of an article: a picture, say, or a package. Leave it out.") from None


def item_uri(uri: str, alone: bool, item_id: str | None, version: int | None, number: int) -> str:
    """Where an item lies: the file, where it holds nothing else; in it, by the item's identifier and version, or else
    its number."""
    if alone:
        return uri
    name = (item_id or str(number)) + (f"/{version}" if version is not None and item_id else "")
    return inside(uri, " ".join(name.split()))


def printed(head: Iterable[Part], body: list[Part]) -> list[Part]:
    """An article as it is printed: what is known of its head goes before the body, unless the body has it already."""
    opening = [words.casefold() for _, words in body[:_HEAD]]
    kinds = {kind for kind, _ in body}
    above: list[Part] = []
    for kind, part in head:
        words = " ".join(part.split())
        if words and kind not in kinds and not any(line.startswith(words.casefold()) for line in opening):
            above.append((kind, words))
    return above + body


def code_of(uri: str) -> str:
    """A code of IPTC's vocabularies in its short form, such as medtop:20000065; any other as it is."""
    found = _CODE.fullmatch(uri)
    return f"{_VOCABULARIES.get(found[1], found[1])}:{found[2]}" if found else uri


def status_of(value: str | None) -> Status | None:
    """A publishing status, in whatever form: usable, stat:usable, http://cv.iptc.org/newscodes/pubstatusg2/usable."""
    match re.split("[:/]", value or "")[-1].strip().lower():
        case "usable":
            return "usable"
        case "withheld":
            return "withheld"
        case "canceled" | "cancelled":
            return "canceled"
    return None


def number_of(value: str | None) -> int | None:
    """A version's number."""
    return int(value) if value and re.fullmatch("[0-9]{1,9}", value) else None
