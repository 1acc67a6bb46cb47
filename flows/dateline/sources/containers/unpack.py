"""Streams of unpacked bytes, from files that may be damaged or mean harm."""

import io
from typing import BinaryIO

from dateline.sources.documents.input_errors import BrokenRecordError, SourceError
from dateline.sources.documents.resource import Budget

_BUFFER = 1 << 18


class _Unpacked(io.RawIOBase):
    def __init__(self, stream: BinaryIO, budget: Budget, under: BinaryIO | None) -> None:
        super().__init__()
        self._streams = [stream, under] if under else [stream]
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._streams[0].read(len(buffer))
        except (SourceError, MemoryError):
            raise
        except Exception as error:
            what = str(error) or type(error).__name__
            raise BrokenRecordError(f"It cannot be unpacked to its end: {what}. Is it whole? Fetch it anew.") from error
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            for stream in self._streams:
                stream.close()
            super().close()


def unpacked(stream: BinaryIO, budget: Budget, under: BinaryIO | None = None) -> BinaryIO:
    """What `stream` unpacks, as a binary file that cannot be sought in; `under` is closed with it.

    Reading counts against the budget and raises TooLargeError, or BrokenRecordError for whatever is wrong with it.
    """
    return io.BufferedReader(_Unpacked(stream, budget, under), _BUFFER)
