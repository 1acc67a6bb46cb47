"""The place in a dateline, which the tagger, with no sentence around it, often takes for something else."""

import re
from collections.abc import Iterable, Sequence

from dateline.articles.article import Block

from .tagged import Name


def datelined(text: str, blocks: Iterable[Block], place: str | None, found: Sequence[Name]) -> list[Name]:
    """The names, but in datelines the place where the article was written whole and a place."""
    kept = dict.fromkeys(found)
    written = re.compile(rf"(?<!\w){re.escape(place)}(?!\w)", re.IGNORECASE) if place else None
    for block in blocks:
        if block.kind != "dateline" or not written or not (match := written.search(text, block.start, block.end)):
            continue
        start, end = match.span()
        read = [name for name in found if name.start < end and start < name.end]
        for name in read:
            kept.pop(name, None)
        kept[Name(start, end, match.group(), "LOC", 1.0)] = None
    return sorted(kept, key=lambda name: name.start)
