"""Names that the tagger tears apart, joined."""

import re
from collections.abc import Sequence

from dateline.language.layers import Name, Reading
from dateline.language.lexicon.institutions import KINDS
from dateline.language.lexicon.nouns import kind_of, singular
from dateline.world.gazetteer import places_named

_BODY = re.compile(r"(?P<members>[A-Z][a-z]+s)['’] (?:[A-Z][\w-]+ ){0,3}(?P<kind>[A-Z][a-z]+)\b")
_OF_PEOPLE = re.compile(r"(?:er|or|ist|ian|ee)s$")
_MOST_PIECES = 4


def rejoined(reading: Reading) -> list[Name]:
    """The names, those whole that stand side by side and are one."""
    text = reading.text
    whole: list[Name] = []
    for name in reading.names:
        whole.append(name)
        for count in range(2, _MOST_PIECES + 1):
            pieces = whole[-count:]
            if len(pieces) < count or text[pieces[0].end : pieces[1].start] != " ":
                break
            if label := _label(pieces):
                whole[-count:] = [_whole(text, pieces[0].start, name.end, label, pieces)]
                break
    return whole


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


def bodies(reading: Reading) -> list[Name]:
    """The names, organisations with the plural of those who make them up: "Seafarers’ Association". In the Worldwide
    corpus that is one name, without the country before it."""
    kept = dict.fromkeys(reading.names)
    for match in _BODY.finditer(reading.text):
        pieces = reading.names.overlapping(*match.span())
        if not pieces or not _is_body(match) or any(name.label != "ORG" or name.end > match.end() for name in pieces):
            continue
        for name in pieces:
            kept.pop(name)
        kept[_whole(reading.text, min(pieces[0].start, match.start()), match.end(), "ORG", pieces)] = None
    return list(kept)


def _is_body(match: re.Match[str]) -> bool:
    members = match["members"].lower()
    is_of_people = kind_of(singular(members)) == "person" or _OF_PEOPLE.search(members)
    return match["kind"].lower() in KINDS and bool(is_of_people)


def _whole(text: str, start: int, end: int, label: str, pieces: Sequence[Name]) -> Name:
    return Name(start, end, text[start:end], label, max(piece.score for piece in pieces))
