from dateline.articles import around_story
from dateline.articles.around_story import without_site

from .drafts import PROSE, blocks, draft


def test_addresses_dates_and_buttons_are_the_pages() -> None:
    made = draft("Published on June 19, 2024", PROSE, "Share on Facebook", "https://gazette.example/news/rain")
    around_story.label_page_lines(made)
    assert [kind for kind, _ in blocks(made)] == ["boilerplate", "body", "boilerplate", "boilerplate"]
    assert (made.url, made.domain) == ("https://gazette.example/news/rain", "gazette.example")
    assert [moment.date().isoformat() for _, moment in made.stated] == ["2024-06-19"]


def test_an_address_that_the_story_gives_is_not_its_own() -> None:
    made = draft(*[PROSE] * 5, "More is to be found at:", "https://other.example/a/page", *[PROSE] * 5)
    around_story.label_page_lines(made)
    assert made.url is None


def test_the_sites_name_stands_at_the_end() -> None:
    made = draft("Rain in the city", PROSE, PROSE, "logo", "Daily Tribune", "tribune.net.ph")
    around_story.label_page_lines(made)
    around_story.label_page_end(made)
    assert [kind for kind, _ in blocks(made)][3:] == ["boilerplate"] * 3
    assert (made.publisher, made.domain) == ("Daily Tribune", "tribune.net.ph")


def test_a_title_loses_the_sites_name() -> None:
    made = draft(PROSE)
    made.domain = "tribune.net.ph"
    assert without_site(made, "Rain in the old city | Daily Tribune") == "Rain in the old city"
    assert made.publisher == "Daily Tribune"
    assert without_site(made, "Rain in the old city - and more") == "Rain in the old city - and more"


def test_rights_tell_the_publisher_and_a_last_line_the_agency() -> None:
    made = draft("Rain in the city", PROSE, PROSE, "Source: Xinhua", "© 2024 The Nation. All rights reserved.")
    around_story.label_page_lines(made)
    around_story.find_publisher_and_agency(made)
    assert (made.publisher, made.agency) == ("The Nation", "Xinhua")
    assert [kind for kind, _ in blocks(made)][3:] == ["credit", "boilerplate"]
