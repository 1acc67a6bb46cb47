"""Dateline: news articles in, analytics tables out.

from dateline import annotate, query, read

annotate(text).quotes                       # one article, in memory
read("quotes")                              # a published table as a pandas DataFrame
query("select count(*) from articles")      # SQL over all of them
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.articles.article import Article
from dateline.language.annotations import Annotations, Mention, Quote, Sentence, TimeExpression
from dateline.sources.documents.document import Metadata, RawDocument
from dateline.version import package_version

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    import pandas as pd

    from dateline.language.reader import Reader
    from dateline.language.trace import Row

__all__ = ["AnnotatedArticle", "annotate", "annotate_document", "query", "read"]

__version__ = package_version()


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article and what is read in it. All offsets point into `article.text`."""

    article: Article
    annotations: Annotations
    trace: Mapping[Row, Sequence[str]] = field(default_factory=dict)
    """For each sentence, mention, quote and date the steps that made and changed it, where that was asked for."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in text order."""
        return self.annotations.sentences

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of people, organisations, places and other entities, in text order."""
        return self.annotations.mentions

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The statements, direct and indirect, and who made them, in text order."""
        return self.annotations.quotes

    @property
    def dates(self) -> tuple[TimeExpression, ...]:
        """The time expressions and what they mean, in text order."""
        return self.annotations.dates


def annotate(
    text: str,
    *,
    url: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    publisher: str | None = None,
    published_at: datetime | None = None,
    language: str | None = None,
    without: Collection[str] = (),
    trace: bool = False,
) -> AnnotatedArticle:
    """Read one article. What is given beside its text wins over what the text says.

    Args:
        text: The article as plain text. Line ends become `\\n`; nothing else changes.
        url: Its address on the web.
        title: Its headline.
        byline: Its authors' names, joined by a comma and a space.
        publisher: Name of the publisher.
        published_at: When it was published; UTC where it has no time zone.
        language: Language of the text, ISO 639-1.
        without: Steps of the reading that are left out, by name.
        trace: Whether to tell of each row the steps that made and changed it.
    """
    from dateline.sources.text.compose import tidy
    from dateline.sources.text.decode import with_plain_lines

    text = with_plain_lines(text)
    uri = "text:" + hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
    metadata = Metadata(
        url=url, title=title, byline=byline, publisher=publisher, published_at=published_at, language=language
    )
    return annotate_document(RawDocument(uri, "text", text, tidy(metadata)), without, trace=trace)


def annotate_document(document: RawDocument, without: Collection[str] = (), *, trace: bool = False) -> AnnotatedArticle:
    """Read one document, as the readers in dateline.sources give it; `without` and `trace` as in `annotate`."""
    from dateline.articles.parse import parse
    from dateline.language.reader import annotations
    from dateline.language.trace import Trace

    article, steps = parse(document), Trace()
    reading = reader(without).read(article, watch=steps if trace else None)
    return AnnotatedArticle(article, annotations(reading), steps.rows(reading) if trace else {})


def read(
    name: str,
    tables: Path | str = "data/tables",
    columns: Sequence[str] | None = None,
    filters: Sequence[Any] | None = None,
) -> pd.DataFrame:
    """A published table as a data frame.

    Args:
        name: Name of the table, such as "quotes".
        tables: The folder of the tables.
        columns: Only these columns.
        filters: Only these rows, as in pandas.read_parquet: [("label", "==", "PERSON"), ("score", ">", 0.5)].
    """
    from dateline.tables import querying

    return querying.read(name, tables, columns, filters)


def query(sql: str, tables: Path | str = "data/tables") -> pd.DataFrame:
    """What DuckDB answers to `sql`, in which every published table has its name.

    Args:
        sql: Such as "select speaker_name, count(*) from quotes group by all".
        tables: The folder of the tables.
    """
    from dateline.tables import querying

    return querying.query(sql, tables)


def reader(without: Collection[str] = ()) -> Reader:
    """This process's reader of articles; its model is loaded once. Steps in `without` are left out."""
    left_out = frozenset([without] if isinstance(without, str) else without)
    return _reader().without(left_out) if left_out else _reader()


@cache
def _reader() -> Reader:
    from dateline.language.reader import Reader

    return Reader()
