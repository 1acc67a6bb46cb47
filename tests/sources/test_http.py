"""Addresses against a real server."""

import gzip
import json
import os
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from serving import Answer, Site, redirect, reset

from flows.sources.addresses import networks
from flows.sources.document import RawDocument
from flows.sources.errors import (
    AddressError,
    FetchError,
    RobotsError,
    SourceError,
    StatusError,
    TooLargeError,
    UnsafeError,
)
from flows.sources.http import Web
from flows.sources.http_exchange import Limits
from flows.sources.reading import Options, read_all
from flows.sources.resource import Link

LIMITS = Limits("Dateline/1 (tests)", networks("127.0.0.1"), 100_000, 20.0, 10.0, 1000.0, 3, 0.0, 10_000_000)
NOON = datetime(2024, 6, 19, 12, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    with closing(Site()) as site:
        yield site


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Callable[..., Web]]:
    """Webs that share a folder, with other limits where they are given."""
    opened: list[Web] = []

    def open_web(**changes: Any) -> Web:
        opened.append(Web(tmp_path / "fetched", replace(LIMITS, **changes), lambda: NOON))
        return opened[-1]

    yield open_web
    for each in opened:
        each.close()


def body(web: Web, address: str) -> bytes:
    with web.follow(address).open() as stream:
        return stream.read()


def test_a_page(site: Site, web: Callable[..., Web]) -> None:
    site.pages["/news/story"] = Answer(b"words", headers={"Content-Type": "text/plain; charset=ISO-8859-1"})
    page = web().follow(f"{site.url}/news/story")
    assert (page.uri, page.url) == (f"{site.url}/news/story",) * 2
    assert (page.name, page.charset, page.metadata.captured_at) == ("story.txt", "iso-8859-1", NOON)
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


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte now and then, for ever."""
    site_over = handler.server.site_over  # type: ignore[attr-defined]
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
    while not site_over.wait(0.02):
        handler.wfile.write(b"a")


def drip_headers(handler: BaseHTTPRequestHandler) -> None:
    site_over = handler.server.site_over  # type: ignore[attr-defined]
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    while not site_over.wait(0.02):
        handler.wfile.write(b"a")


def hang(handler: BaseHTTPRequestHandler) -> None:
    handler.server.site_over.wait()  # type: ignore[attr-defined]


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        handler.wfile.write(b"1000\r\n" + b"a" * 0x1000 + b"\r\n")


def endless_gzip(handler: BaseHTTPRequestHandler) -> None:
    """A gzip header whose comment never ends: nothing to unpack, for ever."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x10\0\0\0\0\0\3")
    while True:
        handler.wfile.write(b"a" * 0x1000)


def short(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nwords")


def huge_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: " + b"a" * 1_000_000 + b"\r\n\r\nwords")


def nonsense(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")


PACKED = gzip.compress(b"words" * 100)


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (drip, FetchError),
        (drip_headers, FetchError),
        (hang, FetchError),
        (endless, TooLargeError),
        (endless_gzip, TooLargeError),
        (short, FetchError),
        (reset, FetchError),
        (huge_headers, FetchError),
        (nonsense, FetchError),
        (Answer(b"", headers={"Content-Length": "100001"}), TooLargeError),
        (Answer(gzip.compress(b"0" * 50_000_000), headers={"Content-Encoding": "gzip"}), TooLargeError),
        (Answer(PACKED[:-20], headers={"Content-Encoding": "gzip"}), FetchError),
        (Answer(PACKED[:20] + b"x" * 40, headers={"Content-Encoding": "gzip"}), FetchError),
        (Answer(b"words", headers={"Content-Encoding": "br"}), FetchError),
        (Answer(status=404), StatusError),
        (Answer(status=503), StatusError),
        (Answer(status=304), StatusError),
        (Answer(status=204), StatusError),
        (Answer(status=302), StatusError),
        (redirect("file:///etc/passwd"), UnsafeError),
        (redirect("ftp://127.0.0.1/a"), UnsafeError),
        (redirect("http://user:secret@127.0.0.1/"), AddressError),
        (redirect("http://127.0.0.2/"), UnsafeError),
        (redirect("http://localhost.localdomain.invalid/"), FetchError),
        (redirect("http://[::1]/"), UnsafeError),
        (redirect("http://2130706434/"), UnsafeError),
        (redirect("http://0x7f000002/"), UnsafeError),
        (redirect("http://0177.0.0.2/"), AddressError),
        (redirect("http://[::ffff:127.0.0.2]/"), UnsafeError),
        (redirect("http://169.254.169.254/latest/meta-data/"), UnsafeError),
        (redirect("http://[::1"), AddressError),
        (redirect("/a"), FetchError),
    ],
)
def test_what_goes_wrong_is_an_error_of_our_own(
    site: Site, web: Callable[..., Web], act: Any, error: type[SourceError], tmp_path: Path
) -> None:
    site.pages |= {"/a": act, "/b": Answer(b"words")}
    here = web(seconds=1.0, silence=0.5)
    with pytest.raises(error, match=r"\.$") as raised:
        here.follow(f"{site.url}/a")
    assert type(raised.value) is error
    assert "secret" not in str(raised.value)
    assert body(here, f"{site.url}/b") == b"words"
    assert not list((tmp_path / "fetched").glob("*.part"))


