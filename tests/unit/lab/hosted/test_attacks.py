"""A server of Python's library bears less than nginx: what it does wrong is told."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable

import pytest
from guide.lab.hosted import __main__ as program
from guide.lab.hosted import attacks, client, crowd

from .conftest import Handler


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "SECONDS", 1)


def fault(path: str, status: int, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], bytes]:
    if path == "/etc/passwd":
        return 200, headers, b"root:x:0:0"
    if path == "/tutoriales":
        return 301, {**headers, "Location": "http://otro.example/tutoriales/"}, b""
    if path.startswith("/otro.example"):  # This server merges the slashes before.
        return 301, {**headers, "Location": "//otro.example/"}, b""
    if "Set-Cookie" in path:
        return 404, {**headers, "Set-Cookie": "a=b"}, b""
    return status, headers, body


def test_what_it_should_not_answer_is_told(serve: Callable[..., int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attacks, "NOISE", 20)
    sent, troubles = attacks.all_of_it(serve(fault), "/d/")
    assert sent > 100
    expected = [
        "/etc/passwd: contesta 200",
        "POST /: contesta 501",
        "dos Host: contesta 200",
        "Host: otro.example: lleva a otro sitio",
        "//otro.example/: lleva a otro sitio",
        "salto de línea: lleva a otro sitio",
    ]
    assert [trouble for trouble in expected if trouble not in troubles] == []
    assert "dirección de 100 kB: contesta 414" not in troubles


def test_more_than_the_file_for_a_range_is_told(serve: Callable[..., int]) -> None:
    sent, troubles = attacks.ranges(serve(), "/b/", 100)
    assert sent == len(troubles) == 6
    assert troubles[0].startswith("Range: bytes=0-,0-")


def test_errors_of_the_server_and_a_lost_home_page_are_told(
    serve: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attacks, "NOISE", 20)
    _, troubles = attacks.all_of_it(serve(lambda _path, _status, headers, _body: (503, headers, b"")), "/d/")
    assert [trouble for trouble in troubles if trouble.startswith("petición alterada número ")]
    assert troubles[-1] == "después de los ataques, la portada no se sirve"


def test_a_crowd_is_served_or_counted(serve: Callable[..., int]) -> None:
    served = crowd.at_once(serve(), ["/", "/b/"], clients=10, requests=3)
    assert (served.requests, served.failed) == (30, 0)
    assert 0 < served.median <= served.most <= served.whole
    broken = crowd.at_once(serve(lambda _path, _status, headers, body: (500, headers, body)), ["/"], 2, 3)
    assert (broken.requests, broken.failed) == (6, 6)


def test_who_never_ends_is_let_go(serve: Callable[..., int], monkeypatch: pytest.MonkeyPatch) -> None:
    # Shorter than what they wait between two bytes.
    monkeypatch.setattr(Handler, "timeout", 0.3)
    patience = crowd.slow(serve(), "/d/", count=6, seconds=4)
    assert (patience.slow, patience.closed) == (6, 3)
    assert 0 < patience.longest <= 4
    assert patience.meanwhile > 0


def test_who_is_never_let_go_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        patience = crowd.slow(deaf.getsockname()[1], "/", count=2, seconds=2.5)
    assert (patience.closed, patience.longest, patience.meanwhile) == (0, 0, 2.5)


@pytest.mark.parametrize(
    ("served", "patience", "told"),
    [
        (crowd.Served(2, 0, 0.1, 0.1, 0.2), crowd.Patience(4, 2, 5, 0.1), []),
        (
            crowd.Served(2, 1, 0.1, 0.1, 0.2),
            crowd.Patience(4, 0, 0, 0.1),
            [
                "clientes a la vez: 1 de 2 peticiones sin respuesta, y 0.1 s de espera",
                "clientes lentos: 0 soltados de 2, y 0.1 s de espera",
            ],
        ),
        (
            crowd.Served(2, 0, 1, 9, 9),
            crowd.Patience(4, 2, 5, 9),
            [
                "clientes a la vez: 0 de 2 peticiones sin respuesta, y 9.0 s de espera",
                "clientes lentos: 2 soltados de 2, y 9.0 s de espera",
            ],
        ),
    ],
)
def test_all_of_it_together_is_told_as_json(
    serve: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    served: crowd.Served,
    patience: crowd.Patience,
    told: list[str],
) -> None:
    monkeypatch.setattr(attacks, "all_of_it", lambda _port, _path: (281, []))
    monkeypatch.setattr(crowd, "at_once", lambda _port, _pages: served)
    monkeypatch.setattr(crowd, "slow", lambda _port, _path: patience)
    program.main([str(serve())])
    found = json.loads(capsys.readouterr().out)
    assert found["troubles"] == told
    assert (found["pages"], found["attacks"], found["crowd"]["requests"], found["slow"]["slow"]) == (3, 281, 2, 4)
    assert found["headers"]["content-encoding"] == "gzip"
