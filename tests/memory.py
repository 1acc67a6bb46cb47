"""How much memory reading takes, also of files that would not fit into it."""

import tracemalloc
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TypeVar

Result = TypeVar("Result")


def peak_of(run: Callable[[], Result]) -> tuple[Result, int]:
    """What a call gives, and the most bytes that it held at once."""
    tracemalloc.start()
    try:
        return run(), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


class Pieces(BytesIO):
    """A file that is made as it is read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self.pieces = pieces

    def read(self, size: int | None = -1) -> bytes:
        return next(self.pieces, b"")
