"""The tags that the tagger gives to word pieces."""

ENTITY_LABELS = ("PERSON", "ORG", "LOC", "FAC", "NORP", "PRODUCT", "DATE", "MONEY", "MISC")
"""Kinds of entity, by their OntoNotes names; LOC holds countries and cities too."""

NUMBERS = ("DATE", "MONEY")
"""Labels of what is no entity: it has no identity beyond its value."""


def _bio(*labels: str) -> tuple[str, ...]:
    return ("O", *(f"{prefix}-{label}" for label in labels for prefix in "BI"))


ENTITY_TAGS = _bio(*ENTITY_LABELS)
CUE_TAGS = _bio("cue")
ROLE_TAGS = _bio("source", "content")
"""What a piece is to one given cue: part of its source, of its content, or neither."""
