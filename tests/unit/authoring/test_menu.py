"""The line of a page in the menu of mkdocs.yml."""

from __future__ import annotations

import pytest
import yaml
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
    ("line", "is_entry"),
    [
        ("- guias/x.md", True),
        ("      - guias/x.md  ", True),
        ("-   guias/x.md", True),
        ("-\tguias/x.md", True),
        ("- Equis: guias/x.md", True),
        ('- "Equis: y más": guias/x.md', True),
        ("- Equis:   'guias/x.md'", True),
        ('- "guias/x.md"', True),
        ("- Equis: guias/x.md # pendiente", True),
        ("- Equis: guias/x.md#parte", False),
        ("- Equis:guias/x.md", False),
        ("- Equis guias/x.md", False),
        ("-guias/x.md", False),
        ("* guias/x.md", False),
        ("# - guias/x.md", False),
        ("a - guias/x.md", False),
        ("- guias/x.md.orig", False),
        ("- guias/xxmd", False),
        ("- guias/xx.md", False),
        ("- otras/guias/x.md", False),
        ("- x.md", False),
        ("Equis: guias/x.md", False),
    ],
)
def test_page_is_found_in_the_menu(line: str, is_entry: bool) -> None:
    assert is_in_menu(f"{CONFIG}{line}\n", "guias/x.md") is is_entry
    assert is_in_menu(f"{line}\n{CONFIG}", "guias/x.md") is is_entry


def test_pages_of_the_menu() -> None:
    pages = ["guias/uno.md", "guias/dos.md", "index.md", "otras/tres.md"]
    assert all(is_in_menu(CONFIG, page) for page in pages)
    assert not any(is_in_menu(CONFIG, page) for page in ("uno.md", "guias/index.md", "tres.md", "guias/uno"))


def test_a_page_that_is_left_out_on_purpose_needs_no_line() -> None:
    config = f"{CONFIG}not_in_nav: |\n  /guias/x.md\n  guias/y.md\n"
    assert is_in_menu(config, "guias/x.md")
    assert is_in_menu(config, "guias/y.md")
    assert not is_in_menu(config, "guias/z.md")


def test_without_a_menu_every_page_is_in_it() -> None:
    assert is_in_menu("site_name: x\n", "una.md")
    assert is_in_menu("", "una.md")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["---", "title: Copiar", "---", "# Otro"], "Copiar"),
        (["---", "description: b", "---", "", "# Uno  ", "# Dos"], "Uno"),
        (["title:   'Un volumen'  "], "Un volumen"),
        (['title: "Un volumen"'], "Un volumen"),
        (["title: Un 'volumen'"], "Un 'volumen'"),
        (["# Di «hola» a C#"], "Di «hola» a C#"),
        (["title:Copiar", " title: Copiar", "#Copiar", "## Copiar", "el title: Copiar", "# ", "title: "], "guias/x.md"),
        ([], "guias/x.md"),
        # What YAML would not read as this text goes between quotes.
        (["# Arquitectura: del cliente"], '"Arquitectura: del cliente"'),
        (['# Di "hola"'], 'Di "hola"'),
        (['# "Hola": y adiós'], '"\\"Hola\\": y adiós"'),
        (["# [a] y {b}"], '"[a] y {b}"'),
        (["# Uno # dos"], '"Uno # dos"'),
        (["# *Todo*"], '"*Todo*"'),
        (["# - a"], '"- a"'),
        (["# 404"], '"404"'),
        (["# No"], '"No"'),
        (["# C:\\\\: a"], '"C:\\\\\\\\: a"'),
    ],
)
def test_the_line_has_the_title(lines: list[str], title: str) -> None:
    line = entry(lines, "guias/x.md")
    assert line == f"- {title}: guias/x.md"
    assert is_in_menu(line, "guias/x.md")
    assert yaml.safe_load(line) == [{yaml.safe_load(title) if title[0] == '"' else title: "guias/x.md"}]


@pytest.mark.parametrize(
    ("page", "after"),
    [
        ("guias/x.md", "      - guias/dos.md"),
        ("otras/x.md", "      - Tres: otras/tres.md"),
        ("x.md", "  - Inicio: index.md"),
    ],
)
def test_the_line_goes_after_the_last_page_of_its_folder(page: str, after: str) -> None:
    indent = " " * (len(after) - len(after.lstrip()))
    expected = CONFIG.replace(f"{after}\n", f"{after}\n{indent}- X: {page}\n")
    assert with_entry(CONFIG, page, f"- X: {page}") == expected


@pytest.mark.parametrize("page", ["nuevas/x.md", "guias/mas/x.md", "guia/x.md"])
def test_a_page_of_another_folder_gets_no_line(page: str) -> None:
    assert with_entry(CONFIG, page, f"- X: {page}") is None
