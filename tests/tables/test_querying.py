from pathlib import Path

import pytest
from dateline.tables.querying import query, read, sizes
from dateline.tables.schema import TABLES
from dateline.tables.table_errors import NoTablesError, QueryError, UnknownTableError
from dateline.tables.warehouse import Warehouse

from .news import build, document


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reading") / "tables"
    documents = [document("a", 'Putin said "yes".'), document("b", 'Kim said "no".', None)]
    build(Warehouse(path), [documents])
    return path


def test_read(tables: Path) -> None:
    quotes = read("quotes", tables)
    assert list(quotes.columns) == list(TABLES["quotes"].names)
    assert sorted(quotes["text"]) == ["no", "yes"]


def test_read_some_columns_and_rows(tables: Path) -> None:
    frame = read("mentions", tables, columns=["text"], filters=[("entity_name", "==", "Kim")])
    assert frame.to_dict("list") == {"text": ["Kim"]}


def test_times_and_days_are_of_a_time_type(tables: Path) -> None:
    assert str(read("articles", tables)["published_at"].dtype) == "datetime64[us, UTC]"
    assert str(read("entities", tables)["first_seen"].dtype).startswith("datetime64")


def test_query(tables: Path) -> None:
    answer = query("select speaker_name, count(*) as n from quotes group by all order by all", tables)
    assert answer.to_dict("list") == {"speaker_name": ["Kim", "Putin"], "n": [1, 1]}


def test_sql_offsets_as_the_data_dictionary_says(tables: Path) -> None:
    sql = """
        select count(*) from mentions m join articles a using (article_id)
        where substring(a.text, start_char + 1, end_char - start_char) <> m.text
    """
    assert query(sql, tables).iloc[0, 0] == 0


def test_sizes(tables: Path) -> None:
    assert list(sizes(tables)) == list(TABLES)
    assert (sizes(tables)["articles"].rows, sizes(tables)["articles"].files) == (2, 2)
    assert sizes(tables)["dates"].bytes > 0


def test_tables_that_were_copied_elsewhere_can_be_read(tables: Path, tmp_path: Path) -> None:
    tables.resolve().rename(tmp_path / "copy")
    try:
        assert len(read("articles", tmp_path / "copy")) == 2
    finally:
        (tmp_path / "copy").rename(tables.resolve())


def test_clear_errors(tables: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownTableError, match=r"no table 'quote'\. Did you mean 'quotes'\?"):
        read("quote", tables)
    with pytest.raises(UnknownTableError, match=r"no column of quotes 'speaker'. Did you mean 'speaker"):
        read("quotes", tables, columns=["speaker"])
    with pytest.raises(NoTablesError, match=r"no tables at .*nowhere yet.*dateline build"):
        read("quotes", tmp_path / "nowhere")
    with pytest.raises(QueryError, match="quotez"):
        query("select * from quotez", tables)
