"""The contract: every rule that the schema states, checked against rows before they are published.

`check_articles` takes the per-article tables of any set of whole articles, such as one month's files; `check_corpus`
takes what joins all articles. Together they say all that the schema does of the whole corpus, once every month has
passed the first: each id begins with its article_id, so ids that are unique within each month are unique overall when
article_id is; and references other than those to corpus tables stay within the month.
"""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from dateline.language.tagging.labels import NUMBERS

from .columns import Column
from .schema import ARTICLE_TABLES, ARTICLES, CORPUS_TABLES, TABLES, staged_schema
from .table import Table
from .table_errors import ContractError

Rows = Mapping[str, pa.Table]
"""Rows by table."""

_EXAMPLES = 5


def check_articles(rows: Rows, *, staged: bool = False) -> None:
    """Check the per-article tables of a set of whole articles, by themselves.

    `staged` says that the columns that only a publishing run fills are not there yet. Raises ContractError.
    """
    for table in ARTICLE_TABLES:
        _check_table(table, rows[table.name], staged_schema(table) if staged else table.schema)
        if table is not ARTICLES:
            _check_owner(table, rows[table.name])
        for column in table.columns:
            if _target(column) in ARTICLE_TABLES:
                _check_reference(table, column, rows[table.name], rows)
    _check_offsets(rows)
    _check_entities(rows)
    _check_quotes(rows)
    _check_dates(rows["dates"])


def check_corpus(rows: Rows) -> None:
    """Check the corpus tables, and what joins the articles of all months: unique article_id, references to the corpus.

    `rows` holds the corpus tables whole and of each per-article table the columns that `corpus_columns` names. Raises
    ContractError.
    """
    for table in CORPUS_TABLES:
        _check_table(table, rows[table.name], table.schema)
    _check_unique(ARTICLES, rows["articles"])
    for table in TABLES.values():
        for column in table.columns:
            if _target(column) in CORPUS_TABLES:
                _check_reference(table, column, rows[table.name], rows)


def corpus_columns(table: Table) -> list[str]:
    """The columns of a per-article table that `check_corpus` reads."""
    keys = ARTICLES.key if table is ARTICLES else ()
    return [column.name for column in table.columns if column.name in keys or _target(column) in CORPUS_TABLES]


def _check_table(table: Table, rows: pa.Table, schema: pa.Schema) -> None:
    if not rows.schema.equals(schema, check_metadata=True):
        _fail(table, "the columns and types are those of the schema", _schema_differences(rows.schema, schema))
    for column in table.columns:
        if column.name in schema.names:
            _check_values(table, column, rows)
    _check_unique(table, rows)


def _check_values(table: Table, column: Column, rows: pa.Table) -> None:
    values = rows[column.name]
    if not column.nullable and values.null_count:
        _fail_rows(table, f"{column.name} is never null", rows, pc.is_null(values))
    if column.allowed:
        allowed = pa.array(column.allowed, pa.string())
        known = pc.or_(pc.is_in(values, allowed), pc.is_null(values))
        _fail_rows(table, f"{column.name} is one of {', '.join(column.allowed)}", rows, pc.invert(known))
    if column.minimum is not None:
        _fail_rows(table, f"{column.name} is at least {column.minimum}", rows, pc.less(values, column.minimum))
    if column.maximum is not None:
        _fail_rows(table, f"{column.name} is at most {column.maximum}", rows, pc.greater(values, column.maximum))
    if pa.types.is_floating(column.type):
        _fail_rows(table, f"{column.name} is a number", rows, pc.is_nan(values))


def _check_unique(table: Table, rows: pa.Table) -> None:
    if len(table.key) == 1 and pc.count_distinct(rows[table.key[0]], mode="all").as_py() == len(rows):
        return
    counts = rows.select(table.key).group_by(list(table.key)).aggregate([([], "count_all")])
    _fail_rows(table, f"{' and '.join(table.key)} is unique", counts, pc.greater(counts["count_all"], 1))


def _check_owner(table: Table, rows: pa.Table) -> None:
    owner = rows["article_id"]
    prefix = pc.binary_join_element_wise(owner, "", "-")
    length = pc.utf8_length(prefix)
    widths = pc.unique(length).to_pylist()
    for width in widths:
        begins = pc.equal(pc.utf8_slice_codeunits(rows[table.key[0]], 0, width), prefix)
        wrong = pc.and_(pc.equal(length, width), pc.invert(begins))
        _fail_rows(table, f"{table.key[0]} begins with article_id", rows, wrong)


def _check_reference(table: Table, column: Column, rows: pa.Table, others: Rows) -> None:
    target, _, key = str(column.references).partition(".")
    values = rows[column.name]
    known = pc.or_(pc.is_in(values, pc.unique(others[target][key])), pc.is_null(values))
    _fail_rows(table, f"{column.name} occurs in {column.references}", rows, pc.invert(known))


