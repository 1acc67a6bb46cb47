"""The text of documents, paragraph by paragraph."""

from dateline.sources.documents.document import BlockKind, RawDocument


def lines(document: RawDocument) -> list[tuple[BlockKind | None, str]]:
    """The paragraphs of a document, each with the kind that the markup tells."""
    kinds = {mark.start: mark.kind for mark in document.marks}
    found, start = [], 0
    for line in document.text.split("\n\n"):
        found.append((kinds.get(start), line))
        start += len(line) + 2
    return found
