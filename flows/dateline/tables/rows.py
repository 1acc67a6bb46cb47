"""An article and its annotations -> the article's rows in every table."""

import hashlib
import re
from bisect import bisect_right
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from dateline.articles.article import Article
from dateline.language.annotations import Annotations, Entity, Quote
from dateline.language.entities.wordings import words_of
from dateline.spans import Span

from .schema import ARTICLE_TABLES, staged_schema

Row = dict[str, Any]

GEONAMES = "geonames-"
"""What the ids of places in GeoNames begin with."""
_WORD = re.compile(r"\w+(?:['’-]\w+|[.,]\d+)*")


def entity_id(entity: Entity) -> str:
    """The id of an entity that is the same in all articles: from its GeoNames id, or its label and key."""
    if entity.geonames_id is not None:
        return f"{GEONAMES}{entity.geonames_id}"
    key = " ".join(words_of(entity.key or entity.name))
    digest = hashlib.blake2b(f"{entity.label}\n{key}".encode(), digest_size=8).hexdigest()
    return f"{digest}-{entity.country}" if entity.country else digest


def count_words(text: str) -> int:
    """Words of a text: runs of letters and digits; "don't", "well-known" and "1,000.5" are one each."""
    return sum(1 for _ in _WORD.finditer(text))


def article_rows(article: Article, annotations: Annotations) -> dict[str, pa.Table]:
    """The article's rows, by table, as a shard writes them.

    Raises whatever Arrow raises where a value cannot be stored, such as text with half a surrogate pair.
    """
    rows: dict[str, list[Row]] = {
        "articles": [_article(article, annotations)],
        "blocks": _blocks(article),
        "subjects": _subjects(article),
        "sentences": _sentences(article, annotations),
        "mentions": _mentions(article, annotations),
        "quotes": _quotes(article, annotations),
        "quote_spans": _quote_spans(article, annotations),
        "dates": _dates(article, annotations),
    }
    return {t.name: pa.Table.from_pylist(rows.get(t.name, []), staged_schema(t)) for t in ARTICLE_TABLES}


def _article(article: Article, annotations: Annotations) -> Row:
    return {
        "article_id": article.article_id,
        "source_uri": article.source_uri,
        "source_format": article.source_format,
        "url": article.url,
        "domain": article.domain,
        "publisher": article.publisher,
        "title": article.title,
        "subtitle": article.subtitle,
        "byline": article.byline,
        "agency": article.agency,
        "dateline_place": article.dateline_place,
        "dateline_country": article.dateline_country,
        "published_at": _utc(article.published_at),
        "published_basis": article.published_basis,
        "language": article.language,
        "section": article.section,
        "slugline": article.slugline,
        "credit": article.credit,
        "copyright": article.copyright,
        "item_id": article.item_id,
        "version": article.version,
        "modified_at": _utc(article.modified_at),
        "embargoed_until": _utc(article.embargoed_until),
        "captured_at": _utc(article.captured_at),
        "text": article.text,
        "text_repaired": article.text_repaired,
        "content_hash": article.content_hash,
        "word_count": count_words(article.text),
        "sentence_count": len(annotations.sentences),
        "mention_count": len(annotations.mentions),
        "quote_count": len(annotations.quotes),
    }


def _blocks(article: Article) -> list[Row]:
    return [
        {
            "block_id": _block_id(article, number),
            "position": number,
            "kind": block.kind,
            **_span(article, (block.start, block.end)),
        }
        for number, block in enumerate(article.blocks)
    ]


def _subjects(article: Article) -> list[Row]:
    return [
        {
            "subject_id": f"{article.article_id}-t{number:03d}",
            "article_id": article.article_id,
            "position": number,
            "name": subject.name,
            "code": subject.code,
        }
        for number, subject in enumerate(article.subjects)
    ]


def _sentences(article: Article, annotations: Annotations) -> list[Row]:
    return [
        {
            "sentence_id": _sentence_id(article, number),
            "block_id": _block_id(article, sentence.block),
            "position": number,
            "paragraph": sentence.paragraph,
            "word_count": count_words(article.text[sentence.start : sentence.end]),
            **_span(article, (sentence.start, sentence.end)),
        }
        for number, sentence in enumerate(annotations.sentences)
    ]


