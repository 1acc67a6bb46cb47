from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from dateline.planning.locations import Location, location_of
from dateline.sources.documents.document import RawDocument
from dateline.tables.locations_table import locations_of, merge_locations
from dateline.tables.run import Run
from dateline.tables.schema import LOCATIONS
from dateline.tables.warehouse import Warehouse

from .news import NOON, build, document

A = location_of(document("a", "Ann met Bob."))
B = location_of(document("b", "Eve met Tom."))
FIRST, SECOND = Run(NOON, "1", {}), Run(NOON + timedelta(hours=1), "1", {})
BOTH = {A.article_id, B.article_id}
NONE = LOCATIONS.schema.empty_table()


def known(*locations: Location) -> dict[str, Location]:
    return {location.source_uri: location for location in locations}


def test_rows_give_back_the_locations() -> None:
    full = replace(A, version=3, modified_at=NOON, captured_at=NOON)
    assert locations_of(merge_locations(NONE, known(full, B), BOTH, FIRST)) == known(full, B)


def test_what_is_as_it_was_keeps_its_row() -> None:
    before = merge_locations(NONE, known(A, B), BOTH, FIRST)
    assert merge_locations(before, known(B, A), BOTH, SECOND).equals(before)
    assert merge_locations(before, None, BOTH, SECOND).equals(before)
    row, _ = merge_locations(before, known(replace(A, version=2), B), BOTH, SECOND).to_pylist()
    assert (row["version"], row["first_seen_at"], row["run_id"]) == (2, NOON, SECOND.run_id)


def test_of_an_article_that_is_not_there_only_the_withdrawal_stays() -> None:
    withdrawn = replace(B, state="canceled")
    assert locations_of(merge_locations(NONE, known(A, withdrawn), frozenset(), FIRST)) == known(withdrawn)


def test_they_are_published_with_the_articles(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "tables")
    documents: list[RawDocument] = [document("a", "Ann met Bob."), document("b", "Eve met Tom.")]
    build(warehouse, [documents], locations=known(A, B))
    assert warehouse.locations() == known(A, B)
    assert not build(warehouse, [documents], SECOND.as_of, locations=known(A, B)).published
    assert build(warehouse, [], SECOND.as_of, removed=[B.article_id], locations=known(A)).published
    assert warehouse.locations() == known(A)
    assert warehouse.read("locations")["state"].tolist() == ["used"]
