"""The line of a page in the menu of mkdocs.yml."""

from __future__ import annotations

import pytest
from guide.authoring.menu import entry, is_in_menu, with_entry

CONFIG = """\
nav:
  - Inicio: index.md
  - Guías:
      - "Uno: el primero": guias/uno.md
      - guias/dos.md
  - Otras:
      - Tres: otras/tres.md
plugins: []
"""


@pytest.mark.parametrize(
    ("page", "expected"), [("guias/uno.md", True), ("guias/dos.md", True), ("index.md", True), ("uno.md", False)]
)
def test_page_is_found_in_the_menu(page: str, expected: bool) -> None:
    assert is_in_menu(CONFIG, page) is expected


def test_without_a_menu_every_page_is_in_it() -> None:
    assert is_in_menu("site_name: x\n", "una.md")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["---", "title: Copiar", "---", "# Otro"], "- Copiar: guias/x.md"),
        (["# Arquitectura: del cliente"], '- "Arquitectura: del cliente": guias/x.md'),
        (["nada"], "- guias/x.md: guias/x.md"),
    ],
)
def test_the_line_has_the_title(lines: list[str], expected: str) -> None:
    assert entry(lines, "guias/x.md") == expected


def test_the_line_goes_after_the_last_page_of_its_folder() -> None:
    changed = with_entry(CONFIG, "guias/x.md", "- X: guias/x.md")
    assert changed == CONFIG.replace("      - guias/dos.md\n", "      - guias/dos.md\n      - X: guias/x.md\n")
    assert with_entry(CONFIG, "nuevas/x.md", "- X: nuevas/x.md") is None
