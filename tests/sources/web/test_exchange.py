"""Answers of every kind, most of them bad, from a real server."""

import gzip
import os
from collections.abc import Callable
from contextlib import closing, suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from dateline.sources.documents.input_errors import (
    AddressError,
    FetchError,
    SourceError,
    StatusError,
    TooLargeError,
    UnsafeError,
)
from dateline.sources.web.web import Web
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from serving import Answer, Site, body, hang, redirect, reset


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
