"""A document into an article: every stretch of its text labelled, and what the page says about it found."""

import re

from dateline.sources.documents.document import RawDocument
from dateline.world.dateline_places import country_of

from .around_story import find_publisher_and_agency, label_page_end, label_page_lines
from .article import Article
from .byline import byline_names
from .draft import Draft
from .story import (
    label_bylines,
    label_captions,
    label_cross_heads,
    label_dateline,
    label_headline,
    label_repeated_captions,
)

_STEPS = (
    label_page_lines,
    label_repeated_captions,
    label_captions,
    label_bylines,
    label_page_end,
    label_dateline,
    label_headline,
    label_cross_heads,
    find_publisher_and_agency,
)


def parse(document: RawDocument) -> Article:
    """The article that a document holds. The document's own metadata wins over what its text says."""
    draft = Draft(document.text, document.metadata, document.marks)
    for label in _STEPS:
        label(draft)
    metadata = document.metadata
    published_at, basis = draft.published()
    place = metadata.dateline or (draft.dateline.place if draft.dateline else None)
    country = draft.dateline.country if draft.dateline else None
    return Article(
        article_id=document.article_id,
        source_uri=document.source_uri,
        source_format=document.source_format,
        text=document.text,
        content_hash=document.content_hash,
        blocks=draft.blocks(),
        url=metadata.url or draft.url,
        domain=draft.domain,
        publisher=metadata.publisher or draft.publisher,
        title=metadata.title or draft.title,
        subtitle=metadata.subtitle or draft.subtitle,
        byline=_authors(metadata.byline) or (", ".join(dict.fromkeys(draft.authors)) or None),
        agency=draft.agency,
        dateline_place=place,
        dateline_country=country_of(metadata.dateline) if metadata.dateline else country,
        published_at=published_at,
        published_basis=basis,
        language=_language(metadata.language) or draft.language(),
        section=metadata.section,
        slugline=metadata.slugline,
        credit=metadata.credit,
        copyright=metadata.copyright,
        item_id=metadata.item_id,
        version=metadata.version,
        modified_at=metadata.modified_at,
        embargoed_until=metadata.embargoed_until,
        captured_at=metadata.captured_at,
        subjects=metadata.subjects,
        text_repaired=document.repaired,
    )


def _authors(byline: str | None) -> str | None:
    """The names in a byline that a source gives: "By Ann Lee" and "Ann Lee" are one."""
    names = byline_names(byline) if byline else None
    return byline if names is None else ", ".join(names) or None


def _language(tag: str | None) -> str | None:
    """The ISO 639-1 code in a BCP 47 tag ("en-GB", "pt_BR"), or None where there is none."""
    code = re.split(r"[-_]", tag.strip().lower())[0] if tag else ""
    return code if re.fullmatch("[a-z]{2}", code) else None
