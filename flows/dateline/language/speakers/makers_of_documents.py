"""Who made the document that a source names: "the report", "a statement by the bank", "STMA’s website"."""

import re
from collections.abc import Sequence

from dateline.language.annotations import Entity
from dateline.language.layers import Name
from dateline.language.lexicon.descriptions import Description
from dateline.language.lexicon.nouns import kind_of
from dateline.spans import Span
from dateline.world.word_lists import words

from .discourse import Discourse

_BY = re.compile(
    r"\b(?:by|from|(?:story|article|interview|editorial|report|piece)\s+in)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}$"
)
_LAWS = frozenset("law constitution act bill charter rule regulation code".split())
"""What a country has but does not say."""
_PLATFORMS = words("world/platforms")
"""Where anybody writes."""
_FAR = 60
"""How many sentences back a document may have been told of."""


def maker_within(text: str, noun: str, source: Span, names: Sequence[tuple[Name, Entity]]) -> Entity | None:
    """The maker whom the source itself names; `names` are those in it, `noun` says what kind of document it is."""
    for name, entity in names:
        if name.text.casefold() in _PLATFORMS:
            continue
        before, after = text[source[0] : name.start], text[name.end : source[1]]
        if entity.label in ("PERSON", "ORG") and _BY.search(before) and not after.startswith(("’s", "'s")):
            return entity
        of_place = rf"(?:['’]s?)?\s+(?:[\w-]+\s+){{0,2}}{re.escape(noun)}s?\b"
        if entity.label == "LOC" and noun not in _LAWS and re.match(of_place, after, re.IGNORECASE):
            return entity
        if entity.label in ("PERSON", "ORG") and re.match(r"(?:['’]s?)?[\s-]+(?:[\w’'-]+\s+){0,3}\w+", after):
            return entity
    return None


def maker_before(described: Description, at: int, discourse: Discourse) -> Entity | None:
    """The maker of a document that the article has told of already."""
    here = discourse.sentences.number(at)
    if described.determiner in ("indefinite", "none"):
        return None
    recent = discourse.recent_turns
    for number in range(here, max(-1, here - _FAR), -1):
        turns = [turn for turn in recent if turn.told == number]
        for turn in turns:
            if turn.noun == described.head:
                return turn.entity
        sentence = discourse.sentences[number]
        end = at if number == here else sentence.end
        if not re.search(rf"\b{re.escape(described.head)}(?:s|ed)?\b", discourse.text[sentence.start : end]):
            continue
        if found := _beside(described.head, number, discourse):
            return found
        if said := [turn.entity for turn in turns if turn.entity]:
            return said[-1]
    return next((t.entity for t in reversed(recent) if t.noun and kind_of(t.noun) == "document"), None)


def _beside(noun: str, number: int, discourse: Discourse) -> Entity | None:
    """Whose name stands by the noun in a sentence: "the Mapbiomas report"."""
    sentence = discourse.sentences[number]
    for name, entity in discourse.names_in(sentence.start, sentence.end):
        if entity.label not in ("PERSON", "ORG") or name.text.casefold() in _PLATFORMS:
            continue
        after = discourse.text[name.end : sentence.end]
        before = discourse.text[sentence.start : name.start]
        its = rf"(?:['’]s?)?\s+(?:[\w’'-]+\s+){{0,2}}{re.escape(noun)}s?\b"
        by_it = rf"\b{re.escape(noun)}s?\s+(?:\w+(?:ed|en)\s+)?(?:by|from)\s+(?:[\w’'-]+\s+){{0,4}}$"
        if re.match(its, after, re.IGNORECASE) or re.search(by_it, before, re.IGNORECASE):
            return entity
    return None
