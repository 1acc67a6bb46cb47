"""The place in a dateline, which the tagger, with no sentence around it, often takes for something else."""

import re

from dateline.language.layers import Name, Reading


def datelined(reading: Reading) -> list[Name]:
    """The names, but in the dateline the place where the article was written whole and a place."""
    place = reading.article.dateline_place
    written = re.compile(rf"(?<!\w){re.escape(place)}(?!\w)", re.IGNORECASE) if place else None
    kept = dict.fromkeys(reading.names)
    for block in reading.blocks:
        if block.kind == "dateline" and written and (match := written.search(reading.text, block.start, block.end)):
            for read in reading.names.overlapping(*match.span()):
                kept.pop(read, None)
            kept[Name(*match.span(), match.group(), "LOC", 1.0)] = None
    return list(kept)