def test_gzip_is_unpacked(site: Site, web: Callable[..., Web]) -> None:
    text = os.urandom(20_000).hex().encode() + b"0" * 50_000
    site.pages["/a"] = Answer(gzip.compress(text), headers={"Content-Encoding": "gzip"})
    page = web().follow(f"{site.url}/a")
    assert page.open().read() == text
    assert page.name == "a.txt"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 408])
def test_what_fails_for_the_moment_is_tried_again(site: Site, web: Callable[..., Web], status: int) -> None:
    site.pages["/a"] = [Answer(status=status, headers={"Retry-After": "0"}), reset, Answer(b"words")]
    assert body(web(), f"{site.url}/a") == b"words"
    assert site.served() == {"/a": [status, 200]}


def test_what_is_wrong_for_good_is_not(site: Site, web: Callable[..., Web]) -> None:
    site.pages["/a"] = Answer(status=410)
    with pytest.raises(StatusError, match="410 Gone"):
        web().follow(f"{site.url}/a")
    assert site.served() == {"/a": [410]}


@pytest.mark.parametrize("after", ["3600", format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)])
def test_a_host_that_asks_for_an_hour_gets_it(site: Site, web: Callable[..., Web], after: str) -> None:
    site.pages |= {"/a": Answer(status=429, headers={"Retry-After": after}), "/b": Answer(b"words")}
    here = web()
    for path in ("/a", "/b"):
        with pytest.raises(FetchError, match="Try again"):
            here.follow(site.url + path)
    assert site.served() == {"/a": [429]}


def test_a_host_that_fails_on_and_on_is_left_alone(site: Site, web: Callable[..., Web]) -> None:
    site.pages = {f"/{number}": Answer(status=500) for number in range(6)}
    here = web(tries=1)
    for path in site.pages:
        with pytest.raises(FetchError):
            here.follow(site.url + path)
    assert len(site.served()) == 3


def test_nobody_there(web: Callable[..., Web]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="cannot be reached"):
        web(tries=2).follow(f"http://127.0.0.1:{port}/")


def test_redirects_are_followed(site: Site, web: Callable[..., Web]) -> None:
    site.pages |= {"/a": redirect("b/c?d=é", 301), "/b/c?d=%C3%A9": redirect("//" + site.url[7:] + "/e#f", 307)}
    site.pages["/e"] = Answer(b"words")
    here = web()
    page = here.follow(f"{site.url}/a")
    assert (page.uri, page.url, page.head()) == (f"{site.url}/a", f"{site.url}/e", b"words")
    assert body(here, f"{site.url}/e") == b"words"
    assert {path: len(times) for path, times in site.served().items()} == {"/a": 1, "/b/c?d=%C3%A9": 1, "/e": 1}
    body(web(), f"{site.url}/a")
    assert site.served()["/e"] == [304]


def test_redirects_come_to_an_end(site: Site, web: Callable[..., Web]) -> None:
    for number in range(50):
        site.pages[f"/{number}"] = redirect(f"/{number + 1}")
    with pytest.raises(FetchError, match="more than 10 times"):
        web().follow(f"{site.url}/0")
    assert len(site.served()) == 11


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "https://user:secret@example.org/",
        "https://user@example.org/",
        "http://good.example\\@127.0.0.1/",
        "http://",
        "http:///a",
        "example.org",
        "http://[::1",
        "http://a.example:99999/",
        "https://example.org/" + "a" * 10_000,
        "http://\0/",
    ],
)
def test_what_is_no_address(web: Callable[..., Web], address: str) -> None:
    with pytest.raises(AddressError) as raised:
        web().follow(address)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "LOCALHOST", "2130706433", "0x7f.1", "017700000001", "127.1", "0", "[::1]", "[::]",
     "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "10.0.0.1", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1",
     "224.0.0.1", "255.255.255.255", "[fe80::1]", "[fc00::1]", "[ff02::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"],
)  # fmt: skip
def test_private_addresses_are_refused_however_they_are_written(site: Site, web: Callable[..., Web], host: str) -> None:
    port = site.url.rpartition(":")[2]
    with pytest.raises(UnsafeError, match="not on the open internet"):
        web(private=()).follow(f"http://{host}:{port}/")
    assert site.asked == []


