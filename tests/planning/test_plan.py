import gzip
import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from dateline.planning.locations import Location
from dateline.planning.plan import Plan, Shard
from dateline.planning.plan import plan as plan_into
from dateline.sources.documents.document import RawDocument
from dateline.sources.documents.resource import local_file
from dateline.sources.finding.traversal import read
from sources.archive import answer, packed, record


@dataclass(frozen=True)
class Known:
    content_hash: str
    pipeline_version: str = "1"


@dataclass
class State:
    """What stands in the tables."""

    articles: dict[str, Known] = field(default_factory=dict)
    locations: Mapping[str, Location] = field(default_factory=dict)

    def after(self, todo: Plan) -> "State":
        """What stands there when a plan is done."""
        done = {d.article_id: Known(d.content_hash) for shard in todo.shards for d in shard.documents}
        stays = {key: value for key, value in self.articles.items() if key not in todo.removed}
        return State(stays | done, todo.locations)

    def of(self, source_uri: str) -> str:
        """Identifier of the article that lies here."""
        return self.locations[source_uri].article_id


NOTHING = State()


@pytest.fixture(autouse=True)
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"Article {number}.")
    return folder


def plan(
    paths: Sequence[Path | str],
    state: State = NOTHING,
    rejected: Set[str] = frozenset(),
    version: str = "1",
    prune: bool = False,
) -> Plan:
    spool = Path(".work/documents.jsonl")
    return plan_into(paths, state.articles, state.locations, rejected, version, spool, prune)


def known(paths: Sequence[Path | str] = ("news",)) -> State:
    return NOTHING.after(plan(paths))


def states(todo: Plan) -> dict[str, str]:
    return {uri: location.state for uri, location in todo.locations.items()}


def due(todo: Plan) -> list[str]:
    return sorted(uri for shard in todo.shards for uri in due_in(shard))


def due_in(shard: Shard) -> list[str]:
    return [document.source_uri for document in shard.documents]


def test_at_first_all_is_new() -> None:
    todo = plan(["news"])
    assert due(todo) == sorted(todo.inputs) == [f"news/{n}.txt" for n in range(5)]
    assert todo.documents == 5
    texts = {document.text for shard in todo.shards for document in shard.read()}
    assert texts == {f"Article {n}." for n in range(5)}


def test_nothing_is_due_where_nothing_changed() -> None:
    todo = plan(["news"], known())
    assert (todo.shards, todo.documents, len(todo.inputs)) == ((), 0, 5)


def test_a_changed_article_and_a_new_one_are_due(news: Path) -> None:
    before = known()
    (news / "3.txt").write_text("Article 3, corrected.")
    (news / "new.txt").write_text("Another.")
    assert due(plan(["news"], before)) == ["news/3.txt", "news/new.txt"]


def test_with_another_pipeline_all_is_due() -> None:
    assert len(due(plan(["news"], known(), version="2"))) == 5


def test_what_is_gone_stays_unless_pruned(news: Path) -> None:
    before = known()
    gone = before.of("news/3.txt")
    (news / "3.txt").unlink()
    assert plan(["news"], before).removed == frozenset()
    assert plan(["news"], before, prune=True).removed == {gone}
    assert plan(["news/1.txt"], before, prune=True).removed == frozenset()


def test_what_can_no_longer_be_read_is_not_pruned(news: Path) -> None:
    before = known()
    (news / "3.txt").write_bytes(b"")
    todo = plan(["news"], before, prune=True)
    assert todo.removed == frozenset()
    assert [reject.source_uri for reject in todo.rejects] == ["news/3.txt"]


def test_what_lies_in_a_file_that_can_no_longer_be_read_is_not_pruned(news: Path) -> None:
    lines(news / "a.jsonl", "first", "second")
    packed = gzip.compress((news / "a.jsonl").read_bytes())
    (news / "a.jsonl").write_bytes(packed)
    before = known()
    (news / "a.jsonl").write_bytes(packed[:30])
    todo = plan(["news"], before, prune=True)
    assert [reject.source_uri for reject in todo.rejects] == ["news/a.jsonl"]
    assert todo.removed == frozenset()
    (news / "a.jsonl").unlink()
    gone = {before.of("news/a.jsonl#L1"), before.of("news/a.jsonl#L2")}
    assert plan(["news"], before, prune=True).removed == gone


def test_rejects_are_forgotten_when_their_input_is_gone_or_good() -> None:
    todo = plan(["news"], NOTHING, {"news/gone.txt", "news/1.txt", "elsewhere/x.txt"})
    assert todo.forgotten == {"news/gone.txt", "news/1.txt"}


def lines(path: Path, *texts: str, url: str | None = None) -> None:
    path.write_text("".join(json.dumps({"text": text, "url": url}) + "\n" for text in texts))


