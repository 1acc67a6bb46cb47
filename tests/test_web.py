"""News from the web to rows, through the command line: real Prefect, a real server."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from dateline.tables.querying import read
from serving import Answer, Site, redirect

STORY = """Mayor opens {place} bridge

OSLO, June 3 - The bridge over the {place} is open, Mayor Ann Lee said on Monday.

"We have waited ten years for this," Lee told reporters.
"""


@pytest.fixture
def build(
    prefect_api: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., dict[str, str]]:
    """`dateline build` with these arguments; gives the titles by source_uri."""
    from dateline.cli.commands import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_ALLOW_PRIVATE_ADDRESSES", "127.0.0.1")
    monkeypatch.setenv("DATELINE_REQUESTS_PER_SECOND", "1000")

    def run(*arguments: str) -> dict[str, str]:
        result = CliRunner().invoke(main, ["build", *arguments])
        assert result.exit_code == 0, result.output
        articles = read("articles", tmp_path / "data/tables")
        return dict(zip(articles["source_uri"], articles["title"], strict=True))

    return run


def rejects(folder: Path) -> dict[str, str]:
    table = read("rejects", folder / "data/tables")
    return dict(zip(table["source_uri"], table["error"], strict=True))


def test_a_second_run_fetches_only_what_has_changed(
    site: Site, build: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    places = ("Alna", "Loelva", "Hovinbekken")
    site.pages = {f"/{place}.txt": Answer(STORY.format(place=place).encode()) for place in places}
    addresses = [f"{site.url}/{place}.txt" for place in places]
    titles = {address: f"Mayor opens {place} bridge" for address, place in zip(addresses, places, strict=True)}
    assert build(*addresses) == titles
    assert site.served() == {f"/{place}.txt": [200] for place in places}
    (articles,) = (tmp_path / "data/tables/articles").glob("*.parquet")
    before = articles.read_bytes()

    assert build(*addresses) == titles
    assert site.served() == {f"/{place}.txt": [304] for place in places}
    assert articles.read_bytes() == before

    site.pages["/Alna.txt"] = Answer(STORY.format(place="Akerselva").encode())
    titles[addresses[0]] = "Mayor opens Akerselva bridge"
    assert build(*addresses) == titles
    assert site.served() == {"/Alna.txt": [200], "/Loelva.txt": [304], "/Hovinbekken.txt": [304]}
    table = read("articles", tmp_path / "data/tables")
    assert set(table["url"]) == set(addresses)
    assert set(table["domain"]) == {"127.0.0.1"}


def test_what_fails_is_a_reject_until_it_is_good(
    site: Site, build: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    site.pages |= {
        "/a.txt": Answer(STORY.format(place="Alna").encode()),
        "/b.jsonl": Answer(status=404),
        "/c": redirect("http://127.0.0.2/"),
        "/robots.txt": Answer(b"User-agent: *\nDisallow: /d"),
    }
    given = [f"{site.url}/{path}" for path in ("a.txt#top", "b.jsonl", "c", "d.txt")]
    given += ["file:///etc/passwd", "https://user:secret@news.example/feed"]
    assert set(build(*given)) == {f"{site.url}/a.txt"}
    assert rejects(tmp_path) == {
        f"{site.url}/b.jsonl": "StatusError",
        f"{site.url}/c": "UnsafeError",
        f"{site.url}/d.txt": "RobotsError",
        "file:///etc/passwd": "AddressError",
        "https://news.example/feed": "AddressError",
    }
    site.pages["/b.jsonl"] = Answer(b'{"text": "Ann Lee opened a bridge."}\n' * 2)
    assert set(build(*given[:2], "--prune")) == {f"{site.url}/a.txt", *(f"{site.url}/b.jsonl#L{n}" for n in (1, 2))}
    assert f"{site.url}/b.jsonl" not in rejects(tmp_path)


def test_addresses_alone_may_all_fail(site: Site, build: Callable[..., dict[str, str]], tmp_path: Path) -> None:
    assert build(f"{site.url}/gone.txt") == {}
    assert rejects(tmp_path) == {f"{site.url}/gone.txt": "StatusError"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATELINE_ALLOW_PRIVATE_ADDRESSES", "everything"),
        ("DATELINE_USER_AGENT", "Bot\r\nX-Evil: 1"),
        ("DATELINE_REQUESTS_PER_SECOND", "0"),
    ],
)
def test_wrong_settings_are_named(
    monkeypatch: pytest.MonkeyPatch, prefect_api: dict[str, str], tmp_path: Path, name: str, value: str
) -> None:
    from dateline.cli.commands import main

    monkeypatch.setenv(name, value)
    result = CliRunner().invoke(main, ["build", "seeds", "--tables", str(tmp_path / "tables")])
    assert result.exit_code == 1
    assert name in result.output


PAGE = """<!doctype html><html lang="en"><head><title>Ferry to {place} returns</title>
<meta property="og:title" content="Ferry to {place} returns">{more}</head><body><article>
<h1>Ferry to {place} returns</h1>
<p>The ferry to {place} will sail again from June, the port authority said on Monday after a winter of repairs.</p>
<p>"We have mended every plank," harbour master Tom Baker told reporters on the quay, where a small crowd had come.</p>
<p>Tickets for the first week are sold out, according to the port, and a second ship is to follow in the autumn.</p>
</article></body></html>"""

ITEM = """<item><title>Ferry to {place}</title><link>{url}</link><dc:creator>Ann Lee</dc:creator>
<description>The ferry to {place} …</description><pubDate>Mon, 03 Jun 2024 08:00:00 GMT</pubDate></item>"""

FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harbour Post</title><link>/</link><description>News</description>{items}</channel></rss>"""


