"""The tables depend on what is published, never on the order or the number of runs that it took."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateline.sources.documents.document import RawDocument
from dateline.tables import files
from dateline.tables.schema import ARTICLES
from dateline.tables.warehouse import Warehouse
from hypothesis import given, settings
from hypothesis import strategies as st

from .news import NOON, build, contents, document

NAMES = "abcd"
TEXTS = ('Putin said "no".\nKim left.\n', 'Kim said "yes", KIM.\n', "nobody\n")
DATES = (None, datetime(2024, 5, 31, 23, tzinfo=UTC), NOON)

Document = st.builds(document, st.sampled_from(NAMES), st.sampled_from(TEXTS), st.sampled_from(DATES))


@dataclass(frozen=True)
class Step:
    """A run: what it finds, by name, and what is removed."""

    found: dict[str, RawDocument]
    removed: frozenset[str]


Steps = st.lists(
    st.builds(
        Step,
        st.lists(Document, max_size=4).map(lambda found: {document.source_uri: document for document in found}),
        st.frozensets(st.sampled_from(NAMES).map(lambda name: document(name, "").article_id), max_size=2),
    ),
    min_size=1,
    max_size=5,
)


def with_rows(folder: Path) -> dict[str, bytes]:
    """The files that hold rows: a month that has just lost its last article has an empty one."""
    return {name: data for name, data in contents(folder).items() if files.count(folder / name)}


def without_history(found: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in found.items() if not name.startswith(("articles/", "runs/"))}


@settings(max_examples=10)
@given(steps=Steps)
def test_any_sequence_of_runs_gives_what_its_last_state_gives(
    steps: list[Step], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("sequence")
    warehouse = Warehouse(folder / "tables")
    expected: dict[str, dict[str, Any]] = {}
    state: dict[str, RawDocument] = {}
    for hour, step in enumerate(steps):
        as_of = NOON + timedelta(hours=hour)
        publication = build(warehouse, [list(step.found.values())], as_of, step.removed)
        found = {document.article_id: document for document in step.found.values()}
        for article_id in step.removed - found.keys():
            state.pop(article_id, None)
            expected.pop(article_id, None)
        for article_id, article in found.items():
            before = expected.get(article_id)
            if before is None or article.content_hash != state[article_id].content_hash:
                times = {"first_seen_at": before["first_seen_at"] if before else as_of, "updated_at": as_of}
                expected[article_id] = {**times, "run_id": publication.run_id}
            state[article_id] = article

    afresh = Warehouse(folder / "afresh")
    build(afresh, [list(state.values())])
    assert without_history(with_rows(warehouse.path)) == without_history(with_rows(afresh.path))

    for file in sorted((afresh.path / "articles").iterdir()):
        rows = [{**row, **expected[row["article_id"]]} for row in files.read(file).to_pylist()]
        if rows:
            files.write(ARTICLES, ARTICLES.schema.empty_table().from_pylist(rows, ARTICLES.schema), folder / "expected")
            assert (warehouse.path / "articles" / file.name).read_bytes() == (folder / "expected").read_bytes()


@settings(max_examples=6)
@given(data=st.data())
def test_the_order_and_size_of_shards_does_not_matter(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    documents = [document(str(n), TEXTS[n % 3], DATES[n % 2], f"https://example.org/{n // 2}") for n in range(8)]
    shuffled = data.draw(st.permutations([*documents, document("bad", "UNREADABLE")]))
    cuts = sorted(data.draw(st.lists(st.integers(0, 9), max_size=4)))
    shards = [shuffled[start:end] for start, end in zip([0, *cuts], [*cuts, 9], strict=True)]
    folder = tmp_path_factory.mktemp("shards")
    build(Warehouse(folder / "one"), shards)
    build(Warehouse(folder / "two"), [sorted(shuffled, key=lambda document: document.source_uri)])
    assert contents(folder / "one") == contents(folder / "two")