def test_of_one_url_the_last_counts(news: Path) -> None:
    lines(news / "a.jsonl", "old", "newest", url="https://example.org/1")
    lines(news / "b.jsonl", "newest", url="https://www.example.org/1?utm_source=feed#top")
    todo = plan(["news/b.jsonl", "news/a.jsonl"])
    assert due(todo) == ["news/b.jsonl#L1"] == list(todo.inputs)
    assert states(todo) == {"news/a.jsonl#L1": "superseded", "news/a.jsonl#L2": "same", "news/b.jsonl#L1": "used"}
    assert todo.rejects == ()


def test_one_text_at_two_urls_is_two_articles(news: Path) -> None:
    lines(news / "a.jsonl", "words", url="https://example.org/1")
    lines(news / "b.jsonl", "words", url="https://example.com/1")
    todo = plan(["news/*.jsonl"])
    assert due(todo) == ["news/a.jsonl#L1", "news/b.jsonl#L1"]
    assert len({location.text_hash for location in todo.locations.values()}) == 1


def test_an_article_that_moved_is_the_same_by_its_url(news: Path) -> None:
    lines(news / "a.jsonl", "words", url="https://example.org/1")
    before = known(["news/a.jsonl"])
    (news / "a.jsonl").rename(news / "b.jsonl")
    todo = plan(["news/*.jsonl"], before, prune=True)
    assert (todo.shards, todo.removed, states(todo)) == ((), frozenset(), {"news/b.jsonl#L1": "used"})


def test_an_article_stays_while_it_lies_somewhere(news: Path) -> None:
    lines(news / "a.jsonl", "words", url="https://example.org/1")
    lines(news / "b.jsonl", "words", url="https://example.org/1")
    before = known(["news/a.jsonl", "news/b.jsonl"])
    (news / "b.jsonl").unlink()
    todo = plan(["news/b.jsonl", "news/0.txt"], before, prune=True)
    assert todo.removed == frozenset()
    (news / "a.jsonl").unlink()
    assert plan(["news"], before.after(todo), prune=True).removed == {before.of("news/a.jsonl#L1")}


def test_a_file_with_another_article_in_it(news: Path) -> None:
    lines(news / "a.jsonl", "words", url="https://example.org/1")
    before = known(["news/a.jsonl"])
    lines(news / "a.jsonl", "words", url="https://example.org/2")
    assert plan(["news/a.jsonl"], before).removed == frozenset()
    todo = plan(["news/a.jsonl"], before, prune=True)
    assert due(todo) == ["news/a.jsonl#L1"]
    assert todo.removed == {before.of("news/a.jsonl#L1")}


def item(path: Path, text: str, **metadata: object) -> None:
    path.write_text(json.dumps({"text": text, "item_id": "urn:wire:1", **metadata}) + "\n")


def test_a_later_version_takes_the_place_of_an_earlier_one_in_any_order(news: Path) -> None:
    item(news / "a.jsonl", "third", version=3)
    item(news / "b.jsonl", "first", version=1)
    todo = plan(["news/a.jsonl", "news/b.jsonl"])
    assert due(todo) == ["news/a.jsonl#L1"]
    assert states(todo) == {"news/a.jsonl#L1": "used", "news/b.jsonl#L1": "superseded"}
    item(news / "b.jsonl", "second", version=2)
    late = plan(["news/b.jsonl"], NOTHING.after(todo))
    assert (due(late), states(late)) == ([], states(todo))
    item(news / "b.jsonl", "fourth", version=4)
    newer = plan(["news/b.jsonl"], NOTHING.after(todo))
    assert due(newer) == ["news/b.jsonl#L1"]
    assert states(newer) == {"news/a.jsonl#L1": "superseded", "news/b.jsonl#L1": "used"}


def test_without_a_number_the_time_of_change_tells(news: Path) -> None:
    item(news / "a.jsonl", "later", modified_at="2024-06-19T10:00:00Z", captured_at="2024-06-20")
    item(news / "b.jsonl", "sooner", modified_at="2024-06-19T09:00:00Z", captured_at="2024-06-21")
    assert due(plan(["news/*.jsonl"])) == ["news/a.jsonl#L1"]


def test_what_its_provider_takes_back_leaves_and_stays_away(news: Path) -> None:
    item(news / "a.jsonl", "words", version=1)
    before = known(["news/a.jsonl"])
    item(news / "b.jsonl", "Kill the story.", version=2, status="canceled")
    todo = plan(["news/b.jsonl"], before)
    assert (due(todo), todo.rejects) == ([], ())
    assert todo.removed == {before.of("news/a.jsonl#L1")}
    assert states(todo) == {"news/a.jsonl#L1": "superseded", "news/b.jsonl#L1": "canceled"}
    after = before.after(todo)
    again = plan(["news/a.jsonl"], after)
    assert (due(again), again.removed, states(again)) == ([], frozenset(), states(todo))
    item(news / "a.jsonl", "words again", version=3, status="usable")
    assert due(plan(["news/a.jsonl"], after)) == ["news/a.jsonl#L1"]


