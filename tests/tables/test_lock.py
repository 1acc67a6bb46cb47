import multiprocessing
import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from dateline.tables.lock import Holder, locked
from dateline.tables.table_errors import LockedError

from .processes import event, start

LONG = 600
"""Seconds after which a process that nobody has killed ends, or has not begun."""


def hold(path: Path, held: Any) -> None:
    with locked(path):
        held.set()
        time.sleep(LONG)


def hold_with_a_child(path: Path, at_work: Any, note: Path) -> None:
    with locked(path):
        worker = multiprocessing.get_context("fork").Process(target=work, args=(at_work, note))
        worker.start()
        worker.join()


def work(at_work: Any, note: Path) -> None:
    note.write_text(str(os.getpid()))
    at_work.set()
    time.sleep(LONG)


def test_the_second_is_told_who_holds_the_lock_and_gets_it_when_the_first_dies(tmp_path: Path) -> None:
    path, held, told = tmp_path / "lock", event(), list[Holder | None]()
    first = start(hold, path, held)
    assert held.wait(LONG)
    with pytest.raises(LockedError, match=rf"process {first.pid} on .*, since 20.*Wait until"), locked(path):
        pass

    def kill_it(holder: Holder | None) -> None:
        told.append(holder)
        first.kill()

    with locked(path, LONG, kill_it):
        assert [holder and holder.pid for holder in told] == [first.pid]
    first.join()


def test_a_worker_that_outlives_its_parent_does_not_keep_the_lock(tmp_path: Path) -> None:
    path, at_work, note = tmp_path / "lock", event(), tmp_path / "child"
    parent = start(hold_with_a_child, path, at_work, note)
    assert at_work.wait(LONG)
    parent.kill()
    parent.join()
    worker = int(note.read_text())
    os.kill(worker, 0)
    try:
        with locked(path):
            pass
    finally:
        os.kill(worker, signal.SIGKILL)


def test_two_in_one_process_exclude_each_other_and_a_free_lock_is_taken_again(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path / "lock"), pytest.raises(LockedError), locked(tmp_path / "lock", 0.2):
            pass
