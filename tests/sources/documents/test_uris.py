from pathlib import Path

import pytest
from dateline.sources.documents.input_errors import UnreadableError
from dateline.sources.documents.uris import encodable, inside, named, reject, uri_of


def test_a_path_is_relative_where_it_lies_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert uri_of(Path("news/../news/a.txt")) == "news/a.txt"
    assert uri_of(tmp_path / "here/a.txt") == "a.txt"
    assert uri_of(tmp_path / "there/a.txt") == f"{tmp_path}/there/a.txt"


def test_a_number_sign_sets_apart_what_lies_inside() -> None:
    assert named("news/#1.zip") == "news/%231.zip"
    assert inside(named("news/#1.zip"), "a.txt") == "news/%231.zip#a.txt"


def test_any_name_can_be_written() -> None:
    assert encodable("caf\udce9.txt") == "caf\\udce9.txt"


def test_names_longer_than_any_path_are_cut_and_stay_apart() -> None:
    one, other = inside("a.zip", "x" * 9_000), inside("a.zip", "x" * 9_001)
    assert one != other
    assert len(one) < 300


def test_a_reject_tells_the_error_and_not_all_of_its_input() -> None:
    told = reject("a.txt", UnreadableError("x" * 10_000))
    assert (told.source_uri, told.stage, told.error, len(told.message)) == ("a.txt", "read", "UnreadableError", 1_500)
