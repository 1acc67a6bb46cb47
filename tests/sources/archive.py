"""Web archives to read, made here byte by byte, as no library would make the broken ones."""

import gzip
from collections.abc import Sequence

PAGE = "text/html; charset=utf-8"


def record(kind: str, block: bytes, number: int = 1, **headers: str | None) -> bytes:
    """A record. Headers are given as `target_uri`; None leaves one out."""
    known: dict[str, str | None] = {
        "Record-ID": f"<urn:uuid:{number:08}-0000-4000-8000-000000000000>",
        "Date": f"2024-05-{number:02}T10:00:00Z",
        "Target-URI": f"https://news.example/{number}",
    }
    known |= {name.title().replace("_Uri", "-URI").replace("_Id", "-ID"): value for name, value in headers.items()}
    lines = ["WARC/1.0", f"WARC-Type: {kind}"]
    lines += [f"WARC-{name}: {value}" for name, value in known.items() if value is not None]
    lines += ["Content-Type: application/http", f"Content-Length: {len(block)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def answer(body: bytes, media_type: str | None = PAGE, status: str = "200 OK", **headers: str) -> bytes:
    """What a server sends."""
    lines = [f"HTTP/1.1 {status}"] + ([f"Content-Type: {media_type}"] if media_type else [])
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def page(number: int) -> bytes:
    """A page unlike all others."""
    return f"<!doctype html><title>Page {number}</title><p>The council met for the {number}th time.</p>".encode()


def response(number: int) -> bytes:
    """A record with that page."""
    return record("response", answer(page(number)), number)


def packed(records: Sequence[bytes]) -> bytes:
    """An archive in which each record is gzipped by itself."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
