"""Article -> Annotations: sentences, mentions of entities, quotes with their speakers, and dates.

`reader` takes an Article, lets the tagger of `tagging` read its text once, and takes the `steps` in their order. Each
is a function of the one `Reading` (in `layers`) and writes one of its layers; `trace` tells what each step changed.
Rooms inside build on each other: lexicon and tagging; names; entities, statements and dates; speakers. What comes out
goes to tables, and to whoever calls `dateline.annotate`; training fits the tagger, and measures the rest.
"""

__all__ = [
    "annotations",
    "entities",
    "layers",
    "lexicon",
    "reader",
    "speakers",
    "statements",
    "steps",
    "tagging",
    "trace",
]
