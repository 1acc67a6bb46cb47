"""Names in the credits of pictures, which the tagger, with no sentence around them, often takes for something else."""

from collections.abc import Iterable, Sequence

from flows.articles.article import Block
from flows.articles.credits import parties

from .names import Name

_NO_NAMES = frozenset(("pool", "handout"))


def credited(text: str, blocks: Iterable[Block], found: Sequence[Name]) -> list[Name]:
    """The names, but in credits agencies whole and photographers as people: "Jane Doe/POOL/AGENCE FRANCE-PRESSE".

    An agency is known by its name. Who took a picture is one of the tagger's names that stands where photographers do.
    """
    kept = dict.fromkeys(found)
    for block in blocks:
        if block.kind != "credit":
            continue
        for first, last, kind in parties(text[block.start : block.end]):
            start, end = block.start + first, block.start + last
            words = text[start:end]
            inside = [name for name in kept if name.start < end and start < name.end]
            if kind == "person" and (not inside or any(name.label == "ORG" for name in inside)):
                continue
            for name in inside:
                del kept[name]
            if kind == "person":
                kept[Name(start, end, words, "PERSON", max(name.score for name in inside))] = None
            elif words.lower() not in _NO_NAMES:
                kept[Name(start, end, words, "ORG", 1.0)] = None
    return sorted(kept, key=lambda name: name.start)
