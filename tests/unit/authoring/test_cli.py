"""``guia comprobar RUTA…``, ``guia pagina`` and the texts: what is shown, and with which exit code."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builds import ROOT
from guide.authoring import cli
from guide.commandline import MISUSED
from guide.snippets.reading import project
from small_site import small_site

HEAD = "---\ntitle: Título\ndescription: Una frase.\n---\n\nUna frase.\n\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small_site(tmp_path / "guía")
    (folder / "README.md").write_text("# No es una página\n", "utf-8")
    (folder / "vacia").mkdir()
    monkeypatch.setattr(cli, "ROOT", folder)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("CI", raising=False)
    return folder


def test_problems_are_shown_with_a_summary_and_an_exit_code(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "docs/index.md").write_text(f"{HEAD}[a](no.md)\n\n```console\n$ docker ps\n```\n", "utf-8")
    assert cli.main(["comprobar", "docs/index.md"]) == cli.FOUND == 1
    shown = capsys.readouterr().out
    assert "docs/index.md:8:5: EN101 " in shown
    assert re.search(r"\nFragmentos: 1 bloque: 1 comprobado .*[1-9] error", shown)


@pytest.mark.parametrize(
    ("ci", "status", "told"), [("", cli.CLEAN, "PR100 aviso: "), ("true", cli.FOUND, "PR100 no se")]
)
def test_without_the_dictionary_only_ci_fails(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str, status: int, told: str
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PATH", str(site / "bin"))
    (site / "docs/index.md").write_text(HEAD, "utf-8")
    assert cli.main(["comprobar", "docs/index.md"]) == status
    assert f"docs/index.md:1:1: {told}" in capsys.readouterr().out


def test_github_gets_its_own_form(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "docs/index.md").write_text(f"{HEAD}[a](no.md)\n", "utf-8")
    assert cli.main(["comprobar", "--format", "github", "docs/index.md"]) == cli.FOUND
    assert "::error file=docs/index.md,line=8,endLine=8,col=5," in capsys.readouterr().out


def test_a_folder_stands_for_its_pages(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["comprobar", "docs/explicacion"])
    shown = capsys.readouterr().out
    assert "docs/explicacion/imagenes.md:1:1: PG102" in shown
    assert "docs/explicacion/registros.md:1:1: PG102" in shown
    assert "docs/index.md" not in shown
    assert site.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["comprobar", "docs/no-existe.md"], "no existe docs/no-existe.md; sin RUTA se comprueba todo"),
        (["comprobar", "mkdocs.yml"], "mkdocs.yml no es ninguna página de docs"),
        (["comprobar", "explicacion/imagenes"], "; ¿quisiste decir «docs/explicacion/imagenes.md»?"),
        (["comprobar", "explicacion/imagenes.md"], "; ¿quisiste decir «docs/explicacion/imagenes.md»?"),
        (
            ["comprobar", "resources/diagramas/docker.yml"],
            "; un diagrama se revisa con .venv/bin/python hooks/diagrams",
        ),
        (["comprobar", "README.md"], "README.md no es ninguna página de docs; sin RUTA se comprueba todo"),
        # The first of those that are wrong: what is not there before what is no page.
        (["comprobar", "docs/index.md", "README.md", "docs/no.md"], "no existe docs/no.md; sin"),
        (["comprobar", "no.md", "docs/no.md"], "no existe no.md; sin"),
        (["comprobar", "docs/index.md", "README.md"], "README.md no es ninguna página de docs; sin"),
        (["comprobar", "vacia"], "vacia no es ninguna página de docs; sin"),
        # What is meant is only said where it is there.
        (["comprobar", "explicacion/no"], "no existe explicacion/no; sin"),
        (["comprobar", "index"], "no existe index; ¿quisiste decir «docs/index.md»?; sin"),
        (["comprobar", "explicacion"], "no existe explicacion; sin"),
        (["comprobar", "/explicacion/imagenes"], "no existe /explicacion/imagenes; sin"),
        (["comprobar", "resources/diagramas/docker.yml"], "hooks/diagrams.py docker; sin"),
        (["comprobar", "resources/diagramas/no.yml"], "hooks/diagrams.py no; sin"),
        (["comprobar", "resources/docker.yml"], "no existe resources/docker.yml; sin"),
        (["comprobar", "resources/diagramas/docker.svg"], "no existe resources/diagramas/docker.svg; sin"),
        (["pagina", "explicacion/registros"], "./guia pagina: ya existe docs/explicacion/registros.md"),
        (
            ["pagina", "recetas/una"],
            "los tipos son explicacion, guias, instalar, referencia, referencia/errores, tutoriales",
        ),
    ],
)
def test_wrong_use_is_told(site: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == MISUSED
    out, err = capsys.readouterr()
    assert (out, told in err) == ("", True), err
    assert site.exists()


def test_outside_of_a_project_there_is_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text("# A\n", "utf-8")
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    monkeypatch.chdir(tmp_path)
    project.above.cache_clear()
    assert cli.main(["comprobar", "docs/a.md"]) == MISUSED
    assert "docs/a.md no es ninguna página de docs" in capsys.readouterr().err


def test_what_cannot_be_told_without_an_engine_is_noticed_after_the_summary(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "docs/index.md").write_text(f"{HEAD}```console\n$ pwd\n/home/ana\n```\n", "utf-8")
    assert cli.main(["comprobar", "docs/index.md"]) == cli.CLEAN == 0
    *_, summary, notice = capsys.readouterr().out.splitlines()
    assert summary.startswith("Fragmentos: 1 bloque: 1 comprobado ")
    assert notice.startswith("docs/index.md: sus comandos no se han ejecutado tal como están con Docker ")


def test_warnings_alone_are_no_failure(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "docs/index.md").write_text(
        f"{HEAD}Di qué quiere hacer quien llega, o qué le falla. Una frase basta.\n", "utf-8"
    )
    assert cli.main(["comprobar", "docs/index.md"]) == cli.CLEAN
    assert "docs/index.md:8:1: PG104 aviso: " in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["comprobar"],
        ["pagina"],
        ["otra"],
        ["comprobar", "--format", "x", "a"],
        ["textos", "a"],
        ["textos", "--format", "x"],
    ],
)
def test_what_the_parser_refuses_is_wrong_use(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == MISUSED


@pytest.mark.parametrize(
    ("arguments", "told", "usage"),
    [
        (["comprobar", "--nada"], "./guia comprobar: argumentos desconocidos: --nada\n", "uso: ./guia comprobar "),
        (
            ["comprobar", "--format", "github"],
            "./guia comprobar: con opciones hay que decir ",
            "uso: ./guia comprobar ",
        ),
        (["pagina", "guias/a", "b"], "./guia pagina: argumentos desconocidos: b\n", "uso: ./guia pagina "),
    ],
)
def test_wrong_use_is_told_with_the_usage_of_its_task(
    arguments: list[str], told: str, usage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        cli.main(arguments)
    shown = capsys.readouterr().err
    assert shown.startswith(told)
    assert shown.splitlines()[1].startswith(usage)


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("explicacion/volumenes", "añadida al menú, en mkdocs.yml"),
        ("guias/volumenes", "falta en el menú: añade a «nav», en mkdocs.yml"),
    ],
)
def test_a_new_page_is_told_with_what_to_do_next(
    site: Path, name: str, where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["pagina", name]) == cli.CLEAN
    assert capsys.readouterr().out == (
        f"escrita docs/{name}.md\n"
        f"{where}: «- Volumenes: {name}.md»\n"
        f"escríbela y revísala con ./guia comprobar docs/{name}.md\n"
    )
    assert (site / f"docs/{name}.md").is_file()


@pytest.mark.skipif(shutil.which("hunspell") is None, reason="los textos necesitan hunspell")
def test_the_texts_of_all_pages_are_checked(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = "palabra " * 60
    (site / "docs/index.md").write_text(f"{HEAD}Un contendor.\n\n{long}.\n", "utf-8")
    assert cli.main(["textos"]) == cli.FOUND
    shown = capsys.readouterr().out
    assert "docs/index.md:8:4: PR101 «contendor» no está en el diccionario" in shown
    assert cli.main(["textos", "--format", "github"]) == cli.FOUND
    assert "::error file=docs/index.md,line=8," in capsys.readouterr().out
    for page in (site / "docs").rglob("*.md"):
        page.write_text("# Una guía\n\nEsta es una guía y dice lo que haces con ella.\n", "utf-8")
    assert cli.main(["textos"]) == cli.CLEAN
    assert capsys.readouterr().out == ""


def test_the_program_hands_on_its_arguments_and_the_exit_code(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "hooks/authoring.py"), "comprobar", "no-existe.md"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (MISUSED, "")
    assert "no existe no-existe.md" in done.stderr


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("site_name: a\nnav: [\n  - b: c: d\n", "mkdocs.yml:3:3: PG105 "),
        ("site_name: a: b\n", "mkdocs.yml:1:13: PG105 no se puede leer, y sin él no se comprueba nada: aquí no puede"),
        ("- a\n", "mkdocs.yml:1:1: PG105 "),
        ("", "mkdocs.yml:1:1: PG105 "),
    ],
)
def test_a_project_file_that_cannot_be_read_is_the_only_thing_told(
    site: Path, capsys: pytest.CaptureFixture[str], broken: str, told: str
) -> None:
    (site / "mkdocs.yml").write_text(broken, "utf-8")
    project.above.cache_clear()
    assert cli.main(["comprobar", "docs/index.md"]) == cli.FOUND
    shown = capsys.readouterr().out
    assert shown.startswith(told), shown
    assert "Fragmentos" not in shown
    assert shown.count("PG") == 1