def test_another_capture_is_no_change(news: Path) -> None:
    item(news / "a.jsonl", "words", captured_at="2024-06-19")
    before = known(["news/a.jsonl"])
    item(news / "a.jsonl", "words", captured_at="2024-06-20")
    assert due(plan(["news/a.jsonl"], before)) == []


BRIDGE = """<!doctype html><html><head><title>Longer bridge for the bay</title></head>
<body><article><h1>Longer bridge for the bay</h1>
<p>The council met again on Monday and voted for the longer of the two bridges, after a debate of {} hours.</p>
<p>“Nobody wants to sit in a car on the old one for another ten years,” said Mayor Ann Lee after the vote.</p>
<p>Work is to begin in spring. The port asked for another pillar, and the council gave it one in the end.</p>
<p>Two members left the hall before the vote. They had asked for a tunnel, which would cost three times as much.</p>
<p>The old bridge was opened in 1931 and has carried a tram, then buses, and since the flood of 1987 only cars.</p>
<p>What will become of it nobody could say.
A museum has asked for the two lamps at its northern end.</p></article></body></html>"""


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_captures_in_an_archive_the_later_counts(news: Path, order: int) -> None:
    captures = [
        record("response", answer(BRIDGE.format(hours).encode()), hours, target_uri="https://news.example/bridge")
        for hours in (2, 3)
    ]
    Path("news.warc.gz").write_bytes(packed([record("request", b""), *captures[::order]]))
    todo = plan(["news.warc.gz"])
    uri = "news.warc.gz#urn:uuid:0000000{}-0000-4000-8000-000000000000"
    assert states(todo) == {uri.format(2): "superseded", uri.format(3): "used"}
    assert todo.skipped == {"request": 1}


def test_a_reject_that_is_another_version_now_is_forgotten(news: Path) -> None:
    item(news / "a.jsonl", "second", version=2)
    item(news / "b.jsonl", "first", version=1)
    assert plan(["news/*.jsonl"], rejected={"news/b.jsonl#L1"}).forgotten == {"news/b.jsonl#L1"}


def test_shards_depend_on_the_articles_alone(news: Path) -> None:
    lines(news / "many.jsonl", *(f"Record {n}." for n in range(200)))
    keys = [shard.key for shard in plan(["news"]).shards]
    assert len(set(keys)) == len(keys) > 3
    others: list[list[Path | str]] = [
        ["news/many.jsonl", "news"],
        [news, "news/1.txt"],
        ["news/*", news / "many.jsonl"],
    ]
    for paths in others:
        assert [shard.key for shard in plan(paths).shards] == keys
    assert not {shard.key for shard in plan(["news"], version="2").shards} & set(keys)


def test_shards_are_small_and_lose_nothing(news: Path) -> None:
    lines(news / "many.jsonl", *("word " * 6_000 for _ in range(10)), *(f"Record {n}." for n in range(150)))
    todo = plan(["news"])
    for shard in todo.shards:
        assert len(shard.documents) <= 32
        assert sum(d.characters for d in shard.documents) <= 80_000
    assert len(due(todo)) == len(set(due(todo))) == 165
    everything = [document for shard in todo.shards for document in shard.read()]
    found = [d for path in sorted(news.iterdir()) for d in read(local_file(path)) if isinstance(d, RawDocument)]
    assert everything == sorted(found, key=lambda document: document.article_id)


def test_one_long_article_is_a_shard_of_its_own(news: Path) -> None:
    (news / "2.txt").write_text("word " * 100_000)
    alone = [shard for shard in plan(["news"]).shards if due_in(shard) == ["news/2.txt"]]
    assert len(alone) == 1


def test_what_is_annotated_is_what_was_planned(news: Path) -> None:
    lines(news / "a.jsonl", "first", "second")
    (shard,) = plan(["news"]).shards
    (news / "0.txt").write_text("Changed.")
    (news / "1.txt").unlink()
    lines(news / "a.jsonl", "first", "other!")
    documents = list(shard.read())
    assert {document.text for document in documents} == {*(f"Article {n}." for n in range(5)), "first", "second"}
    assert [document.article_id for document in documents] == [located.article_id for located in shard.documents]


def test_a_name_that_is_not_utf8(news: Path) -> None:
    bad = Path(str(news).encode().decode(), b"caf\xe9.txt".decode("utf-8", "surrogateescape"))
    bad.write_text("words")
    todo = plan(["news"])
    assert "news/caf\\udce9.txt" in due(todo)
    assert len([document for shard in todo.shards for document in shard.read()]) == 6
