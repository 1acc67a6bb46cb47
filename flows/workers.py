"""Staging a shard, in this process or in one of a pool that knows nothing of Prefect."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import TracebackType

from flows.articles.parse import parse
from flows.errors import DatelineError
from flows.language.reader import Reader
from flows.sources.plan import Shard
from flows.tables.run import ShardSummary
from flows.tables.shard import stage_shard

Stage = Callable[[Shard, Path], ShardSummary]


class WorkerError(DatelineError):
    """A worker process that ended in the middle of its work."""


@cache
def reader() -> Reader:
    """This process's reader; its model is loaded once."""
    return Reader()


def stage(shard: Shard, folder: Path) -> ShardSummary:
    """Read, parse and annotate a shard's documents and write their rows to `folder`."""
    return stage_shard(shard.read(), reader().annotate, parse, folder)


class Workers:
    """A pool of processes, started at the first shard. May be called from many threads at once."""

    def __init__(self, processes: int) -> None:
        self.processes = processes
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None

    def stage(self, shard: Shard, folder: Path) -> ShardSummary:
        """Stage a shard in one of the processes. Raises WorkerError where that process dies; the next call starts
        new ones."""
        with self._lock:
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
        return ProcessPoolExecutor(
            self.processes, mp_context=multiprocessing.get_context("spawn"), initializer=_follow_parent
        )

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)


@contextmanager
def stager(shards: int, processes: int, task_runner: str) -> Iterator[Stage]:
    """What stages shards: a pool of processes; but this process itself where there is one shard, or where a cluster's
    task runner has chosen the process already."""
    if shards <= 1 or task_runner != "local":
        yield stage
        return
    with Workers(min(processes, shards)) as workers:
        yield workers.stage


def _follow_parent() -> None:
    """Leave interrupts to the parent, and end when it does: one that is killed cannot tell its workers to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
