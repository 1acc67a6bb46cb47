"""What was fetched from the web, kept from run to run, so that servers need only send what has changed."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from pydantic import TypeAdapter, ValidationError

_KEPT_SECONDS = 30 * 86_400
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Page:
    """The body that an address had, in a file of its own, and the headers it came with."""

    url: str
    digest: str
    size: int
    fetched_at: datetime
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None


_PAGE = TypeAdapter(Page)


@dataclass
class Draft:
    """A body that is still coming in."""

    file: BinaryIO
    size: int = 0
    _hash: "hashlib.blake2b" = field(default_factory=lambda: hashlib.blake2b(digest_size=16))

    def write(self, data: bytes) -> None:
        """Add to it."""
        self.file.write(data)
        self._hash.update(data)
        self.size += len(data)

    @property
    def digest(self) -> str:
        """32 hex digits of what was written."""
        return self._hash.hexdigest()


class Store:
    """Pages in a folder, two files each: `<key>-<digest>` is a body, `<key>.json` says which one and its headers.

    Both appear whole, by a rename, and a body that is not what its digest says counts as missing, so that several runs
    may share the folder and a killed one leaves nothing wrong. A run that opens the store alone first removes what was
    last used 30 days before the latest, and the least recently used of what goes beyond `most_bytes`.
    """

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
        with suppress(BlockingIOError):
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._prune(most_bytes)
        fcntl.flock(self._lock, fcntl.LOCK_SH)

    def close(self) -> None:
        """Let others remove what is old. Bodies may be gone from here on."""
        os.close(self._lock)

    def get(self, url: str) -> Page | None:
        """What was fetched from an address last, if it is whole."""
        try:
            page = _PAGE.validate_json(self._head(url).read_bytes())
            found = hashlib.blake2b(digest_size=16)
            with self.body(page).open("rb") as body:
                while piece := body.read(_PIECE):
                    found.update(piece)
        except (OSError, ValidationError):
            return None
        return page if page.url == url and page.digest == found.hexdigest() else None

    def body(self, page: Page) -> Path:
        """The file of a page's body."""
        return self.folder / f"{_key(page.url)}-{page.digest}"

    def read(self, page: Page, most: int) -> bytes:
        """The first bytes of a page's body."""
        with self.body(page).open("rb") as body:
            return body.read(most)

    def touch(self, page: Page) -> None:
        """Note that a page is in use."""
        for path in (self.body(page), self._head(page.url)):
            os.utime(path)

    @contextmanager
    def draft(self) -> Iterator[Draft]:
        """A new body to write to, which is gone afterwards where it was not kept."""
        with tempfile.NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as file:
            try:
                yield Draft(file)  # type: ignore[arg-type]
            finally:
                Path(file.name).unlink(missing_ok=True)

    def keep(self, draft: Draft, page: Page) -> None:
        """Keep a body that is whole as that of a page."""
        draft.file.flush()
        os.replace(draft.file.name, self.body(page))
        with self.draft() as head:
            head.write(_PAGE.dump_json(page))
            head.file.flush()
            os.replace(head.file.name, self._head(page.url))

    def _head(self, url: str) -> Path:
        return self.folder / f"{_key(url)}.json"

    def _prune(self, most_bytes: int) -> None:
        for part in self.folder.glob("*.part"):
            part.unlink()
        files = sorted(((path.stat(), path) for path in self.folder.glob("[!.]*")), key=lambda file: -file[0].st_mtime)
        total = 0
        for stat, path in files:
            total += stat.st_size
            if total > most_bytes or files[0][0].st_mtime - stat.st_mtime > _KEPT_SECONDS:
                path.unlink()


def _key(url: str) -> str:
    return hashlib.blake2b(url.encode(), digest_size=16).hexdigest()
