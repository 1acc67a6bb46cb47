from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from dateline.planning.locations import Location, State, location_of, settle
from dateline.sources.documents.document import Metadata, RawDocument, Status

NOON = datetime(2024, 6, 19, 12, tzinfo=UTC)
HERE = Location("a.txt", "1", "text", "used", "hash")
THERE = replace(HERE, source_uri="b.txt")


def states(found: list[Location], standing: list[Location]) -> dict[str, str]:
    return {uri: location.state for uri, location in settle(found, standing).items()}


@pytest.mark.parametrize(
    ("status", "state"),
    [(None, "used"), ("usable", "used"), ("withheld", "withheld"), ("canceled", "canceled")],
)
def test_a_document_is_where_it_is_found(status: Status | None, state: State) -> None:
    metadata = Metadata(item_id="guid", version=3, status=status, modified_at=NOON, captured_at=NOON)
    document = RawDocument("a.xml#guid", "newsml", "Ann met Bob.", metadata)
    assert location_of(document) == Location(
        "a.xml#guid",
        document.article_id,
        "newsml",
        state,
        document.text_hash,
        3,
        NOON,
        NOON,
    )


def test_of_two_places_with_the_same_text_the_last_found_is_used() -> None:
    assert states([HERE, THERE], []) == {"a.txt": "same", "b.txt": "used"}
    assert states([HERE], [THERE]) == {"a.txt": "used", "b.txt": "same"}
    assert states([HERE, replace(THERE, text_hash="other")], []) == {"a.txt": "superseded", "b.txt": "used"}


@pytest.mark.parametrize("field", ["version", "modified_at", "captured_at"])
def test_a_later_version_wins_in_whatever_order_it_comes(field: str) -> None:
    values = [1, 2, 3] if field == "version" else [NOON + timedelta(hours=hour) for hour in (1, 2, 3)]
    versions = [
        replace(HERE, source_uri=f"{number}.txt", text_hash=str(number), **{field: value})  # type: ignore[arg-type]
        for number, value in enumerate(values)
    ]
    for order in permutations(versions):
        told = {"0.txt": "superseded", "1.txt": "superseded", "2.txt": "used"}
        assert states(list(order), []) == told
        assert states(list(order[1:]), [order[0]]) == told


def test_the_number_of_a_version_goes_before_its_times() -> None:
    early = replace(HERE, version=2, modified_at=NOON)
    late = replace(THERE, version=1, modified_at=NOON + timedelta(hours=1), text_hash="other")
    assert states([early, late], []) == {"a.txt": "used", "b.txt": "superseded"}


def test_what_its_provider_takes_back_is_used_nowhere() -> None:
    canceled = replace(THERE, state="canceled")
    assert states([HERE, canceled], []) == {"a.txt": "superseded", "b.txt": "canceled"}
    assert states([canceled], [HERE]) == {"a.txt": "superseded", "b.txt": "canceled"}


def test_other_articles_are_left_alone() -> None:
    other = replace(THERE, article_id="2")
    assert states([HERE], [other]) == {"a.txt": "used", "b.txt": "used"}
