from datetime import UTC, date, datetime

from dateline.articles.draft import Draft
from dateline.articles.published import at_midnight
from dateline.sources.documents.document import Mark, Metadata

from .drafts import PROSE, blocks, draft

NOON = datetime(2024, 6, 19, 12, tzinfo=UTC)


def test_what_nothing_labels_is_body() -> None:
    assert blocks(draft("One.", "Two.")) == [("body", "One."), ("body", "Two.")]


def test_a_paragraph_can_be_cut_again_and_again() -> None:
    made = draft("MOSCOW (AFP) — It rained. AFP")
    made.cut(0, len("MOSCOW (AFP) — It rained."), "body", "credit")
    made.cut(0, len("MOSCOW (AFP) —"), "dateline", "credit")
    assert blocks(made) == [("dateline", "MOSCOW (AFP) —"), ("body", "It rained."), ("credit", "AFP")]
    assert {block.paragraph for block in made.blocks()} == {0}
    assert made.is_credited(0)
    assert made.of_kind("body") == made.of_kind("dateline") == [0]


def test_what_the_markup_tells_goes_first() -> None:
    text = "Rain\n\nBy Ann Lee\n\nLONDON\n\nIt rained."
    marks = [Mark("headline", 0, 4), Mark("byline", 6, 16), Mark("dateline", 18, 24)]
    made = Draft(text, Metadata(), marks)
    assert blocks(made) == [
        ("headline", "Rain"),
        ("byline", "By Ann Lee"),
        ("dateline", "LONDON"),
        ("body", "It rained."),
    ]
    assert (made.title, made.authors, made.dateline and made.dateline.place) == ("Rain", ["Ann Lee"], "LONDON")


def test_the_source_tells_the_day_before_the_text_does() -> None:
    made = draft(PROSE, metadata=Metadata(published_at=NOON.replace(tzinfo=None), url="https://a.example/2024/06/17/"))
    assert made.published() == (NOON, "metadata")


def test_a_stated_day_goes_before_an_update_and_both_before_the_address() -> None:
    made = draft(PROSE, metadata=Metadata(url="https://a.example/2024/06/17/rain"))
    assert made.published() == (at_midnight(date(2024, 6, 17)), "text")
    made.stated += [(True, NOON), (False, NOON.replace(day=18))]
    assert made.published() == (NOON.replace(day=18), "text")
    made.stated.pop()
    assert made.published() == (NOON, "text")
    assert draft(PROSE).published() == (None, None)
