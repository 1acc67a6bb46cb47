"""Staging a shard, in a process of a pool that knows nothing of Prefect, or in this one."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from types import TracebackType

from dateline import reader
from dateline.errors import DatelineError
from dateline.planning.plan import Shard
from dateline.tables.run import ShardSummary

Stage = Callable[[Shard, Path], ShardSummary]


class WorkerError(DatelineError):
    """A worker process that ended in the middle of its work."""


def stage(shard: Shard, folder: Path) -> ShardSummary:
    """Read, parse and annotate a shard's documents and write their rows to `folder`."""
    from dateline.articles.parse import parse
    from dateline.tables.shard import stage_shard

    return stage_shard(shard.read(), reader().annotate, parse, folder)


def prepare() -> None:
    """Start the process that workers are forked from, so that it is ready when the first shard is."""
    if _context().get_start_method() == "forkserver":
        # What is blocked stays blocked in a child. An interrupt is for the run alone.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


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

    def __init__(self, processes: int) -> None:
        self.processes = processes
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._ended = False
        # The processes wait for the end of this pipe, which the kernel closes where we have no chance to.
        self._lifeline, self._our_end = _context().Pipe(duplex=False)

    def stage(self, shard: Shard, folder: Path) -> ShardSummary:
        """Stage a shard in one of the processes. Raises WorkerError where that process dies; the next call starts
        new ones."""
        with self._lock:
            if self._ended:
                raise WorkerError("The run has ended.")
            pool = self._pool = self._pool or self._start()
        try:
            return pool.submit(stage, shard, folder).result()
        except BrokenProcessPool as error:
            with self._lock:
                if self._pool is pool:
                    self._pool = None
            raise WorkerError(
                "A worker process was killed, perhaps for want of memory. Free some, or use fewer --workers."
            ) from error

    def _start(self) -> ProcessPoolExecutor:
        prepare()
        return ProcessPoolExecutor(
            self.processes, mp_context=_context(), initializer=_follow_parent, initargs=(self._lifeline,)
        )

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._ended = True
        if kind:
            self._our_end.close()
        if self._pool:
            self._pool.shutdown()
        self._our_end.close()
        self._lifeline.close()


@contextmanager
def stager(shards: int, processes: int, task_runner: str) -> Iterator[Stage]:
    """What stages shards: a pool of processes, or this process where a cluster's task runner has chosen it already."""
    if task_runner != "local":
        yield stage
        return
    with Workers(min(processes, shards)) as workers:
        yield workers.stage


def _follow_parent(lifeline: Connection) -> None:
    """Leave interrupts to the parent, and end when the lifeline to it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    lifeline.poll(None)
    os._exit(1)