def feed(*urls: str) -> Answer:
    items = (ITEM.format(url=url, place=url.rpartition("/")[2].capitalize()) for url in urls)
    return Answer(FEED.format(items="".join(items)).encode(), headers={"Content-Type": "application/rss+xml"})


def page(place: str, more: str = "") -> Answer:
    body = PAGE.format(place=place, more=more).encode()
    return Answer(body, headers={"Content-Type": "text/html; charset=utf-8"})


def test_a_feed_whose_second_run_fetches_only_what_has_changed(
    site: Site, build: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    address = f"{site.url}/feed"
    site.pages = {
        "/feed": feed("/a", "b", f"{site.url}/c#top", "/gone", address, "/a#again"),
        "/a": page("A", '<meta name="author" content="Kim Ray">'),
        "/b": page("B"),
        "/c": redirect("/d"),
        "/d": page("D", '<link rel="canonical" href="https://post.example/d">'),
    }
    pages = {f"{site.url}/{name}": f"Ferry to {name.upper()} returns" for name in "abc"}
    titles = pages | {f"{site.url}/c": "Ferry to D returns"}
    assert build(address) == titles
    first = {"/feed": [200], "/a": [200], "/b": [200], "/c": [302], "/d": [200], "/gone": [404]}
    assert site.served() == first
    assert rejects(tmp_path) == {f"{site.url}/gone": "StatusError"}
    articles = read("articles", tmp_path / "data/tables").set_index("source_uri")
    assert dict(articles["byline"]) == {
        f"{site.url}/a": "Kim Ray",
        f"{site.url}/b": "Ann Lee",
        f"{site.url}/c": "Ann Lee",
    }
    assert {str(time) for time in articles["published_at"]} == {"2024-06-03 08:00:00+00:00"}
    assert articles.loc[f"{site.url}/c", "url"] == "https://post.example/d"
    assert set(articles["publisher"]) == {"Harbour Post"}
    assert set(articles["source_format"]) == {"html"}

    site.pages |= {"/b": page("Bygdøy"), "/gone": page("Gone")}
    site.pages["/feed"] = feed("/b", "/e", f"{site.url}/c", "/gone")
    site.pages["/e"] = page("E")
    titles |= {f"{site.url}/b": "Ferry to Bygdøy returns", f"{site.url}/e": "Ferry to E returns"}
    assert build(address) == titles | {f"{site.url}/gone": "Ferry to Gone returns"}
    assert site.served() == {"/feed": [200], "/b": [200], "/e": [200], "/c": [302], "/d": [304], "/gone": [200]}
    assert rejects(tmp_path) == {}

    build(address)
    assert site.served() == {"/feed": [304], "/b": [304], "/e": [304], "/c": [302], "/d": [304], "/gone": [304]}


def test_sitemaps_lead_to_pages_and_in_circles_to_nothing(
    site: Site, build: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    index = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'
    sitemap = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
    parts = "".join(f"<sitemap><loc>{site.url}/{name}.xml</loc></sitemap>" for name in ("index", "news", "deep"))
    urls = "".join(f"<url><loc>{site.url}/{name}</loc></url>" for name in ("a", "b", "news.xml"))
    xml = {"Content-Type": "application/xml"}
    site.pages = {
        "/index.xml": Answer(index.format(parts).encode(), headers=xml),
        "/news.xml": Answer(gzip.compress(sitemap.format(urls).encode()), headers=xml | {"Content-Encoding": "gzip"}),
        "/deep.xml": Answer(index.format(f"<sitemap><loc>{site.url}/more.xml</loc></sitemap>").encode(), headers=xml),
        "/more.xml": Answer(sitemap.format(f"<url><loc>{site.url}/c</loc></url>").encode(), headers=xml),
        "/a": page("A"),
        "/b": page("B"),
    }
    assert build(f"{site.url}/index.xml") == {f"{site.url}/{name}": f"Ferry to {name.upper()} returns" for name in "ab"}
    assert rejects(tmp_path) == {f"{site.url}/more.xml": "TooLargeError"}
    assert {path: len(times) for path, times in site.served().items()} == dict.fromkeys(site.pages, 1)


def test_annotate_reads_addresses(site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from dateline.cli.commands import main

    monkeypatch.chdir(tmp_path)
    site.pages["/a"] = page("Alna")
    refused = CliRunner().invoke(main, ["annotate", f"{site.url}/a"])
    assert refused.exit_code == 1
    assert "not on the open internet" in refused.output
    monkeypatch.setenv("DATELINE_ALLOW_PRIVATE_ADDRESSES", "127.0.0.1")
    shown = CliRunner().invoke(main, ["annotate", f"{site.url}/a"])
    assert shown.exit_code == 0
    assert "Ferry to Alna returns" in shown.output
    assert "Tom Baker" in shown.output
    assert list(tmp_path.iterdir()) == []
