"""A built site as a good host gives it: compressed, and kept for ever where the name changes with what is in it."""

from __future__ import annotations

import functools
import gzip
import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# Pictures and fonts are compressed already.
_TEXT = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".map")
_LASTING = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?\w+$")


@functools.lru_cache(maxsize=512)
def compressed(path: Path, _time: int) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


def weight(path: Path) -> int:
    """The bytes that travel, without the headers."""
    return len(compressed(path, path.stat().st_mtime_ns)) if path.suffix in _TEXT else path.stat().st_size


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path, status = Path(self.translate_path(self.path)), 200
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            path, status = Path(self.directory, "404.html"), 404
        packed = path.suffix in _TEXT
        body = compressed(path, path.stat().st_mtime_ns) if packed else path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", f"{self.guess_type(path)}{'; charset=utf-8' if packed else ''}")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", f"max-age={31_536_000 if _LASTING.search(path.name) else 600}")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that is closed drops its connections."""


@contextmanager
def answering(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address of a server on this machine, whose requests are answered by ``handler``."""
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def published(folder: Path) -> Iterator[str]:
    """The address of the site."""
    with answering(functools.partial(_Handler, directory=os.fspath(folder))) as address:
        yield address
