"""Names in the credits of pictures, which the tagger, with no sentence around them, often takes for something else."""

from collections.abc import Iterable, Sequence

from dateline.articles.article import Block
from dateline.articles.credits import parties

from .tagged import Name

_NO_NAMES = frozenset(("pool", "handout"))


def credited(text: str, blocks: Iterable[Block], found: Sequence[Name]) -> list[Name]:
    """The names, but in credits agencies and publishers whole and photographers as people: "Jane Doe/AFP".

    An agency is known by its name. Any other party is one only where the tagger has read a name, and a person only
    where it has not read an organisation.
    """
    kept = dict.fromkeys(found)
    for block in blocks:
        if block.kind != "credit":
            continue
        tagged = [name for name in found if block.start <= name.start and name.end <= block.end]
        for first, last, kind in parties(text[block.start : block.end]):
            start, end = block.start + first, block.start + last
            read = [name for name in tagged if name.start < end and start < name.end]
            is_organisation = any(name.label == "ORG" and start <= name.start and name.end <= end for name in read)
            if kind != "agency" and (not read or (kind == "person" and is_organisation)):
                continue
            for name in read:
                kept.pop(name, None)
            words, label = text[start:end], "PERSON" if kind == "person" else "ORG"
            score = 1.0 if kind == "agency" else max(name.score for name in read)
            if words.lower() not in _NO_NAMES:
                kept[Name(start, end, words, label, score)] = None
    return sorted(kept, key=lambda name: name.start)
