"""Tables written and read a few rows at a time are what they would be at once."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pytest
from dateline.tables import files
from dateline.tables.schema import SUBJECTS
from dateline.tables.streams import Cursor, Part, merged
from hypothesis import given
from hypothesis import strategies as st

COUNTS = st.lists(st.integers(0, 12), max_size=12)
"""How many rows each article has."""


@pytest.fixture(scope="module", autouse=True)
def small_row_groups() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "ROW_GROUP", 7)
        yield


def subjects(counts: list[int]) -> pa.Table:
    """The rows of articles that have so many."""
    rows = [
        {"subject_id": f"{n:016x}-t{k}", "article_id": f"{n:016x}", "position": k, "name": f"{n}.{k}", "code": None}
        for n, count in enumerate(counts)
        for k in range(count)
    ]
    return files.in_order(SUBJECTS, pa.Table.from_pylist(rows, SUBJECTS.schema))


def of(rows: pa.Table, owners: list[str]) -> pa.Table:
    """The rows of these articles."""
    return rows.filter(pa.array([owner in owners for owner in rows["article_id"].to_pylist()], pa.bool_()))


@given(COUNTS, st.data())
def test_parts_in_any_order_are_merged(counts: list[int], data: st.DataObject) -> None:
    rows = subjects(counts)
    owners = [f"{n:016x}" for n in range(len(counts))]
    shares = data.draw(st.lists(st.integers(0, 3), min_size=len(owners), max_size=len(owners)))
    shared = [[owner for owner, share in zip(owners, shares, strict=True) if share == number] for number in range(4)]
    parts = [Part(min(mine), partial(of, rows, mine)) for mine in shared if mine]
    pieces = list(merged(SUBJECTS, parts))
    assert pa.concat_tables([SUBJECTS.schema.empty_table(), *pieces]).equals(rows)


def test_what_does_not_overlap_is_not_held() -> None:
    rows = subjects([5] * 20)
    held: list[int] = []

    def read(number: int) -> pa.Table:
        held.append(number)
        return of(rows, [f"{number:016x}"])

    pieces = merged(SUBJECTS, [Part(f"{number:016x}", partial(read, number)) for number in range(20)])
    assert len(next(pieces)) == 10
    assert held == [0, 1]


@given(COUNTS, st.lists(st.integers(0, 60), max_size=4))
def test_a_file_is_the_same_however_its_rows_came(
    tmp_path_factory: pytest.TempPathFactory, counts: list[int], cuts: list[int]
) -> None:
    rows, folder = subjects(counts), tmp_path_factory.mktemp("files")
    files.write(SUBJECTS, rows, folder / "whole")
    writer = files.Writer(SUBJECTS, folder / "pieces")
    ends = sorted({min(cut, len(rows)) for cut in cuts} | {0, len(rows)})
    for start, end in pairwise(ends):
        writer.write(rows.slice(start, end - start))
    writer.close()
    assert (folder / "whole").read_bytes() == (folder / "pieces").read_bytes()
    assert files.read(folder / "pieces").equals(rows)
    assert max(map(len, files.row_groups(folder / "whole")), default=0) <= 7


@given(COUNTS, st.sets(st.integers(0, 12)))
def test_a_cursor_gives_each_article_once_and_whole(
    tmp_path_factory: pytest.TempPathFactory, counts: list[int], stops: set[int]
) -> None:
    rows, path = subjects(counts), Path(tmp_path_factory.mktemp("files"), "rows")
    files.write(SUBJECTS, rows, path)
    cursor = Cursor(SUBJECTS, path)
    last = ""
    taken = []
    for before in (*(f"{stop:016x}" for stop in sorted(stops)), None):
        taken.append(cursor.take(before))
        owners = taken[-1]["article_id"].to_pylist()
        assert all(last <= owner and (before is None or owner < before) for owner in owners)
        last = before or last
    assert pa.concat_tables(taken).equals(rows)
