"""Names that the tagger tears apart, joined."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dateline.language.lexicon.institutions import KINDS
from dateline.language.lexicon.nouns import kind_of, singular
from dateline.world.gazetteer import places_named

from .tagged import Name

_BODY = re.compile(r"(?P<members>[A-Z][a-z]+s)['’] (?:[A-Z][\w-]+ ){0,3}(?P<kind>[A-Z][a-z]+)\b")
_OF_PEOPLE = re.compile(r"(?:er|or|ist|ian|ee)s$")
_MOST_PIECES = 4


def joined(text: str, found: Sequence[Name]) -> list[Name]:
    """The names, in text order, those whole that the tagger reads as several."""
    whole: list[Name] = []
    for name in found:
        whole.append(name)
        for count in range(2, _MOST_PIECES + 1):
            pieces = whole[-count:]
            if len(pieces) < count or text[pieces[0].end : pieces[1].start] != " ":
                break
            if label := _label(pieces):
                whole[-count:] = [_whole(text, pieces[0].start, name.end, label, pieces)]
                break
    return _bodies(text, whole)


def _whole(text: str, start: int, end: int, label: str, pieces: Sequence[Name]) -> Name:
    return Name(start, end, text[start:end], label, max(piece.score for piece in pieces))


def _label(pieces: Sequence[Name]) -> str | None:
    """What pieces side by side are together: two organisations one, pieces of a country's name a place, and people of
    islands a people."""
    labels = [piece.label for piece in pieces]
    if labels == ["ORG", "ORG"]:
        return "ORG"
    if labels == ["LOC", "NORP"] and pieces[1].text in ("Islander", "Islanders"):
        return "NORP"
    places = places_named(" ".join(piece.text for piece in pieces))
    return "LOC" if any(place.kind == "country" for place in places) else None


def _bodies(text: str, found: Sequence[Name]) -> list[Name]:
    """Organisations with the plural of those who make them up: "Seafarers’ Association". In the Worldwide corpus that
    is one name, without the country before it."""
    starts, ends = [name.start for name in found], [name.end for name in found]
    kept = dict.fromkeys(found)
    for match in _BODY.finditer(text):
        pieces = found[bisect_right(ends, match.start()) : bisect_left(starts, match.end())]
        if not pieces or not _is_body(match) or any(name.label != "ORG" or name.end > match.end() for name in pieces):
            continue
        for name in pieces:
            kept.pop(name)
        kept[_whole(text, min(pieces[0].start, match.start()), match.end(), "ORG", pieces)] = None
    return sorted(kept, key=lambda name: name.start)


def _is_body(match: re.Match[str]) -> bool:
    members = match["members"].lower()
    is_of_people = kind_of(singular(members)) == "person" or _OF_PEOPLE.search(members)
    return match["kind"].lower() in KINDS and bool(is_of_people)
