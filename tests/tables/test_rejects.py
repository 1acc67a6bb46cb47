from datetime import timedelta

import pytest
from dateline.sources.documents.document import Reject
from dateline.tables.rejects import distinct, merge_rejects
from dateline.tables.run import Run
from dateline.tables.schema import REJECTS

from .news import NOON

FIRST = Run(NOON, "1", {})
LATER = NOON + timedelta(hours=1)
BROKEN = Reject("news/a.jsonl#3", "read", "BrokenLine", "not JSON")
BEFORE = merge_rejects(REJECTS.schema.empty_table(), [BROKEN], FIRST)


def test_a_reject_that_stands_keeps_its_row() -> None:
    assert merge_rejects(BEFORE, [BROKEN], Run(LATER, "1", {"news/b.txt": "1"})).equals(BEFORE)


def test_a_reject_that_fails_otherwise_keeps_when_it_was_first_seen() -> None:
    run = Run(LATER, "1", {})
    (row,) = merge_rejects(BEFORE, [Reject(BROKEN.source_uri, "read", "BrokenLine", "still not JSON")], run).to_pylist()
    assert (row["message"], row["first_seen_at"], row["run_id"]) == ("still not JSON", NOON, run.run_id)


@pytest.mark.parametrize(
    ("rejected", "seen", "stays"),
    [
        ("news/a.jsonl#3", "news/a.jsonl#3", False),
        ("news/a.jsonl#3", "news/a.jsonl#1", False),
        ("news/", "news/a.txt", False),
        ("news", "news/old/a.txt", False),
        ("news/a.txt", "news/b.txt", True),
        ("news/a.txt", "news", True),
        ("news/a", "news/a.txt", True),
    ],
)
def test_a_reject_goes_when_its_input_is_seen_again(rejected: str, seen: str, stays: bool) -> None:
    before = merge_rejects(REJECTS.schema.empty_table(), [Reject(rejected, "read", "E", "m")], FIRST)
    assert bool(len(merge_rejects(before, [], Run(LATER, "1", {seen: "1"})))) is stays


def test_a_reject_goes_when_it_is_told_to() -> None:
    assert len(merge_rejects(BEFORE, [], Run(LATER, "1", {}), {BROKEN.source_uri})) == 0


def test_names_that_are_not_utf8_can_be_stored() -> None:
    (row,) = merge_rejects(BEFORE.slice(0, 0), [Reject("news/\udcff.txt", "read", "E", "\udcff")], FIRST).to_pylist()
    assert row["source_uri"] == "news/\\udcff.txt"


def test_one_reject_for_each_input_and_stage() -> None:
    other = Reject(BROKEN.source_uri, "parse", "E", "m")
    assert distinct([BROKEN, other, BROKEN]) == (other, BROKEN)
