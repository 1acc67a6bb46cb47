"""Plain text and Markdown: one article a file."""

from collections.abc import Iterator

from .compose import compose_plain
from .decode import decode
from .document import MAX_CHARACTERS, Metadata, RawDocument
from .errors import TooLargeError
from .resource import Resource

_BYTES_PER_CHARACTER = 4


def read(resource: Resource) -> Iterator[RawDocument]:
    """The one document of a file."""
    most = MAX_CHARACTERS * _BYTES_PER_CHARACTER
    with resource.open() as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise TooLargeError(
            f"The file holds more than {most:,} bytes; an article has at most {MAX_CHARACTERS:,} characters. "
            "Split it into its articles."
        )
    yield compose_plain(resource.uri, "text", decode(data), Metadata(url=resource.url))
