"""``./guia error``."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from errors_support import TABLES, small_finder
from guide.commandline import MISUSED
from guide.errors import cli


@pytest.fixture(autouse=True)
def _catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "finder", small_finder)


def test_what_was_found_is_told_with_its_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["failed to connect to the docker API at unix:///x; check if the path is correct"]) == cli.FOUND
    told = capsys.readouterr().out
    assert told.startswith("Demonio-no-responde\n  failed to connect to the docker API at …")
    assert "docs/referencia/errores/demonio-no-responde.md" in told
    assert told.endswith("El mensaje viene de Docker 29.\n")


def test_a_doubt_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["exec: format"]) == cli.FOUND
    assert capsys.readouterr().out.startswith("Puede ser uno de estos:\n")


def test_what_is_unknown_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["la receta lleva tres huevos"]) == cli.UNKNOWN
    assert capsys.readouterr().out.startswith("No lo conozco.")


def test_a_dash_reads_what_comes_in(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("bash: docker: command not found\n"))
    assert cli.main(["-"]) == cli.FOUND
    assert capsys.readouterr().out.startswith("Docker-no-encontrado\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "di un TEXTO, o --mide TABLA"),
        (["x", "--mide", "y"], "di un TEXTO, o --mide TABLA"),
        (["--mide", "nada.tsv"], "no existe «nada.tsv»"),
        (["  "], "el texto está vacío"),
        (["x", "--nada"], "argumentos desconocidos: --nada"),
    ],
)
def test_misuse_is_told(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == MISUSED
    assert told in capsys.readouterr().err


def test_how_well_it_finds_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "mensajes.tsv"
    table.write_text(
        "id\tfailure\tproduct\tmessage\n"
        "1\tdaemon-unreachable\t\tERROR: Cannot connect to the Docker daemon at x.\\nIs the docker daemon running?\n"
        "2\tdaemon-unreachable\t\tnada que ver\n"
        "3\totro\t\testo no cuenta\n",
        "utf-8",
    )
    assert cli.main(["--mide", str(table), "--ajenos", str(TABLES / "ajenos.tsv")]) == cli.FOUND
    told = capsys.readouterr().out
    assert "daemon-unreachable: nada que ver → nada" in told
    assert "2 mensajes cuyo fallo tiene entrada\n  la primera:          1 (50,0 %)" in told
    assert "textos ajenos" in told
