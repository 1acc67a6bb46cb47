"""Which wordings name the same organisation, building, place, people or other thing."""

import re

from dateline.language.groups import Groups
from dateline.language.layers import Name, Reading, Wording
from dateline.language.lexicon.function_words import SMALL_IN_NAMES
from dateline.language.lexicon.institutions import KINDS, LANDSCAPES, OFFICES, REGIONS
from dateline.world.peoples import nationality

from .wordings import THINGS, indexed

_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z]+[A-Z0-9]*s?|[A-Z][a-z]{0,2}[A-Z]{2,}")
_BRACKET = re.compile(r"\s[(\[](?:the )?[“\"‘']?$")
_SETTLED = SMALL_IN_NAMES | frozenset("city town village municipality state republic kingdom".split())
_NATURAL = LANDSCAPES | REGIONS | {"county", "district"}
_APART = OFFICES | frozenset("academy act college committee foundation fund hospital trust".split())
"""Words at the end that make another organisation of one: "United Nations Security Council"."""
_FOLLOWING = frozenset("of for in group university".split())
"""Words that make another one of a name of several words when they follow it: "Qatar Airways Group"."""
_SHORTEST = 4
"""Letters of a name, if it is no acronym, that can stand for a longer one."""


def things_joined(reading: Reading) -> Groups:
    """Names of organisations and things that have the same words joined, and short ones with the one longer name that
    they can stand for."""
    wordings, groups = reading.wordings, reading.groups
    for label in THINGS:
        of_label = [i for i, wording in enumerate(wordings) if wording.label == label]
        having = indexed((i, wordings[i].words) for i in of_label)
        for i in of_label:
            telling = [word for word in wordings[i].words if word not in SMALL_IN_NAMES] or wordings[i].words
            others = [j for j in min((having[word] for word in telling), key=len) if j != i]
            alike = [j for j in others if _is_reordered(wordings[i], wordings[j])]
            longer = alike or [j for j in others if _shortens(wordings[i], wordings[j])]
            if (whole := groups.one(longer)) is not None:
                groups.join(i, whole)
    return groups


def acronyms_joined(reading: Reading) -> Groups:
    """Acronyms joined with the name that they follow in brackets, or whose initials they are."""
    wordings, groups = reading.wordings, reading.groups
    ending: dict[tuple[str, int | None], int] = {
        (wording.label, end): i for i, wording in enumerate(wordings) for end in wording.ends if len(wording.words) > 1
    }
    with_initials = indexed((i, _initials(wording)) for i, wording in enumerate(wordings))
    for i, wording in enumerate(wordings):
        if wording.label not in (*THINGS, "LOC") or " " in wording.text:
            continue
        beside = [(wording.label, _bracketed(reading.text, reading.names[mention])) for mention in wording.mentions]
        behind = [ending[end] for end in beside if end in ending]
        if (whole := groups.one(behind)) is not None:
            groups.join(i, whole)
        elif _ACRONYM.fullmatch(wording.text.replace(".", "")):
            acronym = "".join(wording.words).upper()
            spelled = {*with_initials[acronym], *(with_initials[acronym[:-1]] if acronym.endswith("S") else ())}
            if (whole := groups.one(j for j in sorted(spelled) if wordings[j].label == wording.label)) is not None:
                groups.join(i, whole)
    return groups


def places_joined(reading: Reading) -> Groups:
    """Names of one place joined: those that mean the same in the gazetteer, or differ in what kind of place they say:
    "Lagos State"."""
    wordings, groups, places = reading.wordings, reading.groups, reading.places
    known: dict[int, int] = {}
    known_by_core: dict[tuple[str, ...], int] = {}
    by_core: dict[tuple[str, ...], int] = {}
    of_label = [i for i, wording in enumerate(wordings) if wording.label == "LOC"]
    for i in of_label:
        if i in places:
            groups.join(i, known.setdefault(places[i].geonames_id, i))
            known_by_core.setdefault(_core(wordings[i], _SETTLED), i)
    for i in of_label:
        if i not in places:
            groups.join(i, known_by_core.get(_core(wordings[i], _SETTLED), i))
            groups.join(i, by_core.setdefault(_core(wordings[i], _SETTLED | _NATURAL), i))
    return groups


def _core(wording: Wording, generic: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in wording.words if word not in generic) or wording.words


def peoples_joined(reading: Reading) -> Groups:
    """Names of one people joined: "Sherpa", "Sherpas"."""
    first: dict[object, int] = {}
    for i, wording in enumerate(reading.wordings):
        if wording.label == "NORP":
            reading.groups.join(i, first.setdefault(nationality(wording.text) or singular(wording.words), i))
    return reading.groups


def singular(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words for one of a people: "Sherpas" -> "Sherpa"."""
    last = words[-1]
    return (*words[:-1], last[:-1]) if len(last) > 4 and last.endswith("s") and last[-2] not in "sui" else words


def _is_reordered(a: Wording, b: Wording) -> bool:
    """Whether two names have the same words but for small ones: "Interior Ministry", "Ministry of the Interior"."""
    return a.about == b.about and set(a.words) - SMALL_IN_NAMES == set(b.words) - SMALL_IN_NAMES


def _shortens(short: Wording, long: Wording) -> bool:
    """Whether a name may be a longer one with words left out at one end: "Foxconn", "Security Council"."""
    a, b = short.words, long.words
    if len(a) >= len(b) or (short.about is not None and short.about != long.about):
        return False
    if len("".join(a)) < _SHORTEST and not short.text.isupper():
        return False
    later = short.first > long.first
    if len(a) == 1 and a[0] in KINDS:
        return later and a[0] in b
    if b[: len(a)] == a:
        return b[-1] not in _APART and (len(a) == 1 or b[len(a)] not in _FOLLOWING)
    return later and b[-len(a) :] == a


def _bracketed(text: str, name: Name) -> int | None:
    """Where the words end behind which a name stands in brackets: "African Union (AU)"."""
    opening = _BRACKET.search(text, max(0, name.start - 7), name.start)
    closed = text[name.end : name.end + 3].lstrip("”\"’'")[:1] in (")", "]", ",", ";")
    return opening.start() if opening and closed else None


def _initials(wording: Wording) -> set[str]:
    words = re.findall(r"[^\W\d_]+", wording.text.replace("'s", "").replace("’s", ""))
    if len(words) < 2 or wording.label == "PERSON":
        return set()
    every = "".join(word[0].upper() for word in words)
    large = "".join(word[0].upper() for word in words if word.lower() not in SMALL_IN_NAMES)
    capital = "".join(word[0] for word in words if word[0].isupper())
    return {every, large, capital}
