from dataclasses import fields
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from dateline.sources.documents.document import Metadata, Subject
from dateline.sources.wire.iptc import code_of, number_of, printed, status_of
from dateline.tables.querying import read

from . import test_newsml, test_ninjs, test_nitf

WIRE = (test_newsml, test_nitf, test_ninjs)


def item(version: int, status: str, text: str) -> str:
    return test_newsml.item(test_newsml.plain(text) if text else "", "urn:a", version, status)


def cell(value: Any) -> Any:
    return value.to_pydatetime() if isinstance(value, pd.Timestamp) else value


def test_from_files_to_rows(prefect_api: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every value of the seeds' metadata stands in the tables; a later version replaces, a canceled one leaves."""
    from dateline.build import BuildRequest, run_build

    monkeypatch.chdir(tmp_path)
    tables = tmp_path / "tables"
    wire = tmp_path / "a.xml"
    wire.write_text(item(1, "usable", "“It will rain,” said Ann Lee."))
    run_build(BuildRequest(paths=[*(module.SEED for module in WIRE), wire], tables=tables))
    articles = {row["item_id"]: row for row in read("articles", tables).to_dict("records")}
    assert len(articles) == 4
    subjects = read("subjects", tables)
    for module in WIRE:
        metadata = module.METADATA
        article = articles[metadata.item_id]
        expected = {field.name: getattr(metadata, field.name) for field in fields(Metadata)}
        found = {
            name: None if pd.isna(article[name]) else cell(article[name]) for name in expected.keys() & article.keys()
        }
        expected = {name: expected[name] for name in found}
        expected["byline"] = (metadata.byline or "").removeprefix("By ")
        expected["language"] = "en"
        assert found == expected
        assert article["dateline_place"] == metadata.dateline
        own = subjects[subjects["article_id"] == article["article_id"]].sort_values("subject_id")
        pairs = own[["name", "code"]].astype(object).where(own[["name", "code"]].notna(), None)
        assert [Subject(name, code) for name, code in pairs.to_numpy()] == list(metadata.subjects)

    wire.write_text(item(2, "usable", "“It will snow,” said Ann Lee."))
    run_build(BuildRequest(paths=[wire], tables=tables))
    assert {row["item_id"]: row["text"] for row in read("articles", tables).to_dict("records")}["urn:a"].count(
        "snow"
    ) == 1
    wire.write_text(item(3, "canceled", ""))
    run_build(BuildRequest(paths=[wire], tables=tables))
    assert "urn:a" not in set(read("articles", tables)["item_id"])
    states = {row["source_uri"]: row["state"] for row in read("locations", tables).to_dict("records")}
    assert states["a.xml"] == "canceled"


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("stat:usable", "usable"),
        ("http://cv.iptc.org/newscodes/pubstatusg2/withheld", "withheld"),
        ("Cancelled", "canceled"),
        ("unknown", None),
        (None, None),
    ],
)
def test_status(value: str | None, status: str | None) -> None:
    assert status_of(value) == status


def test_codes() -> None:
    assert code_of("http://cv.iptc.org/newscodes/mediatopic/20000065") == "medtop:20000065"
    assert code_of("https://cv.iptc.org/newscodes/subjectcode/04000000") == "subj:04000000"
    assert code_of("http://example.org/topics/7") == "http://example.org/topics/7"


def test_versions_are_whole_numbers() -> None:
    assert [number_of(value) for value in ("12", "1.0", "", "-1", "9" * 5_000, "Default", None)] == [12, *[None] * 6]


def test_the_head_is_printed_unless_the_body_has_it() -> None:
    body: list[Any] = [(None, "Rain"), (None, "It fell.")]
    assert printed([("headline", "RAIN"), ("byline", "By  Ann")], body) == [("byline", "By Ann"), *body]
    assert printed([("headline", "Snow"), ("subhead", "")], [("headline", "Rain")]) == [("headline", "Rain")]
