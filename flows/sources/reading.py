"""A resource of any format -> the documents in it, through archives and links."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from .document import RawDocument, Reject
from .errors import ReaderError, SourceError, TooLargeError, UnreadableError
from .location import reject
from .registry import format_of
from .resource import Link, Resource

_DEEPEST = 4


@dataclass(frozen=True)
class Options:
    """How inputs are read.

    Args:
        format: The format that they have, whatever it looks like.
        follow: Gives the page that a feed or sitemap links to. Raises SourceError, OSError.
    """

    format: str | None = None
    follow: Callable[[str], Resource] | None = None


DEFAULTS = Options()


def read(resource: Resource, options: Options = DEFAULTS) -> Iterator[RawDocument | Reject]:
    """The documents of a resource in its order, and what could not be used. Never raises for what an input holds.

    What the resource's own metadata say goes where the document says nothing.
    """
    yield from _read(resource, options, frozenset(), 0)


def _read(resource: Resource, options: Options, above: frozenset[str], depth: int) -> Iterator[RawDocument | Reject]:
    try:
        if depth > _DEEPEST:
            raise TooLargeError("It lies in too many archives, one in the other. Unpack them, or leave it out.")
        for found in format_of(resource, options.format).read(resource):
            if isinstance(found, Reject):
                yield found
            elif isinstance(found, RawDocument):
                yield replace(found, metadata=found.metadata.filled(resource.metadata))
            elif isinstance(found, Resource):
                yield from _read(found, options, above, depth + 1)
            elif options.follow and found.url not in above:
                yield from _follow(found, options, above, depth)
    except SourceError as error:
        yield reject(resource.uri, error)
    except OSError as error:
        why = error.strerror or str(error) or type(error).__name__
        yield reject(
            resource.uri, UnreadableError(f"It cannot be read: {why}. Check that it is whole and may be read.")
        )
    except Exception as error:
        failure = f"Its reader failed: {type(error).__name__}: {str(error)[:300]}. Leave it out, and please report it."
        yield reject(resource.uri, ReaderError(failure))


def _follow(link: Link, options: Options, above: frozenset[str], depth: int) -> Iterator[RawDocument | Reject]:
    assert options.follow is not None
    try:
        page = options.follow(link.url)
    except (SourceError, OSError) as error:
        known = error if isinstance(error, SourceError) else UnreadableError(f"It cannot be fetched: {error}.")
        yield reject(link.url, known)
        return
    page = replace(page, metadata=link.metadata.filled(page.metadata))
    yield from _read(page, replace(options, format=None), above | {link.url, page.uri}, depth + 1)
