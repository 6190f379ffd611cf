"""What somebody who wishes the server ill sends to it, and what it may answer."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

from guide.lab.hosted import client
from guide.lab.hosted.client import Answer
from guide.lab.hosted.crawl import missing

NOISE = 200  # requests with some bytes changed
REFUSED = range(400, 500)
_HEAD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
# Files of the image, of the repository and of the server, by all the roads that have ever led out of a folder.
_PATHS = (
    "/../../../etc/passwd",
    "/..%2f..%2f..%2fetc%2fpasswd",
    "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/%252e%252e/%252e%252e/etc/passwd",
    "/..%c0%af..%c0%afetc/passwd",
    "/..\\..\\etc\\passwd",
    "/..%5c..%5cetc%5cpasswd",
    "/....//....//etc/passwd",
    "/..;/..;/etc/passwd",
    "/assets/../../etc/passwd",
    "/assets../etc/passwd",
    "//etc/passwd",
    "/./././../etc/passwd",
    "/etc/passwd",
    "/index.html/../../etc/passwd",
    "/index.html%00.png",
    "/%00",
    "/%",
    "/%zz",
    "/~root/",
    "/.git/config",
    "/.env",
    "/.htaccess",
    "/assets/.git/HEAD",
    "/Dockerfile",
    "/compose.yaml",
    "/mkdocs.yml",
    "/nginx.conf",
    "/csp.conf",
    "/proc/self/environ",
    "/50x.html",
    "/server-status",
    "/nginx_status",
    "/index.php?page=../../etc/passwd",
    "/assets/",
)
_METHODS = (
    "POST",
    "PUT",
    "DELETE",
    "PATCH",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "PROPFIND",
    "MKCOL",
    "MOVE",
    "PURGE",
    "get",
)
_ELSEWHERE = ("//otro.example/", "//otro.example/..", "/\\otro.example", "/%2fotro.example", "///otro.example/%2e%2e")


class Attack(NamedTuple):
    """``allowed``: what may be answered; 0 is a closed connection."""

    name: str
    data: bytes
    allowed: range | tuple[int, ...]


def malformed() -> Iterator[Attack]:
    """Requests that are too big, or none."""
    closed = (0, *REFUSED)
    yield Attack("dirección de 100 kB", b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", closed)
    yield Attack("cabecera de 64 kB", _HEAD + b"X-A: " + b"a" * 65_536 + b"\r\n\r\n", closed)
    yield Attack("cabeceras, 5000", _HEAD + b"".join(b"X-%d: a\r\n" % n for n in range(5000)) + b"\r\n", closed)
    yield Attack("galletas de 1 MB", _HEAD + b"Cookie: " + b"a=b; " * 200_000 + b"\r\n\r\n", closed)
    yield Attack("sin Host", b"GET / HTTP/1.1\r\n\r\n", (400,))
    yield Attack("dos Host", _HEAD + b"Host: otro\r\n\r\n", (400,))
    yield Attack("Host imposible", b"GET / HTTP/1.1\r\nHost: a/../b\r\n\r\n", (400,))
    yield Attack("byte cero en una cabecera", _HEAD + b"X-A: a\0b\r\n\r\n", (400,))
    yield Attack("cabecera en dos líneas", _HEAD + b"X-A: a\r\n  b\r\n\r\n", (400, 200))
    yield Attack("espacio antes de los dos puntos", _HEAD + b"Content-Length : 5\r\n\r\n", (400, 200))
    yield Attack("versión 9.9", b"GET / HTTP/9.9\r\nHost: a\r\n\r\n", (0, 400, 505))
    yield Attack("solo basura", bytes(range(256)) * 64 + b"\r\n\r\n", closed)
    yield Attack("saludo de TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 512, closed)
    yield Attack("saludo de HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", (0, 400, 405, 505))
    yield Attack("cuerpo de 100 MB anunciado", _HEAD + b"Content-Length: 100000000\r\n\r\n", (413,))
    yield Attack("longitud negativa", _HEAD + b"Content-Length: -1\r\n\r\n", (400,))
    yield Attack("dos longitudes", _HEAD + b"Content-Length: 0\r\nContent-Length: 5\r\n\r\n", (400,))
    both = b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    yield Attack("longitud y trozos a la vez", _HEAD + both, (400,))
    yield Attack(
        "trozos de tamaño imposible", _HEAD + b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", (400, 413)
    )
    yield Attack("codificación desconocida", _HEAD + b"Transfer-Encoding: xchunked\r\n\r\n", (400, 501))


def all_of_it(port: int, largest: str) -> tuple[int, list[str]]:
    """How many requests were sent, and what was wrong with the answers. ``largest``: the path of a large file."""
    troubles: list[str] = []
    sent = 0
    for path in _PATHS:
        answer = client.get(port, path)
        sent += 1
        if answer.status not in REFUSED or b"root:" in answer.raw:
            troubles.append(f"{path}: contesta {answer.status}")
        troubles += missing(path, answer)
    for method in _METHODS:
        answer = client.get(port, "/", method, X_Eco="eco-secreto")
        sent += 1
        if answer.status not in (400, 405) or b"eco-secreto" in answer.raw:
            troubles.append(f"{method} /: contesta {answer.status}")
        if answer.status == 405 and method not in ("TRACE", "CONNECT") and answer.headers.get("allow") != "GET, HEAD":
            troubles.append(f"{method} /: no dice qué métodos admite")
    for attack in malformed():
        answer = client.send(port, attack.data)
        sent += 1
        if answer.status not in attack.allowed:
            troubles.append(f"{attack.name}: contesta {answer.status}")
    for found in (
        _elsewhere(port),
        ranges(port, largest, len(client.get(port, largest).raw)),
        _noise(port, NOISE),
    ):
        sent += found[0]
        troubles += found[1]
    if client.get(port, "/").status != 200:
        troubles.append("después de los ataques, la portada no se sirve")
    return sent, troubles


def _elsewhere(port: int) -> tuple[int, list[str]]:
    """No answer sends a reader to another server, or carries a header that somebody put into an address."""
    answers = [(path, client.get(port, path)) for path in _ELSEWHERE]
    host = (
        b"GET /tutoriales HTTP/1.1\r\nHost: otro.example\r\nX-Forwarded-Host: otro.example\r\nConnection: close\r\n\r\n"
    )
    answers.append(("Host: otro.example", client.send(port, host)))
    answers.append(("salto de línea", client.get(port, "/%0d%0aSet-Cookie:%20a=b/")))
    answers.append(("salto de línea, carpeta", client.get(port, "/tutoriales%0d%0aSet-Cookie:%20a=b")))
    return len(answers), [f"{name}: lleva a otro sitio" for name, answer in answers if _leads_away(answer)]


def _leads_away(answer: Answer) -> bool:
    place = answer.headers.get("location", "/")
    return "set-cookie" in answer.headers or not place.startswith("/") or place.startswith(("//", "/\\"))


def ranges(port: int, path: str, whole: int) -> tuple[int, list[str]]:
    """Asking for many parts of a file does not bring more than the ``whole`` answer, in bytes."""
    many = ",".join("0-" for _ in range(300))
    values = (
        f"bytes={many}",
        "bytes=0-0,-1",
        "bytes=-99999999999",
        "bytes=18446744073709551615-",
        "bytes=9-1",
        "lobos=1-2",
    )
    troubles = []
    for value in values:
        answer = client.get(port, path, Range=value)
        if answer.status not in (200, 206, 416) or len(answer.raw) > whole + 500:
            troubles.append(f"Range: {value[:20]}: {answer.status} y {len(answer.raw)} bytes")
    return len(values), troubles


def _noise(port: int, count: int) -> tuple[int, list[str]]:
    """Good requests with some bytes changed: always the same ones."""
    chance = random.Random(8000)  # noqa: S311  (repeatable, and no secret)
    good = _HEAD + b'Accept-Encoding: gzip\r\nRange: bytes=0-99\r\nIf-None-Match: "a"\r\n\r\n'
    troubles = []
    for number in range(count):
        data = bytearray(good)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data) - 4)] = chance.randrange(256)
        answer = client.send(port, bytes(data) + b"\r\n\r\n")
        if answer.status >= 500 and answer.status not in (501, 505):
            troubles.append(f"petición alterada número {number}: contesta {answer.status}")
    return count, troubles
