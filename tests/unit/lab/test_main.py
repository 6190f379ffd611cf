"""The command line of the laboratory, as far as no machine is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from builds import ROOT


def lab(cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = str(ROOT / "hooks")
    env = {**os.environ, "PYTHONPATH": path, "GUIA_LABORATORIO": str(cache)}
    command = [sys.executable, "-m", "guide.lab", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("comprobar", "no-existe.md"),
        ("comprobar", "--version", "28.5", "no-existe.md"),
        ("comprobar", "no-existe.md", "--version", "28.5"),
        ("--version", "28.5", "comprobar", "no-existe.md"),
    ],
)
def test_options_may_stand_anywhere(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = lab(tmp_path, *arguments)
    assert (done.returncode, done.stderr) == (2, "laboratorio: no hay ninguna página «no-existe.md»\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("grabar",), "di qué páginas grabar"),
        (("comprobar", "--motor", "unix:///run/docker.sock"), "confírmalo con --desechable"),
        (("comprobar", "--a-la-vez", "0"), "opción --a-la-vez: «0» no es un número entero, 1 o más"),
        (("gravar",), "no conozco la tarea «gravar»; ¿quisiste decir «grabar»?"),
        (("matriz", "docs/index.md"), "la tarea «matriz» no lleva páginas"),
    ],
)
def test_wrong_use_is_told(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    done = lab(tmp_path, *arguments)
    assert done.returncode == 2
    assert told in done.stderr
