"""A polite client: which pages it may ask for, in what order, how often, and what it does when a server fails."""

import asyncio
import re
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from httpx2 import URL

from dateline.sources.documents.input_errors import FetchError, RobotsError, StatusError

from .exchange import Limits, PassingError
from .page_store import Page
from .robots import LARGEST, Robots

_MOST_REDIRECTS = 10
_AT_ONCE = 16
_LONGEST_WAIT = 60.0
_FAILURES_OF_A_HOST = 3


@dataclass
class _Host:
    """A host's turn: whoever holds it may ask, but not before `free_at`. `closed` says why nobody may any more."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    delay: float = 0.0
    failures: int = 0
    closed: str | None = None


class Client:
    """Asks for each address once, each host for one at a time and never too often, and many hosts at once.

    Args:
        get: Makes one request, and says what comes back or where that leads. Raises PassingError, SourceError, OSError.
        read: Gives the first bytes of a page's body.
        limits: How often hosts may be asked, and who asks.
    """

    def __init__(
        self, get: Callable[[URL], Awaitable[Page | URL]], read: Callable[[Page, int], bytes], limits: Limits
    ) -> None:
        self._get = get
        self._read = read
        self._limits = limits
        self._product = re.split("[/ ]", limits.user_agent, maxsplit=1)[0]
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._answers: dict[URL, asyncio.Task[Page | URL]] = {}
        self._robots: dict[str, asyncio.Task[Robots]] = {}

    async def page(self, url: URL) -> Page:
        """What is at an address, after redirects. Raises SourceError, OSError."""
        for _ in range(_MOST_REDIRECTS + 1):
            robots = await self._rules(url)
            if not robots.allow(str(url)):
                raise RobotsError(f"{url.host} asks {self._product} not to read it (robots.txt). Leave it out.")
            answer = await self._answer(url)
            if isinstance(answer, Page):
                return answer
            url = answer
        raise FetchError(f"It leads on and on, more than {_MOST_REDIRECTS} times. Leave it out.")

    async def _rules(self, url: URL) -> Robots:
        site = f"{url.scheme}://{url.netloc.decode()}"
        if site not in self._robots:
            self._robots[site] = asyncio.create_task(self._read_robots(URL(f"{site}/robots.txt")))
        return await asyncio.shield(self._robots[site])

    async def _read_robots(self, url: URL) -> Robots:
        """The rules of a site: none where it has none, and no leave at all where it cannot say (RFC 9309, 2.3.1)."""
        host, text = self._hosts[url.host], ""
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                answer = await self._answer(url)
            except StatusError as error:
                if error.status >= 500 or error.status == 429:
                    raise RobotsError(f"Nobody knows what may be read there, for robots.txt fails: {error}") from error
                break
            if isinstance(answer, Page):
                text = self._read(answer, LARGEST).decode("utf-8-sig", "replace")
                break
            url = answer
        robots = Robots(text, self._product)
        host.delay = robots.delay
        return robots

    async def _answer(self, url: URL) -> Page | URL:
        """What an address answers. However often and from wherever it is asked for, that is one request."""
        if url not in self._answers:
            self._answers[url] = asyncio.create_task(self._ask(url))
        return await asyncio.shield(self._answers[url])

    async def _ask(self, url: URL) -> Page | URL:
        """Ask when the host's turn has come, and again where it fails for the moment."""
        host, limits, loop = self._hosts[url.host], self._limits, asyncio.get_running_loop()
        failure = FetchError(f"{url.host} does not answer.")
        async with host.turn:
            for attempt in range(limits.tries):
                if host.closed:
                    raise FetchError(host.closed)
                await asyncio.sleep(host.free_at - loop.time())
                host.free_at = loop.time() + max(1 / limits.rate, host.delay)
                try:
                    async with self._slots, asyncio.timeout(limits.seconds):
                        answer = await self._get(url)
                except PassingError as error:
                    failure = error.final
                    wait = limits.pause * 2**attempt if error.seconds is None else error.seconds
                    host.free_at = max(host.free_at, loop.time() + wait)
                    if wait > _LONGEST_WAIT:
                        host.closed = f"{url.host} asks to be left alone for {wait:,.0f} s. Try again then."
                except TimeoutError:
                    failure = FetchError(f"It has not come to its end after {limits.seconds:g} s. Leave it out.")
                    break
                else:
                    host.failures = 0
                    return answer
            host.failures += 1
            if host.failures >= _FAILURES_OF_A_HOST and not host.closed:
                host.closed = f"{url.host} failed {host.failures} times on end, and was left alone. Try again later."
            raise failure
