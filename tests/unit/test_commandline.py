"""Every program of the guide, called in a wrong way and asked for help: the same manners, in Spanish."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from builds import ROOT
from guide.commandline import MISUSED, Parser, positive, words

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


def parser() -> Parser:
    made = Parser(prog="100%", description="Hace algo.", epilog="Y ya está.")
    made.add_argument("name", metavar="NOMBRE")
    made.add_argument("--number", type=int)
    made.add_argument("--share", type=float)
    made.add_argument("--colour", choices=["rojo", "azul"])
    made.add_argument("--pair", nargs=2)
    made.add_argument("--some", nargs="+")
    made.add_argument("--flag", action="store_true")
    either = made.add_mutually_exclusive_group()
    either.add_argument("--one", action="store_true")
    either.add_argument("--other", action="store_true")
    return made


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("", "faltan argumentos: NOMBRE"),
        ("a b c", "argumentos desconocidos: b c"),
        ("a --flags", "argumentos desconocidos: --flags"),
        ("a --fla", "argumentos desconocidos: --fla"),
        ("a --number dos", "opción --number: 'dos' no es un número entero"),
        ("a --share mitad", "opción --share: 'mitad' no vale"),
        ("a --colour gris", "opción --colour: 'gris' no vale: elige entre 'rojo', 'azul'"),
        ("a --pair 1", "opción --pair: pide 2 valores"),
        ("a --number", "opción --number: pide un valor"),
        ("a --some", "opción --some: pide al menos un valor"),
        ("a --flag=sí", "opción --flag: no lleva ningún valor"),
        ("a --one --other", "opción --other: no va con --one"),
    ],
)
def test_what_argparse_says(arguments: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse(arguments.split())
    said, usage, *_ = capsys.readouterr().err.split("\n")
    assert (ended.value.code, said) == (MISUSED, f"100%: {message}")
    assert usage.startswith("uso: 100% [-h]")


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("one of the arguments --a --b is required", "falta una de estas opciones: --a --b"),
        (
            "argument T: invalid choice: 'x', maybe you meant 'xy'? (choose from xy, z)",
            "argumento T: 'x' no vale: elige entre xy, z",
        ),
        ("argument --a: invalid choice: 'x' (choose from 'y')", "opción --a: 'x' no vale: elige entre 'y'"),
        ("the argument --a is odd", "the argument --a is odd"),
        ("lo que sea", "lo que sea"),
    ],
)
def test_sentences_of_argparse(english: str, spanish: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().error(english)
    assert capsys.readouterr().err.startswith(f"100%: {spanish}\nuso: 100% ")


def test_help_of_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse(["--ayuda"])
    text = capsys.readouterr().out
    assert ended.value.code == 0
    assert text.startswith("uso: 100% [-h]")
    assert text.endswith("\nY ya está.\n")
    for part in ("\n\nHace algo.\n\n", "\nargumentos:\n  NOMBRE\n", "\nopciones:\n", "--ayuda", "muestra esta ayuda"):
        assert part in text
    assert "usage" not in text


def test_options_stand_anywhere_and_a_parser_may_be_asked_twice() -> None:
    made = parser()
    for arguments in (["--number", "2", "a", "--flag"], ["a", "--flag", "--number=2"]):
        found = made.parse(arguments)
        assert (found.name, found.number, found.flag, found.one) == ("a", 2, True, False)


@pytest.mark.parametrize(("called", "name"), [("/a/b/guia.exe", "guia"), ("guia", "guia"), ("b/guia.py", "guia.py")])
def test_a_program_has_the_name_under_which_it_was_called(
    called: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [called])
    assert Parser().prog == name
    assert Parser(prog="otra").prog == "otra"


@pytest.mark.parametrize("text", ["1", "9", "10", "01", "007", "999999999"])
def test_numbers_of_one_or_more(text: str) -> None:
    assert positive(text) == int(text)


@pytest.mark.parametrize("text", ["", "0", "00", "-1", "+1", "1.5", "1000000000", "x1", "1x", " 1", "1 ", "1\n", "١"])
def test_what_is_no_number_of_one_or_more(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="no es un número entero, 1 o más"):
        positive(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" , ", []),
        ("a", ["a"]),
        ("a,b", ["a", "b"]),
        ("a b", ["a", "b"]),
        (",a, b,\n c ,", ["a", "b", "c"]),
        ("a-b.c", ["a-b.c"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected
