"""What a web page says of its article.

Where the page says it in several ways, the first of these that says anything goes, value by value:

1. JSON-LD: the page's NewsArticle or other Article (`jsonld.py`).
2. OpenGraph and its relatives: `og:`, `article:`, `twitter:`.
3. Other `meta` tags: author, Dublin Core, Parse.ly, Sailthru and those of search engines.
4. Elements: microdata (`itemprop`), `rel="author"`, the `h1`, `<time>`, `<html lang>`, `<title>`.

The address is the other way round, for `<link rel="canonical">` exists for nothing else: it goes first, then `og:url`,
JSON-LD, and where the page was found. An address of a site's front page is passed over. The language of `<html>` goes
before OpenGraph's, which is a locale. A time that has no zone takes that of the first other way which has one and means
the same moment, give or take a zone. A title loses the site's name where it is printed without it, and a description is
the line under the headline where it stands there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from dateline.sources.documents.document import Metadata, Subject
from dateline.sources.documents.urls import absolute, is_front_page
from dateline.sources.text.blocks import text_of
from dateline.sources.text.times import read_time

from .jsonld import Linked, Node
from .lines import Element

_ZONE = re.compile(r":\d\d.*?(?:Z|GMT|UTC|[ECMP][SD]T|[+-]\d\d(?::?\d\d)?)$")
_SAME = timedelta(hours=38)  # A day without a time, and a zone 14 hours away.
_MOST_ELEMENTS = 20
_LONGEST_NAME = 200

PUBLISHED = """article:published_time og:published_time og:article:published_time datepublished parsely-pub-date
    sailthru.date pubdate publishdate publish-date publication_date cxenseparse:recs:publishtime dcterms.created
    dcterms.issued dc.date.issued dc.date dcterms.date date""".split()
_MODIFIED = """article:modified_time og:updated_time og:modified_time datemodified dcterms.modified dc.date.modified
    last-modified lastmod""".split()


class Page:
    """The elements of a page's tree that tell something, found in one walk over it."""

    def __init__(self, root: Element) -> None:
        self.scripts: list[str] = []
        self.metas: dict[str, list[str]] = {}
        self.properties: dict[str, list[Element]] = {}
        self.canonical: str | None = None
        self.base: str | None = None
        self.title = self.heading = self.time = None
        self._time_is_above = False
        self.authors: list[Element] = []
        self.language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        for element in root.iter():
            self._see(element)

    def _see(self, element: Element) -> None:
        tag, rel = element.tag, (element.get("rel") or "").lower().split()
        if tag == "script" and (element.get("type") or "").lower().partition(";")[0].strip() == "application/ld+json":
            self.scripts.append(element.text or "")
        elif tag == "meta":
            self._see_meta(element)
        elif tag == "link" and "canonical" in rel:
            self.canonical = self.canonical or element.get("href")
        elif tag == "base":
            self.base = self.base or element.get("href")
        elif tag == "title" and self.title is None:
            self.title = element
        elif tag == "h1" and self.heading is None:
            self.heading = element
        elif tag == "time":
            self._see_time(element)
        if "author" in rel and tag != "link":
            self.authors.append(element)
        if tag != "meta" and (name := element.get("itemprop")):
            self.properties.setdefault(name.lower(), []).append(element)

    def _see_meta(self, element: Element) -> None:
        named = (element.get(attribute) for attribute in ("property", "name", "itemprop", "http-equiv"))
        name, content = next(filter(None, named), None), element.get("content")
        if name and content:
            self.metas.setdefault(name.strip().lower(), []).append(content)

    def _see_time(self, element: Element) -> None:
        """The first one below the headline; what stands above it is often the time of day."""
        if element.get("datetime") and (self.time is None or self._time_is_above):
            self._time_is_above, self.time = self.heading is None, element

    def first(self, *names: str) -> str | None:
        """The content of the first of these meta tags that the page has."""
        return next((value for name in names for value in self.metas.get(name, ()) if value.strip()), None)

    @property
    def description(self) -> str | None:
        """What the page is about, in a sentence or two."""
        return self.first("og:description", "description", "twitter:description", "dc.description")

    def all(self, *names: str) -> list[str]:
        """All contents of the first of these meta tags that the page has."""
        return next((self.metas[name] for name in names if name in self.metas), [])


