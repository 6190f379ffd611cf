"""The command line of the laboratory, as far as no machine is needed."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from builds import ROOT
from guide.lab import __main__ as program
from guide.lab import campaign
from guide.lab.machines import stopping
from guide.lab.machines.cache import LabError, StartError


def lab(cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = str(ROOT / "hooks")
    env = {**os.environ, "PYTHONPATH": path, "GUIA_LABORATORIO": str(cache)}
    command = [sys.executable, "-m", "guide.lab", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_it_is_a_program(tmp_path: Path) -> None:
    done = lab(tmp_path, "comprobar", "no-existe.md")
    assert (done.returncode, done.stderr) == (2, "laboratorio: no hay ninguna página «no-existe.md»\n")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[argparse.Namespace]:
    """What the campaign is asked for, which does nothing."""
    found: list[argparse.Namespace] = []

    def start(options: argparse.Namespace) -> int:
        found.append(options)
        return 7

    monkeypatch.setattr(campaign, "start", start)
    monkeypatch.setattr(stopping, "listen", lambda: None)
    return found


NOTHING: dict[str, Any] = {
    **{"tarea": "todo", "paginas": [], "version": None, "imagenes": "sustitutas", "motor": None},
    **{"contenedor": False, "desechable": False, "a_la_vez": 4, "desde_zip": False, "sin_gnu": False, "binarios": None},
}
PAGES = [Path("a.md"), Path("b.md")]


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ("", {}),
        ("todo", {}),
        ("matriz", {"tarea": "matriz"}),
        ("motor", {"tarea": "motor"}),
        ("sitio", {"tarea": "sitio"}),
        ("comprobar", {"tarea": "comprobar"}),
        ("comprobar a.md b.md", {"tarea": "comprobar", "paginas": PAGES}),
        ("grabar a.md b.md", {"tarea": "grabar", "paginas": PAGES}),
        # Options may stand anywhere.
        ("--version 26.1", {"version": "26.1"}),
        ("comprobar --version 20.10 a.md b.md", {"tarea": "comprobar", "paginas": PAGES, "version": "20.10"}),
        ("comprobar a.md b.md --version 28.5", {"tarea": "comprobar", "paginas": PAGES, "version": "28.5"}),
        ("comprobar --version 29 --binarios a/b", {"tarea": "comprobar", "version": "29", "binarios": Path("a/b")}),
        ("--version 28.5 comprobar a.md b.md", {"tarea": "comprobar", "paginas": PAGES, "version": "28.5"}),
        ("--imagenes sustitutas", {}),
        ("--imagenes hub", {"imagenes": "hub"}),
        ("--contenedor", {"contenedor": True}),
        ("--binarios docker-29.tgz", {"binarios": Path("docker-29.tgz")}),
        ("--desechable", {"desechable": True}),
        ("--motor unix:///a --desechable", {"motor": "unix:///a", "desechable": True}),
        ("--a-la-vez 1", {"a_la_vez": 1}),
        ("comprobar --desde-zip a.md b.md", {"tarea": "comprobar", "paginas": PAGES, "desde_zip": True}),
        ("comprobar --sin-gnu", {"tarea": "comprobar", "sin_gnu": True}),
        ("comprobar --sin-gnu --desde-zip", {"tarea": "comprobar", "sin_gnu": True, "desde_zip": True}),
        ("comprobar a.md b.md --sin-gnu", {"tarea": "comprobar", "paginas": PAGES, "sin_gnu": True}),
        ("--a-la-vez 12", {"a_la_vez": 12}),
    ],
)
def test_what_is_asked_for(asked: list[argparse.Namespace], arguments: str, options: dict[str, Any]) -> None:
    assert program.main(arguments.split()) == 7
    assert [vars(found) for found in asked] == [{**NOTHING, **options}]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("grabar", "di qué páginas grabar"),
        ("comprobar --motor unix:///run/docker.sock", "confírmalo con --desechable"),
        ("--motor unix:///a --desechable --binarios a.tgz", "--binarios es para las máquinas del laboratorio"),
        ("--contenedor --binarios a.tgz", "--binarios es para las máquinas del laboratorio"),
        ("comprobar --a-la-vez 0", "opción --a-la-vez: «0» no es un número entero, 1 o más"),
        ("gravar", "no conozco la tarea «gravar»; ¿quisiste decir «grabar»?"),
        ("tod", "no conozco la tarea «tod»; ¿quisiste decir «todo»?"),
        ("comprueba", "no conozco la tarea «comprueba»; ¿quisiste decir «comprobar»?"),
        ("matris", "no conozco la tarea «matris»; ¿quisiste decir «matriz»?"),
        ("motro", "no conozco la tarea «motro»; ¿quisiste decir «motor»?"),
        ("docs/index.md", "no conozco la tarea «docs/index.md»\n"),
        ("matriz docs/index.md", "la tarea «matriz» no lleva páginas"),
        ("todo docs/index.md", "la tarea «todo» no lleva páginas"),
        ("motor docs/index.md", "la tarea «motor» no lleva páginas"),
        ("--desde-zip", "--desde-zip va con comprobar"),
        ("--sin-gnu", "--sin-gnu va con comprobar"),
        ("grabar a.md --sin-gnu", "--sin-gnu va con comprobar"),
        ("comprobar --sin-gnu --contenedor", "--sin-gnu es para las máquinas del laboratorio"),
        ("comprobar --sin-gnu --motor unix:///a --desechable", "--sin-gnu es para las máquinas del laboratorio"),
        ("--version 19.03", "opción --version"),
        ("--imagenes otras", "opción --imagenes"),
        ("--motor", "opción --motor: pide un valor"),
    ],
)
def test_wrong_use_is_told(
    asked: list[argparse.Namespace], capsys: pytest.CaptureFixture[str], arguments: str, told: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        program.main(arguments.split())
    assert ended.value.code == 2
    assert told in capsys.readouterr().err
    assert asked == []


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (LabError("falta algo"), 2, "laboratorio: falta algo\n"),
        (StartError("no arranca"), 2, "laboratorio: no arranca\n"),
        (KeyboardInterrupt(), 130, "laboratorio: interrumpido; no queda nada en marcha\n"),
    ],
)
def test_how_a_campaign_ends_that_does_not_get_to_its_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException, status: int, told: str
) -> None:
    listened: list[bool] = []

    def start(_: argparse.Namespace) -> int:
        # From here on, Ctrl-C lets the machines be cleaned.
        assert listened == [True]
        raise error

    monkeypatch.setattr(stopping, "listen", lambda: listened.append(True))
    monkeypatch.setattr(campaign, "start", start)
    assert program.main([]) == status
    assert capsys.readouterr().err == told


def test_the_help_names_every_task(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        program.main(["--ayuda"])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert "uso: ./guia laboratorio" in out
    assert "\n  comprobar [PÁGINA…]    solo esas páginas" in out
    assert "una de: todo, comprobar, grabar, matriz, errores, sitio, motor" in " ".join(out.split())
