"""The loader of word lists, and every list of the package."""

import ast
import re
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from dateline.world import word_lists
from dateline.world.word_lists import PACKAGE, WordListError, alternatives, lines, pairs, words

LISTS = sorted(path.relative_to(PACKAGE).with_suffix("").as_posix() for path in PACKAGE.rglob("*.txt"))
ALIKE = 0.6
"""Of two lists the shorter may have this share of its words in the longer; beyond that it is the same list again."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty package that lists can be written to."""
    monkeypatch.setattr(word_lists, "PACKAGE", tmp_path)
    lines.cache_clear()
    pairs.cache_clear()
    return tmp_path


def test_lists_are_read_without_their_headers_and_in_their_order(folder: Path) -> None:
    (folder / "fruit.txt").write_text("# Fruit.\n# Source: the garden\n\nfig\nApfel \nred currant\n")
    (folder / "nuts.txt").write_text("fig\nnut\n")
    assert lines("fruit") == ("fig", "Apfel", "red currant")
    assert words("fruit", "nuts") == {"fig", "Apfel", "red currant", "nut"}


def test_a_pattern_takes_the_longest_entry_that_fits(folder: Path) -> None:
    (folder / "titles.txt").write_text("Mr\nMr. President\nMrs\n")
    found = re.compile(alternatives("titles")).match("Mr. President, sir")
    assert found
    assert found.group() == "Mr. President"
    assert re.fullmatch(alternatives("titles"), "Mr.\n President")
    assert not re.fullmatch(alternatives("titles"), "Mr! President")


def test_pairs_keep_their_order(folder: Path) -> None:
    (folder / "short.txt").write_text("# Short forms.\nUN: United Nations\nAU:African Union\n")
    assert list(pairs("short").items()) == [("UN", "United Nations"), ("AU", "African Union")]


@pytest.mark.parametrize(
    ("content", "told"),
    [("# Nothing.\n", "no entries"), ("one\ntwo\none\n", "'one' twice"), ("", "no entries")],
)
def test_a_list_that_is_wrong_says_so(folder: Path, content: str, told: str) -> None:
    (folder / "wrong.txt").write_text(content)
    with pytest.raises(WordListError, match=told):
        lines("wrong")


def test_a_list_that_is_missing_says_so(folder: Path) -> None:
    with pytest.raises(WordListError, match="There is no word list 'missing'"):
        words("missing")


@pytest.mark.parametrize(("content", "told"), [("a: b\na: c\n", "'a' twice"), ("a: b\nc\n", "'c' has no pair")])
def test_pairs_that_are_wrong_say_so(folder: Path, content: str, told: str) -> None:
    (folder / "wrong.txt").write_text(content)
    with pytest.raises(WordListError, match=told):
        pairs("wrong")


@cache
def code() -> str:
    """All of the package's."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))


@pytest.mark.parametrize("name", LISTS)
def test_every_list_says_what_it_means_and_whence_it_comes(name: str) -> None:
    header = [line for line in (PACKAGE / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
    assert len(header) >= 2, "its meaning and its source"
    assert not header[0].startswith(("# Source:", "# Order:")), "the meaning comes first"
    assert any(line.startswith("# Source: ") for line in header)
    assert all(line.startswith("# ") for line in header)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_in_the_order_of_the_alphabet_or_says_in_which(name: str) -> None:
    text = (PACKAGE / f"{name}.txt").read_text(encoding="utf-8")
    keys = [entry.split(":")[0] for entry in lines(name)]
    assert "# Order: " in text or keys == sorted(keys, key=lambda key: (key.casefold(), key))


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_used(name: str) -> None:
    assert re.search(rf"""["']{name}["']""", code())


def test_no_list_says_again_what_another_says() -> None:
    """A list that holds most of another takes it in by name: words("the/one", "the/other")."""
    again = [
        (one, other, sorted(words(one) & words(other)))
        for one, other in combinations((name for name in LISTS if len(lines(name)) > 4), 2)
        if len(words(one) & words(other)) > ALIKE * min(len(lines(one)), len(lines(other)))
    ]
    assert again == []


ROOMS_WITHOUT_WORDS = ("world", "articles", "planning", "language")


@pytest.mark.parametrize("room", ROOMS_WITHOUT_WORDS)
def test_no_list_of_more_than_a_dozen_words_hides_in_code(room: str) -> None:
    long = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.expr) and len(_listed(node)) > 12
    ]
    assert long == []


def _listed(node: ast.expr) -> list[str]:
    """The words that a set, list, tuple or `"...".split()` consists of."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        text = node.func.value
        return str(text.value).split() if isinstance(text, ast.Constant) else []
    elements = node.elts if isinstance(node, ast.Set | ast.List | ast.Tuple) else []
    return [each.value for each in elements if isinstance(each, ast.Constant) and isinstance(each.value, str)]
