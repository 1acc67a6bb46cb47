"""Whether a web page is an article at all."""

import re

from dateline.sources.documents.urls import is_front_page
from dateline.sources.text.blocks import Part, text_of

from .body import is_prose
from .jsonld import Node
from .lines import Line
from .metadata import PUBLISHED, Page

_NO_PAGE = re.compile(
    r"""(?ix) \W* (?: (?: error \W* )? (?: 40[134] | 410 | 50[0234] ) \b .{0,60}
    | .{0,60} \b (?:
        (?: page | article | story | file ) \s (?: (?: was | is | could ) \s | can )? (?: not | ['’]t \s be ) \s
        (?: be \s )? (?: found | available | exist )
      | not \s found | no \s longer \s available | seite \s (?: wurde \s )? nicht \s gefunden
      | page \s (?: introuvable | non \s trouvée ) | página \s no \s (?: encontrada | existe )
      | página \s não \s encontrada | pagina \s (?: non \s trovata | niet \s gevonden ) ) \b .{0,60}
    | (?: access \s denied | forbidden | just \s a \s moment | attention \s required | are \s you \s a \s robot
      | robot \s check | verify(?:ing)? \s you \s are \s human | service \s unavailable | site \s maintenance
      ) \b .{0,60}
    | (?: log \s? in | sign \s? in | login | sign \s? up | register | subscribe | create \s an \s account | anmelden
      | anmeldung | einloggen | connexion | se \s connecter | iniciar \s sesión | accedi | inloggen | entrar
      ) \b .{0,40} )"""
)
_LONGEST_NOTICE = 1_500
_FEWEST_BYTES = 80
_FEWEST_BYTES_UNSAID = 200
_FEWEST_TEASERS = 3
_MOST_TEASERS = 0.75


def why_not(
    page: Page, node: Node | None, lines: list[Line], body: list[int], parts: list[Part], address: str | None
) -> str | None:
    """Why there is no article in a page, as a sentence; None where there is one.

    A page that says of itself that it is an article, in JSON-LD, OpenGraph or by the time that it was published, is
    believed if it has a sentence or two.
    """
    text = [words for kind, words in parts if kind is None]
    size = sum(len(words.encode()) for words in text if is_prose(words))
    says_so = node is not None or page.first("og:type") == "article" or page.first(*PUBLISHED) is not None
    if not says_so and size < _LONGEST_NOTICE:
        for title in filter(None, (text_of(page.title), text_of(page.heading))):
            if _NO_PAGE.fullmatch(title):
                return f"It is no article but says {title[:80]!r}."
    if size < (_FEWEST_BYTES if says_so else _FEWEST_BYTES_UNSAID):
        return "There is no article in this page: it may be a list, need JavaScript, or be for subscribers only."
    if not says_so and any(map(is_front_page, filter(None, (page.canonical, page.first("og:url"), address)))):
        return "It is no article but the front page of a site."
    if not says_so and _teasers(lines, body) >= max(_FEWEST_TEASERS, _MOST_TEASERS * len(body)):
        return "It is no article but a list of articles."
    return None


def _teasers(lines: list[Line], body: list[int]) -> int:
    """How many lines of the body stand right below a link, as teasers do below the headlines that they belong to."""
    return sum(number > 0 and lines[number - 1].linked for number in body)
