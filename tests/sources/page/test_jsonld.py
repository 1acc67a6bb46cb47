import json

import pytest
from dateline.sources.page.jsonld import Linked, body_of


def linked(*nodes: object) -> Linked:
    return Linked([json.dumps(node) for node in nodes])


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Rain"}',
        '[{"@type": "WebSite"}, {"@type": ["Thing", "ReportageNewsArticle"], "headline": "Rain"}]',
        '{"@graph": [{"@type": "NewsArticle", "headline": "Rain",}]}',
        '<!-- {"@type": "BlogPosting", "headline": "Rain"} -->',
        '//<![CDATA[\n{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "Rain"}}\n//]]>',
    ],
)
def test_the_article_is_found_where_pages_put_it(script: str) -> None:
    node = Linked([script]).article(None)
    assert node
    assert node["headline"] == "Rain"


@pytest.mark.parametrize("script", ["", "{", "null", '{"@type": "WebPage"}', "[" * 100_000])
def test_where_there_is_none(script: str) -> None:
    assert Linked([script]).article(None) is None


def test_lists_of_other_articles_are_passed_over() -> None:
    others = {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}]}
    assert linked(others).article(None) is None


def test_of_several_the_one_at_the_address_goes() -> None:
    one, other = ({"@type": "NewsArticle", "headline": name, "url": f"https://a.example/{name}"} for name in "ab")
    assert linked(one, other).article("http://www.a.example/b/?utm_source=x") == other
    assert linked(one, other).article("https://a.example/c") == one


def test_names_are_read_and_looked_up() -> None:
    node = {
        "@type": "NewsArticle",
        "headline": "Rain &amp; wind",
        "author": [{"@id": "#ann"}, {"name": "Tom Roe"}, "https://a.example/tom"],
        "publisher": {"@id": "#gazette", "name": "The Gazette"},
        "articleSection": ["World", "Asia"],
        "keywords": "rain, wind",
    }
    graph = linked({"@graph": [node, {"@id": "#ann", "name": "Ann Lee"}]})
    metadata = graph.metadata(node)
    assert (metadata.title, metadata.byline, metadata.publisher) == ("Rain & wind", "Ann Lee, Tom Roe", "The Gazette")
    assert (metadata.section, [subject.name for subject in metadata.subjects]) == ("World", ["rain", "wind"])


def test_the_text_in_it() -> None:
    assert body_of({"articleBody": "Rain &amp; wind."}) == "Rain & wind."
    assert body_of({"articleBody": ["Rain"]}) == ""
