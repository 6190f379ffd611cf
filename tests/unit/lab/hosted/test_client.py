from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import pytest
from guide.lab.hosted import client


@pytest.mark.parametrize(
    ("data", "status", "headers", "body"),
    [
        (b"HTTP/1.1 200 OK\r\nA-B: c\r\n\r\nhola", 200, {"a-b": "c"}, b"hola"),
        (b"HTTP/1.1 404\r\n\r\n", 404, {}, b""),
        (b"HTTP/1.1 200 OK\r\nA: 1\r\na:2\r\n\r\n", 200, {"a": "1, 2"}, b""),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nhol\r\n1\r\na\r\n0\r\n\r\n",
            200,
            {"transfer-encoding": "chunked"},
            b"hola",
        ),
        (b"", 0, {}, b""),
        (b"<html>", 0, {}, b""),
        (b"HTTP/1.1\r\n\r\n", 0, {}, b""),
        (b"HTTP/1.1 dos OK\r\n\r\n", 0, {}, b""),
    ],
)
def test_what_an_answer_says(data: bytes, status: int, headers: dict[str, str], body: bytes) -> None:
    answer = client.parse(data)
    assert (answer.status, answer.headers, answer.body) == (status, headers, body)


@pytest.fixture
def once() -> Callable[[bytes], int]:
    """A server that says something to whoever comes first, and does not close until that one does; its port."""

    def start(said: bytes) -> int:
        listener = socket.create_server(("127.0.0.1", 0))

        def talk() -> None:
            with listener, listener.accept()[0] as connection:
                connection.sendall(said)
                while connection.recv(65536):
                    pass

        threading.Thread(target=talk).start()
        port: int = listener.getsockname()[1]
        return port

    return start


@pytest.mark.parametrize(
    "said", [b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhola", b"HTTP/1.1 304 Not Modified\r\nETag: a\r\n\r\n"]
)
def test_a_whole_answer_is_enough(once: Callable[[bytes], int], said: bytes) -> None:
    assert client.get(once(said), "/").raw == said


def test_half_an_answer_is_awaited_no_longer_than_allowed(
    once: Callable[[bytes], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "SECONDS", 0.1)
    assert client.send(once(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhola"), b"a").body == b"hola"


def test_nobody_there_is_no_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert client.get(port, "/").status == 0
