"""One request to a server and its answer: a page, the same page as before, or where it leads on to."""

import ssl
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpcore2
from httpx2 import URL

from dateline.sources.documents.input_errors import FetchError, StatusError, TooLargeError

from .open_internet import Guard, Network, checked
from .page_store import Draft, Page, Store

_IDLE_CONNECTIONS = 16
_IDLE_SECONDS = 30
_LONGEST_VALIDATOR = 1024
_PIECE = 1 << 16
_REDIRECTS = {301, 302, 303, 307, 308}
_FOR_NOW = {408, 425, 429, 500, 502, 503, 504}


@dataclass(frozen=True, slots=True)
class Limits:
    """How far the web is trusted, and how much is asked of it.

    Args:
        user_agent: Who we are, beginning with a name, by which robots.txt knows us, such as `Dateline/1.0 (+address)`.
        private: Networks that are not on the open internet and may be asked all the same.
        most_bytes: The largest body that is taken, unpacked.
        seconds: How long an answer may take in all.
        silence: How long a server may say nothing, in seconds.
        rate: Requests per second to one host.
        tries: How often what fails for the moment is tried.
        pause: Seconds before the second try; they double with each more, unless the server names a time.
        kept_bytes: What may be kept for the next run.
    """

    user_agent: str = "Dateline"
    private: tuple[Network, ...] = ()
    most_bytes: int = 50_000_000
    seconds: float = 60.0
    silence: float = 15.0
    rate: float = 1.0
    tries: int = 4
    pause: float = 1.0
    kept_bytes: int = 1_000_000_000


class PassingError(Exception):
    """A failure that may be over in a moment, or after the seconds that the server asks for.

    `final` is what it comes to if it is not.
    """

    def __init__(self, final: FetchError, seconds: float | None = None) -> None:
        super().__init__(str(final))
        self.final = final
        self.seconds = seconds


class Exchange:
    """Requests, which say what is kept already, and answers, whose bodies go into the store."""

    def __init__(self, store: Store, limits: Limits, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._limits = limits
        self._clock = clock
        self._silence = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), limits.silence)}
        self._pool = httpcore2.AsyncConnectionPool(
            max_connections=None,
            max_keepalive_connections=_IDLE_CONNECTIONS,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=Guard(limits.private),
        )

    async def get(self, url: URL) -> Page | URL:
        """What an address answers. Raises PassingError, SourceError, OSError."""
        known = self._store.get(str(url))
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        try:
            async with self._pool.stream(
                "GET", target, headers=self._headers(url, known), extensions=self._silence
            ) as response:
                return await self._received(url, response, known)
        except httpcore2.TimeoutException as error:
            failure = FetchError(f"{url.host} says nothing for {self._limits.silence:g} s. Try again later.")
            raise PassingError(failure) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, ssl.SSLError) as error:
            what = "cannot be reached" if isinstance(error, httpcore2.ConnectError) else "breaks off"
            failure = FetchError(f"{url.host} {what}: {str(error) or type(error).__name__}. Try again later.")
            if isinstance(error.__cause__, ssl.SSLCertVerificationError):
                raise failure from error
            raise PassingError(failure) from error

    async def close(self) -> None:
        """Let go of all connections."""
        await self._pool.aclose()

    def _headers(self, url: URL, known: Page | None) -> list[tuple[str, str]]:
        headers = [
            ("Host", url.netloc.decode()),
            ("User-Agent", self._limits.user_agent),
            ("Accept", "*/*"),
            ("Accept-Encoding", "gzip"),
        ]
        if known and known.etag:
            headers.append(("If-None-Match", known.etag))
        if known and known.last_modified:
            headers.append(("If-Modified-Since", known.last_modified))
        return headers

    async def _received(self, url: URL, response: httpcore2.Response, known: Page | None) -> Page | URL:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        status = response.status
        if status == HTTPStatus.NOT_MODIFIED and known:
            self._store.touch(known)
            return known
        if status in _REDIRECTS and "location" in headers:
            return checked(headers["location"], url)
        if status in _FOR_NOW:
            failure = StatusError(f"{url.host} answers {_named(status)}. Try again later.", status)
            raise PassingError(failure, _seconds(headers.get("retry-after", "")))
        if status not in (HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION):
            raise StatusError(f"{url.host} answers {_named(status)}. Correct the address, or leave it out.", status)
        with self._store.draft() as draft:
            await self._fill(draft, response, headers)
            page = Page(
                url=str(url),
                digest=draft.digest,
                size=draft.size,
                fetched_at=self._clock(),
                content_type=headers.get("content-type"),
                etag=_validator(headers.get("etag")),
                last_modified=_validator(headers.get("last-modified")),
            )
            self._store.keep(draft, page)
        return page

    async def _fill(self, draft: Draft, response: httpcore2.Response, headers: dict[str, str]) -> None:
        """Take a body in as it comes, and no more of it than may be."""
        most, received = self._limits.most_bytes, 0
        too_large = TooLargeError(f"It has more than {most:,} bytes. Leave it out, or set DATELINE_FETCH_MEGABYTES.")
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > most:
            raise too_large
        body = _Unpacked(headers.get("content-encoding", "").strip().lower())
        async for chunk in response.aiter_stream():
            received += len(chunk)
            for piece in body.pieces(chunk):
                draft.write(piece)
                if draft.size > most:
                    raise too_large
            if received > most:
                raise too_large
        if not body.is_whole:
            raise PassingError(FetchError("Its gzip ends before it is whole. Try again later."))


class _Unpacked:
    """A body as it was before its server packed it, in pieces, however much a packed one holds."""

    def __init__(self, encoding: str) -> None:
        if encoding not in ("", "identity", "gzip", "x-gzip"):
            raise FetchError(f"It is packed as {encoding[:40]!r}, which was not asked for. Leave it out.")
        self._gzip = zlib.decompressobj(wbits=31) if encoding.endswith("gzip") else None

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What more of it gives."""
        if self._gzip is None:
            yield data
            return
        full = True
        while (data or full) and not self._gzip.eof:
            try:
                piece = self._gzip.decompress(data, _PIECE)
            except zlib.error as error:
                raise FetchError(f"Its gzip is broken: {error}. Leave it out.") from error
            yield piece
            data, full = self._gzip.unconsumed_tail, len(piece) == _PIECE

    @property
    def is_whole(self) -> bool:
        """Whether it has come to its end."""
        return self._gzip is None or self._gzip.eof


def _seconds(retry_after: str) -> float | None:
    """How long a server asks to wait, which it says in seconds or as a date."""
    if (value := retry_after.strip()).isdecimal():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _validator(value: str | None) -> str | None:
    """A header that can be sent back as it came."""
    return value if value and len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable() else None


def _named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
