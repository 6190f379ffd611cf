"""``python hooks/diagrams.py``: which drawings are checked, what is shown, and with which exit code."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from builds import ROOT
from guide.diagrams import cli

FOLDER = "resources/diagramas"


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two drawings of the guide, and one that is wrong."""
    (tmp_path / FOLDER).mkdir(parents=True)
    for name in ("_paleta", "docker", "registros"):
        shutil.copy(ROOT / FOLDER / f"{name}.yml", tmp_path / FOLDER)
    (tmp_path / FOLDER / "roto.yml").write_text("titulo: Roto\n", "utf-8")
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("names", "status", "told"),
    [
        ([], 1, "2 diagramas bien, "),
        (["roto"], 1, "0 diagramas bien, "),
        (["docker"], 0, "1 diagrama bien, 0 problemas"),
        (["docker", "registros"], 0, "2 diagramas bien, 0 problemas"),
    ],
)
@pytest.mark.usefixtures("guide")
def test_the_named_drawings_are_checked_or_else_all(
    names: list[str], status: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(names) == status
    shown = capsys.readouterr().out
    assert shown.splitlines()[-1].startswith(told)
    assert (f"{FOLDER}/roto.yml:1:1: DG1" in shown) == bool(status)


@pytest.mark.usefixtures("guide")
def test_a_broken_palette_is_told_whatever_is_asked_for(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (guide / FOLDER / "_paleta.yml").write_text("x: 1\n", "utf-8")
    assert cli.main([]) == 1
    assert f"{FOLDER}/_paleta.yml:1:1: DG100 " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["dockr"], "no conozco «dockr»; ¿quisiste decir «docker»?"),
        (["docker", "nada-parecido"], "no conozco «nada-parecido»"),
        (["--hojas"], "argumentos desconocidos: --hojas"),
    ],
)
@pytest.mark.usefixtures("guide")
def test_wrong_use_is_told(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    out, err = capsys.readouterr()
    assert (ended.value.code, out, told in err) == (2, "", True), err


def test_help_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("uso: ")


def test_the_schema_for_editors_is_that_of_the_repository(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--esquema"]) == 0
    assert capsys.readouterr().out == f"escrito {FOLDER}/esquema.json\n"
    assert (guide / FOLDER / "esquema.json").read_bytes() == (ROOT / FOLDER / "esquema.json").read_bytes()


def test_the_sheet_holds_the_good_drawings(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--hoja", "docker"]) == 0
    written = [line.removeprefix("escrito ") for line in capsys.readouterr().out.splitlines()[:-1]]
    assert written == [f"{cli.SHEET}/diagramas.html", f"{cli.SHEET}/diagramas.png"]
    sheet = (guide / written[0]).read_text("utf-8")
    assert re.findall(r"<h2>(.*?)</h2>", sheet) == ["docker"]
    assert (guide / written[1]).read_bytes().startswith(b"\x89PNG")


def test_without_a_good_drawing_there_is_no_sheet(guide: Path) -> None:
    assert cli.main(["--hoja", "roto"]) == 1
    assert not (guide / cli.SHEET).exists()
