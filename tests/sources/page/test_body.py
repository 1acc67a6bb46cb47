from dateline.sources.page.body import article_parts, is_prose, key
from dateline.sources.page.lines import lines_of
from dateline.sources.text.blocks import Part
from lxml.html import document_fromstring

FIRST = "The council met in the evening and voted for the longer of the two bridges over the bay."
SECOND = "Nobody knows what it will cost, said the mayor, who had wanted the shorter one for years."
THIRD = "The work is to begin in spring, when the ice has gone, and will take about three years."


def parts(body: str, found: str, stated: str = "", title: str | None = "Bridge") -> list[Part]:
    lines = lines_of(document_fromstring(f"<html><body>{body}</body></html>"))
    return article_parts(lines, found, stated, title, None, "A longer bridge")[1]


def test_the_found_text_chooses_among_the_pages_lines() -> None:
    page = f"<nav><p>News</p></nav><article><h1>Bridge</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
    assert parts(page, f"{FIRST}\n{SECOND}") == [("headline", "Bridge"), (None, FIRST), (None, SECOND)]


def test_a_paragraph_among_those_found_and_headings_between_them_come_along() -> None:
    page = f"<article><h1>Bridge</h1><p>{FIRST}</p><h2>Cost</h2><p>{SECOND}</p><p>{THIRD}</p></article>"
    assert [text for _, text in parts(page, f"{FIRST}\n{THIRD}")] == ["Bridge", FIRST, "Cost", SECOND, THIRD]


def test_captions_between_headline_and_end_keep_their_places() -> None:
    figure = "<figure><figcaption>The bay.</figcaption></figure>"
    page = f"<article><h1>Bridge</h1>{figure}<p>{FIRST}</p><p>{SECOND}</p></article>{figure}"
    assert [kind for kind, _ in parts(page, f"{FIRST}\n{SECOND}")] == ["headline", "caption", None, None]


def test_the_description_is_the_deck_where_it_stands_there() -> None:
    page = f"<article><h1>Bridge</h1><div>A longer bridge</div><p>{FIRST}</p><p>{SECOND}</p></article>"
    assert parts(page, f"{FIRST}\n{SECOND}")[1] == ("subhead", "A longer bridge")


def test_what_the_page_states_goes_where_it_does_not_show_it() -> None:
    page = f"<article><h1>Bridge</h1><p>{FIRST}</p></article>"
    stated = f"{FIRST}\n{SECOND}\n{THIRD}"
    assert [text for _, text in parts(page, FIRST, stated)] == ["Bridge", FIRST, SECOND, THIRD]


def test_a_pull_quote_is_not_printed_twice() -> None:
    quote = "Nobody knows what it will cost, said the mayor"
    page = f"<article><h1>Bridge</h1><p>{FIRST}</p><p>{quote}</p><p>{SECOND}</p></article>"
    assert [text for _, text in parts(page, f"{FIRST}\n{quote}\n{SECOND}")] == ["Bridge", FIRST, SECOND]


def test_keys_and_prose() -> None:
    assert key("“It’s – 3!”") == key("its 3") == "its3"
    assert is_prose("It rained.")
    assert is_prose("東京で雨が降ったと気象庁が発表した")
    assert not is_prose("Rain in the city")
