"""Some pages of a small project, checked on their own, from a folder that is not the project's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builds import ROOT
from guide.authoring.check import PagesReport, check_pages
from guide.lab.pages import marks, record
from guide.lab.pages.record import About, Run
from guide.snippets.reading import pages
from guide.snippets.reading.project import above

HEAD = "---\ntitle: Una\ndescription: Una página\n---\n\n# Una\n\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: Prueba\nmarkdown_extensions: [pymdownx.superfences]\n", "utf-8")
    (tmp_path / "resources" / "diagramas").mkdir(parents=True)
    for name in ("palabras.txt", "diagramas/_paleta.yml"):
        shutil.copy2(ROOT / "resources" / name, tmp_path / "resources" / name)
    (tmp_path / "docs").mkdir()
    return tmp_path / "docs"


def check(page: Path, text: str) -> PagesReport:
    page.write_text(text, "utf-8")
    project = above(page)
    assert project is not None
    return check_pages(project, [page])


@pytest.mark.parametrize(("good", "told"), [(True, []), (False, ["docs/una.md"])])
def test_a_run_that_failed_is_none(good: bool, told: list[str], docs: Path) -> None:
    text = f"{HEAD}Mira qué hay.\n\n```console\n$ docker ps\n```\n"
    page = docs / "una.md"
    page.write_text(text, "utf-8")
    [asked] = marks.read_plan(pages.read([page], docs.parent)[0]).blocks
    run = Run(About("29.8.1"), "2026-11-05", "sustitutas", good, ((asked.fingerprint, 1),), 1)
    record.write_record(docs.parent, {"una.md": {"29": run}}, ["una.md"])
    assert [notice.partition(":")[0] for notice in check(page, text).notices] == told


@pytest.mark.parametrize(("shown", "files"), [("rota", ["resources/diagramas/rota.yml"]), ("", [])])
def test_what_is_wrong_in_a_diagram_is_told_to_pages_that_show_it(shown: str, files: list[str], docs: Path) -> None:
    (docs.parent / "resources/diagramas/rota.yml").write_text("titulo: [\n", "utf-8")
    figure = f"```diagrama\n{shown}\n```\n" if shown else ""
    found = check(docs / "una.md", f"{HEAD}Mira qué hay.\n\n{figure}").diagnostics
    assert [problem.file for problem in found if problem.code.startswith("DG")] == files


SNIPPETS = (
    "site_name: Prueba\nmarkdown_extensions:\n  - pymdownx.superfences\n  - pymdownx.snippets: {base_path: [partes]}\n"
)


@pytest.mark.parametrize(("settings", "told"), [(SNIPPETS, ["EN102"]), (None, ["EN102", "EN102"])])
def test_headings_of_included_files_are_of_the_page_where_files_are_included(
    settings: str | None, told: list[str], docs: Path
) -> None:
    (docs.parent / "partes").mkdir()
    (docs.parent / "partes/a.md").write_text("## Incluida\n", "utf-8")
    if settings:
        (docs.parent / "mkdocs.yml").write_text(settings, "utf-8")
    above.cache_clear()
    found = check(docs / "una.md", f'{HEAD}--8<-- "a.md"\n\n[a](#incluida) [b](#una) [c](#nada)\n').diagnostics
    assert [problem.code for problem in found if problem.code.startswith("EN")] == told
    above.cache_clear()
