from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from dateline.tables import files
from dateline.tables.contract import check_articles, check_corpus
from dateline.tables.run import Run
from dateline.tables.schema import TABLES
from dateline.tables.shard import shard_file, stage_shard
from dateline.tables.table_errors import ContractError
from dateline.tables.warehouse import Warehouse

from .news import annotate, build, document, parse

Rows = dict[str, pa.Table]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    warehouse = Warehouse(tmp_path_factory.mktemp("contract") / "tables")
    documents = [document(f"a{n}", f'Putin met Kim in 2024.\nPutin said "so be it" at {n}.\n') for n in range(3)]
    build(warehouse, [[*documents, document("bad", "UNREADABLE")]])
    return {name: files.read(sorted((warehouse.path / name).glob("*.parquet"))) for name in TABLES}


def changed(rows: Rows, table: str, column: str, value: Any, row: int = -1) -> Rows:
    """The rows with one value changed."""
    values = rows[table][column].to_pylist()
    values[row] = value
    field = rows[table].schema.field(column)
    place = rows[table].schema.get_field_index(column)
    return {**rows, table: rows[table].set_column(place, field, pa.array(values, field.type))}


def check(rows: Rows) -> None:
    check_articles(rows)
    check_corpus(rows)


def test_good_tables_pass(published: Rows) -> None:
    check(published)


@pytest.mark.parametrize(
    ("table", "column", "value", "rule"),
    [
        ("articles", "text", None, "text is never null"),
        ("articles", "article_id", "0" * 16, "article_id occurs in articles.article_id"),
        ("articles", "published_basis", "guessed", "published_basis is one of metadata, text, inferred"),
        ("articles", "word_count", -1, "word_count is at least 0"),
        ("articles", "run_id", "nobody", "run_id occurs in runs.run_id"),
        ("articles", "text", "short", "articles.text[start_char:end_char] is text, and not empty"),
        ("blocks", "start_char", 1, "articles.text[start_char:end_char] is text, and not empty"),
        ("blocks", "end_char", 999, "articles.text[start_char:end_char] is text, and not empty"),
        ("blocks", "block_id", "x-b0000", "block_id begins with article_id"),
        ("sentences", "block_id", "x", "block_id occurs in blocks.block_id"),
        ("sentences", "text", "Other words", "articles.text[start_char:end_char] is text, and not empty"),
        ("mentions", "form", "shout", "form is one of name, nominal, pronoun"),
        ("mentions", "score", 1.5, "score is at most 1"),
        ("mentions", "score", float("nan"), "score is a number"),
        ("mentions", "sentence_id", "x", "sentence_id occurs in sentences.sentence_id"),
        ("mentions", "entity_id", "x", "entity_id occurs in entities.entity_id"),
        ("mentions", "entity_id", None, "entity_id and entity_name are null for DATE and MONEY, and for nothing else"),
        ("mentions", "label", "DATE", "entity_id and entity_name are null for DATE and MONEY, and for nothing else"),
        ("mentions", "label", "ANIMAL", "label is one of"),
        ("quotes", "text", "so be", "text, start_char and end_char are those of the content pieces"),
        ("quotes", "end_char", 1, "text, start_char and end_char are those of the content pieces"),
        ("quotes", "speaker_entity_id", "x", "speaker_entity_id is mentioned in the article"),
        ("quote_spans", "role", "echo", "role is one of content, cue, source"),
        ("quote_spans", "quote_id", "x", "quote_id occurs in quotes.quote_id"),
        ("dates", "value", None, "value is null where the basis is unresolved, and only there"),
        ("dates", "basis", "unresolved", "value is null where the basis is unresolved, and only there"),
        ("dates", "basis", "guessed", "basis is one of stated, published, text, unresolved"),
        ("dates", "granularity", "hour", "granularity is one of day"),
        ("dates", "starts_on", date(2025, 1, 1), "starts_on <= ends_on"),
        ("entities", "article_count", 0, "article_count is at least 1"),
        ("entities", "latitude", 91.0, "latitude is at most 90"),
        ("entity_aliases", "entity_id", "x", "entity_id occurs in entities.entity_id"),
        ("rejects", "message", None, "message is never null"),
        ("runs", "status", "fine", "status is one of complete, partial"),
    ],
)
def test_each_broken_rule_is_caught(published: Rows, table: str, column: str, value: Any, rule: str) -> None:
    with pytest.raises(ContractError) as caught:
        check(changed(published, table, column, value))
    assert rule in str(caught.value)
    assert caught.value.examples


@pytest.mark.parametrize("table", TABLES)
def test_a_row_that_stands_twice_is_caught(published: Rows, table: str) -> None:
    if not len(published[table]):
        return
    twice = pa.concat_tables([published[table], published[table].slice(0, 1)])
    with pytest.raises(ContractError, match=f"table {table}: .* is unique; broken by 1: ") as caught:
        check({**published, table: twice})
    key = [str(published[table][name][0]) for name in TABLES[table].key]
    assert caught.value.examples == [" ".join(key)]


def test_wrong_columns_types_and_descriptions_are_caught(published: Rows) -> None:
    articles = published["articles"]
    for wrong, message in [
        (articles.drop_columns(["url"]), "url is missing"),
        (articles.append_column("extra", articles["url"]), "extra is not in the schema"),
        (articles.cast(articles.schema.remove_metadata()), "description"),
        (articles.select(articles.schema.names[::-1]), "order"),
        (
            articles.set_column(
                articles.schema.get_field_index("word_count"), "word_count", articles["word_count"].cast(pa.int64())
            ),
            "word_count is",
        ),
    ]:
        with pytest.raises(ContractError, match=message):
            check({**published, "articles": wrong})


def test_a_broken_table_is_not_published(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "tables")
    build(warehouse, [[document("a", "Putin left.")]])
    before = sorted(tmp_path.rglob("*"))
    broken = document("b", "Kim left.")
    article = parse(broken)
    shard = warehouse.staging("broken")
    stage_shard([broken], annotate, parse, shard)
    file = shard_file(shard, TABLES["mentions"])
    files.write(
        TABLES["mentions"], changed({"mentions": files.read(file)}, "mentions", "start_char", 3)["mentions"], file
    )
    with warehouse.lock(), pytest.raises(ContractError, match="mentions"):
        warehouse.publish(Run(datetime.now(UTC), "1", {broken.source_uri: article.content_hash}), ["broken"])
    assert [path for path in sorted(tmp_path.rglob("*")) if "-staging" not in str(path)] == before
