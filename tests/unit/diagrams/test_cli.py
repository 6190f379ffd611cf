"""``python hooks/diagrams.py``: which drawings are checked, what is shown, and with which exit code."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from types import ModuleType

import pytest
from builds import ROOT
from guide.diagrams import cards, cli, raster

FOLDER = "resources/diagramas"
JOBS = [
    (["--taller", "raiz", "cache"], raster, "work", 3),
    (["--tarjetas", "paleta.yml"], cards, "work_on_cards", 1),
]


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
        ([], 1, "2 diagramas bien, 5 problemas"),
        (["roto"], 1, "0 diagramas bien, 5 problemas"),
        (["roto", "docker"], 1, "1 diagrama bien, 5 problemas"),
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
    assert shown.splitlines()[-1] == told
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
        (["docker", "uno", "dos"], "no conozco «uno»"),
        (["--hojas"], "argumentos desconocidos: --hojas"),
        (["--esquema", "docker"], "--esquema no dibuja nada: no lleva nada más"),
        (["--esquema", "--hoja"], "--esquema no dibuja nada: no lleva nada más"),
        (["docker", "--taller"], "argumentos desconocidos: --taller"),
        (["docker", "--tarjetas"], "argumentos desconocidos: --tarjetas"),
    ],
)
@pytest.mark.usefixtures("guide")
def test_wrong_use_is_told(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    out, err = capsys.readouterr()
    assert (ended.value.code, out, told in err) == (2, "", True), err


def test_one_drawing_and_one_problem_are_counted_in_the_singular(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (guide / FOLDER / "roto.yml").write_text("a", "utf-8")
    assert cli.main(["docker", "roto"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 diagrama bien, 1 problema"


@pytest.mark.parametrize(("arguments", "room", "job", "status"), JOBS, ids=[job[0][0] for job in JOBS])
def test_the_jobs_of_the_second_process(
    arguments: list[str], room: ModuleType, job: str, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, ...]] = []

    def work(*paths: Path) -> int:
        asked.append(paths)
        return status

    monkeypatch.setattr(room, job, work)
    assert cli.main(arguments) == status
    assert asked == [tuple(map(Path, arguments[1:]))]


def test_a_sheet_of_all_drawings_holds_the_good_ones(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--hoja"]) == 1
    assert f"escrito {cli.SHEET}/diagramas.html\n" in capsys.readouterr().out
    assert re.findall(r"<h2>(.*?)</h2>", (guide / cli.SHEET / "diagramas.html").read_text("utf-8")) == [
        "docker",
        "registros",
    ]


def test_no_sheet_is_made_that_nobody_asked_for(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["docker"]) == 0
    assert capsys.readouterr().out == "1 diagrama bien, 0 problemas\n"
    assert not (guide / cli.SHEET).exists()


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
