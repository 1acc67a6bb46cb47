"""Addresses against a real server."""

import json
import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from dateline.sources.documents.document import RawDocument
from dateline.sources.documents.resource import Link
from dateline.sources.finding.traversal import Options, read_all
from dateline.sources.web.web import Web
from serving import Answer, Site, body, hang


def test_a_page(site: Site, web: Callable[..., Web]) -> None:
    site.pages["/news/story"] = Answer(b"words", headers={"Content-Type": "text/plain; charset=ISO-8859-1"})
    page = web().follow(f"{site.url}/news/story")
    assert (page.uri, page.url) == (f"{site.url}/news/story",) * 2
    assert (page.name, page.charset, page.metadata.captured_at) == (
        "story.txt",
        "iso-8859-1",
        datetime(2024, 6, 19, 12, tzinfo=UTC),
    )
    assert page.head() == page.head() == b"words"
    (robots, story) = site.asked
    assert (robots[0], story[0]) == ("/robots.txt", "/news/story")
    assert story[2]["User-Agent"] == "Dateline/1 (tests)"
    assert story[2]["Host"] == site.url.removeprefix("http://")


@pytest.mark.parametrize(
    ("path", "content_type", "name"),
    [
        ("/a.jsonl", "text/plain", "a.jsonl"),
        ("/a.txt?b=c", "text/html", "a.txt"),
        ("/a.php", "text/plain", "a.php.txt"),
        ("/a", "application/x-ndjson", "a.jsonl"),
        ("/a/", "text/plain", "index.txt"),
        ("/%C3%A9", "text/csv", "é.csv"),
        ("/a.dat", "application/octet-stream", "a.dat"),
    ],
)
def test_its_name(site: Site, web: Callable[..., Web], path: str, content_type: str, name: str) -> None:
    site.pages[path] = Answer(b"words", headers={"Content-Type": content_type})
    assert web().follow(site.url + path).name == name


@pytest.mark.parametrize(
    "headers",
    [{"ETag": 'W/"1"'}, {"Last-Modified": "Wed, 19 Jun 2024 08:00:00 GMT"}],
)
def test_only_what_has_changed_is_sent_again(site: Site, web: Callable[..., Web], headers: dict[str, str]) -> None:
    site.pages["/a"] = Answer(b"words", headers=headers, tagged=False)
    address = f"{site.url}/a"
    first = web()
    assert body(first, address) == body(first, address) == b"words"
    assert site.served() == {"/a": [200]}
    assert body(web(), address) == b"words"
    assert site.served() == {"/a": [304]}
    later = {name: value.replace("1", "2") for name, value in headers.items()}
    site.pages["/a"] = Answer(b"other words", headers=later, tagged=False)
    assert body(web(), address) == b"other words"
    assert body(web(), address) == b"other words"
    assert site.served() == {"/a": [200, 304]}


def test_what_is_kept_and_damaged_is_fetched_anew(site: Site, web: Callable[..., Web], tmp_path: Path) -> None:
    site.pages["/a"] = Answer(b"words" * 1000)
    address = f"{site.url}/a"
    body(web(), address)
    for damage in (lambda data: data[:-1], lambda data: b"x" + data[1:], lambda data: b""):
        for kind in ("*.json", "*-*"):
            for path in (tmp_path / "fetched").glob(kind):
                path.write_bytes(damage(path.read_bytes()))
            site.served()
            assert body(web(), address) == b"words" * 1000
            assert site.served() == {"/a": [200]}
    assert not list((tmp_path / "fetched").glob("*.part"))


def test_what_is_expected_is_fetched_once(site: Site, web: Callable[..., Web]) -> None:
    addresses = [f"{site.url}/{number}" for number in range(20)]
    site.pages = {f"/{number}": Answer(str(number).encode()) for number in range(20)}
    here = web()
    here.expect("file:///etc/passwd")
    for address in addresses * 2:
        here.expect(address)
    assert [body(here, address) for address in addresses] == [str(number).encode() for number in range(20)]
    assert {len(times) for times in site.served().values()} == {1}


def test_hosts_are_asked_at_the_same_time_and_each_for_one_thing_at_a_time(site: Site, web: Callable[..., Web]) -> None:
    """Two feeds of two hosts. A page comes only while one of the other host's is being asked for too."""
    both = threading.Barrier(2, timeout=20)
    busy: Counter[str] = Counter()
    most: Counter[str] = Counter()

    def meet(handler: BaseHTTPRequestHandler) -> None:
        host = handler.headers["Host"]
        busy[host] += 1
        most[host] = max(most[host], busy[host])
        both.wait()
        busy[host] -= 1
        Answer(b"words").send(handler)

    hosts = [f"http://{name}:{site.port}" for name in ("127.0.0.1", "localhost")]
    listed = "".join(f"{{host}}/{number}.txt\n" for number in range(3))
    for number, host in enumerate(hosts):
        kind = {"Content-Type": "text/uri-list"}
        site.pages[f"/feed{number}.urls"] = Answer(listed.format(host=host).encode(), headers=kind)
    site.pages |= {f"/{number}.txt": meet for number in range(3)}
    here = web()
    feeds = [Link(f"{host}/feed{number}.urls") for number, host in enumerate(hosts)]
    found = list(read_all(feeds, Options("urls", follow=here.follow, expect=here.expect)))
    assert [each.source_uri for each in found] == [f"{host}/{number}.txt" for host in hosts for number in range(3)]
    assert all(isinstance(each, RawDocument) for each in found)
    assert set(most.values()) == {1}


def test_closing_breaks_off(site: Site, web: Callable[..., Web], tmp_path: Path) -> None:
    site.pages["/a"] = hang
    here = web(seconds=1000.0, silence=1000.0)
    here.expect(f"{site.url}/a")
    here.close()
    assert not list((tmp_path / "fetched").glob("*.part"))


def test_kept_pages_say_what_they_are(site: Site, web: Callable[..., Web], tmp_path: Path) -> None:
    site.pages["/a"] = Answer(b"words", headers={"ETag": '"1"'})
    body(web(), f"{site.url}/a")
    heads = [json.loads(path.read_text()) for path in (tmp_path / "fetched").glob("*.json")]
    assert [head["etag"] for head in heads if head["url"] == f"{site.url}/a"] == ['"1"']
