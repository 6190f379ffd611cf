"""A campaign on an engine that is there already: a socket that answers, and a docker that notes what it is asked."""

from __future__ import annotations

import json
import os
import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from guide.lab import __main__ as lab
from guide.lab import campaign
from guide.lab.machines import stopping
from snippets_support import make_site

DOCKER = """\
#!/bin/sh
echo "$*" >>"$0.log"
case $* in
  version*) echo 29.8.1+dfsg ;;
  'container ls'*) echo uno dos ;;
esac
"""
PAGE = "```console\n$ echo uno\nuno\n$ echo dos\n{}\n```\n"


class Ping(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    make_site(tmp_path)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/docker").write_text(DOCKER, "utf-8")
    (tmp_path / "bin/docker").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GUIA_LABORATORIO", str(tmp_path / "laboratorio"))
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(campaign, "ROOT", tmp_path)
    # The handlers of signals are those of the tests.
    monkeypatch.setattr(stopping, "listen", lambda: None)
    monkeypatch.chdir(tmp_path)
    with socketserver.ThreadingUnixStreamServer(str(tmp_path / "docker.sock"), Ping) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield tmp_path
        server.shutdown()
        thread.join()


def run(guide: Path, *arguments: str) -> int:
    return lab.main([*arguments, f"--motor=unix://{guide}/docker.sock", "--desechable"])


def kept(guide: Path) -> dict[str, object]:
    pages = json.loads((guide / "resources/verificacion.json").read_text("utf-8"))["paginas"]
    return {page: runs["29"] for page, runs in pages.items()}


def test_pages_are_run_told_and_kept(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (guide / "docs/bien.md").write_text(PAGE.format("dos"), "utf-8")
    (guide / "docs/mal.md").write_text(PAGE.format("tres"), "utf-8")
    assert run(guide, "comprobar") == 1
    out, err = capsys.readouterr()
    assert "docs/mal.md:5: la salida no es la que enseña la página" in out
    assert "4 comandos: 4 ejecutados, 0 no ejecutables, 0 históricos (2 páginas en " in out
    assert "docs/bien.md · 29: 2 comandos en 0 s, bien" in err
    assert sorted(kept(guide)) == ["bien.md", "mal.md"]
    assert "29.8.1" in json.dumps(kept(guide)["bien.md"])


def test_recording_writes_into_the_page(guide: Path) -> None:
    (guide / "docs/mal.md").write_text(PAGE.format("tres"), "utf-8")
    assert run(guide, "grabar", "docs/mal.md") == 0
    assert (guide / "docs/mal.md").read_text("utf-8") == PAGE.format("dos")


def test_the_engine_is_emptied_before_and_after_each_page(guide: Path) -> None:
    (guide / "docs/bien.md").write_text(PAGE.format("dos"), "utf-8")
    assert run(guide, "comprobar", "docs/bien.md") == 0
    asked = (guide / "bin/docker.log").read_text("utf-8").splitlines()
    assert asked.count("container rm --force uno dos") == 2
    assert asked.count("system prune --all --force --volumes") == 2
    assert asked[-1] == "system prune --all --force --volumes"


def test_a_page_of_another_version_is_not_run(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (guide / "docs/bien.md").write_text(PAGE.format("dos"), "utf-8")
    assert run(guide, "comprobar", "--version", "20.10", "docs/bien.md") == 0
    assert "0 ejecutados" in capsys.readouterr().out


def test_an_address_where_nobody_answers_is_told(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (guide / "docs/bien.md").write_text(PAGE.format("dos"), "utf-8")
    status = lab.main(["comprobar", f"--motor=unix://{guide}/otro.sock", "--desechable"])
    assert status == 2
    assert "no responde ningún motor: escribe unix:// y la ruta de su socket" in capsys.readouterr().err
