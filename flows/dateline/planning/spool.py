"""Documents kept on disk from when they are read until their shard's turn comes: each input is read once, and what is
annotated is what the plan saw, whatever happens to the input meanwhile."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from pydantic import TypeAdapter

from dateline.sources.documents.document import RawDocument

_DOCUMENT = TypeAdapter(RawDocument)


class Spool:
    """A file of documents, a line each, made when the first one comes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO | None = None

    def add(self, document: RawDocument) -> int:
        """Keep a document; gives its place."""
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("wb")
        place = self._file.tell()
        self._file.write(_DOCUMENT.dump_json(document) + b"\n")
        return place

    def __enter__(self) -> "Spool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()


def kept(path: Path, places: Iterable[int]) -> Iterator[RawDocument]:
    """The documents at these places of a spool's file."""
    with path.open("rb") as file:
        for place in places:
            file.seek(place)
            yield _DOCUMENT.validate_json(file.readline())
