"""Resources and addresses of any format -> the documents in them, through archives and links."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from dateline.sources.documents.document import RawDocument, Reject, Skipped
from dateline.sources.documents.input_errors import ReaderError, SourceError, TooLargeError, UnreadableError
from dateline.sources.documents.resource import Link, Resource
from dateline.sources.documents.uris import reject
from dateline.sources.documents.urls import without_credentials
from dateline.sources.rows.records import Columns

from .formats import format_of

_DEEPEST_MEMBER = 4
_DEEPEST_LINK = 2
_MOST_LINKS = 50_000
_LINKS_AHEAD = 50
_INPUTS_AHEAD = 16


@dataclass(frozen=True)
class Options:
    """How inputs are read.

    Args:
        format: The format that they have, whatever it looks like.
        columns: What tables call the values that they do not call as we do.
        follow: Gives the page at an address. Without it addresses and links are left out. Raises SourceError, OSError.
        expect: Is told the addresses that `follow` will be asked for, so that it can begin with several at once.
    """

    format: str | None = None
    columns: Columns = field(default_factory=dict)
    follow: Callable[[str], Resource] | None = None
    expect: Callable[[str], object] = lambda address: None


DEFAULTS = Options()


def read(
    resource: Resource | Link, options: Options = DEFAULTS, skipped: Counter[str] | None = None
) -> Iterator[RawDocument | Reject]:
    """The documents of a resource or address in its order, and what could not be used. Never raises for what an input
    holds.

    A link's documents stand where the link stands. Where a document says nothing, what is known of its resource from
    elsewhere goes, such as from the feed that linked to it. What there is beside articles is counted in `skipped`, by
    kind.
    """
    return read_all([resource], options, skipped)


def read_all(
    inputs: Iterable[Resource | Link], options: Options = DEFAULTS, skipped: Counter[str] | None = None
) -> Iterator[RawDocument | Reject]:
    """The documents of several inputs, one input after the other. Pages are expected a while before they are read."""
    waiting, counts = deque(inputs), Counter() if skipped is None else skipped
    for each in waiting:
        if isinstance(each, Link):
            options.expect(_plain(each).url)
    started: deque[_Ahead] = deque()
    while waiting or started:
        while waiting and (not started or (isinstance(waiting[0], Link) and len(started) < _INPUTS_AHEAD)):
            reading = _Reading(options, counts)
            started.append(_Ahead(reading, reading.start(waiting.popleft())))
            started[-1].fill()
        yield from started.popleft()


@dataclass(frozen=True, slots=True)
class _Page:
    """A page that is to be read in its turn, behind so many links."""

    link: Link
    links: int


_Found = RawDocument | Reject | _Page


class _Reading:
    """One reading of what the user gave. A page is read once, however often it is linked to."""

    def __init__(self, options: Options, skipped: Counter[str]) -> None:
        self.options = options
        self.skipped = skipped
        self._followed: set[str] = set()

    def start(self, given: Resource | Link) -> Iterator[_Found]:
        """What is in a resource, or at an address."""
        if isinstance(given, Resource):
            return self._read(given)
        link = _plain(given)
        self._followed.add(link.url)
        return self.follow(_Page(link, 0))

    def follow(self, page: _Page) -> Iterator[_Found]:
        """What is on a page."""
        uri = without_credentials(page.link.url)
        if self.options.follow is None:
            return
        try:
            found = self.options.follow(page.link.url)
        except Exception as error:
            yield reject(uri, _refused(error, "Fetching it"))
        else:
            known = page.link.metadata.filled(found.metadata)
            yield from self._read(replace(found, metadata=known), links=page.links)

    def _read(self, resource: Resource, members: int = 0, links: int = 0) -> Iterator[_Found]:
        """What is in a resource that lies in so many archives, behind so many links."""
        too_deep = False
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
                    yield from self._read(found, members + 1, links)
                elif self.options.follow and (link := _plain(found)).url not in self._followed:
                    if links == _DEEPEST_LINK:
                        too_deep = True
                        continue
                    if len(self._followed) >= _MOST_LINKS:
                        raise TooLargeError(f"It leads to over {_MOST_LINKS:,} pages. The rest is left out: split it.")
                    self._followed.add(link.url)
                    yield _Page(link, links + 1)
            if too_deep:
                raise TooLargeError(
                    "It leads on, and was itself led to by two. Give its address to have its links followed."
                )
        except Exception as error:
            yield reject(resource.uri, _refused(error, "Its reader"))


class _Ahead:
    """What is found in an input, with what is on the pages that it links to in the links' places. It looks for links
    while there are pages to wait for."""

    def __init__(self, reading: _Reading, found: Iterator[_Found]) -> None:
        self._reading = reading
        self._found = found
        self._window: deque[_Found] = deque()
        self._pages = 0

    def fill(self) -> None:
        """Look ahead as far as it is worth while."""
        while len(self._window) < (_LINKS_AHEAD if self._pages else 1) and (found := next(self._found, None)):
            self._window.append(found)
            if isinstance(found, _Page):
                self._pages += 1
                self._reading.options.expect(found.link.url)

    def __iter__(self) -> Iterator[RawDocument | Reject]:
        while True:
            self.fill()
            if not self._window:
                return
            found = self._window.popleft()
            if isinstance(found, _Page):
                self._pages -= 1
                yield from _Ahead(self._reading, self._reading.follow(found))
            else:
                yield found


def _plain(link: Link) -> Link:
    """A link to a page as a whole."""
    return replace(link, url=link.url.strip().partition("#")[0])


def _refused(error: Exception, what: str) -> SourceError:
    """What a reject says of any error."""
    if isinstance(error, SourceError):
        return error
    if isinstance(error, OSError):
        why = error.strerror or str(error) or type(error).__name__
        return UnreadableError(f"It cannot be read: {why}. Check that it is there and may be read.")
    why = f"{type(error).__name__}: {str(error)[:300]}"
    return ReaderError(f"{what} failed: {why}. Leave it out, and please report it.")
