from dataclasses import replace
from datetime import UTC, datetime

from dateline.sources.documents.document import Mark, Metadata, RawDocument, Subject

NOON = datetime(2024, 6, 19, 12, tzinfo=UTC)
PAGE = RawDocument("pages/1.html", "html", "Ann met Bob.", Metadata(url="https://www.gazette.example/1?utm_source=x"))


def test_an_article_is_known_by_its_identifier_then_its_address_then_its_place() -> None:
    moved = replace(PAGE, source_uri="elsewhere.html", metadata=Metadata(url="http://gazette.example/1/"))
    assert moved.article_id == PAGE.article_id
    assert replace(PAGE, metadata=replace(PAGE.metadata, item_id="guid")).article_id != PAGE.article_id
    assert replace(PAGE, metadata=Metadata()).article_id != replace(moved, metadata=Metadata()).article_id


def test_another_capture_is_no_change_and_all_else_is() -> None:
    captured = replace(PAGE, metadata=replace(PAGE.metadata, captured_at=NOON))
    assert captured.content_hash == PAGE.content_hash
    changed = [
        replace(PAGE, text="Ann met Tom."),
        replace(PAGE, marks=(Mark("headline", 0, 3),)),
        replace(PAGE, metadata=replace(PAGE.metadata, title="Ann")),
    ]
    assert len({PAGE.content_hash, *(document.content_hash for document in changed)}) == 4
    assert {document.text_hash == PAGE.text_hash for document in changed[1:]} == {True}


def test_metadata_is_filled_where_it_says_nothing() -> None:
    known = Metadata(title="Rain", subjects=())
    told = known.filled(Metadata(title="Wind", byline="Ann Lee", subjects=(Subject("weather"),)))
    assert told == Metadata(title="Rain", byline="Ann Lee", subjects=(Subject("weather"),))


def test_any_text_has_a_hash() -> None:
    assert len(replace(PAGE, text="\ud800").text_hash) == 16
