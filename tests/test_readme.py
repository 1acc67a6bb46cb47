"""The README's examples run as pasted, and it names every command."""

import re
from pathlib import Path

import pytest
from dateline.cli.commands import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, prefect_api: dict[str, str]) -> Path:
    """A folder with the tables of `seeds/`, as after the first command."""
    from dateline.build import BuildRequest, run_build

    folder = tmp_path_factory.mktemp("project")
    run_build(BuildRequest(paths=[ROOT / "seeds"], tables=folder / "data" / "tables"))
    return folder


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 3


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_example(
    number: int, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    exec(compile(EXAMPLES[number], f"README example {number}", "exec"), {})
    printed = capsys.readouterr().out
    assert ("Ann Lee" if "annotate" in EXAMPLES[number] else "Vladimir Putin") in printed


@pytest.mark.parametrize("command", sorted(main.commands))
def test_command_is_named(command: str) -> None:
    assert re.search(rf"dateline {command}\b", README)
