from datetime import date

import pytest
from dateline.articles.url_lines import date_in_url, domain_line, domain_of, has_path, names_site, slug_words, url_line


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("https://example.org/a/b", "https://example.org/a/b"),
        ("Source: https://example.org/a", "https://example.org/a"),
        ("<https://example.org/a>.", "https://example.org/a"),
        ("www.example.org%2Fnews%2Fa.html", "www.example.org%2Fnews%2Fa.html"),
        ("See https://example.org/a for more", None),
        ("https://", None),
        ("http://[broken", None),
        ("no address", None),
    ],
)
def test_url_line(line: str, url: str | None) -> None:
    assert url_line(line) == url


@pytest.mark.parametrize(
    ("line", "domain"),
    [
        ("tribune.net.ph", "tribune.net.ph"),
        ("www.example.org", "example.org"),
        ("end.", None),
        ("report.pdf", None),
        ("U.S.", None),
        ("The end.of it", None),
    ],
)
def test_domain_line(line: str, domain: str | None) -> None:
    assert domain_line(line) == domain


def test_parts_of_an_address() -> None:
    url = "https://www.Example.org/2024/06/19/oman-navy-chief-hails-new-ship"
    assert domain_of(url) == "example.org"
    assert date_in_url(url) == date(2024, 6, 19)
    assert slug_words(url) == {"oman", "navy", "chief", "hails", "new", "ship"}
    assert has_path(url)
    assert not has_path("https://example.org/")
    assert date_in_url("https://example.org/view?ud=20220720000323") == date(2022, 7, 20)
    assert date_in_url("https://example.org/2024/13/40/x") is None
    assert domain_of("not an address") is None


def test_names_site() -> None:
    assert names_site("Daily Tribune", "tribune.net.ph")
    assert names_site("The Guardian", "theguardian.com")
    assert names_site("British Broadcasting Corporation", "bbc.co.uk")
    assert not names_site("Jane Doe", "tribune.net.ph")
