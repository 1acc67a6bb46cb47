"""The stretch of text by which each name names something: whole, with the place or people that belongs to it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.language.layers import Name, Reading, Whole
from dateline.language.lexicon.function_words import SMALL_IN_NAMES
from dateline.language.lexicon.institutions import KINDS
from dateline.language.tagging.labels import NUMBERS
from dateline.world.gazetteer import places_named
from dateline.world.word_lists import any_of

from .wordings import THINGS, words_of

_OPEN = re.compile(rf"(?:\b{any_of(SMALL_IN_NAMES)}|-|&)$", re.IGNORECASE)
_PIECES = 8
"""How many pieces a name may come in."""


def wholes(reading: Reading) -> list[Whole]:
    """For each name the stretch that it is named by, and the place or people within.

    A name that holds another one comes in pieces: "Kenya" and "Airways", "Bank of" and "Korea". Each piece of an
    organisation or thing stands for the whole; the place keeps its own name.
    """
    text, names = reading.text, reading.names
    found = [Whole((name.start, name.end)) for name in names]
    if not names:
        return []
    touching = [_touch(text, name, following) for name, following in pairwise(names)]
    alone = {
        name.text
        for name, before, after in zip(names, [False, *touching], [*touching, False], strict=True)
        if not (before or after)
    }
    first = 0
    while first < len(names):
        last = first
        while last + 1 < min(len(names), first + _PIECES) and _goes_on(text, names[last], names[last + 1], alone):
            last += 1
        pieces = range(first, last + 1)
        about = next((i for i in pieces if names[i].label in ("LOC", "NORP") and not _is_open(names[i])), None)
        if first == last and names[first].label in THINGS and first and _owns(text, names[first - 1], names[first]):
            found[first] = Whole(found[first].span, first - 1)
        for i in pieces:
            if last > first and _is_piece(names, i, first, last, alone):
                found[i] = Whole((names[first].start, names[last].end), about)
        first = last + 1
    return found


def _goes_on(text: str, name: Name, following: Name, alone: set[str]) -> bool:
    """Whether a name goes on with the piece that follows."""
    if not _touch(text, name, following):
        return False
    if _is_open(name):
        return True
    if name.label == "ORG" and following.label == "LOC":
        return True
    if name.label == following.label == "LOC":
        return bool(places_named(f"{name.text} {following.text}"))
    if following.label in THINGS:
        if name.label in ("LOC", "NORP"):
            new = following.text not in alone and not following.text.isupper()
            return " " in following.text or new or _is_kind(following)
        return _is_kind(following) and following.label in ("ORG", "FAC")
    return False


def _touch(text: str, name: Name, following: Name) -> bool:
    gap = text[name.end : following.start]
    ends = name.label in NUMBERS or following.label in NUMBERS
    return not ends and (gap == " " or (_is_open(name) and gap in ("", " the ")))


def _is_open(name: Name) -> bool:
    """Whether a name breaks off: "Bank of"."""
    return name.label in (*THINGS, "LOC") and bool(_OPEN.search(name.text))


def _is_kind(name: Name) -> bool:
    words = words_of(name.text)
    return words[0] in KINDS or words[-1] in KINDS


def _is_piece(names: Sequence[Name], i: int, first: int, last: int, alone: set[str]) -> bool:
    """Whether a piece stands for the whole name, and not for something of its own: "GCC" in "GCC Railway"."""
    name = names[i]
    if name.label not in THINGS:
        return _is_open(name) or all(piece.label == "LOC" and not _is_open(piece) for piece in names[first : last + 1])
    return i != first or _is_open(name) or not (name.text.isupper() or name.text in alone)


def _owns(text: str, place: Name, name: Name) -> bool:
    """Whether a place's or people's name stands in the genitive before a name: "Syria's Foreign Ministry"."""
    return place.label in ("LOC", "NORP") and text[place.end : name.start] in ("'s ", "’s ", "’ ", "' ")
