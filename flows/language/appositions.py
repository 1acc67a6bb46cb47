"""What an article says that a name is: "Nexperia, a Dutch company", "Lee is the founder of the fund"."""

import re
from collections.abc import Iterable

from flows.articles.gazetteer import places_named

from .descriptions import describe, singular
from .institutions import KINDS
from .names import Name
from .roles import ROLE_NOUNS

_TOLD = re.compile(
    r"(?:\s\([^)\n]{1,20}\))?(?:,\s+(?=an?\s)|\s+(?:is|was)\s+)"
    r"(?P<what>(?:an?|the)\s[^,.;:—–“”\"()\n]{3,80})(?=[,.;:—–(\n]|$)"
)
_OF_COMPANIES_TOO = frozenset(
    """
    champion contender donor driver favourite forward founder guard investor leader major manager member opponent
    owner painter partner player producer publisher representative rival star survivor trader victim winner witness
    """.split()
)
_OF_PLACES_TOO = frozenset("airport community enterprise mine port prison project resort side station unit".split())
_PHRASE_ENDS = re.compile(
    r"\s(?:and|as|at|based|by|for|from|in|near|of|on|outside|that|to|under|which|who|whose|with)\s"
)
_MOST_WORDS = 3
"""Words of a person's name that was taken for something else."""


def told_labels(text: str, found: Iterable[Name]) -> dict[str, str]:
    """The label by the words of a name, for names that the article says are a person or an organisation and that are
    taken for something else which it can hardly mean."""
    told: dict[str, str] = {}
    for name in found:
        if (match := _TOLD.match(text, name.end)) and (label := _label(name, match["what"])):
            told.setdefault(name.text, label)
    return told


def _label(name: Name, what: str) -> str | None:
    if name.label not in ("PERSON", "ORG", "LOC", "MISC", "PRODUCT") or (
        name.label == "LOC" and places_named(name.text)
    ):
        return None
    description = describe(what)
    words = name.text.split()
    if description.plural or singular(_PHRASE_ENDS.split(what)[0].split()[-1].lower()) != description.head:
        return None
    if description.kind == "organisation" and description.head not in _OF_PLACES_TOO:
        return "ORG" if name.label != "PERSON" or len(words) == 1 else None
    is_role = description.head in ROLE_NOUNS - _OF_COMPANIES_TOO or (description.head == "founder" and "of" in what)
    is_body = any(word.lower() in KINDS for word in words)
    return "PERSON" if is_role and len(words) <= _MOST_WORDS and not is_body else None
