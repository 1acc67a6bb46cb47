"""Object stores: Amazon S3 and what speaks its language, Google Cloud Storage, Azure Blob Storage, through fsspec.

Credentials, regions and endpoints come from where each store's own tools take them: the environment, profiles, the
machine's role. An endpoint is the user's to choose, so it may lie in a private network.
"""

import glob
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import Any, BinaryIO

from dateline.sources.documents.document import Reject
from dateline.sources.documents.input_errors import MissingExtraError, NotFoundError, SourceError, UnreadableError
from dateline.sources.documents.resource import Budget, Resource
from dateline.sources.documents.uris import named, reject

from .patterns import is_hidden, matches

_EXTRAS = {"s3": "s3", "gs": "gcs", "az": "azure"}
_ADDRESS = re.compile("(s3|gs|az)://(.*)", re.DOTALL)
_AT_ONCE = 4 << 20
_AHEAD = 8 << 20


def is_stored(path: str) -> bool:
    """Whether this is an address in an object store."""
    return _ADDRESS.match(path) is not None


def find_stored(given: str) -> Iterator[Resource | Reject]:
    """The objects at an address: one, all that lie below it as in a folder, or those that fit a pattern; else why there
    are none. As in folders, names with a part that begins with a dot are left out."""
    given = _bare(given)
    try:
        store = _Store(given)
        found = [name for name in store.list() if _leads_to(given, store.address(name))]
        if not found:
            raise NotFoundError(f"Nothing is found at {given}. Check the address.")
        yield from map(store.resource, found)
    except SourceError as error:
        # Nothing below the place where a search failed is taken to be gone.
        before = re.split(r"/[^/]*[*?[]", given)[0] if not isinstance(error, NotFoundError) else given
        yield reject(named(before), error)


def leads_to_stored(given: str, uri: str) -> bool:
    """Whether an address leads, or once led, to an object, by the object's uri."""
    return is_stored(given) and _leads_to(named(_bare(given)), uri)


class _Store:
    """The store that an address names."""

    def __init__(self, given: str) -> None:
        matched = _ADDRESS.match(given)
        assert matched
        self.scheme, self.path = matched.groups()
        if not self.path:
            raise NotFoundError(f"{given} names no bucket. Give an address such as {self.scheme}://bucket/folder.")
        try:
            import fsspec

            with _our_errors():
                # A new one, which knows no listing of an earlier run.
                self.files: Any = fsspec.filesystem(self.scheme, skip_instance_cache=True)
        except ImportError as error:
            raise MissingExtraError(
                f"To read {self.scheme}:// install what it needs. In Dateline's checkout: "
                f"pip install '.[{_EXTRAS[self.scheme]}]'"
            ) from error
        self.sizes: dict[str, int] = {}
        self.whole = lru_cache(maxsize=1)(self.files.cat_file)

    def list(self) -> list[str]:
        """The names of all objects that the address may lead to."""
        with _our_errors():
            try:
                found = {self.path: self.files.info(self.path)}
            except FileNotFoundError:
                found = self.files.glob(self.path, detail=True) if glob.has_magic(self.path) else {}
            for name, info in list(found.items()):
                if info["type"] == "directory":
                    del found[name]
                    found |= self.files.find(name, detail=True)
        self.sizes = {name: info["size"] or 0 for name, info in found.items() if not name.endswith("/")}
        return list(self.sizes)

    def address(self, name: str) -> str:
        """An object's address."""
        return f"{self.scheme}://{name}"

    def resource(self, name: str) -> Resource:
        """An object."""
        size = self.sizes[name]
        return Resource(
            named(self.address(name)), partial(self.open, name, size), name.rpartition("/")[2], budget=Budget(size)
        )

    def open(self, name: str, size: int) -> BinaryIO:
        """An object's bytes: a small one, which is opened for its head and again to be read, comes at once and once."""
        with _our_errors():
            if size <= _AT_ONCE:
                return io.BytesIO(self.whole(name))
            return io.BufferedReader(_Stream(self.files.open(name, "rb", block_size=_AHEAD, cache_type="readahead")))


class _Stream(io.RawIOBase):
    """An object's bytes, with errors of ours."""

    def __init__(self, stream: Any) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._stream.seek(offset, whence))

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        with _our_errors():
            data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            super().close()


@contextmanager
def _our_errors() -> Iterator[None]:
    """Turn whatever the stores' libraries raise, each in its own way, into what readers may raise."""
    try:
        yield
    except (ImportError, SourceError):
        raise
    except Exception as error:
        what = str(error) or type(error).__name__
        raise UnreadableError(
            f"The store does not give it: {what}. Check the address, your credentials, region and endpoint."
        ) from error


def _leads_to(given: str, address: str) -> bool:
    """Whether it is the object itself, a folder that it lies in unhidden, or a pattern of either."""
    pattern, parts = given.split("/"), address.split("/")
    ends = range(len(parts) + 1) if glob.has_magic(given) else ()
    shown = max((n + 1 for n, part in enumerate(parts) if is_hidden(part)), default=0)
    if parts[: len(pattern)] == pattern and shown <= len(pattern):
        return True
    return any(end >= shown and matches(parts[:end], pattern) for end in ends)


def _bare(given: str) -> str:
    return given if given.endswith("://") else given.rstrip("/")
