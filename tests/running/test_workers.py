import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import dateline
import pytest
from dateline.planning.plan import Shard, plan
from dateline.request import BuildRequest
from dateline.running.workers import WorkerError, Workers, stage, stager
from dateline.settings import Settings
from dateline.sources.documents.document import RawDocument
from dateline.tables.shard import read_summary


class Deadly(Shard):
    """A shard that kills the process that reads it."""

    def read(self) -> Iterator[RawDocument]:
        os.kill(os.getpid(), signal.SIGKILL)
        return super().read()


class Final(Shard):
    """A shard whose reading ends the process."""

    def read(self) -> Iterator[RawDocument]:
        os._exit(3)


@pytest.fixture
def shard(tmp_path: Path) -> Shard:
    (tmp_path / "article.txt").write_text("Talks go on\n\nGENEVA (Reuters) - The talks go on, Ann Lee said.\n")
    (shard,) = plan([tmp_path / "article.txt"], {}, {}, set(), "1", tmp_path / "documents.jsonl").shards
    return shard


def test_a_cluster_has_its_own_processes() -> None:
    with stager(
        100, BuildRequest(workers=4, without=frozenset(["titles"])), Settings(task_runner="dask")
    ) as stage_shard:
        assert isinstance(stage_shard, partial)
        assert (stage_shard.func, stage_shard.keywords) == (stage, {"without": {"titles"}})


def test_there_are_no_more_processes_than_shards() -> None:
    with stager(2, BuildRequest(workers=8), Settings(task_runner="local")) as stage_shard:
        workers = getattr(stage_shard, "__self__", None)
        assert isinstance(workers, Workers)
        assert workers.processes == 2


def test_a_killed_worker_is_an_error_and_the_next_shard_has_a_new_one(shard: Shard, tmp_path: Path) -> None:
    with Workers(1) as workers:
        with pytest.raises(WorkerError, match="killed"):
            workers.stage(Deadly("deadly", shard.spool, shard.documents), tmp_path / "none")
        assert read_summary(tmp_path / "none") is None
        assert workers.stage(shard, tmp_path / "staged").articles == 1
        assert read_summary(tmp_path / "staged") is not None
    assert multiprocessing.active_children() == []


def test_only_what_a_signal_ended_was_killed(shard: Shard, tmp_path: Path) -> None:
    with Workers(1) as workers, pytest.raises(WorkerError, match="ended with code 3"):
        workers.stage(Final("final", shard.spool, shard.documents), tmp_path / "none")


def test_workers_do_not_begin_a_script_again(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text("""
from pathlib import Path
from dateline.planning.plan import plan
from dateline.running.workers import Workers
Path("article.txt").write_text("The talks go on, Ann Lee said.")
(shard,) = plan(["article.txt"], {}, {}, set(), "1", Path("documents.jsonl")).shards
with Workers(1) as workers:
    print(workers.stage(shard, Path("staged")).articles)
""")
    environment = os.environ | {"PYTHONPATH": str(Path(dateline.__file__).parents[1])}
    command = [sys.executable, "script.py"]
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert (result.stdout, result.stderr) == ("1\n", "")
