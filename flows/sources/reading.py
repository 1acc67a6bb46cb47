"""A resource of any format -> the documents in it, through archives and links."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from .document import RawDocument, Reject, Skipped
from .errors import ReaderError, SourceError, TooLargeError, UnreadableError
from .location import reject
from .records import Columns
from .registry import format_of
from .resource import Link, Resource

_DEEPEST_MEMBER = 4
_DEEPEST_LINK = 2
_MOST_LINKS = 50_000


@dataclass(frozen=True)
class Options:
    """How inputs are read.

    Args:
        format: The format that they have, whatever it looks like.
        columns: What tables call the values that they do not call as we do.
        follow: Gives the page that a feed or sitemap links to. Raises SourceError, OSError.
    """

    format: str | None = None
    columns: Columns = field(default_factory=dict)
    follow: Callable[[str], Resource] | None = None


DEFAULTS = Options()


def read(
    resource: Resource, options: Options = DEFAULTS, skipped: Counter[str] | None = None
) -> Iterator[RawDocument | Reject]:
    """The documents of a resource in its order, and what could not be used. Never raises for what an input holds.

    Where a document says nothing, what is known of its resource from elsewhere goes. What the resource holds beside
    articles is counted in `skipped`, by kind.
    """
    yield from _Reading(options, Counter() if skipped is None else skipped).read(resource)


class _Reading:
    """One reading of what the user gave. A page is fetched once, however often it is linked to."""

    def __init__(self, options: Options, skipped: Counter[str]) -> None:
        self.options = options
        self.skipped = skipped
        self.followed: set[str] = set()

    def read(self, resource: Resource, members: int = 0, links: int = 0) -> Iterator[RawDocument | Reject]:
        """The documents of a resource that lies in so many archives, behind so many links."""
        try:
            if members > _DEEPEST_MEMBER:
                raise TooLargeError("It lies in too many archives, one in the other. Unpack them, or leave it out.")
            known = format_of(resource, None if links else self.options.format)
            for found in known.read(resource, self.options.columns) if known.table else known.read(resource):
                if isinstance(found, Reject):
                    yield found
                elif isinstance(found, Skipped):
                    self.skipped.update(found.counts)
                elif isinstance(found, RawDocument):
                    yield replace(found, metadata=found.metadata.filled(resource.metadata))
                elif isinstance(found, Resource):
                    yield from self.read(found, members + 1, links)
                else:
                    yield from self._follow(found, links)
        except SourceError as error:
            yield reject(resource.uri, error)
        except OSError as error:
            yield reject(resource.uri, _unreadable(error))
        except Exception as error:
            what = f"{type(error).__name__}: {str(error)[:300]}"
            yield reject(resource.uri, ReaderError(f"Its reader failed: {what}. Leave it out, and please report it."))

    def _follow(self, link: Link, links: int) -> Iterator[RawDocument | Reject]:
        if self.options.follow is None or link.url in self.followed or links >= _DEEPEST_LINK:
            return
        if len(self.followed) >= _MOST_LINKS:
            raise TooLargeError(f"It leads to more than {_MOST_LINKS:,} pages. The rest is left out: split it.")
        self.followed.add(link.url)
        try:
            page = self.options.follow(link.url)
        except SourceError as error:
            yield reject(link.url, error)
        except OSError as error:
            yield reject(link.url, _unreadable(error))
        else:
            yield from self.read(replace(page, metadata=link.metadata.filled(page.metadata)), 0, links + 1)


def _unreadable(error: OSError) -> UnreadableError:
    why = error.strerror or str(error) or type(error).__name__
    return UnreadableError(f"It cannot be read: {why}. Check that it is there and may be read.")