def test_a_name_that_changes_its_meaning_leads_nowhere_else(
    site: Site, web: Callable[..., Web], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.getaddrinfo
    meanings = ["127.0.0.1", "127.0.0.1", "127.0.0.2"]  # for robots.txt, for the page, and from then on

    def rebound(host: str, port: int, *args: Any, **options: Any) -> Any:
        return real(meanings.pop(0) if host == "rebind.example" else host, port, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    site.pages["/a"] = Answer(b"words")
    address = f"http://rebind.example:{site.url.rpartition(':')[2]}/a"
    assert body(web(), address) == b"words"
    with pytest.raises(UnsafeError, match=r"rebind\.example \(127\.0\.0\.2\)"):
        web().follow(address)


@pytest.mark.parametrize(
    ("robots", "refused"),
    [
        (b"User-agent: *\nDisallow: /private", {"/private/a"}),
        (b"User-agent: dateline\nDisallow: /\nAllow: /news", {"/private/a"}),
        (b"User-agent: other\nDisallow: /", set()),
        (b"\xef\xbb\xbfUser-Agent: *\r\nDisallow: /*/a$\r\n", {"/news/a", "/private/a"}),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: Dateline\nDisallow:", set()),
        (b"\xff\xfe<html>", set()),
    ],
)
def test_robots_are_heeded(site: Site, web: Callable[..., Web], robots: bytes, refused: set[str]) -> None:
    site.pages |= {"/robots.txt": Answer(robots), "/news/a": Answer(b"words"), "/private/a": Answer(b"words")}
    site.pages["/to"] = redirect("/private/a")
    here = web()
    for path in ("/news/a", "/private/a"):
        if path in refused:
            with pytest.raises(RobotsError, match=r"robots\.txt"):
                here.follow(site.url + path)
        else:
            body(here, site.url + path)
    if refused == {"/private/a"} and b"dateline" not in robots:
        with pytest.raises(RobotsError):
            here.follow(f"{site.url}/to")
    assert not refused & site.served().keys()


@pytest.mark.parametrize(
    ("act", "may"),
    [
        (Answer(status=404), True),
        (Answer(status=403), True),
        (Answer(status=429), False),
        (Answer(status=503), False),
        (reset, False),
        (redirect("/robots.txt"), True),
        (redirect("/rules"), False),
    ],
)
def test_robots_that_are_not_to_be_had(site: Site, web: Callable[..., Web], act: Any, may: bool) -> None:
    site.pages |= {"/robots.txt": act, "/a": Answer(b"words"), "/rules": Answer(b"User-agent: *\nDisallow: /")}
    here = web()
    if may:
        assert body(here, f"{site.url}/a") == b"words"
    else:
        for _ in range(2):
            with pytest.raises(SourceError):
                here.follow(f"{site.url}/a")
        assert "/a" not in site.served()


def test_robots_know_us_by_the_name_in_the_user_agent(site: Site, web: Callable[..., Web]) -> None:
    site.pages = {"/robots.txt": Answer(b"User-agent: paperbot\nDisallow: /"), "/a": Answer(b"words")}
    for agent in ("PaperBot/2.0", "PaperBot (+https://paper.example/bot)", "PaperBot"):
        with pytest.raises(RobotsError, match="PaperBot not to read"):
            web(user_agent=agent).follow(f"{site.url}/a")
    assert body(web(user_agent="Other/1.0 PaperBot"), f"{site.url}/a") == b"words"


@given(
    st.binary(max_size=2000)
    | st.binary(max_size=200).map(lambda rest: b"HTTP/1.1 200 OK\r\n" + rest)
    | st.binary(max_size=200).map(lambda rest: b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + rest)
    | st.binary(max_size=50).map(lambda rest: b"HTTP/1.1 302 Found\r\nLocation: " + rest + b"\r\n\r\n")
    | st.binary(max_size=50).map(lambda rest: b"HTTP/1.1 200 OK\r\nContent-Type: " + rest + b"\r\n\r\nwords")
    | st.binary(max_size=50).map(lambda rest: b"HTTP/1.1 503 No\r\nRetry-After: 0" + rest + b"\r\n\r\n")
    | st.binary(max_size=50).map(lambda rest: b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n" + rest)
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_answer_is_a_page_or_an_error_of_our_own(site: Site, web: Callable[..., Web], answer: bytes) -> None:
    def act(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(answer)

    site.pages = {"/a": act}
    with suppress(SourceError), closing(web(tries=1)) as here:
        assert isinstance(body(here, f"{site.url}/a"), bytes)


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


def certificate(folder: Path, name: str) -> ssl.SSLContext:
    """A server's side of TLS, with a certificate of its own for a name, in `cert.pem`."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    signed = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(True, None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "cert.pem").write_bytes(signed.public_bytes(Encoding.PEM))
    (folder / "key.pem").write_bytes(secret)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


def test_certificates_are_those_of_the_name_that_was_asked_for(
    web: Callable[..., Web], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with closing(Site(certificate(tmp_path, "localhost"))) as site:
        site.pages["/a"] = Answer(b"words")
        with pytest.raises(FetchError, match="certificate"):
            web().follow(f"https://localhost:{site.port}/a")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
        assert body(web(), f"https://localhost:{site.port}/a") == b"words"
        with pytest.raises(FetchError, match="certificate"):
            web().follow(f"https://127.0.0.1:{site.port}/a")


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
