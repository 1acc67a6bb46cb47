"""Names that the tagger tears apart, joined."""

from collections.abc import Sequence

from dateline.language.layers import Name, Reading
from dateline.world.gazetteer import places_named

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
                start, score = pieces[0].start, max(piece.score for piece in pieces)
                whole[-count:] = [Name(start, name.end, text[start : name.end], label, score)]
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
