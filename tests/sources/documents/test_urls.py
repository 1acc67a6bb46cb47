import pytest
from dateline.sources.documents.urls import absolute, address_of, canonical, is_front_page
from hypothesis import given
from hypothesis import strategies as st

ARTICLE = "https://www.example.org/news/2024/bridge?id=7&page=2"


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/news/2024/bridge?page=2&id=7",
        "HTTPS://WWW.Example.ORG:443/news/2024/bridge/?id=7&page=2#comments",
        "https://example.org./news/2024/bridge?utm_source=x&id=7&fbclid=abc&page=2&utm_medium=social",
        " http://example.org:80/news/2024/bridge?id=7&page=2&gclid=1&mc_cid=2&ocid=3\n",
    ],
)
def test_one_article(url: str) -> None:
    assert canonical(url) == canonical(ARTICLE) == "https://example.org/news/2024/bridge?id=7&page=2"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/news/2024/bridge?id=8&page=2",
        "https://example.org/news/2024/bridge",
        "https://example.org/News/2024/bridge?id=7&page=2",
        "https://m.example.org/news/2024/bridge?id=7&page=2",
        "https://example.org:8080/news/2024/bridge?id=7&page=2",
    ],
)
def test_other_articles(url: str) -> None:
    assert canonical(url) != canonical(ARTICLE)


@pytest.mark.parametrize(
    "url", ["", "words", "urn:newsml:x", "https://", "http://[::1", "http://a:b/", "http://a b/", "ftp://a.b/c"]
)
def test_what_is_no_web_address_stays(url: str) -> None:
    assert canonical(url) == url


def test_letters_may_be_escaped() -> None:
    assert canonical("https://example.org/café/été") == canonical("http://example.org/caf%C3%A9/%C3%A9t%C3%A9/")


@given(st.text() | st.text().map("https://example.org/".__add__))
def test_it_is_done_in_one_step(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)


@pytest.mark.parametrize(
    ("address", "bases", "expected"),
    [
        ("https://a.example/1", (), "https://a.example/1"),
        (" /1\n", ("https://a.example/news/",), "https://a.example/1"),
        ("1", ("https://a.example/feed", "news/", None), "https://a.example/news/1"),
        ("1", ("https://a.example/feed", "https://b.example/x/"), "https://b.example/x/1"),
        ("/1", (None, None), None),
        ("mailto:a@b.example", ("https://a.example/",), None),
        ("javascript:void(0)", (), None),
        ("file:///etc/passwd", ("https://a.example/",), None),
        ("http://[::1", (), None),
        ("https:///1", (), None),
        ("", ("https://a.example/",), None),
        (None, ("https://a.example/",), None),
    ],
)
def test_absolute(address: str | None, bases: tuple[str | None, ...], expected: str | None) -> None:
    assert absolute(address, *bases) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example", True),
        ("https://a.example//#top", True),
        ("https://a.example/1", False),
        ("https://a.example/?id=1", False),
        ("/", False),
        ("http://[::1", False),
    ],
)
def test_front_pages(address: str, expected: bool) -> None:
    assert is_front_page(address) is expected


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [("https://a.example/1", "https://a.example/1"), ("urn:a", None), ("", None), (None, None)],
)
def test_identifiers_that_are_addresses(identifier: str | None, expected: str | None) -> None:
    assert address_of(identifier) == expected
