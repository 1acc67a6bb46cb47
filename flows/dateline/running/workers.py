"""Staging a shard, in a process of a pool that knows nothing of Prefect, or in this one."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache, partial
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING

from dateline import reader
from dateline.errors import DatelineError
from dateline.planning.plan import Shard
from dateline.tables.run import ShardSummary

if TYPE_CHECKING:
    # What these import workers have no need of.
    from dateline.request import BuildRequest
    from dateline.settings import Settings

Stage = Callable[[Shard, Path], ShardSummary]

_FIRST_STEPS = """
try:
    from dateline.running.workers import follow_parent
except ImportError as error:
    import os
    line.send(f"{type(error).__name__}: {error}")
    os._exit(1)
follow_parent(line)
"""
"""What a worker does first. It comes as text: a function of ours would have to be imported before it could say that it
cannot be, and the worker would end with a traceback."""


class WorkerError(DatelineError):
    """A worker process that could not start, or ended in the middle of its work."""


def stage(shard: Shard, folder: Path, without: frozenset[str] = frozenset()) -> ShardSummary:
    """Read, parse and annotate a shard's documents and write their rows to `folder`."""
    from dateline.articles.parse import parse
    from dateline.tables.shard import stage_shard

    return stage_shard(shard.read(), reader(without).annotate, parse, folder)


def prepare() -> None:
    """Start the process that workers are forked from, so that it is ready when the first shard is."""
    if _context().get_start_method() == "forkserver":
        # What is blocked stays blocked in a child. An interrupt is for the run alone.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            with _safe_path():
                forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _safe_path() -> Iterator[None]:
    """Have a Python that is started meanwhile look for modules where they are installed, and not first in the folder
    that the user is in, which may hold a dateline.py."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before


@contextmanager
def _without_main() -> Iterator[None]:
    """Have processes that are started meanwhile not import the script that was run, of which they need nothing: one
    that builds without asking for its `__name__` would begin again in each of them."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@cache
def _context() -> BaseContext:
    """Processes forked from one that has loaded what all need, where the system can do that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["dateline.running.preload"])
    return context


class Workers:
    """A pool of processes, started at the first shard. May be called from many threads at once.

    Its processes end with it: after their shards where all goes well, at once where a run fails, is interrupted or is
    killed.
    """

    def __init__(self, processes: int, stage: Stage = stage) -> None:
        self.processes = processes
        self._stage = stage
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._started: set[BaseProcess] = set()
        self._fault = "The run has ended."
        self._ended = False
        # The processes wait for the end of this line, which the kernel closes where we have no chance to. On it one
        # that cannot start says why.
        self._their_end, self._our_end = _context().Pipe()

    def stage(self, shard: Shard, folder: Path) -> ShardSummary:
        """Stage a shard in one of the processes. Raises WorkerError where that process dies; the next call starts
        new ones."""
        try:
            with self._lock:
                if self._ended:
                    raise WorkerError("The run has ended.")
                pool = self._pool = self._pool or self._start()
                with _without_main():
                    result = pool.submit(self._stage, shard, folder)
                self._started.update(multiprocessing.active_children())
            return result.result()
        except ImportError as error:
            raise WorkerError(f"A worker process could not start: {type(error).__name__}: {error}.") from error
        except BrokenProcessPool as error:
            with self._lock:
                if self._pool is pool and not self._ended:
                    # Else its manager's thread may wait for ever, and the program for that.
                    pool.shutdown()
                    self._pool, self._fault, self._started = None, self._what_happened(), set()
            raise WorkerError(self._fault) from error

    def _start(self) -> ProcessPoolExecutor:
        prepare()
        return ProcessPoolExecutor(
            self.processes, mp_context=_context(), initializer=exec, initargs=(_FIRST_STEPS, {"line": self._their_end})
        )

    def _what_happened(self) -> str:
        """Why a pool is broken whose processes have all ended."""
        told = [self._our_end.recv() for _ in iter(self._our_end.poll, False)]
        if told:
            return f"A worker process could not start: {told[-1]}."
        if code := next((p.exitcode for p in self._started if p.exitcode and p.exitcode > 0), None):
            return f"A worker process ended with code {code}. What it wrote before tells why."
        return "A worker process was killed, perhaps for want of memory. Free some, or use fewer --workers."

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._ended, pool = True, self._pool
        if kind:
            self._our_end.close()
        if pool:
            pool.shutdown()
        self._our_end.close()
        self._their_end.close()


@contextmanager
def stager(shards: int, request: "BuildRequest", settings: "Settings") -> Iterator[Stage]:
    """What stages shards: a pool of processes, or this process where a cluster's task runner has chosen it already."""
    stage_here = partial(stage, without=request.without)
    if settings.task_runner != "local":
        yield stage_here
        return
    with Workers(min(request.workers, shards), stage_here) as workers:
        yield workers.stage


def follow_parent(line: Connection) -> None:
    """Leave interrupts to the parent, and end when the line to it does. A worker does this first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(line,), daemon=True).start()


def _end_with(line: Connection) -> None:
    line.poll(None)
    os._exit(1)
