"""What a web page says of its article in JSON-LD, by schema.org's vocabulary. https://schema.org/NewsArticle"""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import unescape
from itertools import islice
from typing import Any

from dateline.sources.documents.document import Metadata, Subject
from dateline.sources.documents.urls import canonical

Node = dict[str, Any]

_ARTICLES = ("Article", "BlogPosting")
_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_LAST_COMMA = re.compile(r",\s*([}\]])")
_ADDRESS = re.compile(r"(?i)(?:https?:)?//")
_MOST_NODES = 10_000
# Where an article of its own may hang; never where lists of other articles do, such as itemListElement or hasPart.
_WAYS = ("@graph", "mainEntity", "mainEntityOfPage")


class Linked:
    """The JSON-LD of a page: its top nodes, and all that have an identifier, for others refer to them by it."""

    def __init__(self, scripts: Iterable[str]) -> None:
        self._nodes = list(islice(_nodes(scripts), _MOST_NODES))
        self._named = {node["@id"]: node for node in self._nodes if isinstance(node.get("@id"), str) and len(node) > 1}

    def article(self, url: str | None) -> Node | None:
        """The node of the page's article: the one at this address if there are several, else the first with a
        headline."""
        articles = [
            node for node in self._nodes if any(kind.endswith(_ARTICLES) for kind in _strings(node.get("@type")))
        ]
        if url and len(articles) > 1:
            here = [node for node in articles if canonical(_address(node) or "") == canonical(url)]
            articles = here or articles
        return next((node for node in articles if node.get("headline")), articles[0] if articles else None)

    def metadata(self, node: Node) -> Metadata:
        """What an article's node says, but for its times."""
        return Metadata(
            url=_address(node),
            title=_text(node.get("headline")) or _text(node.get("name")),
            subtitle=_text(node.get("alternativeHeadline")),
            byline=", ".join(dict.fromkeys(self._names(node.get("author")) or self._names(node.get("creator"))))
            or None,
            publisher=next(
                iter(self._names(node.get("publisher")) or self._names(node.get("sourceOrganization"))), None
            ),
            section=next(iter(_strings(node.get("articleSection"))), None),
            dateline=_text(node.get("dateline")),
            credit=_text(node.get("creditText")),
            copyright=_text(node.get("copyrightNotice")),
            language=next(iter(_strings(node.get("inLanguage"), "alternateName", "name")), None),
            subjects=tuple(Subject(name) for name in _keywords(node.get("keywords"))),
        )

    def _names(self, value: Any) -> list[str]:
        """Names of persons or organizations, written or referred to."""
        values = value if isinstance(value, list) else [value]
        found = [self._named.get(one.get("@id"), one) if _refers(one) else one for one in values]
        return [name for name in _strings(found, "name") if not _ADDRESS.match(name)]


def body_of(node: Node) -> str:
    """The article's text, where the node holds it."""
    body = node.get("articleBody")
    return unescape(body) if isinstance(body, str) else ""


def _nodes(scripts: Iterable[str]) -> Iterator[Node]:
    for script in scripts:
        waiting = [_loaded(_COMMENT.sub("", script))]
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting += reversed(value)
            elif isinstance(value, dict):
                yield value
                waiting += [value[way] for way in reversed(_WAYS) if way in value]


def _loaded(script: str) -> Any:
    """What a script says, also where commas stand before closing brackets; None where it is broken otherwise."""
    for text in (script, _LAST_COMMA.sub(r"\1", script)):
        with suppress(ValueError, RecursionError):
            return json.loads(text, strict=False)
    return None


def _refers(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value


def _address(node: Node) -> str | None:
    page = node.get("mainEntityOfPage")
    candidates = [node.get("url"), page.get("@id") if isinstance(page, dict) else page, node.get("@id")]
    return next((one.strip() for one in candidates if isinstance(one, str) and _ADDRESS.match(one.strip())), None)


def _keywords(value: Any) -> Iterator[str]:
    for words in _strings(value, "name"):
        yield from (word.strip() for word in (words.split(",") if isinstance(value, str) else [words]))


def _strings(value: Any, *keys: str) -> list[str]:
    """The strings in a value: itself, a list's, or what an object has under the first of the keys that it has."""
    found = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = next((one[key] for key in keys if isinstance(one.get(key), str)), None)
        if text := _text(one):
            found.append(text)
    return found


def _text(value: Any) -> str | None:
    return unescape(value).strip() or None if isinstance(value, str) else None
