"""HTTP by hand: what is sent is exactly what is written here, and nothing that is wrong gets mended on the way."""

from __future__ import annotations

import contextlib
import re
import socket
import time
from typing import NamedTuple

HOST = "127.0.0.1"
SECONDS = 15  # for an answer
_MOST = 8_000_000  # bytes of an answer


class Answer(NamedTuple):
    """``status`` is 0 where nothing came that begins like an answer: the connection was closed, or nobody spoke.

    Names of headers are in lower case; one that came twice has both values, with a comma.
    """

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float
    raw: bytes = b""


def get(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """``headers``: with ``_`` for the ``-`` of their names."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {HOST}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return send(port, "\r\n".join([*lines, "", ""]).encode())


def send(port: int, data: bytes) -> Answer:
    """All of the answer to these bytes: until it is whole, the server closes, or nothing comes in time."""
    start = time.monotonic()
    received = bytearray()
    with contextlib.suppress(OSError), socket.create_connection((HOST, port), SECONDS) as connection:
        # A server that has read enough closes, and says why.
        with contextlib.suppress(OSError):
            connection.sendall(data)
        while chunk := connection.recv(65536):
            received += chunk
            if _whole(received) or len(received) > _MOST or time.monotonic() > start + SECONDS:
                break
    return parse(bytes(received), time.monotonic() - start)


def parse(data: bytes, seconds: float = 0.0) -> Answer:
    """The first answer in the bytes."""
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    words = first.split(" ", 2)
    if not first.startswith("HTTP/1.") or len(words) < 2 or not words[1].isdecimal():
        return Answer(0, {}, b"", seconds, data)
    headers: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        name, value = name.lower(), value.strip()
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return Answer(int(words[1]), headers, _unchunked(body) if "transfer-encoding" in headers else body, seconds, data)


def _whole(data: bytes | bytearray) -> bool:
    """Whether the first answer has all that it announced."""
    head, end, body = data.partition(b"\r\n\r\n")
    length = re.search(rb"^content-length: *(\d+)", head, re.IGNORECASE | re.MULTILINE)
    return bool(end) and (b" 304 " in head[:13] or (length is not None and len(body) >= int(length[1])))


def _unchunked(body: bytes) -> bytes:
    parts = []
    while body:
        size, _, rest = body.partition(b"\r\n")
        length = int(size.split(b";")[0] or b"0", 16)
        parts.append(rest[:length])
        body = rest[length + 2 :] if length else b""
    return b"".join(parts)
