"""One writer at a time: a lock that the kernel frees when its process dies, and a note of who holds it."""

import fcntl
import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from .table_errors import LockedError

_POLL_SECONDS = 0.1
_held: set[int] = set()


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that holds a lock, and since when (ISO 8601, UTC)."""

    pid: int
    host: str
    since: str

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}, since {self.since}"


@contextmanager
def locked(
    path: Path, wait_seconds: float = 0, on_wait: Callable[[Holder | None], None] | None = None
) -> Iterator[None]:
    """Hold the lock file `path`. Where another holds it, tell `on_wait` once who does and wait up to `wait_seconds`.

    The holder is None in the instant before it has written its name. Raises LockedError when the wait is over.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    _held.add(file)
    try:
        _acquire(file, path, wait_seconds, on_wait)
        holder = Holder(os.getpid(), socket.gethostname(), datetime.now(UTC).isoformat(timespec="seconds"))
        os.ftruncate(file, 0)
        os.pwrite(file, json.dumps(asdict(holder)).encode(), 0)
        yield
        os.ftruncate(file, 0)
    finally:
        _held.discard(file)
        os.close(file)


def _acquire(file: int, path: Path, wait_seconds: float, on_wait: Callable[[Holder | None], None] | None) -> None:
    deadline = time.monotonic() + wait_seconds
    told = False
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            holder = _holder(file)
        if time.monotonic() >= deadline:
            raise LockedError(
                f"another run is writing these tables: {holder or 'a process that has just started'} "
                f"(lock file {path}). Wait until it is done, or stop it."
            )
        if on_wait and not told:
            on_wait(holder)
            told = True
        time.sleep(_POLL_SECONDS)


def _holder(file: int) -> Holder | None:
    try:
        return Holder(**json.loads(os.pread(file, 4096, 0)))
    except (ValueError, TypeError):
        return None


def _let_go_in_child() -> None:
    # A forked worker that outlives its killed parent would keep the lock: the kernel frees it with the last open copy.
    for file in _held:
        os.close(file)
    _held.clear()


os.register_at_fork(after_in_child=_let_go_in_child)
