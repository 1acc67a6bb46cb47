import os
from pathlib import Path

import pytest
from dateline.sources.documents.document import Reject
from dateline.sources.documents.input_errors import NoInputError
from dateline.sources.finding.inputs import Inputs, covers, find
from dateline.sources.finding.traversal import read


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "news/a.txt",
        "news/b.MD",
        "news/2024/c.jsonl",
        "news/2024/deep/d.txt",
        "news/.git/e.txt",
        "news/.f.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
    return tmp_path


def files(inputs: Inputs) -> list[str]:
    return [resource.uri for resource in inputs.resources]


def errors(inputs: Inputs) -> dict[str, str]:
    return {reject.source_uri: reject.error for reject in inputs.rejects}


ALL = ["news/2024/c.jsonl", "news/2024/deep/d.txt", "news/a.txt", "news/b.MD"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["news"], ALL),
        (["news/"], ALL),
        (["."], ALL),
        (["news/a.txt"], ["news/a.txt"]),
        (["news/.f.txt"], ["news/.f.txt"]),
        (["news/.git"], ["news/.git/e.txt"]),
        (["news/*.txt"], ["news/a.txt"]),
        (["news/*"], ALL),
        (["news/**/*.txt"], ["news/2024/deep/d.txt", "news/a.txt"]),
        (["news/**"], ALL),
        (["**/d.txt"], ["news/2024/deep/d.txt"]),
        (["news/20??"], ["news/2024/c.jsonl", "news/2024/deep/d.txt"]),
        (["news/**.txt"], ["news/a.txt"]),
        (["news/.*.txt"], ["news/.f.txt"]),
        (["news/a.txt", "news", "news/*"], ALL),
    ],
)
def test_what_paths_lead_to(paths: list[str], expected: list[str]) -> None:
    inputs = find(paths)
    assert files(inputs) == expected
    assert errors(inputs) == {}
    assert all(covers(paths, uri) for uri in expected)


def test_one_file_by_two_names_is_one(here: Path) -> None:
    assert len(find(["news/a.txt", here / "news/a.txt", "./news/../news/a.txt"]).resources) == 1


def test_names_that_look_like_patterns(here: Path) -> None:
    for name in ("[1].txt", "a*b.txt", "c#L1.txt"):
        (here / name).write_text("words")
        uri = name.replace("#", "%23")
        assert files(find([name])) == [uri]
        assert covers([name], uri)


def test_a_name_that_is_not_utf8(here: Path) -> None:
    (here / os.fsdecode(b"caf\xe9.txt")).write_text("words")
    (resource,) = find([here / os.fsdecode(b"caf\xe9.txt")]).resources
    assert resource.uri == "caf\\udce9.txt"
    assert resource.head() == b"words"
    assert covers(["."], "caf\\udce9.txt")


