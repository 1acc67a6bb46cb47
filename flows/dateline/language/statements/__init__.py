"""The Tagging, quotation marks and layout -> the layer of statements: the pieces of text that somebody says or thinks,
each with its cue and the words that name its source, and the kind of each. `attributions` makes it; the others add what
the layout alone attributes, and mend how far statements reach. Who speaks is found out by speakers."""

__all__ = [
    "attributions",
    "block_quotes",
    "extents",
    "kinds",
    "quotation_marks",
    "quoted_by_others",
    "transcripts",
    "unattributed",
]
