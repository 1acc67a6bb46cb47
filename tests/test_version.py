"""The pipeline's version changes when rows could, and not otherwise."""

import ast
import gc
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from dateline import version
from dateline.version import DATA, MAKES_NO_ROWS, PACKAGE, contents_digest, pipeline_version

PYTHONS = sorted(
    python
    for python in (Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions").glob("3.*/bin/python3")
    if int(python.parts[-3].split(".")[1]) >= 11
)
"""Other Pythons on this machine, where pyenv has put them."""

CODE = '''\
"""Reads numbers."""
from itertools import (count, chain)

class Reader:
    """Reads."""

    limit: int = 3  # more is never written
    "How many are read."

    async def read(self, text: str, *, deep: bool = False) -> list[str]:
        """The numbers of a text."""
        match text.split():
            case [first, *_] if deep:
                return [f"{first!r:>{self.limit}} of" " many"]
            case _:
                return [word for word in text.split() if not (word in {"one", 'two'})][-1:]
'''


FILES = (
    "cli/commands.py", "language/reader.py", "models/README.md", "models/tagger.json", "planning/plan.py",
    "settings.py", "spans.py", "tables/querying.py", "tables/rows.py", "training/fit.py", "version.py",
    "world/peoples.txt",
)  # fmt: skip


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Some files of the package, and some more."""
    package = tmp_path / "package"
    for name in FILES:
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PACKAGE / name, package / name)
    (package / "sources").mkdir()
    (package / "sources/numbers.py").write_text(CODE)
    (package / "models/tagger.onnx").write_bytes(b"weights")
    (package / "world/gazetteer.tsv").write_text("Paris\tFR\n")
    (package / "world/fruit.txt").write_text("# Fruit.\n# Source: the garden\napple\nfig\n")
    return package


def edited(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_the_same_install_has_the_same_digest_wherever_it_lies(package: Path, tmp_path: Path) -> None:
    before = contents_digest(package)
    (package / "tables/__pycache__").mkdir()
    (package / "tables/__pycache__/rows.cpython-311.pyc").write_bytes(b"cache")
    assert contents_digest(package) == before
    assert contents_digest(shutil.copytree(package, tmp_path / "training/cli/elsewhere")) == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("sources/numbers.py", "  # more is never written", ""),
        ("sources/numbers.py", '"""Reads numbers."""', '"""Reads what counts."""\n\n# As it is written.\n'),
        ("sources/numbers.py", '        """The numbers of a text."""\n', ""),
        ("sources/numbers.py", '    """Reads."""\n', ""),
        ("sources/numbers.py", '    "How many are read."\n', ""),
        ("sources/numbers.py", "import (count, chain)", "import (\n    count,\n    chain,\n)"),
        ("sources/numbers.py", "'two'", '"two"'),
        ("sources/numbers.py", 'of" " many"', 'of many"'),
        ("sources/numbers.py", "not (word in", "(not word in"),
        ("world/fruit.txt", "# Source: the garden\n", "# Source: the market\n\n"),
        ("models/README.md", "tagger", "best tagger"),
        ("training/fit.py", "import", "import os\nimport"),
        ("cli/commands.py", "import", "import os\nimport"),
        ("settings.py", "import", "import os\nimport"),
        ("tables/querying.py", "import", "import os\nimport"),
    ],
)
def test_what_people_read_and_what_makes_no_rows_is_no_other_version(
    package: Path, name: str, old: str, new: str
) -> None:
    before = contents_digest(package)
    edited(package / name, old, new)
    assert contents_digest(package) == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("sources/numbers.py", "= 3", "= 4"),
        ("sources/numbers.py", "= 3", "= 3.0"),
        ("sources/numbers.py", "[-1:]", "[1:]"),
        ("sources/numbers.py", "!r:", "!s:"),
        ("sources/numbers.py", "not (word in {", "(word not in {"),
        ("sources/numbers.py", "'two'", "'two', 'six'"),
        ("sources/numbers.py", "deep: bool = False", "deep: bool = True"),
        ("world/fruit.txt", "fig", "nut"),
        ("world/fruit.txt", "apple\nfig", "fig\napple"),
        ("world/gazetteer.tsv", "FR", "US"),
        ("world/peoples.txt", "British", "Britannic"),
        ("models/tagger.onnx", "weights", "better weights"),
        ("models/tagger.json", ":", " :"),
        ("spans.py", "s < f and t < e", "s < f and t <= e"),
        ("language/reader.py", "import", "import os\nimport"),
        ("planning/plan.py", "import", "import os\nimport"),
        ("tables/rows.py", "import", "import os\nimport"),
    ],
)
def test_what_could_change_rows_is_another_version(package: Path, name: str, old: str, new: str) -> None:
    before = contents_digest(package)
    edited(package / name, old, new)
    assert contents_digest(package) != before


def test_a_new_and_a_renamed_file_are_another_version(package: Path) -> None:
    before = contents_digest(package)
    (package / "sources/new.py").touch()
    after = contents_digest(package)
    (package / "sources/new.py").rename(package / "sources/renamed.py")
    assert len({before, after, contents_digest(package)}) == 3


def test_another_library_is_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = pipeline_version()
    monkeypatch.setattr(version, "LIBRARIES", version.LIBRARIES[1:])
    assert pipeline_version.__wrapped__() != before


def test_the_libraries_are_those_that_are_installed() -> None:
    assert all(version._installed(library) != "0" for library in version.LIBRARIES)


@pytest.mark.parametrize("python", PYTHONS, ids=lambda python: python.parts[-3])
def test_every_python_has_the_same_version(python: Path, package: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from types import ModuleType\n"
        f"bare = sys.modules['dateline'] = ModuleType('dateline'); bare.__path__ = [{str(PACKAGE)!r}]\n"
        "from dateline.version import contents_digest as digest\n"
        f"print(digest().hex(), digest(Path({str(package)!r})).hex())"
    )
    told = subprocess.run([python, "-c", program], capture_output=True, text=True, check=True).stdout
    assert told.split() == [contents_digest().hex(), contents_digest(package).hex()]


def test_others_may_parse_meanwhile(package: Path) -> None:
    before = contents_digest(package)
    parsed: list[object] = []

    def parse(phase: str, info: object) -> None:
        parsed.append(ast.literal_eval("[1, (2, 3)]"))

    threshold = gc.get_threshold()
    gc.callbacks.append(parse)
    try:
        gc.set_threshold(5)
        assert contents_digest(package) == before
    finally:
        gc.set_threshold(*threshold)
        gc.callbacks.remove(parse)
    assert parsed


def test_every_kind_of_file_in_the_package_is_known() -> None:
    kinds = {path.suffix for path in PACKAGE.rglob("*") if path.is_file()}
    assert kinds <= {".py", ".typed", *DATA, ".md", ".pyc"}


def test_what_makes_no_rows_is_there() -> None:
    assert all((PACKAGE / name).exists() for name in MAKES_NO_ROWS)


def test_help_does_not_wait_for_the_version() -> None:
    program = (
        "import sys; sys.argv = ['dateline', '--help']\n"
        "from dateline import version\nversion.contents_digest = None\n"
        "from dateline.cli.commands import main\nmain()"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert re.search(r"\bbuild\b", told)
