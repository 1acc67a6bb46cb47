"""Drafts of articles, a paragraph a line."""

from dateline.articles.draft import Draft
from dateline.sources.documents.document import Metadata

PROSE = "The ministers of the two countries met for three hours and agreed to hold further talks, officials said."


def draft(*lines: str, metadata: Metadata | None = None) -> Draft:
    return Draft("\n\n".join(lines), metadata or Metadata())


def blocks(made: Draft) -> list[tuple[str, str]]:
    return [(block.kind, made.text[block.start : block.end]) for block in made.blocks()]
