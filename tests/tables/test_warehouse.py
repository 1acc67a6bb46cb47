import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from dateline.sources.documents.document import Reject
from dateline.tables import files
from dateline.tables.contract import check_articles, check_corpus
from dateline.tables.querying import query
from dateline.tables.run import Run
from dateline.tables.schema import ARTICLE_TABLES, TABLES
from dateline.tables.shard import stage_shard
from dateline.tables.table_errors import NoTablesError
from dateline.tables.warehouse import Warehouse

from .news import NOON, annotate, build, contents, document, parse
from .processes import die_at, event, queue, start

HOUR = timedelta(hours=1)
MAY = datetime(2024, 5, 31, 23, tzinfo=UTC)
A, B, C = (document(name, f'Putin met Kim {name}.\nPutin said "yes {name}".\n') for name in "abc")


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(tmp_path / "tables")


def state(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Everything in a folder, but for when the lock was last held."""
    return {str(f): (f.lstat().st_ino, f.lstat().st_mtime_ns, f.lstat().st_size) for f in folder.rglob("*.parquet")}


def test_files_are_as_the_schema_says(warehouse: Warehouse) -> None:
    build(warehouse, [[A, B]])
    for name, table in TABLES.items():
        for file in (warehouse.path / name).glob("*.parquet"):
            with pq.ParquetFile(file) as parquet:
                assert parquet.schema_arrow.equals(table.schema, check_metadata=True)
                keys = [tuple(row.values()) for row in parquet.read(columns=list(table.key)).to_pylist()]
                assert keys == sorted(keys)
                if parquet.metadata.num_rows:
                    column = parquet.metadata.row_group(0).column(0)
                    assert column.compression == "ZSTD"
                    assert column.is_stats_set


def test_a_run_with_nothing_new_touches_no_file(warehouse: Warehouse, tmp_path: Path) -> None:
    bad = document("bad", "UNREADABLE")
    build(warehouse, [[A, B, bad]])
    before = state(tmp_path)
    for shards in ([[A, B, bad]], [[bad]], []):
        publication = build(warehouse, shards, NOON + HOUR)
        assert not publication.published
        assert publication.rows["articles"] == 2
    assert state(tmp_path) == before


def test_a_changed_article_is_replaced_in_every_table(warehouse: Warehouse) -> None:
    build(warehouse, [[A, B]])
    changed = document("b", "Xi left.")
    publication = build(warehouse, [[changed, C]], NOON + HOUR)
    assert (publication.new, publication.changed, publication.unchanged, publication.inputs) == (1, 1, 0, 2)
    articles = warehouse.read("articles").set_index("source_uri")
    assert articles.loc["news/b.txt", "text"] == "Xi left."
    assert articles.loc["news/b.txt", "first_seen_at"] == NOON
    assert articles.loc["news/b.txt", "updated_at"] == NOON + HOUR
    assert articles.loc["news/a.txt", "updated_at"] == NOON
    assert articles.loc["news/c.txt", "first_seen_at"] == NOON + HOUR
    for table in ("blocks", "sentences", "mentions"):
        texts = warehouse.read(table, filters=[("article_id", "==", changed.article_id)])["text"]
        assert set(texts) <= {"Xi left.", "Xi"}
    assert sorted(warehouse.read("entities")["name"]) == ["Kim", "Putin", "Xi"]


def test_only_the_months_that_change_are_written(warehouse: Warehouse) -> None:
    build(warehouse, [[A, document("old", "Kim left.", MAY), document("undated", "Xi left.", None)]])
    before = {file.name: file.stat().st_ino for file in (warehouse.path / "articles").iterdir()}
    assert set(before) == {"2024-05.parquet", "2024-06.parquet", "undated.parquet"}
    build(warehouse, [[B]], NOON + HOUR)
    after = {file.name: file.stat().st_ino for file in (warehouse.path / "articles").iterdir()}
    assert {name for name in before if after[name] != before[name]} == {"2024-06.parquet"}


def test_an_article_moves_with_its_month_and_the_file_stays_for_one_publication(warehouse: Warehouse) -> None:
    old = document("old", "Kim left.", MAY)
    build(warehouse, [[A, old]])
    build(warehouse, [[document("old", "Kim left.", NOON)]], NOON + HOUR)
    assert files.count(warehouse.path / "articles" / "2024-05.parquet") == 0
    assert files.count(warehouse.path / "articles" / "2024-06.parquet") == 2
    build(warehouse, [[B]], NOON + 2 * HOUR)
    assert {file.name for file in (warehouse.path / "articles").iterdir()} == {"2024-06.parquet"}


def test_removed_articles_drop_out(warehouse: Warehouse) -> None:
    build(warehouse, [[A, B]])
    publication = build(warehouse, [], NOON + HOUR, removed=[A.article_id, B.article_id, "unknown"])
    assert publication.removed == 2
    assert all(publication.rows[table.name] == 0 for table in ARTICLE_TABLES)
    assert publication.rows["entities"] == 0
    assert build(warehouse, [[A]], NOON + 2 * HOUR).rows["articles"] == 1


def test_a_new_version_of_the_pipeline_replaces_what_it_reads_again(warehouse: Warehouse) -> None:
    build(warehouse, [[A, B]])
    publication = build(warehouse, [[A]], NOON + HOUR, version="2")
    assert (publication.changed, publication.new) == (1, 0)
    assert sorted(warehouse.read("articles")["pipeline_version"]) == ["1", "2"]


def test_published(warehouse: Warehouse) -> None:
    assert warehouse.published() == {}
    build(warehouse, [[A]])
    article = warehouse.published()[A.article_id]
    assert (article.source_uri, article.content_hash) == (A.source_uri, A.content_hash)
    assert (article.pipeline_version, article.month, article.first_seen_at) == ("1", "2024-06", NOON)


def test_one_article_in_two_shards_is_published_once(warehouse: Warehouse) -> None:
    twins = [document(name, f"Text of {name}.", url="https://example.org/1") for name in "xy"]
    publication = build(warehouse, [[twins[1]], [twins[0]], [twins[0]]])
    assert warehouse.read("articles")["source_uri"].tolist() == ["news/x.txt"]
    assert [(reject.source_uri, reject.error) for reject in publication.rejects] == [("news/y.txt", "DuplicateArticle")]
    assert (publication.inputs, publication.new, publication.rejected) == (2, 1, 1)


def test_rejects_come_and_go_and_what_was_published_stays(warehouse: Warehouse) -> None:
    build(warehouse, [[A]], rejects=[Reject("news/empty.txt", "read", "EmptyFile", "nothing in it")])
    build(warehouse, [[document("a", "UNREADABLE")]], NOON + HOUR)
    assert warehouse.rejected() == {"news/a.txt", "news/empty.txt"}
    assert warehouse.read("articles")["text"].tolist() == [A.text]
    build(warehouse, [[A]], NOON + 2 * HOUR)
    assert warehouse.rejected() == {"news/empty.txt"}
    with warehouse.lock():
        warehouse.publish(Run(NOON + 3 * HOUR, "1", {}), [], removed_rejects={"news/empty.txt"})
    assert warehouse.rejected() == set()


def test_runs(warehouse: Warehouse) -> None:
    build(warehouse, [[A, B]])
    build(warehouse, [[A, C, document("bad", "UNREADABLE")]], NOON + HOUR)
    runs = warehouse.read("runs").sort_values("started_at")
    assert runs[["inputs", "new", "changed", "unchanged", "rejected"]].to_numpy().tolist() == [
        [2, 2, 0, 0, 0],
        [3, 1, 0, 1, 1],
    ]
    assert len(set(runs["run_id"])) == 2


def test_a_finished_run_says_how_long_it_took(warehouse: Warehouse) -> None:
    with warehouse.lock():
        stage_shard([A], annotate, parse, warehouse.staging("one"))
        run = Run(NOON, "1", {A.source_uri: A.content_hash}, finished_at=NOON + HOUR, status="partial")
        warehouse.publish(run, ["one"])
    (row,) = warehouse.read("runs").to_dict("records")
    assert (row["seconds"], row["status"], row["finished_at"]) == (3600, "partial", NOON + HOUR)


def test_a_run_counts_what_is_no_article(warehouse: Warehouse) -> None:
    with warehouse.lock():
        stage_shard([A], annotate, parse, warehouse.staging("one"))
        run = Run(NOON, "1", {A.source_uri: A.content_hash}, skipped={"request": 3, "not HTML": 2})
        publication = warehouse.publish(run, ["one"])
    assert publication.skipped == {"request": 3, "not HTML": 2}
    assert list(warehouse.read("runs")["skipped"]) == [5]


def test_times_need_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Run(datetime(2024, 1, 1), "1", {})


def test_rollback(warehouse: Warehouse) -> None:
    with pytest.raises(NoTablesError):
        warehouse.rollback()
    build(warehouse, [[A]])
    before = contents(warehouse.path)
    build(warehouse, [[B]], NOON + HOUR)
    warehouse.rollback()
    assert contents(warehouse.path) == before
    assert build(warehouse, [[C]], NOON + 2 * HOUR).rows["articles"] == 2


def test_tables_of_an_earlier_schema_are_brought_up_to_date(warehouse: Warehouse) -> None:
    build(warehouse, [[A, document("old", "Kim left.", MAY)]])
    expected = contents(warehouse.path)
    for file in (warehouse.path / "quotes").iterdir():
        pq.write_table(pq.read_table(file).drop_columns(["via_text"]).replace_schema_metadata(None), file)
    assert build(warehouse, [[A]], NOON).published
    after = contents(warehouse.path)
    assert {name: data for name, data in after.items() if "runs" not in name} == {
        name: data for name, data in expected.items() if "runs" not in name
    }


def check_whole(folder: Path) -> None:
    rows = {name: files.read(sorted((folder / name).glob("*.parquet"))) for name in TABLES}
    check_articles(rows)
    check_corpus(rows)


def build_second(path: Path, step: int) -> None:
    die_at(step)
    build(Warehouse(path), [[document("a", "Kim left.", MAY)], [B, C]], NOON + HOUR)


def test_killed_at_any_step_the_tables_are_whole_and_the_next_run_completes_the_work(tmp_path: Path) -> None:
    build(Warehouse(tmp_path / "first" / "tables"), [[A, B]])
    before = contents(tmp_path / "first" / "tables")
    shutil.copytree(tmp_path / "first", tmp_path / "whole", symlinks=True)
    run = start(build_second, tmp_path / "whole" / "tables", -1)
    run.join()
    after = contents(tmp_path / "whole" / "tables")
    assert before != after
    seen, steps, killed = set(), 1, True
    while killed:
        folder = tmp_path / str(steps)
        shutil.copytree(tmp_path / "first", folder, symlinks=True)
        process = start(build_second, folder / "tables", steps)
        process.join()
        killed = process.exitcode != 0
        found = contents(folder / "tables")
        assert found in (before, after)
        seen.add(found == after)
        check_whole(folder / "tables")
        build_second_again = Warehouse(folder / "tables")
        build(build_second_again, [[document("a", "Kim left.", MAY)], [B, C]], NOON + HOUR)
        assert contents(folder / "tables") == after
        assert {path.name for path in folder.iterdir()} == {"tables", ".tables-snapshots", ".tables.lock"}
        assert len(list((folder / ".tables-snapshots").iterdir())) == 2
        shutil.rmtree(folder)
        steps += 29
    assert seen == {False, True}


def read_naively(path: Path, enough: Any, stop: Any, answer: Any) -> None:
    """Glob and read, again and again, as a tool that knows nothing of snapshots does; and query all tables at once."""
    reads, problems = 0, []
    while not stop.is_set():
        for name in ("articles", "sentences", "mentions", "entities"):
            try:
                listed = sorted((path / name).glob("*.parquet"))
                tables = [files.read(file) for file in listed]
                if not listed or not sum(map(len, tables)):
                    problems.append(f"{name} is empty")
                for table in tables:
                    if name == "articles" and len(table) and pc.count_distinct(table["updated_at"]).as_py() > 1:
                        problems.append("half a table")
                reads += 1
            except Exception as error:
                problems.append(repr(error))
        times = query("select distinct updated_at from articles left join mentions using (article_id)", path)
        if len(times) != 1:
            problems.append(f"a query saw {len(times)} runs")
        if reads > 10:
            enough.set()
    answer.put(problems)


def test_a_naive_reader_never_sees_an_error_or_half_a_table(warehouse: Warehouse) -> None:
    def documents(n: int) -> list[Any]:
        months = [None, MAY, NOON] if n % 2 else [MAY, MAY, MAY]
        return [document(str(i), f"Putin met Kim {n}.\n", months[i % 3]) for i in range(6)]

    build(warehouse, [documents(0)])
    enough, stop, answer = event(), event(), queue()
    reader = start(read_naively, warehouse.path, enough, stop, answer)
    n = 0
    while n < 7 or (not enough.is_set() and reader.is_alive()):
        n += 1
        assert build(warehouse, [documents(n)], NOON + n * HOUR).changed == 6
    stop.set()
    assert answer.get(timeout=600) == []
    reader.join()
    assert enough.is_set()
