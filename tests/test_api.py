import subprocess
import sys
from datetime import UTC, datetime
from inspect import signature
from pathlib import Path

import dateline
import pytest
from dateline import annotate, query, read
from dateline.tables import querying
from dateline.tables.table_errors import NoTablesError

HARBOUR = """Harbour bridge to close for a month

"The bridge will close in May," said Jane Doe, the mayor of Lisbon.

Trams will run through the night, the city said.
"""


def test_annotate() -> None:
    harbour = annotate(HARBOUR)
    text = harbour.article.text
    assert harbour.article.title == "Harbour bridge to close for a month"
    quote = harbour.quotes[0]
    assert (quote.kind, quote.is_speech, quote.cue_text) == ("direct", True, "said")
    assert quote.speaker is not None
    assert quote.speaker.name == "Jane Doe"
    assert {text[m.start : m.end] for m in harbour.mentions} >= {"Jane Doe", "Lisbon"}
    assert text[harbour.sentences[-1].start : harbour.sentences[-1].end] == (
        "Trams will run through the night, the city said."
    )


def test_given_metadata_wins() -> None:
    published = datetime(2024, 5, 2, 8, tzinfo=UTC)
    article = annotate(
        HARBOUR,
        url="https://www.example.org/bridge",
        title="Bridge to close",
        byline="Ana Reis",
        publisher="The Example",
        published_at=published,
        language="en",
    ).article
    assert (article.title, article.byline, article.publisher) == ("Bridge to close", "Ana Reis", "The Example")
    assert (article.domain, article.published_at, article.published_basis) == ("example.org", published, "metadata")


@pytest.mark.parametrize(
    ("published", "thursday"), [("2024-06-19T22:00+00:00", "2024-06-13"), ("2024-06-20T07:00+09:00", "2024-06-20")]
)
def test_dates_count_from_the_day_where_the_article_appeared(published: str, thursday: str) -> None:
    text = "Bridge closed\n\nThe mayor closed the bridge on Thursday."
    (date,) = annotate(text, published_at=datetime.fromisoformat(published)).dates
    assert text[date.start : date.end] == "Thursday"
    assert date.period is not None
    assert date.period.value == thursday


def test_ids_follow_the_text() -> None:
    first, again, other = (annotate(text).article for text in (HARBOUR, HARBOUR, HARBOUR + "More."))
    assert first == again
    assert first.article_id != other.article_id


@pytest.mark.parametrize("text", ["", "\n \n", "\ud800 lone", "a\r\nb\rc"])
def test_any_text_can_be_annotated(text: str) -> None:
    assert "\r" not in annotate(text).article.text


def test_read_and_query_say_what_to_do_where_there_are_no_tables(tmp_path: Path) -> None:
    with pytest.raises(NoTablesError, match="dateline build"):
        read("quotes", tmp_path)
    with pytest.raises(NoTablesError, match="dateline build"):
        query("select 1", tmp_path)


def test_tables_are_looked_for_in_one_place() -> None:
    for function in (read, query, querying.read, querying.query):
        assert Path(signature(function).parameters["tables"].default) == querying.DEFAULT_TABLES


def test_importing_dateline_imports_nothing_heavy() -> None:
    code = "import dateline, sys; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"duckdb", "numpy", "onnxruntime", "pandas", "prefect", "pyarrow"} & set(loaded)


def test_everything_public_is_documented() -> None:
    assert all(getattr(dateline, name).__doc__ for name in dateline.__all__)
