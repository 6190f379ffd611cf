"""A small server with the manners of the container's, and with one fault where a test wants it."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from guide.hosting import policy

SCRIPT = "let a = 1"
HOME = (
    '<!doctype html><link href="assets/e.css"><a href="/b/#c">b</a><a href="https://a.b/">c</a>'
    f"<p>{'Hola. ' * 50}<script>{SCRIPT}</script>"
)
FILES = {
    "/": ("text/html; charset=utf-8", HOME.encode()),
    "/b/": ("text/html; charset=utf-8", b'<!doctype html><img src="../assets/f.12345678.svg"><a href="/d">d</a>'),
    "/d/": ("text/html; charset=utf-8", b"<!doctype html>" + b"x" * 300_000),
    "/assets/e.css": ("text/css", b"p { background: url('f.12345678.svg') }"),
    "/assets/f.12345678.svg": ("image/svg+xml", b"<svg/>"),
}
HEADERS = {
    "Content-Security-Policy": policy.policy([policy.digest(SCRIPT)]),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=()",
}
Fault = Callable[[str, int, dict[str, str], bytes], tuple[int, dict[str, str], bytes]]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5
    fault: Fault | None = None

    def do_GET(self) -> None:
        status, headers, body = self.answer()
        headers = {**HEADERS, **headers}
        headers.setdefault("Cache-Control", "no-cache")
        if self.fault:
            status, headers, body = type(self).fault(self.path, status, headers, body)  # type: ignore[misc]
        # Not send_response, which tells of Python.
        self.send_response_only(status)
        for name, value in {"Server": "nginx", **headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def answer(self) -> tuple[int, dict[str, str], bytes]:
        if self.path == "/d":
            return 301, {"Location": "/d/"}, b""
        if self.path not in FILES:
            return 404, {}, b"no"
        kind, body = FILES[self.path]
        headers = {"Content-Type": kind, "ETag": '"a"', "Vary": "Accept-Encoding"}
        if self.path.startswith("/assets/f."):
            headers["Cache-Control"] = "public, max-age=31536000, immutable"
        if self.headers["If-None-Match"] == '"a"':
            return 304, headers, b""
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            return 200, {**headers, "Content-Encoding": "gzip"}, gzip.compress(body)
        return 200, headers, body

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, *_: object) -> None:
        """Clients that leave are what the tests are about."""


@pytest.fixture
def serve() -> Iterator[Callable[[Fault | None], int]]:
    """Starts one; its port."""
    with ExitStack() as stack:

        def start(fault: Fault | None = None) -> int:
            server = stack.enter_context(Server(("127.0.0.1", 0), type("Faulty", (Handler,), {"fault": fault})))
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            stack.callback(thread.join)
            stack.callback(server.shutdown)
            return server.server_port

        yield start
