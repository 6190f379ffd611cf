"""The example application of the first images, without a database of its own: it works, and its pages show it whole."""

from __future__ import annotations

import http.client
import importlib.util
import json
import re
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "resources/ejemplos/notas-sola"
FILES = sorted(path.name for path in APP.iterdir() if path.is_file())
TUTORIALS = ROOT / "docs/tutoriales"
SHOWN = re.compile(r'title="([^"\n]+)"[^\n]*\n--8<-- "ejemplos/notas-sola/([^"\n]+)"')


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("page", ["publicar-imagen"])
def test_the_pages_about_images_show_every_file(page: str, name: str) -> None:
    text = (TUTORIALS / f"{page}.md").read_text(encoding="utf-8")
    assert f'--8<-- "ejemplos/notas-sola/{name}"' in text


@pytest.mark.parametrize("page", ["publicar-imagen"])
def test_a_block_has_the_name_of_the_file_it_shows(page: str) -> None:
    text = (TUTORIALS / f"{page}.md").read_text(encoding="utf-8")
    shown = SHOWN.findall(text)
    assert len(shown) == text.count('"ejemplos/notas-sola/')
    assert [title for title, _ in shown] == [name for _, name in shown]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The program as a module, with its notes in a folder of the test."""
    spec = importlib.util.spec_from_file_location("notas_sola", APP / "notas.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "FICHERO", str(tmp_path / "notas.db"))
    module.empezar()
    return module


@pytest.fixture
def port(program: ModuleType) -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), program.Aplicacion) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def ask(port: int, path: str, body: str | None = None, length: int | None = None) -> tuple[int, str]:
    """Status and text of the answer: a GET, or a POST if there is a body. ``length``: the one that is announced."""
    headers = {} if length is None else {"Content-Length": str(length)}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET" if body is None else "POST", path, body and body.encode(), headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_there_are_no_notes_at_first(port: int) -> None:
    assert ask(port, "/api/notas") == (200, "[]\n")


def test_a_note_comes_back_with_its_number(port: int) -> None:
    assert ask(port, "/api/notas", "Comprar café") == (201, '{"id": 1, "texto": "Comprar café"}\n')


def test_notes_are_kept_in_their_order(port: int) -> None:
    for text in ("uno", "dos"):
        ask(port, "/api/notas", text)
    assert [note["texto"] for note in json.loads(ask(port, "/api/notas")[1])] == ["uno", "dos"]


def test_notes_outlive_the_program(program: ModuleType) -> None:
    program.crear("uno")
    program.empezar()
    assert program.listar() == [{"id": 1, "texto": "uno"}]


def test_the_form_leads_back_to_the_page(port: int) -> None:
    assert ask(port, "/", "texto=Comprar+pan")[0] == 303


def test_the_page_shows_what_the_form_sent(port: int) -> None:
    ask(port, "/", "texto=Comprar+pan")
    assert "<ul>\n<li>Comprar pan</li>\n</ul>" in ask(port, "/")[1]


def test_a_note_cannot_put_tags_into_the_page(port: int) -> None:
    ask(port, "/api/notas", "<script>")
    assert "<li>&lt;script&gt;</li>" in ask(port, "/")[1]


@pytest.mark.parametrize(("path", "body"), [("/api/notas", ""), ("/api/notas", " "), ("/", "texto="), ("/", "otro=1")])
def test_an_empty_note_is_refused(port: int, path: str, body: str) -> None:
    status, text = ask(port, path, body)
    assert status == 400
    assert "vacía" in text


def test_a_note_that_is_too_long_is_refused(program: ModuleType, port: int) -> None:
    # Without sending it: who answers without reading all of it may cut the connection before the answer is read.
    assert ask(port, "/api/notas", "", length=program.MAS_LARGA + 1)[0] == 400


@pytest.mark.parametrize("body", [None, "Comprar pan"])
def test_there_is_nothing_at_another_address(port: int, body: str | None) -> None:
    assert ask(port, "/notas", body)[0] == 404