def metadata_of(page: Page, linked: Linked, node: Node | None, address: str | None) -> Metadata:
    """The metadata of a page that was found at an address: of its JSON-LD's article and of its tags."""
    stated = linked.metadata(node) if node else Metadata()
    graph, elements = _open_graph(page), _elements(page)
    known = stated.filled(graph).filled(_metas(page)).filled(elements)
    base = absolute(page.base, address) or address
    addresses = [absolute(one, base) for one in (page.canonical, graph.url, stated.url, address)]
    published = [*_values(node, "datePublished"), *_times(page, PUBLISHED, "datepublished")]
    if page.time is not None:
        published.append(page.time.get("datetime"))
    return replace(
        known,
        url=next((one for one in addresses if one and not is_front_page(one)), address),
        title=_without_site(known.title, known.publisher),
        language=_language(stated.language or elements.language or known.language),
        published_at=_moment(published),
        modified_at=_moment([*_values(node, "dateModified"), *_times(page, _MODIFIED, "datemodified")]),
    )


def _open_graph(page: Page) -> Metadata:
    return Metadata(
        url=page.first("og:url", "twitter:url"),
        title=page.first("og:title", "twitter:title"),
        byline=_names(page.all("article:author", "og:article:author")),
        publisher=page.first("og:site_name"),
        section=page.first("article:section", "og:article:section"),
        language=(page.first("og:locale") or "").replace("_", "-") or None,
        subjects=tuple(Subject(tag.strip()) for tag in page.all("article:tag", "og:article:tag")),
    )


def _metas(page: Page) -> Metadata:
    keywords = page.first("news_keywords", "sailthru.tags", "parsely-tags", "keywords") or ""
    return Metadata(
        title=page.first("parsely-title", "sailthru.title", "dcterms.title", "dc.title", "headline"),
        byline=_names(page.all("author", "parsely-author", "sailthru.author", "dcterms.creator", "dc.creator", "byl")),
        publisher=page.first("dcterms.publisher", "dc.publisher", "publisher", "application-name"),
        section=page.first("parsely-section", "section", "cxenseparse:recs:category"),
        copyright=page.first("copyright", "dcterms.rights", "dc.rights", "rights"),
        language=page.first("content-language", "dcterms.language", "dc.language", "language"),
        subjects=tuple(Subject(word.strip()) for word in keywords.split(",")),
    )


def _elements(page: Page) -> Metadata:
    def texts(name: str) -> list[str]:
        return [text_of(element) or "" for element in page.properties.get(name, [])[:_MOST_ELEMENTS]]

    titles = [*texts("headline"), text_of(page.heading), text_of(page.title)]
    return Metadata(
        title=next(filter(None, titles), None),
        subtitle=next(filter(None, texts("alternativeheadline")), None),
        byline=_names(texts("author") or [text_of(author) or "" for author in page.authors[:_MOST_ELEMENTS]]),
        section=next(filter(None, texts("articlesection")), None),
        language=page.language,
    )


def _names(values: Iterable[str]) -> str | None:
    """Names of authors, of which some sites give the addresses of their pages instead."""
    names = (" ".join(value.split()) for value in values if len(value) <= _LONGEST_NAME)
    return ", ".join(dict.fromkeys(name for name in names if name and "//" not in name and "@" not in name)) or None


def _times(page: Page, names: Iterable[str], property_name: str) -> Iterator[str]:
    for name in names:
        yield from page.metas.get(name, ())
    for element in page.properties.get(property_name, ()):
        yield element.get("datetime") or element.get("content") or text_of(element) or ""


def _values(node: Node | None, name: str) -> list[str]:
    value = node.get(name) if node else None
    return [value] if isinstance(value, str) else []


def _moment(candidates: Iterable[str]) -> datetime | None:
    found = [(time, _ZONE.search(one.strip())) for one in candidates if (time := read_time(one))]
    if not found:
        return None
    first, zone = found[0]
    return next((time for time, named in found if named and abs(time - first) < _SAME), first) if not zone else first


def _without_site(title: str | None, site: str | None) -> str | None:
    """A title without the name of the site that many pages put behind it: "Rain | Gazette"."""
    if title and site and title.casefold().endswith(site.casefold()):
        rest = title[: -len(site)].rstrip()
        if rest[-1:] in ("|", "-", "–", "—", "·", "»", ":") and (bare := rest[:-1].rstrip()):
            return bare
    return title


def _language(written: str | None) -> str | None:
    return written.partition(",")[0].strip().replace("_", "-") if written else None
