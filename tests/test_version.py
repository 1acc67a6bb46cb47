import shutil
from pathlib import Path

import dateline
import pytest
from dateline.version import pipeline_version

PACKAGE = Path(dateline.__file__).parent
ROOMS = ("world", "sources", "articles", "planning", "language", "tables", "models")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A small copy of the package, without the model's weights."""
    for room in ROOMS:
        shutil.copytree(PACKAGE / room, tmp_path / room, ignore=shutil.ignore_patterns("*.onnx", "__pycache__"))
    (tmp_path / "models/tagger.onnx").write_bytes(b"weights")
    return tmp_path


def fresh(package: Path) -> str:
    pipeline_version.cache_clear()
    return pipeline_version(package)


def test_the_same_install_has_the_same_version_wherever_it_lies(package: Path) -> None:
    before = fresh(package)
    assert fresh(package) == before
    shutil.copytree(package, package / "elsewhere")
    (package / "tables/__pycache__").mkdir()
    (package / "tables/__pycache__/rows.cpython-311.pyc").write_bytes(b"cache")
    assert fresh(package) == before == fresh(package / "elsewhere")


@pytest.mark.parametrize(
    "name",
    ["sources/rows/jsonl.py", "world/gazetteer.tsv", "language/reader.py", "tables/rows.py", "models/tagger.onnx"],
)
def test_a_change_of_code_or_model_is_another_version(package: Path, name: str) -> None:
    before = fresh(package)
    with (package / name).open("a") as file:
        file.write("\n")
    assert fresh(package) != before


def test_a_new_and_a_renamed_file_are_another_version(package: Path) -> None:
    before = fresh(package)
    (package / "sources/new.py").touch()
    after = fresh(package)
    (package / "sources/new.py").rename(package / "sources/renamed.py")
    assert len({before, after, fresh(package)}) == 3


def test_a_model_card_is_no_model(package: Path) -> None:
    before = fresh(package)
    (package / "models/README.md").write_text("What the model is.")
    assert fresh(package) == before


def test_every_kind_of_file_that_the_rooms_hold_counts() -> None:
    kinds = {path.suffix for room in ROOMS for path in (PACKAGE / room).rglob("*") if path.is_file()}
    assert kinds <= {".py", ".json", ".onnx", ".tsv", ".md", ".pyc"}
