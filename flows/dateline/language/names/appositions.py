"""What an article says that a name is: "Nexperia, a Dutch company", "Lee is the founder"."""

import re
from collections.abc import Sequence

from dateline.language.layers import Name
from dateline.language.lexicon.descriptions import describe
from dateline.language.lexicon.institutions import KINDS
from dateline.language.lexicon.nouns import kind_of
from dateline.language.lexicon.roles import AGE_BETWEEN, ROLES_OF_PEOPLE
from dateline.world.gazetteer import places_named

_TOLD = re.compile(
    rf"(?:\s\([^)\n]{{1,20}}\))?{AGE_BETWEEN}(?:,\s+(?=an?\s)|\s+(?:is|was)\s+)"
    r"((?:an?|the)\s[^,.;:—–“”\"()\n]{3,80})(?=[,.;:—–(\n]|$)"
)
_OF_PLACES_TOO = frozenset("airport community enterprise prison project side station unit".split())
_MOST_WORDS = 3
"""Words of a person's name that was taken for something else."""


def told_labels(text: str, found: Sequence[Name]) -> dict[str, str]:
    """The label by the words of a name, for names that the article says are a person or an organisation and that are
    taken for something else which it can hardly mean."""
    return {name.text: label for name in reversed(found) if (label := _label(text, name))}


def _label(text: str, name: Name) -> str | None:
    match = _TOLD.match(text, name.end)
    if match is None:
        return None
    description = describe(match[1])
    if description.plural or not description.ends_with_head:
        return None
    if kind_of(description.head) == "organisation" and description.head not in _OF_PLACES_TOO:
        return "ORG" if _is_open(name) and (name.label != "PERSON" or " " not in name.text) else None
    return "PERSON" if description.head in ROLES_OF_PEOPLE and _may_be_person(text, name) else None


def _may_be_person(text: str, name: Name) -> bool:
    words = name.text.lower().split()
    is_within = text.endswith((" in ", " at "), 0, name.start)
    return _is_open(name) and len(words) <= _MOST_WORDS and not KINDS.intersection(words) and not is_within


def _is_open(name: Name) -> bool:
    """Whether its label may be wrong: no place of that name is known."""
    return name.label in ("PERSON", "ORG", "MISC", "PRODUCT") or (name.label == "LOC" and not places_named(name.text))
