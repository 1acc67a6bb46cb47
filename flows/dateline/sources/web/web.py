"""Addresses on the web -> resources: politely, safely, and only what has changed since the last run.

Every address is asked for once in a run, with the ETag and Last-Modified of what is kept of it (RFC 9110), if its site
lets programs read it (RFC 9309), one request per host at a time and not too many in a second. Redirects are followed
one by one, each checked as the first address was.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path
from types import TracebackType

from httpx2 import URL

from dateline.sources.documents.document import Metadata
from dateline.sources.documents.input_errors import SourceError
from dateline.sources.documents.resource import Budget, Resource
from dateline.sources.finding.formats import FORMATS

from .client import Client
from .exchange import Exchange, Limits
from .open_internet import checked
from .page_store import Page, Store

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "multipart/related": ".mhtml",
    "message/rfc822": ".mhtml",
    "application/rss+xml": ".rss",
    "application/rdf+xml": ".rdf",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/ndjson": ".jsonl",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/vnd.apache.parquet": ".parquet",
    "application/warc": ".warc",
    "application/gzip": ".gz",
    "application/x-gzip": ".gz",
    "application/zip": ".zip",
    "application/x-tar": ".tar",
    "text/plain": ".txt",
    "text/markdown": ".md",
}


class Web:
    """The web as one run sees it: `follow` an address, and `expect` those that will be followed later.

    What was fetched is kept in `folder` for the next run (see Store). Requests are made in a thread of their own, which
    starts with the first. Proxies of the environment are not used, for what they connect to could not be checked.

    Args:
        folder: Where pages are kept.
        limits: How far the web is trusted.
        clock: What time it is, for `captured_at`.
    """

    def __init__(
        self,
        folder: Path,
        limits: Limits | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._folder = folder
        self._limits = limits or Limits()
        self._clock = clock
        self._running: _Running | None = None

    def follow(self, address: str) -> Resource:
        """What is at an address. It can be read until the Web is closed. Raises SourceError, OSError."""
        url = checked(address)
        running = self._run()
        page = running.fetch(url).result()
        body = running.store.body(page)
        header = Message()
        header["content-type"] = page.content_type or "application/octet-stream"
        return Resource(
            uri=address,
            open=lambda: body.open("rb"),
            name=_name(URL(page.url), header.get_content_type()),
            url=page.url,
            charset=header.get_content_charset(),
            metadata=Metadata(captured_at=page.fetched_at),
            budget=Budget(page.size),
        )

    def expect(self, address: str) -> None:
        """Begin to fetch what will be followed later. What is wrong with it is told then."""
        with suppress(SourceError, OSError):
            self._run().fetch(checked(address))

    def close(self) -> None:
        """Break off what is under way, and let go of all connections and files."""
        if self._running:
            self._running.close()
            self._running = None

    def __enter__(self) -> "Web":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self) -> "_Running":
        if self._running is None:
            self._running = _Running(Store(self._folder, self._limits.kept_bytes), self._limits, self._clock)
        return self._running


class _Running:
    """A client in an event loop of its own."""

    def __init__(self, store: Store, limits: Limits, clock: Callable[[], datetime]) -> None:
        self.store = store
        self._exchange = Exchange(store, limits, clock)
        self._client = Client(self._exchange.get, store.read, limits)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="dateline-web", daemon=True)
        self._thread.start()

    def fetch(self, url: URL) -> Future[Page]:
        return asyncio.run_coroutine_threadsafe(self._client.page(url), self._loop)

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self.store.close()

    async def _end(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await self._exchange.close()


def _name(url: URL, content_type: str) -> str:
    """The file name of a page: that of its address, with the ending of its type where it has none that a format has."""
    name = url.path.rpartition("/")[2] or "index"
    known = tuple(suffix for known in FORMATS for suffix in known.suffixes)
    return name if name.lower().endswith(known) else name + _SUFFIXES.get(content_type, "")
