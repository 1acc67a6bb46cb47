from dateline.articles import story
from dateline.sources.documents.document import Metadata

from .drafts import PROSE, blocks, draft


def kinds(made: object) -> list[str]:
    return [kind for kind, _ in blocks(made)]  # type: ignore[arg-type]


def test_a_caption_that_is_printed_twice_is_one() -> None:
    made = draft("Ann Lee speaks in London.", "Ann Lee speaks in London. (Photo by Jane Doe/AFP)", PROSE)
    story.label_repeated_captions(made)
    assert kinds(made) == ["boilerplate", "caption", "credit", "body"]


def test_a_credit_makes_a_caption_of_the_line_above_it() -> None:
    made = draft("Rain in the city", PROSE, "Ann Lee speaks (left)", "Getty Images", PROSE)
    story.label_captions(made)
    assert kinds(made) == ["body", "body", "caption", "credit", "body"]


def test_a_long_passage_that_ends_in_a_credit_stays_body() -> None:
    made = draft("Rain in the city", f"{PROSE * 5} AP/Jane Doe")
    story.label_captions(made)
    assert kinds(made) == ["body", "body", "credit"]


def test_bylines_name_the_authors_and_the_agency() -> None:
    made = draft("Rain in the city", "By Ann Lee and Tom Roe", "Staff Reporter", "By Reuters", PROSE)
    story.label_bylines(made)
    assert kinds(made) == ["body", "byline", "byline", "byline", "body"]
    assert (made.authors, made.agency) == (["Ann Lee", "Tom Roe"], "Reuters")


def test_a_bare_name_is_an_author_unless_the_story_is_about_it() -> None:
    made = draft("Rain in the city", "ANN LEE", PROSE)
    story.label_bylines(made)
    assert made.authors == ["Ann Lee"]
    made = draft("Rain in the city", "ANN LEE", f"Lee said that it rained. {PROSE}")
    story.label_bylines(made)
    assert made.authors == []


def test_the_dateline_is_cut_from_the_text_behind_it() -> None:
    made = draft("Rain in the city", f"MOSCOW, June 19 (TASS) — {PROSE}", PROSE)
    story.label_dateline(made)
    assert kinds(made) == ["body", "dateline", "body", "body"]
    assert made.dateline
    assert (made.dateline.place, made.dateline.agency) == ("MOSCOW", "TASS")


def test_headline_and_deck_stand_above_the_story() -> None:
    made = draft("Ministers agree on talks", "Officials speak of progress", f"LONDON (AP) — {PROSE}", PROSE)
    story.label_dateline(made)
    story.label_headline(made)
    assert kinds(made) == ["headline", "subhead", "dateline", "body", "body"]
    assert (made.title, made.subtitle) == ("Ministers agree on talks", "Officials speak of progress")


def test_a_story_that_begins_at_once_has_no_headline() -> None:
    made = draft(f"LONDON (AP) — {PROSE}", PROSE)
    story.label_dateline(made)
    story.label_headline(made)
    assert made.title is None


def test_where_the_source_gives_the_title_another_long_line_is_none() -> None:
    line = "Ministers of the two countries agree on more talks, to the surprise of all"
    for title, kind in ((None, "headline"), (line, "headline"), ("Rain in the city", "body")):
        made = draft(line, PROSE, PROSE, metadata=Metadata(title=title))
        story.label_headline(made)
        assert kinds(made)[0] == kind


def test_short_lines_between_paragraphs_are_cross_heads() -> None:
    made = draft("Rain", PROSE, PROSE, "Freight first", PROSE, PROSE)
    story.label_cross_heads(made)
    assert kinds(made) == ["body", "body", "body", "subhead", "body", "body"]
