from pathlib import Path

import pytest
from dateline.tables.snapshots import Snapshots
from dateline.tables.table_errors import NoTablesError, TablesError


def show(snapshots: Snapshots, word: str) -> None:
    snapshot = snapshots.begin()
    (snapshot / "table").mkdir()
    (snapshot / "table" / "file").write_text(word)
    snapshots.switch(snapshot)


def shown(snapshots: Snapshots) -> str:
    return (snapshots.path / "table" / "file").read_text()


def test_switch_back_and_on_again(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path / "tables")
    assert snapshots.current() is None
    for word in ("one", "two"):
        show(snapshots, word)
        assert shown(snapshots) == word
    assert snapshots.rollback() == tmp_path / ".tables-snapshots" / "1"
    assert shown(snapshots) == "one"
    with pytest.raises(NoTablesError, match="no earlier snapshot"):
        snapshots.rollback()
    show(snapshots, "three")
    assert shown(snapshots) == "three"


def test_clean_keeps_the_current_and_the_previous_one(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path / "tables")
    for word in ("one", "two", "three"):
        show(snapshots, word)
    snapshots.begin()
    snapshots.clean()
    assert sorted(folder.name for folder in snapshots.folder.iterdir()) == ["2", "3"]


def test_an_empty_folder_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    snapshots = Snapshots(tmp_path / "tables")
    show(snapshots, "one")
    assert shown(snapshots) == "one"


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_what_others_made_is_left_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "tables"
    if kind == "file":
        path.write_text("mine")
    elif kind == "folder":
        path.mkdir()
        (path / "mine").write_text("mine")
    else:
        path.symlink_to(tmp_path)
    with pytest.raises(TablesError, match="not a folder that Dateline made"):
        Snapshots(path).begin()
