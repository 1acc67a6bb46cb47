"""The Tagging -> the layer of names: what stands where, under which label, and the titles beside people's names.
`tagged` makes it; the others mend what the tagger tears apart or takes for something else. Entities come next, which
say what the names name."""

__all__ = ["agreeing", "by_layout", "rejoined", "tagged", "titles"]