def test_unusable_inputs_cost_nothing_else(here: Path) -> None:
    (here / "news/none.txt").symlink_to("nowhere.txt")
    os.mkfifo(here / "news/pipe.txt")
    (here / "empty").mkdir()
    inputs = find(["news", "missing", "empty", "no/*.txt"])
    assert files(inputs) == ALL
    assert errors(inputs) == {
        "empty": "NotFoundError",
        "missing": "NotFoundError",
        "news/none.txt": "UnreadableError",
        "news/pipe.txt": "UnreadableError",
        "no/*.txt": "NotFoundError",
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_folder(here: Path) -> None:
    (here / "news/2024").chmod(0)
    inputs = find(["news"])
    (here / "news/2024").chmod(0o755)
    assert errors(inputs) == {"news/2024": "UnreadableError"}


@pytest.mark.parametrize("given", ["news", "news/**", "news/**/*", "news/**/*.txt"])
def test_links_that_go_round(here: Path, given: str) -> None:
    before = files(find([given]))
    (here / "news/loop").symlink_to(here / "news")
    (here / "news/2024/loop").symlink_to(here / "news")
    (here / "news/self.txt").symlink_to("self.txt")
    inputs = find([given])
    assert len({Path(uri).resolve() for uri in files(inputs)}) == len(files(inputs)) == len(before)


def test_links_to_files_are_read(here: Path) -> None:
    (here / "news/link.txt").symlink_to("a.txt")
    assert "news/link.txt" in files(find(["news"]))


@pytest.mark.parametrize("paths", [[], ["missing"], ["empty"], ["*.csv"], ["news/.git/x.txt", "empty"]])
def test_nothing_to_read(here: Path, paths: list[str]) -> None:
    (here / "empty").mkdir()
    with pytest.raises(NoInputError) as caught:
        find(paths)
    assert all(path in str(caught.value) for path in paths)


@pytest.mark.parametrize(
    ("paths", "uri", "expected"),
    [
        (["news"], "news/gone.txt", True),
        (["news"], "news/gone.jsonl#L7", True),
        (["news"], "newsletter/a.txt", False),
        (["news"], "news/.hidden.txt", False),
        (["."], "news/gone.txt", True),
        (["."], "/elsewhere/a.txt", False),
        (["/"], "news/gone.txt", True),
        ([".."], "news/gone.txt", True),
        (["gone.txt"], "gone.txt", True),
        (["gone.jsonl"], "gone.jsonl#L3", True),
        (["gone.txt"], "other.txt", False),
        (["news/*.txt"], "news/gone.txt", True),
        (["news/*.txt"], "news/2024/gone.txt", False),
        (["news/*.jsonl"], "news/gone.jsonl#L3", True),
        (["news/*.jsonl"], "news/gone.txt", False),
        (["news/**/*.txt"], "news/gone.txt", True),
        (["news/**/*.txt"], "news/2024/deep/gone.txt", True),
        (["news/**/*.txt"], "news/.git/gone.txt", False),
        (["/archive/**/*.txt"], "/archive/2024/gone.txt", True),
        (["news/20*"], "news/2023/gone.txt", True),
        (["news/pack.zip"], "news/pack.zip#2024/gone.jsonl#L3", True),
        (["news/*.zip"], "news/pack.zip#gone.txt", True),
        (["news/*.txt"], "news/pack.zip#gone.txt", False),
        (["https://example.org/feed"], "https://example.org/feed", False),
        (["."], "https://example.org/gone", False),
        ([], "news/gone.txt", False),
    ],
)
def test_covers(paths: list[str], uri: str, expected: bool) -> None:
    assert covers(paths, uri) is expected


@pytest.mark.parametrize("given", ["n" * 300, "x/" * 3000, "n" * 300 + "*", "**/" + "n" * 300, "a\0b", "\udcff*"])
def test_names_that_no_file_can_have(given: str) -> None:
    inputs = find([given, "news"])
    assert files(inputs) == ALL
    assert set(errors(inputs).values()) <= {"NotFoundError", "UnreadableError"}
    assert len(inputs.rejects) == 1


def test_files_that_change_after_they_were_found(here: Path) -> None:
    """One goes, one becomes a pipe that nobody writes into, one a folder, and one is cut."""
    for name in ("gone.txt", "pipe.txt", "folder.txt", "cut.txt"):
        (here / "news" / name).write_text("words")
    resources = [resource for resource in find(["news"]).resources if resource.name not in ("a.txt", "c.jsonl")]
    for name in ("gone.txt", "pipe.txt", "folder.txt"):
        (here / "news" / name).unlink()
    os.mkfifo(here / "news/pipe.txt")
    (here / "news/folder.txt").mkdir()
    (here / "news/cut.txt").write_text("")
    found = [document for resource in resources for document in read(resource)]
    assert {each.source_uri: each.error for each in found if isinstance(each, Reject)} == {
        "news/gone.txt": "UnreadableError",
        "news/pipe.txt": "UnreadableError",
        "news/folder.txt": "UnreadableError",
        "news/cut.txt": "EmptyError",
    }
    assert len(found) == 6


def test_addresses_are_links_and_others_are_refused_without_their_passwords(here: Path) -> None:
    inputs = find(
        [" https://b.example/feed#top", "HTTP://a.example/", "https://b.example/feed", "ftp://ann:s@c.example/"]
    )
    assert [link.url for link in inputs.links] == ["HTTP://a.example/", "https://b.example/feed"]
    assert files(inputs) == []
    assert errors(inputs) == {"ftp://c.example/": "AddressError"}
    assert not covers(["https://b.example/feed"], "https://b.example/feed")
    with pytest.raises(NoInputError, match="cannot be read"):
        find(["file:///etc/passwd"])
