"""What kind of thing a noun stands for: a person, an organisation, a document."""

import re
from typing import Literal

from dateline.world.word_lists import words

from .roles import ROLE_NOUNS

Kind = Literal["person", "organisation", "government", "document", "people", "other"]

_ORGANISATIONS = words("language/lexicon/nouns_for/organisations")
_GOVERNMENTS = words("language/lexicon/nouns_for/governments", "language/lexicon/organisations/regions")
_DOCUMENTS = words("language/lexicon/nouns_for/documents")
_PEOPLE = words("language/lexicon/nouns_for/groups_of_people")
_PERSONS = ROLE_NOUNS | words("language/lexicon/nouns_for/persons")
_PERSON_ENDING = re.compile(
    r"..(?:ist|ian|man|woman|person|smith|eer|player|[aeiuc]tor|[cs]er|ter|ner|ler|der|ger|ker|mer|per|ver|yer)$"
)


def kind_of(noun: str) -> Kind:
    """What a noun in the singular stands for."""
    if noun in _PEOPLE:
        return "people"
    if noun in _DOCUMENTS:
        return "document"
    if noun in _GOVERNMENTS:
        return "government"
    if noun in _ORGANISATIONS:
        return "organisation"
    if noun in _PERSONS or _PERSON_ENDING.search(noun):
        return "person"
    return "other"


def singular(noun: str) -> str:
    """The singular of an English noun in lower case, near enough: "ministries" -> "ministry"."""
    if noun in ("news", "press", "media", "series") or noun.endswith(("ss", "us", "is")) or len(noun) < 4:
        return noun
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    return noun.removesuffix("s")


def stem(word: str) -> str:
    """What "Russia" and "Russian", "economy" and "economist" share."""
    return word[:5].lower()
