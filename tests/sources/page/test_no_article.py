import pytest
from dateline.sources.page.lines import lines_of
from dateline.sources.page.metadata import Page
from dateline.sources.page.no_article import why_not
from lxml.html import document_fromstring

PROSE = "The council met in the evening and voted for the longer of the two bridges over the bay."


def told(head: str, body: str, sentences: int, address: str | None = "https://a.example/bridge") -> str | None:
    root = document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    lines = lines_of(root)
    chosen = [number for number, line in enumerate(lines) if not line.linked]
    return why_not(Page(root), None, lines, chosen, [(None, PROSE)] * sentences, address)


def test_an_article_is_one() -> None:
    assert told("<title>Bridge</title>", "", 3) is None


def test_a_page_that_says_so_is_believed_with_a_sentence() -> None:
    assert told("<meta property='og:type' content='article'>", "", 1) is None
    assert "There is no article in this page" in (told("", "", 1) or "")


@pytest.mark.parametrize("title", ["404 - Page not found", "Access denied", "Seite nicht gefunden", "Log in"])
def test_notices_are_none(title: str) -> None:
    assert told(f"<title>{title}</title>", "", 3) == f"It is no article but says {title!r}."


def test_a_front_page_is_none() -> None:
    assert told("", "", 3, "https://a.example/") == "It is no article but the front page of a site."


def test_a_list_of_teasers_is_none() -> None:
    teasers = f"<h2><a href='/1'>Bridge over the bay</a></h2><p>{PROSE}</p>" * 4
    assert told("", teasers, 4) == "It is no article but a list of articles."
