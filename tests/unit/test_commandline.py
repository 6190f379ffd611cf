"""Every program of the guide, called in a wrong way and asked for help: the same manners, in Spanish."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from builds import ROOT

PROGRAMS = {
    "snippets.py": ["hooks/snippets.py"],
    "links.py": ["hooks/links.py"],
    "diagrams.py": ["hooks/diagrams.py"],
    "docker_cli.py": ["hooks/docker_cli.py"],
    "./guia": ["hooks/authoring.py"],
    "./guia laboratorio": ["-m", "guide.lab"],
    "./guia medir": ["-m", "bench"],
}
# What argparse says in English, wherever it says it.
ENGLISH = re.compile(r"usage|error:|argument[^o]|option[^e]|required|choose|invalid|show this|positional|expected")


def call(program: str, *arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(str(ROOT / name) for name in ("hooks", "tests"))}
    command = [sys.executable, *PROGRAMS[program], *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("option", ["-h", "--help", "--ayuda"])
@pytest.mark.parametrize("program", PROGRAMS)
def test_help_is_in_spanish(program: str, option: str) -> None:
    done = call(program, option)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"uso: {program} ")
    assert "opciones:\n" in done.stdout
    assert "-h, --help, --ayuda" in done.stdout
    assert ENGLISH.search(done.stdout) is None


WRONG = [
    *((p, ["--no-existe", "x"], "argumentos desconocidos: --no-existe") for p in PROGRAMS if p != "./guia"),
    ("./guia", [], "faltan argumentos: TAREA"),
    ("./guia", ["pagima"], "argumento TAREA: 'pagima' no vale: elige entre "),
    ("links.py", [], "faltan argumentos: SITIO"),
    ("links.py", ["site", "--base"], "opción --base: pide un valor"),
    ("docker_cli.py", [], "faltan argumentos: CARPETA"),
    ("docker_cli.py", ["tests"], "en «tests» no hay ningún cliente de docker que arranque"),
    (
        "diagrams.py",
        ["antes-y-despeus"],
        "no conozco «antes-y-despeus»; ¿quisiste decir «antes-y-despues»?",
    ),
    ("diagrams.py", ["--esquema", "--hoja"], "--esquema no dibuja nada: no lleva nada más"),
    ("diagrams.py", ["--hoja=sí"], "opción --hoja: no lleva ningún valor"),
    ("./guia medir", ["--veces", "muchas"], "opción --veces: «muchas» no es un número entero, 1 o más"),
    ("./guia medir", ["snipets"], "no conozco la medida «snipets»; ¿quisiste decir «snippets»?"),
    ("./guia laboratorio", ["--version", "1.0"], "opción --version: '1.0' no vale: elige entre "),
]


@pytest.mark.parametrize(("program", "arguments", "message"), WRONG)
def test_wrong_use_is_told_with_the_usage(program: str, arguments: list[str], message: str) -> None:
    done = call(program, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{program}: {message}" in done.stderr
    assert f"\nuso: {program} " in done.stderr
    assert ENGLISH.search(done.stderr) is None
