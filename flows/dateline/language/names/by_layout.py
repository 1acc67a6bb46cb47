"""Names in datelines and credits, which the tagger, with no sentence around them, often takes for something else."""

import re
from collections.abc import Iterable

from dateline.articles.credits import parties
from dateline.language.layers import Layer, Name, Reading

_NO_NAMES = frozenset(("pool", "handout"))


def datelined(reading: Reading) -> list[Name]:
    """The names, but in the dateline the place where the article was written whole and a place."""
    place = reading.article.dateline_place
    written = re.compile(rf"(?<!\w){re.escape(place)}(?!\w)", re.IGNORECASE) if place else None
    found = []
    for block in reading.blocks:
        if block.kind == "dateline" and written and (match := written.search(reading.text, block.start, block.end)):
            found.append(Name(*match.span(), match.group(), "LOC", 1.0))
    return _instead(reading.names, found)


def credited(reading: Reading) -> list[Name]:
    """The names, but in credits agencies and publishers whole and photographers as people: "Jane Doe/AFP".

    An agency is known by its name. Any other party is one only where the tagger has read a name, and a person only
    where it has not read an organisation.
    """
    found = []
    for block in reading.blocks:
        if block.kind == "credit":
            for first, last, kind in parties(reading.text[block.start : block.end]):
                start, end = block.start + first, block.start + last
                read = reading.names.overlapping(start, end)
                is_organisation = any(name.label == "ORG" for name in reading.names.within(start, end))
                if kind == "agency" or (read and not (kind == "person" and is_organisation)):
                    label, score = (
                        "PERSON" if kind == "person" else "ORG",
                        max((name.score for name in read), default=1.0),
                    )
                    found.append(Name(start, end, reading.text[start:end], label, 1.0 if kind == "agency" else score))
    nobody = {name for name in found if name.text.lower() in _NO_NAMES}
    return [name for name in _instead(reading.names, found) if name not in nobody]


def _instead(names: Layer[Name], found: Iterable[Name]) -> list[Name]:
    """The names with those found in place of what they share characters with."""
    kept = dict.fromkeys(names)
    for name in found:
        for read in names.overlapping(name.start, name.end):
            kept.pop(read, None)
        kept[name] = None
    return list(kept)
