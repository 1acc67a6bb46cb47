import pytest

pytest.importorskip("lemminflect")

from dateline.training.make_verbs import FILE, listed


def test_the_list_that_ships_is_the_one_that_is_made() -> None:
    assert FILE.read_text(encoding="utf-8") == listed()
