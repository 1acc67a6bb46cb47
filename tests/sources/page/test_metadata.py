from datetime import UTC, datetime, timedelta, timezone

from dateline.sources.documents.document import Metadata
from dateline.sources.page.jsonld import Linked
from dateline.sources.page.metadata import Page, metadata_of
from lxml.html import document_fromstring


def metadata(head: str, body: str = "", address: str | None = "https://a.example/found") -> Metadata:
    page = Page(document_fromstring(f"<html lang='en-GB'><head>{head}</head><body>{body}</body></html>"))
    linked = Linked(page.scripts)
    return metadata_of(page, linked, linked.article(None), address)


def test_the_first_way_that_says_anything_goes_value_by_value() -> None:
    told = metadata(
        """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rain"}</script>"""
        "<meta property='og:title' content='Wind'><meta property='og:site_name' content='The Gazette'>"
        "<meta name='author' content='Ann Lee'><title>Snow</title>"
    )
    assert (told.title, told.publisher, told.byline, told.language) == ("Rain", "The Gazette", "Ann Lee", "en-GB")


def test_the_canonical_address_goes_first_and_front_pages_are_passed_over() -> None:
    og = "<meta property='og:url' content='https://a.example/og'>"
    assert metadata(f"<link rel='canonical' href='/canonical'>{og}").url == "https://a.example/canonical"
    assert metadata(f"<link rel='canonical' href='https://a.example/'>{og}").url == "https://a.example/og"
    assert metadata("").url == "https://a.example/found"


def test_a_time_without_a_zone_takes_that_of_another_way() -> None:
    told = metadata(
        "<meta property='article:published_time' content='2024-06-19T14:00:00'>",
        "<h1>Rain</h1><time datetime='2024-06-19T14:00:00+02:00'>today</time>",
    )
    assert told.published_at == datetime(2024, 6, 19, 14, tzinfo=timezone(timedelta(hours=2)))


def test_the_time_below_the_headline_is_the_articles() -> None:
    told = metadata(
        "",
        "<time datetime='2026-01-01T08:00Z'>now</time><h1>Rain</h1><time datetime='2024-06-19T12:00Z'>then</time>"
        "<time datetime='2023-01-01T12:00Z'>long ago</time>",
    )
    assert told.published_at == datetime(2024, 6, 19, 12, tzinfo=UTC)


def test_a_title_loses_the_sites_name() -> None:
    site = "<meta property='og:site_name' content='The Gazette'>"
    assert metadata(f"{site}<meta property='og:title' content='Rain in town - The Gazette'>").title == "Rain in town"