def _check_offsets(rows: Rows) -> None:
    texts = _lookup(rows["articles"], "article_id", "text")
    for table in ARTICLE_TABLES:
        if {"start_char", "end_char", "text"} <= set(table.names) and table.name != "quotes":
            columns = [rows[table.name][name].to_pylist() for name in ("article_id", "start_char", "end_char", "text")]
            wrong = [
                not text or texts[article_id][start:end] != text or end - start != len(text)
                for article_id, start, end, text in zip(*columns, strict=True)
            ]
            rule = "articles.text[start_char:end_char] is text, and not empty"
            _fail_rows(table, rule, rows[table.name], pa.array(wrong, pa.bool_()))


def _check_entities(rows: Rows) -> None:
    mentions, quotes = rows["mentions"], rows["quotes"]
    numbers = pc.is_in(mentions["label"], pa.array(NUMBERS, pa.string()))
    rule = f"entity_id and entity_name are null for {' and '.join(NUMBERS)}, and for nothing else"
    for name in ("entity_id", "entity_name"):
        _fail_rows(TABLES["mentions"], rule, mentions, pc.xor(pc.is_null(mentions[name]), numbers))
    speakers = quotes.filter(pc.is_valid(quotes["speaker_entity_id"]))
    mentioned = set(zip(mentions["article_id"].to_pylist(), mentions["entity_id"].to_pylist(), strict=True))
    pairs = zip(speakers["article_id"].to_pylist(), speakers["speaker_entity_id"].to_pylist(), strict=True)
    unknown = pa.array([pair not in mentioned for pair in pairs], pa.bool_())
    _fail_rows(TABLES["quotes"], "speaker_entity_id is mentioned in the article", speakers, unknown)


def _check_quotes(rows: Rows) -> None:
    spans = rows["quote_spans"]
    content = spans.filter(pc.equal(spans["role"], "content")).sort_by(
        [("quote_id", "ascending"), ("start_char", "ascending"), ("end_char", "ascending")]
    )
    pieces: dict[str, list[tuple[int, int, str]]] = {}
    columns = [content[name].to_pylist() for name in ("quote_id", "start_char", "end_char", "text")]
    for quote_id, *piece in zip(*columns, strict=True):
        pieces.setdefault(quote_id, []).append((piece[0], piece[1], piece[2]))
    quotes = rows["quotes"]
    columns = [quotes[name].to_pylist() for name in ("quote_id", "start_char", "end_char", "text")]
    wrong = [
        quote_id not in pieces
        or text != " ".join(piece[2] for piece in pieces[quote_id])
        or start != pieces[quote_id][0][0]
        or end != max(piece[1] for piece in pieces[quote_id])
        for quote_id, start, end, text in zip(*columns, strict=True)
    ]
    rule = "text, start_char and end_char are those of the content pieces in quote_spans"
    _fail_rows(TABLES["quotes"], rule, quotes, pa.array(wrong, pa.bool_()))


def _check_dates(dates: pa.Table) -> None:
    unresolved = pc.equal(dates["basis"], "unresolved")
    for name in ("value", "starts_on", "ends_on"):
        wrong = pc.xor(pc.is_null(dates[name]), unresolved)
        _fail_rows(TABLES["dates"], f"{name} is null where the basis is unresolved, and only there", dates, wrong)
    _fail_rows(TABLES["dates"], "starts_on <= ends_on", dates, pc.greater(dates["starts_on"], dates["ends_on"]))


def _target(column: Column) -> Table | None:
    return TABLES[column.references.partition(".")[0]] if column.references else None


def _lookup(rows: pa.Table, key: str, value: str) -> dict[str, str]:
    return dict(zip(rows[key].to_pylist(), rows[value].to_pylist(), strict=True))


def _fail_rows(table: Table, rule: str, rows: pa.Table, wrong: pa.Array | pa.ChunkedArray) -> None:
    keys = [name for name in table.key if name in rows.column_names]
    broken = rows.select(keys or rows.column_names).filter(wrong)
    if len(broken):
        examples = [" ".join(map(str, row.values())) for row in broken.slice(0, _EXAMPLES).to_pylist()]
        raise ContractError(table.name, rule, examples, len(broken))


def _fail(table: Table, rule: str, examples: list[str]) -> None:
    raise ContractError(table.name, rule, examples[:_EXAMPLES], len(examples))


def _schema_differences(found: pa.Schema, expected: pa.Schema) -> list[str]:
    missing = [f"{name} is missing" for name in expected.names if name not in found.names]
    extra = [f"{name} is not in the schema" for name in found.names if name not in expected.names]
    other = [
        f"{field.name} is {found.field(field.name)}, not {field}, or its description differs"
        for field in expected
        if field.name in found.names and not found.field(field.name).equals(field, check_metadata=True)
    ]
    return missing + extra + other or ["the order of the columns or the table's description"]
