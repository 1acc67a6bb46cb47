"""Plain text and Markdown: one article a file."""

from collections.abc import Iterator

from dateline.sources.documents.document import MAX_CHARACTERS, Metadata, RawDocument
from dateline.sources.documents.resource import Resource

from .compose import compose_plain
from .decode import decode

_BYTES_PER_CHARACTER = 4


def read(resource: Resource) -> Iterator[RawDocument]:
    """The one document of a file."""
    advice = f"An article has at most {MAX_CHARACTERS:,} characters. Split it into its articles."
    data = resource.content(MAX_CHARACTERS * _BYTES_PER_CHARACTER, advice)
    yield compose_plain(resource.uri, "text", decode(data), Metadata(url=resource.url))
