"""The table of the catalogue of errors: what was seen on which engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.lab import catalogue
from guide.lab.machines.cache import LabError
from guide.lab.running.runner import Outcome, Trouble
from guide.snippets.blocks import Page

HEADER = "---\nerror:\n  grupo: redes\n  casos: []\n  mensajes:\n    - texto: dos palabras\n      {}\n---\n# Uno\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "docs/referencia/errores"
    folder.mkdir(parents=True)
    (folder / "uno.md").write_text(HEADER.format('vista: ["29", "28.5"]'), "utf-8")
    (folder / "dos.md").write_text(HEADER.format("leída: docker/for-win#1"), "utf-8")
    return tmp_path


def test_an_entry_is_seen_read_wrong_or_not_applicable(root: Path) -> None:
    page = Page("docs/referencia/errores/uno.md", ())
    wrong = Outcome(page, "28.5", troubles=[Trouble(page.file, 1, "no")])
    files = ["docs/referencia/errores/uno.md", "docs/referencia/errores/dos.md"]
    rows = catalogue.table(root, files, [Outcome(page, "29"), wrong, Outcome(page, "26.1")]).split("\n")
    assert [row.split() for row in rows] == [
        ["29", "28.5", "26.1", "20.10"],
        ["dos", "leído", "leído", "leído", "leído"],
        ["uno", "visto", "MAL", "—", "—"],
        ["vistos", "de", "2", "1", "0", "0", "0"],
    ]


def test_the_pages_are_asked_for_by_the_names_of_the_errors(root: Path) -> None:
    assert catalogue.pages(root, [Path("uno")]) == [root / "docs/referencia/errores/uno.md"]
    assert [page.stem for page in catalogue.pages(root, [])] == ["dos", "uno"]
    with pytest.raises(LabError, match="no hay ningún error «unos»; ¿quisiste decir «uno»"):
        catalogue.pages(root, [Path("unos")])
