"""Tries, redirects, refused addresses, robots.txt and certificates, with a real server."""

import socket
import ssl
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from dateline.sources.documents.input_errors import (
    AddressError,
    FetchError,
    RobotsError,
    SourceError,
    StatusError,
    UnsafeError,
)
from dateline.sources.web.web import Web
from serving import Answer, Site, body, redirect, reset


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
