from pathlib import Path

import pyarrow as pa
from dateline.tables import files
from dateline.tables.columns import count as number
from dateline.tables.columns import score, text
from dateline.tables.table import Table

TABLE = Table("words", "word", "article", ("article_id", "n"), (text("article_id", "Whose."), number("n", "Which.")))
ROWS = pa.table({"article_id": ["b", "a", "a"], "n": pa.array([1, 2, 1], pa.int32())}, schema=TABLE.schema)


def test_rows_are_written_in_the_order_of_the_key(tmp_path: Path) -> None:
    files.write(TABLE, ROWS, tmp_path / "a.parquet")
    assert files.read(tmp_path / "a.parquet").to_pylist() == [
        {"article_id": "a", "n": 1},
        {"article_id": "a", "n": 2},
        {"article_id": "b", "n": 1},
    ]
    assert files.count(tmp_path / "a.parquet") == 3


def test_bytes_do_not_depend_on_how_the_rows_were_cut(tmp_path: Path) -> None:
    many = files.in_order(TABLE, pa.concat_tables([ROWS] * (files.ROW_GROUP // 2)))
    for name, step in (("whole", len(many)), ("pieces", 1_000)):
        writer = files.Writer(TABLE, tmp_path / name)
        for start in range(0, len(many), step):
            writer.write(many.slice(start, step))
        writer.close()
    assert (tmp_path / "whole").read_bytes() == (tmp_path / "pieces").read_bytes()
    assert [len(group) for group in files.row_groups(tmp_path / "whole")] == [16_384, 8_192]
    assert files.row_group(tmp_path / "whole", 1).equals(many.slice(files.ROW_GROUP))


def test_older_rows_are_brought_under_the_present_schema() -> None:
    wider = Table("words", "word", "article", TABLE.key, (*TABLE.columns, score("How sure.")))
    assert files.conform(wider, ROWS.append_column("old", [["x"] * 3])).schema.names == ["article_id", "n", "score"]


def test_what_is_the_same_becomes_one_file(tmp_path: Path) -> None:
    old, same, other = tmp_path / "old", tmp_path / "same", tmp_path / "other"
    old.write_bytes(b"one")
    same.write_bytes(b"one")
    other.write_bytes(b"two")
    files.keep_if_same(old, same)
    files.keep_if_same(old, other)
    assert same.samefile(old)
    assert not other.samefile(old)
    assert other.read_bytes() == b"two"
