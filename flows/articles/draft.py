"""A text in the course of being labelled: which stretch has which function, and what each tells of the article."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise

from flows.articles.agencies import agency_credited, agency_named
from flows.articles.article import Block, PublishedBasis
from flows.articles.boilerplate import copyright_holder, could_be_site_name, is_boilerplate
from flows.articles.byline import bare_names, byline_agency, byline_names, is_role
from flows.articles.credits import (
    credit_start,
    has_caption_cue,
    is_caption,
    is_credit_line,
    looks_like_credit,
    names_photo,
)
from flows.articles.dateline import Dateline, find_dateline, standing_dateline, year_in
from flows.articles.dates import full_dates
from flows.articles.headline import headline_text, is_cross_head, is_deck, is_headline, is_title_case, same_title
from flows.articles.languages import language_of
from flows.articles.paragraphs import Paragraph, paragraphs
from flows.articles.published import at_midnight, date_behind, inferred_date, stated_date
from flows.articles.urls import date_in_url, domain_line, domain_of, has_path, names_site, url_line
from flows.sources.document import BlockKind, Mark, Metadata

_HEAD = 12
_TAIL = 10
"""Paragraphs at either end of a text among which stands what is said about the article."""
_LONGEST_CAPTION = 450
"""Characters beyond which what a credit ends is a passage of the story."""
_LONGEST_REPEATED = 700
_LONGEST_CREDIT = 120
_SHORTEST_REPEATED = 15
"""Characters of a caption that is printed twice, and of the credit that only one of the two has."""


class Draft:
    """An article in the making. Each step labels paragraphs that no step before it has labelled; the rest is body."""

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

    def label(self) -> None:
        """Label every paragraph."""
        self._marked()
        self._page_lines()
        self._repeated_captions()
        self._captions()
        self._bylines()
        self._tail()
        self._find_dateline()
        self._headline()
        self._cross_heads()
        self._publisher_and_agency()

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
        captions = [self.paragraphs[i].text for i in self._of_kind("caption")]
        body = [self.paragraphs[i].text for i in self._of_kind("body")]
        inferred = inferred_date(body, captions, month_day=dateline.month_day if dateline else None)
        return (at_midnight(inferred), "inferred") if inferred else (None, None)

    def language(self) -> str | None:
        """The language of the body, or of everything where there is no body."""
        body = " ".join(p.text for p, kind in zip(self.paragraphs[:60], self.kinds, strict=False) if kind is None)
        return language_of(body) or language_of(self.text[:2000])

    def _open(self, i: int) -> bool:
        return 0 <= i < len(self.kinds) and self.kinds[i] is None

    def _of_kind(self, kind: BlockKind) -> list[int]:
        """The paragraphs that hold a block of this kind."""
        return [
            i
            for i, own in enumerate(self.kinds)
            if (own or "body") == kind or any(cut == kind for cut, _ in self.cuts.get(i, ()))
        ]

    def _marked(self) -> None:
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

    def _page_lines(self) -> None:
        """Addresses, stated dates, and what belongs to the page by its wording."""
        last = len(self.paragraphs) - 1
        for i, paragraph in enumerate(self.paragraphs):
            if not self._open(i):
                continue
            line = paragraph.text
            if url := url_line(line):
                self.kinds[i] = "boilerplate"
                self._take_url(i, url)
            elif (i < _HEAD or i > last - _TAIL) and (stated := stated_date(line)) and not byline_names(line):
                self.kinds[i] = "boilerplate"
                self.stated.append((stated[1], stated[0]))
            elif is_boilerplate(line):
                self.kinds[i] = "boilerplate"

    def _take_url(self, i: int, url: str) -> None:
        before = self.paragraphs[i - 1].text if i else ""
        at_edge = i < 4 or i >= len(self.paragraphs) - 3
        if not at_edge or before.endswith(":"):
            return
        if "://" in url and has_path(url):
            self.url = self.url or url
        elif i >= 4 and "://" in url:
            return
        self.domain = self.domain or domain_of(url)

    def _repeated_captions(self) -> None:
        """A caption that stands with its credit and again without: one caption, and one copy to leave out."""
        open_ones = [i for i in range(len(self.paragraphs)) if self._open(i)]
        for i, j in pairwise(open_ones):
            one, other = self.paragraphs[i].text, self.paragraphs[j].text
            lengths = len(one), len(other)
            if lengths[0] > _LONGEST_REPEATED or lengths[1] > _LONGEST_REPEATED + _LONGEST_CREDIT:
                continue
            if min(lengths) < _SHORTEST_REPEATED:
                continue
            (short, plain), (full, credited) = sorted(((one, i), (other, j)), key=lambda pair: len(pair[0]))
            credit = full[len(short) :].lstrip()
            if full.startswith(short) and looks_like_credit(credit):
                self.kinds[plain] = "boilerplate"
                self._cut(credited, len(full) - len(credit), "caption", "credit")
            elif one == other and (start := credit_start(one)) is not None:
                self.kinds[i] = "boilerplate"
                self._cut(j, start, "caption", "credit")
            elif one == other and self._open(j + 1) and is_credit_line(self.paragraphs[j + 1].text):
                self.kinds[i], self.kinds[j], self.kinds[j + 1] = "boilerplate", "caption", "credit"

    def _captions(self) -> None:
        for i, paragraph in enumerate(self.paragraphs):
            if not self._open(i):
                continue
            line = paragraph.text
            if is_credit_line(line):
                self.kinds[i] = "credit"
                before = self.paragraphs[i - 1].text if self._open(i - 1) else ""
                # A credit is set under the caption; body text ends its sentences and is longer.
                if before and i > 1 and len(before) < 250 and (before[-1] not in '.?!"”' or has_caption_cue(before)):
                    self.kinds[i - 1] = "caption"
            elif (start := credit_start(line)) is not None:
                # Whole passages of a story may end in a credit too; few captions are as long.
                of_photo = start <= _LONGEST_CAPTION and (names_photo(line[start:]) or has_caption_cue(line[:start]))
                self._cut(i, start, "caption" if of_photo else "body", "credit")
                if not of_photo and i >= len(self.paragraphs) - _TAIL:
                    self.agency = self.agency or agency_named(line[start:])
            elif is_caption(line):
                self.kinds[i] = "caption"

    def _cut(self, i: int, length: int, first: BlockKind, second: BlockKind) -> None:
        """Make the first characters of a paragraph a block of one kind, and the rest one of another."""
        self.cuts.setdefault(i, []).insert(0, (first, length))
        self.kinds[i] = second

    def _bylines(self) -> None:
        """Bylines stand above the story, between headline and text, or at its very end."""
        last = len(self.paragraphs) - 1
        words: set[str] | None = None
        lines_read = last_byline = 0
        for i, paragraph in enumerate(self.paragraphs):
            if not self._open(i) or not (i < _HEAD or i > last - _TAIL):
                continue
            line = paragraph.text
            names = byline_names(line)
            if names is None and i and self.kinds[i - 1] == "byline" and is_role(line):
                names = []
            lines_read += 1
            if names is None and lines_read <= 4 and i < last and (bare := bare_names(line)):
                if words is None:
                    words = self._body_words()
                following = next((p.text for p in self.paragraphs[i + 1 : i + 4]), "")
                if (
                    not words & {word.strip(".") for name in bare for word in name.casefold().split()}
                    and len(following) > 20
                ):
                    names = bare
            if names is not None:
                self.kinds[i] = "byline"
                # Desks name those who reported a story at its end; its byline, where it has one, names its authors.
                if not self.authors or not any(self._open(k) for k in range(last_byline, i)):
                    self.authors.extend(names)
                last_byline = i
                self.agency = self.agency or byline_agency(line)
                if i < _HEAD and (mention := next(full_dates(line), None)):
                    self.stated.append((False, at_midnight(mention.day)))

    def _body_words(self) -> set[str]:
        """The words of the longer paragraphs: a name that the story itself uses is a subject and no author."""
        body = (p.text for p in self.paragraphs if len(p.text) > 60)
        return {word for text in body for word in text[:4000].casefold().replace("’s", "").replace(",", " ").split()}

    def _tail(self) -> None:
        """What follows the story's last sentence: the site's name, its bare domain."""
        last = len(self.paragraphs) - 1
        tail = []
        for i in range(last, max(-1, last - _TAIL), -1):
            line = self.paragraphs[i].text
            if self.kinds[i] != "boilerplate" and not domain_line(line) and not could_be_site_name(line):
                break
            tail.append(i)
        domains = {i: found for i in tail if (found := domain_line(self.paragraphs[i].text))}
        for i, domain in domains.items():
            self.kinds[i] = "boilerplate"
            self.domain = self.domain or domain
        for i in tail + list(range(min(3, last))):
            line = self.paragraphs[i].text
            beside_logo = any(
                0 <= k <= last and (k in domains or self.paragraphs[k].text.lower() == "logo") for k in (i - 1, i + 1)
            )
            if not self._open(i) or not could_be_site_name(line):
                continue
            if (self.domain and names_site(line, self.domain)) or (beside_logo and i in tail):
                self.kinds[i] = "boilerplate"
                self.publisher = self.publisher or line

    def _find_dateline(self) -> None:
        tried = 0
        for i, paragraph in enumerate(self.paragraphs):
            if not self._open(i) and not self._is_credited(i):
                continue
            found = find_dateline(
                paragraph.text, first=tried < 4 and self.dateline is None and self._may_open(paragraph)
            )
            if found and found.length < len(paragraph.text):
                self._cut(i, found.length, "dateline", self.kinds[i] or "body")
            elif found is None and tried < 4 and (found := standing_dateline(paragraph.text)):
                self.kinds[i] = "dateline"
            if found and self.dateline is None:
                self.dateline = found
            tried += 1

    def _may_open(self, paragraph: Paragraph) -> bool:
        """A colon after a name opens a speaker's turn too, and then the name comes back."""
        name, colon, _ = paragraph.text[:60].partition(":")
        if colon and len(paragraph.text) < 140 and is_title_case(paragraph.text):
            return False
        return not colon or sum(p.text.startswith(name + colon) for p in self.paragraphs[:80]) == 1

    def _headline(self) -> None:
        if any(mark.kind == "headline" for mark in self.marks):
            return
        story = next((i for i, cuts in sorted(self.cuts.items()) if cuts[0][0] == "dateline"), None)
        if story is None or story > _HEAD:
            story = None
        first = next((i for i in range(min(_HEAD, len(self.kinds))) if self._open(i)), None)
        if first is None or (story is not None and first >= story):
            return
        line = self.paragraphs[first].text
        after = [i for i in range(first + 1, min(len(self.kinds), first + _HEAD)) if self._in_story(i)]
        longest = max((len(self.paragraphs[i].text) for i in after[:4]), default=0)
        titled = self.metadata.title is not None and same_title(line, self.metadata.title)
        if not titled and self.metadata.title is not None and len(line) > 60:
            return
        before_story = story is not None and after[:1] == [story]
        if not titled and not is_headline(line, longest_after=longest, before_story=before_story, url=self.url):
            return
        self.kinds[first] = "headline"
        if (dated := date_behind(line)) and (stated := stated_date(line[dated:])):
            self._cut(first, dated, "headline", "boilerplate")
            self.stated.append((stated[1], stated[0]))
            line = line[:dated].rstrip()
        self.title = self._own_title(headline_text(line))
        second = self._past_the_page(first + 1)
        if self._open(second) and second not in self.cuts:
            self._deck(second, headline=line, story=story, followed=after[-1:] > [second])
        if story is not None:
            for i in range(second, story):
                if self._open(i) and has_caption_cue(self.paragraphs[i].text):
                    self.kinds[i] = "caption"

    def _deck(self, i: int, *, headline: str, story: int | None, followed: bool) -> None:
        """Take the line under the headline for its deck, if it is one and the story follows."""
        deck = self.paragraphs[i].text
        following = self._past_the_page(i + 1)
        before_story = following < len(self.kinds) and (self.kinds[following] == "byline" or following == story)
        if followed and is_deck(deck, headline=headline, before_story=before_story):
            self.kinds[i] = "subhead"
            self.subtitle = deck

    def _past_the_page(self, i: int) -> int:
        """The first paragraph from `i` on that holds more than boilerplate, a credit, or a caption with its credit."""
        while i < len(self.kinds) and self.kinds[i] in ("boilerplate", "credit") and not self._is_credited(i):
            i += 1
        return i

    def _in_story(self, i: int) -> bool:
        return self._open(i) or self.kinds[i] == "body" or self._is_credited(i)

    def _is_credited(self, i: int) -> bool:
        """Whether a paragraph is body text that ends in a credit."""
        return any(kind == "body" for kind, _ in self.cuts.get(i, ()))

    def _own_title(self, title: str) -> str:
        """The title without the site's name, where the line gives it as pages do: "Title | Site"."""
        for mark in (" | ", " - ", " – ", " — "):
            head, found, site = title.rpartition(mark)
            if found and len(head) > 12 and len(site) <= 40 and self.domain and names_site(site, self.domain):
                self.publisher = self.publisher or site
                return head
        return title

    def _cross_heads(self) -> None:
        for i in range(2, len(self.paragraphs) - 1):
            if self._open(i) and self._in_story(i - 1) and self._in_story(i + 1):
                before, after = self.paragraphs[i - 1].text, self.paragraphs[i + 1].text
                if is_cross_head(self.paragraphs[i].text, before, after):
                    self.kinds[i] = "subhead"

    def _publisher_and_agency(self) -> None:
        if self.dateline and self.dateline.agency:
            self.agency = self.dateline.agency
        last = len(self.paragraphs) - 1
        edges = dict.fromkeys([*range(last, max(-1, last - _TAIL), -1), *range(min(_HEAD, last + 1))])
        body = next((i for i, p in enumerate(self.paragraphs) if self._in_story(i) and len(p.text) > 60), 0)
        holders = Counter[str]()
        for i in edges:
            line = self.paragraphs[i].text
            if (
                self.kinds[i] not in (None, "byline")
                and (holder := copyright_holder(line))
                and not agency_named(holder)
            ):
                holders[holder] += 1
            outside = i >= last - 2 or i < body
            if (
                self.agency is None
                and outside
                and self.kinds[i] in (None, "credit")
                and i not in self.cuts
                and (agency := agency_credited(line))
            ):
                self.agency = agency
                if self._open(i):
                    self.kinds[i] = "credit"
        if self.publisher is None and holders:
            self.publisher = holders.most_common(1)[0][0]
