"""Pages checked on their own: each room says what it has to, at its place, and of the asked pages only."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.authoring.check import PagesReport, check_pages
from guide.lab.pages import marks, record
from guide.lab.pages.record import Run
from guide.snippets.reading import pages
from guide.snippets.reading.project import above
from small_site import small_site

HEAD = "---\ntitle: Título\ndescription: Una frase.\n---\n\n"
PAGE = "explicacion/registros.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = small_site(tmp_path / "guía")
    for name in ("index.md", "explicacion/imagenes.md", PAGE):
        page = folder / "docs" / name
        page.write_text(HEAD + page.read_text("utf-8"), "utf-8")
    return folder


def check(site: Path, *names: str) -> PagesReport:
    project = above(site)
    assert project is not None
    return check_pages(project, [(site / "docs" / name).resolve() for name in names])


def told(report: PagesReport) -> list[str]:
    """All but what is said of the texts: not every machine has the dictionary, and most of these pages have none."""
    return [f"{d.file}:{d.line}:{d.column} {d.code}" for d in report.diagnostics if not d.code.startswith("PR")]


def write(site: Path, text: str, page: str = PAGE) -> None:
    (site / "docs" / page).write_text(text, "utf-8")


def test_good_pages_have_nothing_to_say(site: Path) -> None:
    report = check(site, "index.md", "explicacion/imagenes.md", PAGE)
    assert told(report) == []
    assert report.blocks.checked


def test_only_the_pages_that_were_asked_for_are_checked(site: Path) -> None:
    write(site, "[nada](no-existe.md)\n", "explicacion/imagenes.md")
    assert told(check(site, PAGE)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1:1 PG102"]),
        ("# Sin cabecera\n", ["1:1 PG102"]),
        ("---\ntitle: a\n---\n\n# A\n", ["1:1 PG102"]),
        # MkDocs takes the heading for the title.
        ("---\ndescription: b\n---\n\n# A\n", []),
        ("---\ndescription: b\n---\n\nA\n", ["1:1 PG102"]),
        ("---\ntitle:\ndescription: b\n---\n\n# A\n", ["1:1 PG102"]),
        ("---\ntitle: a\ndescription: ''\n---\n\n# A\n", ["1:1 PG102"]),
        ('---\n"title": a\n"description": b\n---\n\nA\n', []),
        ("---\ntitle: Copiar: un volumen\ndescription: b\n---\n\nA\n", ["2:14 PG103"]),
        # A fence of this form inside a page is no front matter.
        ("# A\n\n---\ntitle: a\ndescription: b\n---\n", ["1:1 PG102"]),
    ],
)
def test_front_matter_says_title_and_description(site: Path, text: str, expected: list[str]) -> None:
    write(site, text)
    assert told(check(site, PAGE)) == [f"docs/{PAGE}:{line}" for line in expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[a](imagenes.md) [b](imagenes.md#imagenes) [c](../index.md)\n", []),
        ("[a](imagen.md)\n", ["6:5 EN101"]),
        ("[a](imagenes.md#no-existe)\n", ["6:5 EN102"]),
        # Files that only a build makes are known.
        ("[a](../resources/docker.svg) [b](../resources/docker-oscuro.png)\n", []),
        ("[a](../resources/dockr.svg)\n", ["6:5 EN101"]),
        ("```bash\ndocker run --nmae a nginx:1.29\n```\n", ["7:12 DK102"]),
        ('```{ .console sale="x" }\n$ docker ps\n```\n', ["6:1 LB101"]),
        ("``` diagrama\nregistros\n```\n", []),
        ("- a\n\n    ``` diagrama\n    no-existe\n    ```\n", ["9:5 DG302"]),
        ("``` diagrama\ndocker.yml\n```\n", ["7:1 DG302"]),
        ("``` diagrama\n```\n", ["6:1 DG302"]),
        ("``` diagrama\ndocker\n```\n\n``` diagrama\ndocker\n```\n", ["11:1 DG302"]),
    ],
)
def test_what_is_wrong_is_told_at_its_place(site: Path, body: str, expected: list[str]) -> None:
    write(site, f"{HEAD}{body}")
    assert told(check(site, PAGE)) == [f"docs/{PAGE}:{place}" for place in expected]


def test_a_page_that_is_not_in_the_menu_is_told_with_its_line(site: Path) -> None:
    write(site, HEAD, "explicacion/otra.md")
    report = check(site, "explicacion/otra.md")
    assert told(report) == ["docs/explicacion/otra.md:1:1 PG101"]
    messages = [diagnostic.message for diagnostic in report.diagnostics if diagnostic.code == "PG101"]
    assert messages == ["la página no está en el menú: añade «- Título: explicacion/otra.md» a «nav», en mkdocs.yml"]


def test_the_source_of_a_diagram_is_told_with_the_page_that_shows_it(site: Path) -> None:
    source = site / "resources/diagramas/registros.yml"
    source.write_text(source.read_text("utf-8").replace("imagen -> registro:", "imagne -> registro:", 1), "utf-8")
    [problem] = told(check(site, PAGE))
    assert problem.startswith("resources/diagramas/registros.yml:")
    assert problem.endswith(" DG108")
    assert told(check(site, "index.md")) == []


def test_a_broken_palette_is_told_once_with_the_pages_that_show_diagrams(site: Path) -> None:
    (site / "resources/diagramas/_paleta.yml").write_text("x: 1\n", "utf-8")
    assert told(check(site, PAGE)) == ["resources/diagramas/_paleta.yml:1:1 DG100"]
    assert told(check(site, "explicacion/imagenes.md")) == []


SESSION = f"{HEAD}```console\n$ pwd\n/home/ana\n```\n"


def test_a_page_that_was_not_run_as_it_stands_is_noticed_until_it_is(site: Path) -> None:
    # The record of the guide itself is shared by all small sites.
    (site / record.FILE).unlink()
    write(site, SESSION)
    report = check(site, PAGE)
    plan = marks.read_plan(*pages.read([site / "docs" / PAGE], site))
    [version] = plan.versions
    assert report.notices == [
        f"docs/{PAGE}: sus comandos no se han ejecutado tal como están con Docker {version}: "
        f"sudo ./guia laboratorio comprobar docs/{PAGE}"
    ]
    blocks = tuple((block.fingerprint, 1) for block in plan.blocks if block.runs_on(version))
    run = Run(version, "2026-01-01", "sustitutas", True, blocks)
    record.write_record(site, {PAGE: {version: run}}, [PAGE])
    assert check(site, PAGE).notices == []
    record.write_record(site, {PAGE: {version: run._replace(good=False)}}, [PAGE])
    assert len(check(site, PAGE).notices) == 1


def test_a_record_that_cannot_be_read_is_told(site: Path) -> None:
    (site / record.FILE).unlink()
    (site / record.FILE).write_text("{", "utf-8")
    write(site, SESSION)
    assert told(check(site, PAGE)) == ["resources/verificacion.json:1:1 LB201"]


def test_sentences_of_a_template_are_noticed_until_they_are_written(site: Path) -> None:
    template = (site / "resources/plantillas/guias.md").read_text("utf-8").replace("{titulo}", "Registros")
    write(site, template)
    found = [d for d in check(site, PAGE).diagnostics if d.code == "PG104"]
    assert {d.severity for d in found} == {"warning"}
    lines = [d.line for d in found]
    kept = ("-", "#", "title", "`", "$")
    assert lines == [n for n, line in enumerate(template.split("\n"), 1) if line and not line.startswith(kept)]
    mended = [line.replace(".", " ya.") if n in lines else line for n, line in enumerate(template.split("\n"), 1)]
    write(site, "\n".join(mended))
    assert not [d for d in check(site, PAGE).diagnostics if d.code == "PG104"]