def _mentions(article: Article, annotations: Annotations) -> list[Row]:
    ids = _entity_ids(article, annotations)
    return [
        {
            "mention_id": f"{article.article_id}-m{number:04d}",
            "sentence_id": _sentence_at(article, annotations, mention.start),
            "entity_id": mention.entity and ids[mention.entity],
            "entity_name": mention.entity and _tidy(mention.entity.name),
            "label": mention.label,
            "form": mention.form,
            "alias": mention.alias,
            "title": mention.title and _tidy(mention.title),
            "score": round(mention.score, 4),
            **_span(article, (mention.start, mention.end)),
        }
        for number, mention in enumerate(annotations.mentions)
    ]


def _entity_ids(article: Article, annotations: Annotations) -> dict[Entity, str]:
    """The id of every entity of an article; those that only it tells are numbered by their first mentions."""
    speakers = (quote.speaker for quote in annotations.quotes)
    entities = dict.fromkeys(entity for entity in (*(m.entity for m in annotations.mentions), *speakers) if entity)
    local = {entity: number for number, entity in enumerate(entity for entity in entities if entity.is_local)}
    return {e: f"{article.article_id}-e{local[e]:04d}" if e.is_local else entity_id(e) for e in entities}


def _quotes(article: Article, annotations: Annotations) -> list[Row]:
    ids = _entity_ids(article, annotations)
    return [
        {
            "quote_id": _quote_id(article, number),
            "article_id": article.article_id,
            "sentence_id": _sentence_at(article, annotations, min(quote.content)[0]),
            "kind": quote.kind,
            "is_speech": quote.is_speech,
            "text": " ".join(article.text[start:end] for start, end in sorted(quote.content)),
            "start_char": min(start for start, _ in quote.content),
            "end_char": max(end for _, end in quote.content),
            "cue_text": quote.cue_text,
            "cue_lemma": quote.cue_lemma,
            "speaker_text": quote.speaker_text,
            "speaker_name": quote.speaker and _tidy(quote.speaker.name),
            "speaker_entity_id": quote.speaker and ids[quote.speaker],
            "speaker_title": quote.speaker_title,
            "via_text": quote.via_text,
            "score": round(quote.score, 4),
        }
        for number, quote in enumerate(annotations.quotes)
    ]


def _quote_spans(article: Article, annotations: Annotations) -> list[Row]:
    return [
        {
            "quote_span_id": f"{_quote_id(article, number)}-{position:02d}",
            "quote_id": _quote_id(article, number),
            "role": role,
            "position": position,
            **_span(article, span),
        }
        for number, quote in enumerate(annotations.quotes)
        for position, (span, role) in enumerate(_pieces(quote))
    ]


def _dates(article: Article, annotations: Annotations) -> list[Row]:
    return [
        {
            "date_id": f"{article.article_id}-d{number:04d}",
            "sentence_id": _sentence_at(article, annotations, date.start),
            "value": date.period and date.period.value,
            "granularity": date.granularity,
            "starts_on": date.period and date.period.first,
            "ends_on": date.period and date.period.last,
            "basis": date.basis,
            **_span(article, (date.start, date.end)),
        }
        for number, date in enumerate(annotations.dates)
    ]


def _pieces(quote: Quote) -> list[tuple[Span, str]]:
    roles = (("content", quote.content), ("cue", quote.cue), ("source", quote.source))
    return sorted((span, role) for role, spans in roles for span in spans)


def _span(article: Article, span: Span) -> Row:
    start, end = span
    return {"article_id": article.article_id, "start_char": start, "end_char": end, "text": article.text[start:end]}


def _sentence_at(article: Article, annotations: Annotations, position: int) -> str | None:
    number = bisect_right(annotations.sentences, position, key=lambda sentence: sentence.start) - 1
    if number < 0 or annotations.sentences[number].end <= position:
        return None
    return _sentence_id(article, number)


def _block_id(article: Article, number: int) -> str:
    return f"{article.article_id}-b{number:04d}"


def _sentence_id(article: Article, number: int) -> str:
    return f"{article.article_id}-s{number:04d}"


def _quote_id(article: Article, number: int) -> str:
    return f"{article.article_id}-q{number:04d}"


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _utc(moment: datetime | None) -> datetime | None:
    if moment is None or moment.tzinfo:
        return moment
    return moment.replace(tzinfo=UTC)
