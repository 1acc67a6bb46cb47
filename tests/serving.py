"""A web site of this machine's own, which does what it is told and notes what it is asked."""

import hashlib
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from dateline.sources.web.web import Web

Headers = Mapping[str, str]


@dataclass
class Answer:
    """What an address answers: a page with an ETag of its own, unless its headers say otherwise."""

    body: bytes = b""
    status: int = 200
    headers: Headers = field(default_factory=dict)
    tagged: bool = True

    def send(self, handler: BaseHTTPRequestHandler) -> None:
        """Send it, or that nothing has changed."""
        headers = dict(self.headers)
        if self.tagged and self.status == 200:
            headers.setdefault("ETag", f'"{hashlib.sha256(self.body).hexdigest()[:16]}"')
        same = headers.get("ETag", "") == handler.headers.get("If-None-Match") or (
            headers.get("Last-Modified", "") == handler.headers.get("If-Modified-Since")
        )
        handler.send_response(304 if same else self.status)
        headers.setdefault("Content-Type", "text/plain")
        if not same:
            headers.setdefault("Content-Length", str(len(self.body)))
        for name, value in headers.items():
            if not (same and name == "Content-Length"):
                handler.send_header(name, value)
        handler.end_headers()
        if not same:
            handler.wfile.write(self.body)


Act = Answer | Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A server on 127.0.0.1. `pages` says what each path answers, or what each request for it does in turn."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Act | list[Act]] = {}
        self.asked: list[tuple[str, int, dict[str, str]]] = []
        self.over = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                act = site.pages.get(self.path, Answer(b"There is no such page.", 404))
                if isinstance(act, list):
                    act = act.pop(0) if len(act) > 1 else act[0]
                self.status = 0
                try:
                    if isinstance(act, Answer):
                        act.send(self)
                    else:
                        self.close_connection = True
                        act(self)
                except OSError:
                    self.close_connection = True

            def send_response(self, code: int, message: str | None = None) -> None:
                site.asked.append((self.path, code, dict(self.headers)))
                super().send_response(code, message)

            def log_message(self, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False
            site_over = self.over

        self._server = Server(("127.0.0.1", 0), Handler)
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_port
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def served(self) -> dict[str, list[int]]:
        """The statuses with which each path but robots.txt was answered since the last time."""
        seen: dict[str, list[int]] = {}
        for path, status, _ in self.asked:
            if path != "/robots.txt":
                seen.setdefault(path, []).append(status)
        self.asked.clear()
        return seen

    def close(self) -> None:
        """Stop it."""
        self.over.set()
        self._server.shutdown()
        self._server.server_close()


def reset(handler: BaseHTTPRequestHandler) -> None:
    """Break the connection off without an answer."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def redirect(target: str, status: int = 302) -> Answer:
    """An answer that leads on."""
    return Answer(b"", status, {"Location": target})


def hang(handler: BaseHTTPRequestHandler) -> None:
    """Answer nothing until the site closes."""
    handler.server.site_over.wait()  # type: ignore[attr-defined]


def body(web: Web, address: str) -> bytes:
    """What an address answers, read to its end."""
    with web.follow(address).open() as stream:
        return stream.read()
