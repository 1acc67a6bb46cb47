import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
import dateline
import pytest
from building import write_articles
from click.testing import CliRunner, Result
from dateline.articles.parse import parse
from dateline.cli.commands import main
from dateline.language.reader import Reader
from dateline.request import BuildRequest
from dateline.sources.documents.document import RawDocument
from dateline.tables.run import Run
from dateline.tables.schema import TABLES
from dateline.tables.shard import stage_shard
from dateline.tables.warehouse import Warehouse

COMMANDS = ("build", "evaluate", "annotate", "sources", "tables", "query", "rollback", "train")
PACKAGES = str(Path(dateline.__file__).parents[1])
HARBOUR = """Harbour bridge to close for a month

LISBON, Portugal (AP) — "We will close the bridge and mend it," said Jane Doe, the mayor of Lisbon.

Trams will run through the night, the city said.
"""


def run(*arguments: str | Path, stdin: str | bytes | None = None, columns: int = 80) -> Result:
    environment = {"COLUMNS": str(columns), "NO_COLOR": "1", "FORCE_COLOR": None}
    return CliRunner().invoke(main, list(map(str, arguments)), input=stdin, env=environment)


def process(
    arguments: Sequence[str | Path], cwd: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What the command does that is installed beside this Python."""
    environment = {**os.environ, "PYTHONPATH": PACKAGES, **(environment or {})}
    command = [str(Path(sys.executable).with_name("dateline")), *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=600)


def publish(path: Path, text: str, hour: int) -> None:
    warehouse = Warehouse(path)
    document = RawDocument("harbour.txt", "text", text)
    with warehouse.lock():
        stage_shard([document], Reader().annotate, parse, warehouse.staging("shard"))
        started = datetime(2024, 5, 2, hour, tzinfo=UTC)
        warehouse.publish(Run(started, "1", {document.source_uri: document.content_hash}), ["shard"])


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "tables"
    publish(path, HARBOUR, 8)
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(HARBOUR, encoding="utf-8")
    return path


def test_help_lists_every_command() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert set(main.commands) == set(COMMANDS)
    assert all(f"\n  {command} " in result.output for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = run(command, "-h")
    assert result.exit_code == 0
    assert "Example" in result.output
    assert f"    dateline {command}" in result.output
    options = [param for param in main.commands[command].params if isinstance(param, click.Option)]
    assert all(option.help for option in options)


def test_version() -> None:
    assert run("--version").output == f"dateline, version {dateline.__version__}\n"


def test_annotate(article: Path) -> None:
    lines = run("annotate", article).output.splitlines()
    assert lines[0] == "Harbour bridge to close for a month"
    assert "Agency     AP" in lines
    assert "From       LISBON, Portugal (PT)" in lines
    shown = " ".join(" ".join(lines).split())
    assert '{1 "We will close the bridge and mend it," 1} said [Jane Doe PERSON], the mayor of [Lisbon LOC].' in shown
    assert " 1 Jane Doe" in shown
    assert "direct speech · said" in shown


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_annotate_keeps_to_the_width(article: Path, columns: int) -> None:
    assert max(map(len, run("annotate", article, columns=columns).output.splitlines())) <= columns


def test_annotate_keeps_every_word_of_the_text() -> None:
    words = [f"word{n}" for n in range(300)]
    output = run("annotate", "-", stdin="Title\n\n" + " ".join(words)).output
    assert [word for word in output.split() if word.startswith("word")] == words


def test_annotate_tells_what_dates_mean() -> None:
    text = "Bridge reopens\n\nThe bridge closed in May 2024 and in 2019. The mayor said on Monday that she was glad."
    shown = " ".join(run("annotate", "-", stdin=text).output.split())
    assert "closed in [May 2024 2024-05] and in [2019 2019]. The mayor said on [Monday ?]" in shown
    assert "Dates 2019 2019 2024-05 May 2024 ? Monday" in shown


def test_annotate_in_colour_needs_no_labels(article: Path) -> None:
    result = CliRunner().invoke(
        main, ["annotate", str(article)], env={"FORCE_COLOR": "1", "NO_COLOR": None}, color=True
    )
    assert "\x1b[" in result.output
    assert "[Jane Doe PERSON]" not in click.unstyle(result.output)
    assert "Jane Doe, the mayor" in " ".join(click.unstyle(result.output).split())


def test_annotate_standard_input_in_another_encoding() -> None:
    assert run("annotate", "-", stdin=HARBOUR.encode("utf-16")).output.startswith("Harbour bridge")


def test_annotate_each_article_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text('{"text": "One.", "title": "First"}\nbroken\n{"text": "Two.", "title": "Second"}\n')
    result = run("annotate", path)
    assert result.exit_code == 1
    assert "First" in result.stdout
    assert "Second" in result.stdout
    assert "two.jsonl#L2: The line is not valid JSON" in result.stderr


def test_articles_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "article.jsonl"
    path.write_text(json.dumps({"text": "Title\n\nA \x1b[31mred\x07 \x9b2J [bold]word[/bold] :smile: here."}))
    output = run("annotate", path).output
    assert not {"\x1b", "\x07", "\x9b"} & set(output)
    assert "[bold]word[/bold] :smile: here." in " ".join(output.split())


@pytest.mark.parametrize(("stdin", "message"), [(b"", "holds no text"), (b"\0\1\2\3" * 9, "binary")])
def test_annotate_what_is_no_article(stdin: bytes, message: str) -> None:
    result = run("annotate", "-", stdin=stdin)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_tables(tables: Path) -> None:
    output = run("tables", "--tables", tables, columns=120).output
    rows = {line.split()[0]: line.split()[1:] for line in output.splitlines() if line.strip()}
    assert set(TABLES) < set(rows)
    assert rows["articles"][:2] == ["1", "1"]
    assert " ".join(rows["articles"]).endswith("article, as it stands now")


def test_columns_of_a_table() -> None:
    output = run("tables", "quotes").output
    assert all(f"\n{name} " in output for name in TABLES["quotes"].names)


def test_query_as_table(tables: Path) -> None:
    sql = "select speaker_name, count(*) as n from quotes where kind = 'direct' group by all"
    lines = run("query", sql, "--tables", tables).output.splitlines()
    assert lines[0].split() == ["speaker_name", "n"]
    assert lines[2].split() == ["Jane", "Doe", "1"]


def test_query_as_csv(tables: Path) -> None:
    sql = "select 'a,b' as x, null::int as y, 1::double as z union all select 'c', 3, 1.5 order by all"
    assert run("query", sql, "--format", "csv", "--tables", tables).output == 'x,y,z\n"a,b",,1.0\nc,3,1.5\n'


def test_query_as_json(tables: Path) -> None:
    sql = """select first_seen_at as t, null::int as y, null::timestamp as w, 'é/' as s, [1, 2] as l, true as b,
             12::hugeint as h, 0.5 as f from articles"""
    assert json.loads(run("query", sql, "--format", "json", "--tables", tables).output) == [
        {"t": "2024-05-02T08:00:00+00:00", "y": None, "w": None, "s": "é/", "l": [1, 2], "b": True, "h": 12, "f": 0.5}
    ]


def test_wide_answers_are_shown_row_by_row(tables: Path) -> None:
    lines = run("query", "from articles", "--tables", tables).output.splitlines()
    assert lines[0] == "Row 1"
    assert [line.split()[0] for line in lines if line[:1].strip()][1:] == list(TABLES["articles"].names)
    assert max(map(len, lines)) <= 80


def test_long_answers_say_that_there_is_more(tables: Path) -> None:
    assert "first 200 of 1,000 rows" in run("query", "from range(1000)", "--tables", tables).output


def test_statements_without_an_answer(tables: Path) -> None:
    assert run("query", "create table x (y int)", "--tables", tables).exit_code == 0


def test_rollback(tmp_path: Path) -> None:
    path = tmp_path / "tables"
    publish(path, "First title here\n\nThe first text.", 8)
    publish(path, "Second title here\n\nThe second text.", 9)
    result = run("rollback", "--tables", path)
    assert result.exit_code == 0
    assert dateline.read("articles", path)["title"].tolist() == ["First title here"]
    again = run("rollback", "--tables", path)
    assert again.exit_code == 1
    assert "no earlier snapshot" in again.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["annotate"],
        ["annotate", "no-such-file.txt"],
        ["query"],
        ["query", "select 1", "--format", "xml"],
        ["tables", "quotez"],
        ["build", "--workers", "0"],
        ["build", "--wait", "-1"],
        ["build", "--knowledge-base", "no-such.parquet"],
        ["train"],
        ["train", "--corpora", "no-such-folder"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr


@pytest.mark.parametrize("arguments", [["tables"], ["query", "select 1"], ["rollback"]])
def test_no_tables_is_one_clear_line(arguments: list[str], tmp_path: Path) -> None:
    result = process([*arguments, "--tables", tmp_path / "none"], tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.splitlines()) == 1


def test_a_failing_query_says_why(tables: Path) -> None:
    result = run("query", "select spaeker_name from quotes", "--tables", tables)
    assert result.exit_code == 1
    assert "speaker_name" in result.stderr


def test_only_build_and_train_import_prefect(article: Path, tables: Path) -> None:
    code = f"""
import sys
from dateline.cli.commands import main
for arguments in (["--help"], ["annotate", {str(article)!r}], ["tables", "--tables", {str(tables)!r}],
                  ["query", "select 1", "--tables", {str(tables)!r}]):
    main(arguments, standalone_mode=False)
    assert "prefect" not in sys.modules, arguments
    heavy = {{"duckdb", "numpy", "onnxruntime", "pandas", "pyarrow"}} & set(sys.modules)
    assert arguments != ["--help"] or not heavy, heavy
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")


def test_training_names_what_to_install(tmp_path: Path) -> None:
    code = "import sys; sys.modules['torch'] = None; from dateline.cli.commands import main; main()"
    command = [sys.executable, "-c", code, "train", "--corpora", str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 1
    assert "pip install '.[train]'" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_build(article: Path, prefect_api: dict[str, str], tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    result = process(["build", article, empty, "--tables", "tables"], tmp_path, prefect_api)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Articles: 1 new, 0 changed, 0 unchanged, 0 removed, 1 rejected." in result.stdout
    assert "empty.txt: There is no text in it." in result.stdout
    assert {line.split(" ")[0] for line in result.stdout.splitlines()} > set(TABLES)


@pytest.mark.parametrize("workers", [1, 2])
def test_build_beside_modules_of_the_user_that_are_called_as_ours(
    workers: int, prefect_api: dict[str, str], tmp_path: Path
) -> None:
    for name in ("flows/__init__.py", "flows/build.py", "dateline.py", "build.py", "settings.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("raise SystemExit('This is mine.')\n")
    write_articles(tmp_path / "news", 40)  # more than one shard
    result = process(["build", "news", "--workers", str(workers)], tmp_path, prefect_api)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Articles: 40 new" in result.stdout


@pytest.mark.parametrize(("workers", "module"), [(1, "dateline"), (2, "onnxruntime")])
def test_a_worker_that_cannot_import_says_so_in_a_line(
    workers: int, module: str, article: Path, prefect_api: dict[str, str], tmp_path: Path
) -> None:
    """Python runs a `sitecustomize` first. This one takes a module from the process that workers are forked from."""
    taken = f"import sys\nif any('forkserver' in word for word in sys.orig_argv): sys.modules[{module!r}] = None\n"
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(taken)
    path = {"PYTHONPATH": os.pathsep.join((str(tmp_path / "site"), PACKAGES))}
    result = process(["build", article, "--workers", str(workers)], tmp_path, prefect_api | path)
    assert (result.returncode, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("Error: A worker process could not start: ModuleNotFoundError: ")
    assert module in line


def test_python_runs_the_package_as_the_command(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dateline", "--version"]
    environment = os.environ | {"PYTHONPATH": PACKAGES}
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert result.stdout == run("--version").output


@pytest.mark.parametrize(("name", "value"), [("DATELINE_WORKERS", "0"), ("DATELINE_TASK_RUNNER", "ray")])
def test_a_wrong_setting_is_one_line_of_the_build_that_reads_it(
    name: str, value: str, article: Path, prefect_api: dict[str, str], tmp_path: Path
) -> None:
    result = process(["build", article], tmp_path, prefect_api | {name: value})
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Error: {name} is {value!r}: ")
    assert len(result.stderr.splitlines()) == 1


def test_steps_can_be_left_out(prefect_api: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Jane Doe, the mayor of Lisbon, is glad.\n")
    assert process(["build", "a.txt"], tmp_path, prefect_api).returncode == 0
    result = process(["--without", "titles", "--without", "joined-people", "build", "a.txt"], tmp_path, prefect_api)
    assert (result.returncode, result.stderr) == (0, "")
    assert "0 new, 1 changed" in result.stdout
    articles, mentions = (dateline.read(name, tmp_path / "data/tables") for name in ("articles", "mentions"))
    assert articles["pipeline_version"][0].endswith("-without.joined-people-without.titles")
    assert mentions["title"].isna().all()
    assert "0 new, 1 changed" in process(["build", "a.txt"], tmp_path, prefect_api).stdout


def test_annotate_without_a_step() -> None:
    text = "The bridge will close, Jane Doe said. Trams will run, Doe said."
    assert "PERSON   Jane Doe (2)" in run("annotate", "-", stdin=text).output
    assert "PERSON   Jane Doe, Doe" in run("--without", "joined-people", "annotate", "-", stdin=text).output


@pytest.mark.parametrize("command", ["build", "annotate"])
@pytest.mark.parametrize("step", ["quotes", "no-such-step"])
def test_steps_that_cannot_be_left_out(command: str, step: str, article: Path) -> None:
    result = run("--without", step, command, article)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Error: No step {step} can be left out. What can be is: ")


def test_defaults_shown_are_those_of_a_request() -> None:
    fields = BuildRequest.model_fields
    text = " ".join(run("build", "-h").output.split())
    assert f"[default: {fields['tables'].default}]" in text
    assert f"another run on the same tables. [default: {fields['wait_seconds'].default}]" in text


def test_build_of_nothing_is_wrong_usage(prefect_api: dict[str, str], tmp_path: Path) -> None:
    result = process(["build", "no-such-folder"], tmp_path, prefect_api)
    assert (result.returncode, result.stdout) == (2, "")
    assert "no-such-folder" in result.stderr
    assert "Traceback" not in result.stderr
