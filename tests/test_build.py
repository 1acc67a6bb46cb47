"""The whole flow: real Prefect, real processes, real tables."""

import json
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from building import contents, rows_of, start, states, write_articles
from dateline.planning import plan
from dateline.request import BuildRequest
from dateline.sources.documents.input_errors import NoInputError
from dateline.tables.querying import read
from dateline.tables.run import Publication
from dateline.tables.table_errors import KnowledgeBaseError, LockedError, NoTablesError
from dateline.tables.warehouse import Warehouse
from dateline.version import pipeline_version

ROOT = Path(__file__).parents[1]
Build = Callable[..., Publication]


@pytest.fixture
def run_build(prefect_api: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Build:
    """A build by its options, with small shards and a clock that stands."""
    from dateline.build import run_build

    def run_asked(
        paths: Sequence[Path | str], tables: Path, progress: Callable[[int, int], None] | None = None, **options: Any
    ) -> Publication:
        return run_build(BuildRequest(paths=paths, tables=tables, **options), progress)

    monkeypatch.setattr(plan, "_SHARD_DOCUMENTS", 4)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1718784000")
    monkeypatch.chdir(tmp_path)
    return run_asked


@pytest.fixture
def news(tmp_path: Path) -> Path:
    write_articles(tmp_path / "news", 24)
    return tmp_path / "news"


def test_the_seed(run_build: Build, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    assert run_build(["seeds/000_e8ea97ef6f11ea24.txt"], tmp_path / "tables").new == 1
    (article,) = read("articles", tmp_path / "tables").to_dict("records")
    expected = {
        "source_uri": "seeds/000_e8ea97ef6f11ea24.txt",
        "source_format": "text",
        "title": "Putin, Kim sign mutual defense treaty",
        "agency": "AFP",
        "dateline_place": "MOSCOW, Russia",
        "dateline_country": "RU",
        "publisher": "Daily Tribune",
        "domain": "tribune.net.ph",
        "published_at": datetime(2024, 6, 19, tzinfo=UTC),
        "published_basis": "inferred",
        "language": "en",
        "text": (ROOT / "seeds/000_e8ea97ef6f11ea24.txt").read_text("utf-8"),
        "pipeline_version": pipeline_version(),
    }
    assert {name: article[name] for name in expected} == expected
    blocks = read("blocks", tmp_path / "tables").sort_values("position")
    kinds = list(blocks["kind"])
    assert kinds[:6] == ["headline", "boilerplate", "caption", "credit", "dateline", "body"]
    assert kinds[-4:] == ["body", "boilerplate", "boilerplate", "boilerplate"]
    assert list(blocks["text"])[-3:] == ["logo", "Daily Tribune", "tribune.net.ph"]
    assert list(blocks.loc[blocks["kind"] == "credit", "text"]) == ["GAVRIIL GRIGOROV/POOL/AGENCE FRANCE-PRESSE"]
    dates = read("dates", tmp_path / "tables").sort_values("start_char")
    assert list(dates[["text", "value", "granularity", "basis"]].itertuples(index=False, name=None)) == [
        ("19 June 2024", "2024-06-19", "day", "stated"),
        ("Wednesday", "2024-06-19", "day", "published"),
        ("Wednesday", "2024-06-19", "day", "published"),
        ("Monday", "2024-06-17", "day", "published"),
        ("1961", "1961", "year", "stated"),
        ("2000", "2000", "year", "stated"),
        ("2001", "2001", "year", "stated"),
    ]
    assert dates["starts_on"].iloc[4] == datetime(1961, 1, 1)
    assert dates["ends_on"].iloc[4] == datetime(1961, 12, 31)


def test_what_prefect_deploys(prefect_api: dict[str, str], tmp_path: Path) -> None:
    """Prefect loads the flow from its file, and hands it the parameters as they come out of JSON."""
    from prefect.flows import load_flow_from_entrypoint

    (deployment,) = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    file, _, name = deployment["entrypoint"].partition(":")
    flow: Any = load_flow_from_entrypoint(f"{ROOT / file}:{name}")
    assert set(flow.parameters.properties) == set(deployment["parameters"]) == {"request"}
    asked = deployment["parameters"]["request"]
    assert BuildRequest(**asked) == BuildRequest(paths=["seeds"], tables=Path("data/tables"))
    (tmp_path / "a.txt").write_text("Talks go on in Oslo, Ann Lee said.")
    result = flow(request=asked | {"paths": [str(tmp_path / "a.txt")], "tables": str(tmp_path / "tables")})
    assert result.new == 1


def test_a_web_archive(run_build: Build, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    publication = run_build(["seeds/valley.warc.gz"], tmp_path / "tables")
    assert (publication.new, publication.rejected) == (2, 0)
    assert publication.skipped == {"warcinfo": 1, "request": 1, "not HTML": 1, "revisit": 1}
    assert list(read("runs", tmp_path / "tables")["skipped"]) == [4]
    speakers = read("quotes", tmp_path / "tables").query("kind == 'direct'")["speaker_name"]
    assert {"Ragnhild Moe", "Paola Righi"} <= set(speakers)


def test_the_same_build_gives_the_same_bytes(run_build: Build, news: Path, tmp_path: Path) -> None:
    progress: list[tuple[int, int]] = []
    first = run_build([news], tmp_path / "a", workers=2, progress=lambda done, total: progress.append((done, total)))
    second = run_build([news / "*.txt", news], tmp_path / "b", workers=1)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert (first.new, first.published, first.rejects) == (24, True, ())
    assert first == second
    assert progress[-1] == (24, 24)
    assert progress == sorted(progress)
    assert len(progress) == 6


def test_a_knowledge_base_by_argument_or_setting(
    run_build: Build, news: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = [{"name": "Lyon", "label": "LOC", "wikidata_id": "Q456"}]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "names.parquet")

    def lyon() -> list[str | None]:
        found = read("entities", tmp_path / "tables", ["wikidata_id"], [("name", "==", "Lyon"), ("label", "==", "LOC")])
        return [*found["wikidata_id"].dropna()]

    run_build([news], tmp_path / "tables")
    assert lyon() == []
    linked = run_build([news], tmp_path / "tables", knowledge_base="names.parquet")
    assert (linked.published, linked.new, linked.changed) == (True, 0, 0)
    assert lyon() == ["Q456"]
    run_build([news], tmp_path / "tables")
    assert lyon() == []
    monkeypatch.setenv("DATELINE_KNOWLEDGE_BASE", "names.parquet")
    run_build([news], tmp_path / "tables")
    assert lyon() == ["Q456"]
    with pytest.raises(KnowledgeBaseError, match="missing"):
        run_build([news], tmp_path / "tables", knowledge_base="missing.parquet")


def test_nothing_new_changes_no_file(run_build: Build, news: Path, tmp_path: Path) -> None:
    (news / "empty.txt").touch()
    run_build([news], tmp_path / "tables")
    before = states(tmp_path / "tables"), contents(tmp_path / "tables")
    again = run_build([news], tmp_path / "tables")
    assert (again.published, again.new, again.changed, again.unchanged, again.rejected) == (False, 0, 0, 24, 1)
    assert (states(tmp_path / "tables"), contents(tmp_path / "tables")) == before


def test_a_changed_article_changes_its_rows_everywhere_and_no_others(
    run_build: Build, news: Path, tmp_path: Path
) -> None:
    tables = tmp_path / "tables"
    run_build([news], tables)
    before, other = rows_of(tables, "news/003.txt"), rows_of(tables, "news/004.txt")
    text = (news / "003.txt").read_text()
    (news / "003.txt").write_text(text.replace("Marchand", "Dubois").replace("Monday", "Tuesday in Marseille"))
    result = run_build([news], tables)
    assert (result.new, result.changed, result.unchanged) == (0, 1, 23)
    after = rows_of(tables, "news/003.txt")
    assert {name for name in before if before[name]} == {name for name in after if after[name] != before[name]}
    assert rows_of(tables, "news/004.txt") == other
    run_build([news], tmp_path / "anew")
    for name in ("mentions", "quotes", "entities", "entity_aliases"):
        assert read(name, tables).equals(read(name, tmp_path / "anew"))


def test_what_is_gone_stays_until_it_is_pruned(run_build: Build, news: Path, tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    run_build([news], tables)
    (news / "003.txt").unlink()
    assert not run_build([news], tables).published
    assert rows_of(tables, "news/003.txt")["articles"]
    assert run_build([news], tables, prune=True).removed == 1
    run_build([news], tmp_path / "anew")
    for name in ("articles", "mentions", "quotes", "entities"):
        assert len(read(name, tables)) == len(read(name, tmp_path / "anew"))


def test_bad_inputs_cost_only_themselves(run_build: Build, news: Path, tmp_path: Path) -> None:
    (news / "empty.txt").touch()
    (news / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (news / "huge.txt").write_text("word " * 10_000_000)
    (news / "picture.png").write_bytes(b"\x89PNG\r\n")
    good = json.dumps({"text": "Talks go on in Oslo, Ann Lee said.", "url": "https://example.org/1"})
    (news / "wire.jsonl").write_text(f'{{"text": "cut\n{good}\n{json.dumps({"text": "x" * 5_000_000})}\n')
    result = run_build([news, "missing.txt"], tmp_path / "tables")
    rejects = read("rejects", tmp_path / "tables")
    assert dict(zip(rejects["source_uri"], rejects["error"], strict=True)) == {
        "missing.txt": "NotFoundError",
        "news/binary.txt": "BinaryError",
        "news/empty.txt": "EmptyError",
        "news/huge.txt": "TooLargeError",
        "news/picture.png": "UnknownFormatError",
        "news/wire.jsonl#L1": "BrokenRecordError",
        "news/wire.jsonl#L3": "TooLargeError",
    }
    assert (result.new, result.rejected) == (25, 7)
    (news / "empty.txt").write_text("Talks go on in Oslo, Ann Lee said.")
    (news / "binary.txt").unlink()
    run_build([news], tmp_path / "tables")
    assert not {"news/empty.txt", "news/binary.txt"} & set(read("rejects", tmp_path / "tables")["source_uri"])


def test_nothing_to_read(run_build: Build, tmp_path: Path) -> None:
    with pytest.raises(NoInputError, match="nowhere"):
        run_build(["nowhere"], tmp_path / "tables")
    assert not (tmp_path / "tables").exists()


def test_a_killed_worker_is_replaced(run_build: Build, news: Path, tmp_path: Path) -> None:
    killed: list[int] = []

    def kill(done: int, total: int) -> None:
        workers = multiprocessing.active_children()
        if workers and not killed:
            killed.append(workers[0].pid or 0)
            os.kill(killed[0], signal.SIGKILL)

    run_build([news], tmp_path / "tables", workers=2, progress=kill)
    assert killed
    run_build([news], tmp_path / "undisturbed", workers=2)
    assert contents(tmp_path / "tables") == contents(tmp_path / "undisturbed")


def test_of_two_builds_one_holds_the_lock(run_build: Build, news: Path, tmp_path: Path) -> None:
    with (
        Warehouse(tmp_path / "tables").lock(),
        pytest.raises(LockedError, match=f"process {os.getpid()}"),
    ):
        run_build([news], tmp_path / "tables", wait_seconds=0)


def test_a_build_waits_for_another(run_build: Build, prefect_api: dict[str, str], news: Path, tmp_path: Path) -> None:
    builds = [start(tmp_path / "tables", news, prefect_api) for _ in range(2)]
    results = sorted(build.communicate() for build in builds)
    assert [stdout for stdout, _ in results] == ["nothing new 0 0\n", "published 24 0\n"]
    assert [build.returncode for build in builds] == [0, 0]
    run_build([news], tmp_path / "undisturbed")
    assert contents(tmp_path / "tables") == contents(tmp_path / "undisturbed")


class Reader(threading.Thread):
    """Reads the tables again and again, and keeps what it sees."""

    def __init__(self, tables: Path) -> None:
        super().__init__()
        self.tables, self.seen, self.errors = tables, set[tuple[int, str]](), list[Exception]()
        self.stop = threading.Event()

    def run(self) -> None:
        while not self.stop.wait(0.02):
            try:
                articles = read("articles", self.tables, ["article_id", "run_id"])
                self.seen.add((len(articles), articles["run_id"].min()))
            except NoTablesError as error:
                self.errors.append(error)


MOMENTS = ["first shard", "last shard", "while publishing", "before the switch", "after the switch"]


def test_killed_at_any_moment(run_build: Build, prefect_api: dict[str, str], news: Path, tmp_path: Path) -> None:
    late = json.dumps({"text": "Talks go on in Oslo, Ann Lee said.", "published_at": "2020-02-02"})
    (news / "dated.jsonl").write_text(late + "\n")
    for tables in ("tables", "undisturbed"):
        run_build([news], tmp_path / tables)
    for number in range(0, 24, 2):
        path = news / f"{number:03}.txt"
        path.write_text(path.read_text().replace("Critics", "Several critics") + "\nIt was raining, Ann Lee said.\n")
    reader = Reader(tmp_path / "tables")
    reader.start()
    try:
        for moment in MOMENTS:
            build = start(tmp_path / "tables", news, prefect_api, moment)
            stdout, stderr = build.communicate()
            assert build.returncode == -signal.SIGKILL, f"{moment}: {stderr}"
            for worker in map(int, stdout.split()):
                wait_for_end(worker)
    finally:
        reader.stop.set()
        reader.join()
    run_build([news], tmp_path / "tables")
    run_build([news], tmp_path / "undisturbed")
    assert contents(tmp_path / "tables") == contents(tmp_path / "undisturbed")
    assert reader.errors == []
    assert len(reader.seen) <= 2
    assert {count for count, _ in reader.seen} == {25}


def wait_for_end(process: int) -> None:
    """Return when a process is gone. An orphan that nobody has collected yet is a zombie, which is gone too."""
    with suppress(FileNotFoundError, ProcessLookupError):
        while re.search(r"\) [^ZX] ", Path(f"/proc/{process}/stat").read_text()):
            threading.Event().wait(0.05)


def local_environment(home: Path) -> dict[str, str]:
    """An environment in which Prefect has no server but the one that it starts."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT")}
    return clean | {"PREFECT_HOME": str(home), "PYTHONPATH": str(ROOT)}


def test_runs_without_a_server_print_nothing(news: Path, tmp_path: Path) -> None:
    code = f"""
from dateline.build import BuildRequest, run_build
print(*(run_build(BuildRequest(paths=[{str(news)!r}], tables="tables")).new for _ in range(2)))
"""
    result = subprocess.run(
        [sys.executable, "-c", code], env=local_environment(tmp_path), capture_output=True, text=True, cwd=tmp_path
    )
    assert (result.stdout, result.stderr, result.returncode) == ("24 0\n", "", 0)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_run_leaves_no_process_behind(news: Path, tmp_path: Path, how: signal.Signals) -> None:
    write_articles(news / "more", 600)  # so many that the run cannot be over before it is stopped
    code = f"""
from dateline.planning import plan
plan._SHARD_DOCUMENTS = 2
from dateline.build import BuildRequest, run_build
request = BuildRequest(paths=[{str(news)!r}], tables="tables", workers=2)
run_build(request, lambda done, total: print(done, flush=True))
"""
    run = subprocess.Popen(
        [sys.executable, "-c", code],
        env=local_environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        start_new_session=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # a shell's background job ignores it
    )
    assert run.stdout
    run.stdout.readline()
    if how == signal.SIGINT:
        os.killpg(run.pid, how)
    else:
        run.kill()
    _, stderr = run.communicate()
    assert run.returncode == -how
    assert "Error" not in stderr
    for process in processes_of(run.pid):
        wait_for_end(process)
    assert not (tmp_path / "tables").exists()


def processes_of(group: int) -> list[int]:
    """The processes of a group, as a terminal would interrupt them."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):
            if int(path.read_text().rpartition(")")[2].split()[2]) == group:
                found.append(int(path.parent.name))
    return found


def test_an_error_of_ours_leaves_no_trace(prefect_api: dict[str, str], tmp_path: Path) -> None:
    build = start(tmp_path / "tables", tmp_path / "nowhere", prefect_api)
    stdout, stderr = build.communicate()
    assert stdout == ""
    assert re.fullmatch(r"NoInputError: Nothing is found at .*nowhere\. Check the path\.\n", stderr)
