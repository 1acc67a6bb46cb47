"""A text in the course of being labelled: which stretch has which function, and what each tells of the article."""

from collections.abc import Sequence
from datetime import UTC, datetime

from dateline.sources.documents.document import BlockKind, Mark, Metadata
from dateline.world.written_dates import full_dates

from .article import Block, PublishedBasis
from .byline import byline_agency, byline_names
from .datelines import Dateline, find_dateline, standing_dateline, year_in
from .languages import language_of
from .paragraphs import paragraphs
from .published import at_midnight, inferred_date
from .url_lines import date_in_url, domain_of

HEAD = 12
TAIL = 10
"""Paragraphs at either end of a text among which stands what is said about the article."""


class Draft:
    """An article in the making. Each step labels paragraphs that no step before it has labelled, the first those that
    the markup tells; the rest is body."""

    def __init__(self, text: str, metadata: Metadata, marks: Sequence[Mark] = ()) -> None:
        self.text = text
        self.metadata = metadata
        self.marks = marks
        self.paragraphs = paragraphs(text)
        self.kinds: list[BlockKind | None] = [None] * len(self.paragraphs)
        # A paragraph of several blocks: the kind of each but the last, and where it ends. The last one's is in `kinds`.
        self.cuts: dict[int, list[tuple[BlockKind, int]]] = {}
        self.url = metadata.url
        self.domain = domain_of(metadata.url) if metadata.url else None
        self.publisher: str | None = None
        self.title: str | None = None
        self.subtitle: str | None = None
        self.authors: list[str] = []
        self.agency: str | None = None
        self.dateline: Dateline | None = None
        self.stated: list[tuple[bool, datetime]] = []
        self._label_marked()

    def blocks(self) -> tuple[Block, ...]:
        """The labelled stretches, in text order."""
        found: list[Block] = []
        for i, paragraph in enumerate(self.paragraphs):
            done = 0
            for kind, length in [*self.cuts.get(i, ()), (self.kinds[i] or "body", len(paragraph.text))]:
                piece = paragraph.text[done:length]
                start = paragraph.start + done + len(piece) - len(piece.lstrip())
                found.append(Block(kind, start, start + len(piece.strip()), i))
                done = length
        return tuple(found)

    def published(self) -> tuple[datetime | None, PublishedBasis | None]:
        """When the article was published, and how that is known."""
        if self.metadata.published_at is not None:
            moment = self.metadata.published_at
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)), "metadata"
        for was_updated in (False, True):
            if dates := [moment for updated, moment in self.stated if updated is was_updated]:
                return dates[0], "text"
        in_url = date_in_url(self.url) if self.url else None
        if in_url is not None:
            return at_midnight(in_url), "text"
        dateline = self.dateline
        if dateline and dateline.dated and year_in(dateline.dated):
            return at_midnight(next(full_dates(dateline.dated)).day), "text"
        captions = [self.paragraphs[i].text for i in self.of_kind("caption")]
        body = [self.paragraphs[i].text for i in self.of_kind("body")]
        inferred = inferred_date(body, captions, month_day=dateline.month_day if dateline else None)
        return (at_midnight(inferred), "inferred") if inferred else (None, None)

    def language(self) -> str | None:
        """The language of the body, or of everything where there is no body."""
        body = " ".join(p.text for p, kind in zip(self.paragraphs[:60], self.kinds, strict=False) if kind is None)
        return language_of(body) or language_of(self.text[:2000])

    def is_open(self, i: int) -> bool:
        return 0 <= i < len(self.kinds) and self.kinds[i] is None

    def of_kind(self, kind: BlockKind) -> list[int]:
        """The paragraphs that hold a block of this kind."""
        return [
            i
            for i, own in enumerate(self.kinds)
            if (own or "body") == kind or any(cut == kind for cut, _ in self.cuts.get(i, ()))
        ]

    def cut(self, i: int, length: int, first: BlockKind, second: BlockKind) -> None:
        """Make the first characters of a paragraph a block of one kind, and the rest one of another."""
        self.cuts.setdefault(i, []).insert(0, (first, length))
        self.kinds[i] = second

    def in_story(self, i: int) -> bool:
        return self.is_open(i) or self.kinds[i] == "body" or self.is_credited(i)

    def is_credited(self, i: int) -> bool:
        """Whether a paragraph is body text that ends in a credit."""
        return any(kind == "body" for kind, _ in self.cuts.get(i, ()))

    def _label_marked(self) -> None:
        """What the markup has told of the text's parts."""
        marks = iter(self.marks)
        mark = next(marks, None)
        for i, paragraph in enumerate(self.paragraphs):
            parts: list[tuple[BlockKind, int]] = []
            done = paragraph.start
            while mark and mark.start < paragraph.end:
                if self.text[done : mark.start].strip():
                    parts.append(("body", mark.start - paragraph.start))
                if mark.end > paragraph.start:
                    done = min(mark.end, paragraph.end)
                    parts.append((mark.kind, done - paragraph.start))
                if mark.end > paragraph.end:
                    break
                mark = next(marks, None)
            if parts and self.text[done : paragraph.end].strip():
                parts.append(("body", len(paragraph.text)))
            if parts:
                self.kinds[i] = parts[-1][0]
                if parts[:-1]:
                    self.cuts[i] = parts[:-1]
        for mark in self.marks:
            self._take(mark.kind, self.text[mark.start : mark.end])

    def _take(self, kind: BlockKind, words: str) -> None:
        """Learn what a marked part says."""
        if kind == "headline":
            self.title = self.title or words
        elif kind == "subhead":
            self.subtitle = self.subtitle or (words if self.title else None)
        elif kind == "byline":
            self.authors.extend(byline_names(words) or [])
            self.agency = self.agency or byline_agency(words)
        elif kind == "dateline":
            self.dateline = self.dateline or find_dateline(f"{words} — X", first=True) or standing_dateline(words)
