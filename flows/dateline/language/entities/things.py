"""Which wordings name the same organisation, building, place, people or other thing."""

import re
from collections import defaultdict
from collections.abc import Sequence

from dateline.language.lexicon.institutions import KINDS, OFFICES
from dateline.language.names.tagged import Name
from dateline.world.gazetteer import Place
from dateline.world.peoples import nationality

from .groups import Groups
from .wordings import THINGS, Form, indexed, is_misspelling

_SMALL = frozenset("of the and for de la le du des da do dos in on at to".split())
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z]+[A-Z0-9]*s?|[A-Z][a-z]{0,2}[A-Z]{2,}")
_BRACKET = re.compile(r"\s[(\[](?:the )?[“\"‘']?$")
_SETTLED = frozenset("city town village municipality state republic kingdom of the".split())
_NATURAL = frozenset(
    """
    bay county desert district island islands lake mount mountain mountains mt peninsula province region river valley
    """.split()
)
_APART = OFFICES | frozenset(
    "academy act bill charity college committee foundation fund hospital law radio trust tv".split()
)
"""Words at the end that make another organisation of one: "United Nations Security Council"."""
_FOLLOWING = frozenset("of for in group university".split())
"""Words that make another one of a name of several words when they follow it: "Qatar Airways Group"."""
_SHORTEST = 4
"""Letters of a name, if it is no acronym, that can stand for a longer one."""

_MOST_NEAR = 200
"""How many places whose names begin alike are compared for slips."""


def join_things(forms: Sequence[Form], groups: Groups, places: dict[int, Place]) -> None:
    """Join what is spelled alike, and short names with the one longer name that they can stand for."""
    _join_places(forms, groups, places)
    _join_peoples(forms, groups)
    for label in THINGS:
        of_label = [i for i, form in enumerate(forms) if form.label == label]
        having = indexed((i, forms[i].words) for i in of_label)
        for i in of_label:
            telling = [word for word in forms[i].words if word not in _SMALL] or forms[i].words
            others = [j for j in min((having[word] for word in telling), key=len) if j != i]
            alike = [j for j in others if _is_reordered(forms[i], forms[j])]
            longer = alike or [j for j in others if _shortens(forms[i], forms[j])]
            if (whole := groups.one(longer)) is not None:
                groups.join(i, whole)


def join_acronyms(text: str, names: Sequence[Name], forms: Sequence[Form], groups: Groups) -> None:
    """Join an acronym with the name that it follows in brackets, or whose initials it is."""
    ending: dict[tuple[str, int | None], int] = {
        (form.label, end): i for i, form in enumerate(forms) for end in form.ends if len(form.words) > 1
    }
    with_initials = indexed((i, _initials(form)) for i, form in enumerate(forms))
    for i, form in enumerate(forms):
        if form.label not in (*THINGS, "LOC") or " " in form.text:
            continue
        beside = [(form.label, _bracketed(text, names[mention])) for mention in form.mentions]
        behind = [ending[end] for end in beside if end in ending]
        if (whole := groups.one(behind)) is not None:
            groups.join(i, whole)
        elif _ACRONYM.fullmatch(form.text.replace(".", "")):
            acronym = "".join(form.words).upper()
            spelled = {*with_initials[acronym], *(with_initials[acronym[:-1]] if acronym.endswith("S") else ())}
            if (whole := groups.one(j for j in sorted(spelled) if forms[j].label == form.label)) is not None:
                groups.join(i, whole)


def _join_places(forms: Sequence[Form], groups: Groups, places: dict[int, Place]) -> None:
    known: dict[int, int] = {}
    known_by_core: dict[tuple[str, ...], int] = {}
    by_core: dict[tuple[str, ...], int] = {}
    near: dict[tuple[int, str], list[int]] = defaultdict(list)
    of_label = [i for i, form in enumerate(forms) if form.label == "LOC"]
    for i in of_label:
        if i in places:
            groups.join(i, known.setdefault(places[i].geonames_id, i))
            known_by_core.setdefault(_core(forms[i], _SETTLED), i)
    for i in of_label:
        if i not in places:
            groups.join(i, known_by_core.get(_core(forms[i], _SETTLED), i))
            groups.join(i, by_core.setdefault(_core(forms[i], _SETTLED | _NATURAL), i))
            neighbours = near[len(forms[i].words), forms[i].words[0][0]]
            for j in neighbours:
                if is_misspelling(forms[i].words, forms[j].words):
                    groups.join(i, j)
            if len(neighbours) < _MOST_NEAR:
                neighbours.append(i)


def _core(form: Form, generic: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in form.words if word not in generic) or form.words


def _join_peoples(forms: Sequence[Form], groups: Groups) -> None:
    first: dict[object, int] = {}
    for i, form in enumerate(forms):
        if form.label == "NORP":
            groups.join(i, first.setdefault(nationality(form.text) or singular(form.words), i))


def singular(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words for one of a people: "Sherpas" -> "Sherpa"."""
    last = words[-1]
    return (*words[:-1], last[:-1]) if len(last) > 4 and last.endswith("s") and last[-2] not in "sui" else words


def _is_reordered(a: Form, b: Form) -> bool:
    """Whether two names have the same words but for small ones: "Interior Ministry", "Ministry of the Interior"."""
    return a.about == b.about and set(a.words) - _SMALL == set(b.words) - _SMALL


def _shortens(short: Form, long: Form) -> bool:
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


def _initials(form: Form) -> set[str]:
    words = re.findall(r"[^\W\d_]+", form.text.replace("'s", "").replace("’s", ""))
    if len(words) < 2 or form.label == "PERSON":
        return set()
    every = "".join(word[0].upper() for word in words)
    large = "".join(word[0].upper() for word in words if word.lower() not in _SMALL)
    capital = "".join(word[0] for word in words if word[0].isupper())
    return {every, large, capital}
