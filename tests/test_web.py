"""News from the web to rows, through the command line: real Prefect, a real server."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from serving import Answer, Site, redirect

from flows.tables.reading import read

STORY = """Mayor opens {place} bridge

OSLO, June 3 - The bridge over the {place} is open, Mayor Ann Lee said on Monday.

"We have waited ten years for this," Lee told reporters.
"""


@pytest.fixture
def site() -> Iterator[Site]:
    with closing(Site()) as site:
        yield site


@pytest.fixture
def build(
    prefect_api: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., dict[str, str]]:
    """`dateline build` with these arguments; gives the titles by source_uri."""
    from flows.cli import main

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
    from flows.cli import main

    monkeypatch.setenv(name, value)
    result = CliRunner().invoke(main, ["build", "seeds", "--tables", str(tmp_path / "tables")])
    assert result.exit_code == 1
    assert name in result.output
