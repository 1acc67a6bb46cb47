from datetime import UTC, datetime

import pytest
from dateline.sources.documents.document import Reject
from dateline.tables.run import Publication, Run

NOON = datetime(2024, 6, 19, 12, tzinfo=UTC)


def test_equal_runs_have_equal_ids_in_any_order_of_their_inputs() -> None:
    one = Run(NOON, "1", {"a.txt": "x", "b.txt": "y"})
    assert one.run_id == Run(NOON, "1", {"b.txt": "y", "a.txt": "x"}).run_id
    others = [Run(NOON, "2", one.inputs), Run(NOON.replace(hour=13), "1", one.inputs), Run(NOON, "1", {"a.txt": "x"})]
    assert len({one.run_id, *(run.run_id for run in others)}) == 4


def test_a_time_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="need a time zone"):
        Run(NOON.replace(tzinfo=None), "1", {})


def test_an_input_that_is_rejected_twice_counts_once() -> None:
    rejects = (Reject("a.txt", "read", "E", "m"), Reject("a.txt", "parse", "E", "m"))
    assert Publication("id", True, 1, 0, 0, 0, 0, rejects, {}, {}).rejected == 1
