import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.sources.document import RawDocument
from flows.sources.plan import Plan
from flows.sources.plan import plan as plan_into
from flows.sources.reading import read
from flows.sources.resource import local_file


@dataclass(frozen=True)
class Known:
    source_uri: str
    content_hash: str
    pipeline_version: str = "1"


@pytest.fixture(autouse=True)
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"Article {number}.")
    return folder


def plan(
    paths: Sequence[Path | str], published: Mapping[str, Known], rejected: Set[str], version: str, prune: bool = False
) -> Plan:
    return plan_into(paths, published, rejected, version, Path(".work/documents.jsonl"), prune)


def known(paths: Sequence[Path | str] = ("news",)) -> dict[str, Known]:
    documents = [d for shard in plan(paths, {}, set(), "1").shards for d in shard.documents]
    return {d.article_id: Known(d.source_uri, d.content_hash) for d in documents}


def due(todo: Plan) -> list[str]:
    return [document.source_uri for shard in todo.shards for document in shard.documents]


def test_at_first_all_is_new() -> None:
    todo = plan(["news"], {}, set(), "1")
    assert due(todo) == sorted(todo.inputs) == [f"news/{n}.txt" for n in range(5)]
    assert todo.documents == 5
    assert [document.text for shard in todo.shards for document in shard.read()] == [f"Article {n}." for n in range(5)]


def test_nothing_is_due_where_nothing_changed() -> None:
    todo = plan(["news"], known(), set(), "1")
    assert (todo.shards, todo.documents, len(todo.inputs)) == ((), 0, 5)


def test_a_changed_article_and_a_new_one_are_due(news: Path) -> None:
    before = known()
    (news / "3.txt").write_text("Article 3, corrected.")
    (news / "new.txt").write_text("Another.")
    assert due(plan(["news"], before, set(), "1")) == ["news/3.txt", "news/new.txt"]


def test_with_another_pipeline_all_is_due() -> None:
    assert len(due(plan(["news"], known(), set(), "2"))) == 5


def test_what_is_gone_stays_unless_pruned(news: Path) -> None:
    before = known()
    gone = next(article_id for article_id, article in before.items() if article.source_uri == "news/3.txt")
    (news / "3.txt").unlink()
    assert plan(["news"], before, set(), "1").removed == frozenset()
    assert plan(["news"], before, set(), "1", prune=True).removed == {gone}
    assert plan(["news/1.txt"], before, set(), "1", prune=True).removed == frozenset()


def test_what_can_no_longer_be_read_is_not_pruned(news: Path) -> None:
    before = known()
    (news / "3.txt").write_bytes(b"")
    todo = plan(["news"], before, set(), "1", prune=True)
    assert todo.removed == frozenset()
    assert [reject.source_uri for reject in todo.rejects] == ["news/3.txt"]


def test_rejects_are_forgotten_when_their_input_is_gone() -> None:
    todo = plan(["news"], {}, {"news/gone.txt", "news/1.txt", "elsewhere/x.txt"}, "1")
    assert todo.forgotten == {"news/gone.txt"}


def lines(path: Path, *texts: str, url: str | None = None) -> None:
    path.write_text("".join(json.dumps({"text": text, "url": url}) + "\n" for text in texts))


def test_of_one_url_the_last_counts(news: Path) -> None:
    lines(news / "a.jsonl", "old", "newer", url="https://example.org/1")
    lines(news / "b.jsonl", "newest", url="https://example.org/1")
    todo = plan(["news/b.jsonl", "news/a.jsonl"], {}, set(), "1")
    assert due(todo) == ["news/b.jsonl#L1"]
    assert [(r.source_uri, r.error) for r in todo.rejects] == [
        ("news/a.jsonl#L1", "DuplicateError"),
        ("news/a.jsonl#L2", "DuplicateError"),
    ]
    assert "https://example.org/1" in todo.rejects[0].message


def test_an_article_that_moved_is_the_same_by_its_url(news: Path) -> None:
    lines(news / "a.jsonl", "words", url="https://example.org/1")
    before = known(["news/a.jsonl"])
    (news / "a.jsonl").rename(news / "b.jsonl")
    todo = plan(["news/*.jsonl"], before, set(), "1", prune=True)
    assert (todo.shards, todo.removed) == ((), frozenset())


def test_shards_depend_on_the_articles_alone(news: Path) -> None:
    lines(news / "many.jsonl", *(f"Record {n}." for n in range(200)))
    keys = [shard.key for shard in plan(["news"], {}, set(), "1").shards]
    assert len(set(keys)) == len(keys) > 3
    others: list[list[Path | str]] = [
        ["news/many.jsonl", "news"],
        [news, "news/1.txt"],
        ["news/*", news / "many.jsonl"],
    ]
    for paths in others:
        assert [shard.key for shard in plan(paths, {}, set(), "1").shards] == keys
    assert not {shard.key for shard in plan(["news"], {}, set(), "2").shards} & set(keys)


def test_shards_are_small_and_lose_nothing(news: Path) -> None:
    lines(news / "many.jsonl", *("word " * 20_000 for _ in range(10)), *(f"Record {n}." for n in range(150)))
    todo = plan(["news"], {}, set(), "1")
    for shard in todo.shards:
        assert len(shard.documents) <= 64
        assert sum(d.characters for d in shard.documents) <= 300_000
    assert len(due(todo)) == len(set(due(todo))) == 165
    everything = [document for shard in todo.shards for document in shard.read()]
    assert everything == [
        d for path in sorted(news.iterdir()) for d in read(local_file(path)) if isinstance(d, RawDocument)
    ]


def test_one_long_article_is_a_shard_of_its_own(news: Path) -> None:
    (news / "2.txt").write_text("word " * 100_000)
    assert [len(shard.documents) for shard in plan(["news"], {}, set(), "1").shards] == [2, 1, 2]


def test_what_is_annotated_is_what_was_planned(news: Path) -> None:
    lines(news / "a.jsonl", "first", "second")
    (shard,) = plan(["news"], {}, set(), "1").shards
    (news / "0.txt").write_text("Changed.")
    (news / "1.txt").unlink()
    lines(news / "a.jsonl", "first", "other!")
    documents = list(shard.read())
    assert [document.text for document in documents] == [*(f"Article {n}." for n in range(5)), "first", "second"]
    assert [document.article_id for document in documents] == [located.article_id for located in shard.documents]


def test_a_name_that_is_not_utf8(news: Path) -> None:
    bad = Path(str(news).encode().decode(), b"caf\xe9.txt".decode("utf-8", "surrogateescape"))
    bad.write_text("words")
    todo = plan(["news"], {}, set(), "1")
    assert "news/caf\\udce9.txt" in due(todo)
    assert len([document for shard in todo.shards for document in shard.read()]) == 6
