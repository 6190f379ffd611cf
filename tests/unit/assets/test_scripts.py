"""Which page loads which script."""

from __future__ import annotations

from typing import Any

import pytest
from guide.assets.scripts import only_used, placed, read

FILES = ["index.md", "assets/js/copiar.js", "assets/js/otro.js"]
FORM = "«assets/js/nombre.js: texto que debe haber en la página», o «siempre»"
SETTINGS = """\
nav: []
extra:
  scripts:
    assets/js/copiar.js: x
    "assets/js/otro.js": siempre
"""


MARKERS: list[object] = [None, True, 3, [], "", "  "]


@pytest.mark.parametrize(
    ("declared", "scripts", "problems"),
    [
        (None, {}, []),
        ({}, {}, []),
        (
            {"assets/js/copiar.js": "language-", "assets/js/otro.js": "siempre"},
            {"assets/js/copiar.js": "language-", "assets/js/otro.js": "siempre"},
            [],
        ),
        (["assets/js/otro.js"], {}, [("", f"«scripts» es una lista de parejas: {FORM}")]),
        ("siempre", {}, [("", f"«scripts» es una lista de parejas: {FORM}")]),
        *(
            (
                {"assets/js/otro.js": marker, "assets/js/copiar.js": "x"},
                {"assets/js/copiar.js": "x"},
                [
                    (
                        "assets/js/otro.js",
                        f"«assets/js/otro.js» no dice qué debe haber en una página para cargarlo: {FORM}",
                    )
                ],
            )
            for marker in MARKERS
        ),
        ({3: "x"}, {}, [("3", f"«3» no dice qué debe haber en una página para cargarlo: {FORM}")]),
        (
            {"assets/js/copia.js": "x"},
            {},
            [
                (
                    "assets/js/copia.js",
                    "no existe «assets/js/copia.js» en la carpeta de las páginas"
                    "; ¿quisiste decir «assets/js/copiar.js»?",
                )
            ],
        ),
        (
            {"../fuera.js": "x"},
            {},
            [("../fuera.js", "no existe «../fuera.js» en la carpeta de las páginas")],
        ),
    ],
)
def test_what_is_declared(declared: Any, scripts: dict[str, str], problems: list[tuple[str, str]]) -> None:
    assert read(declared, FILES) == (scripts, problems)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("assets/js/copiar.js", "mkdocs.yml:4: "),
        ("assets/js/otro.js", "mkdocs.yml:5: "),
        # Written in a way that the text does not show: at least where the list begins.
        ("assets/js/none.js", "mkdocs.yml:3: "),
        ("", "mkdocs.yml:3: "),
    ],
)
def test_a_problem_says_its_line(name: str, place: str) -> None:
    assert placed(SETTINGS, "mkdocs.yml", name, "mal") == f"{place}mal"


def test_a_problem_of_inherited_settings_says_the_file_only() -> None:
    assert placed("INHERIT: ../base.yml\n", "mkdocs.yml", "a.js", "mal") == "mkdocs.yml: mal"


def page(*scripts: str, text: str = '<p class="nota">') -> str:
    return text + "".join(f'\n      <script src="{script}" defer></script>' for script in scripts) + "\n</body>"


@pytest.mark.parametrize(
    ("scripts", "loaded"),
    [
        ({"a.js": "siempre", "b.js": "siempre"}, ["../a.js", "../b.js"]),
        ({"a.js": "nota", "b.js": "siempre"}, ["../a.js", "../b.js"]),
        ({"a.js": "tabla", "b.js": "siempre"}, ["../b.js"]),
        ({"a.js": "tabla", "b.js": "cosa"}, []),
        # The address of a script is no reason to load it, but that of another one that stays may be.
        ({"a.js": "a.js", "b.js": "siempre"}, ["../b.js"]),
        ({}, ["../a.js", "../b.js"]),
        # A point is only a point.
        ({"axjs": "tabla"}, ["../a.js", "../b.js"]),
    ],
)
def test_a_page_loads_what_it_uses(scripts: dict[str, str], loaded: list[str]) -> None:
    assert only_used(page("../a.js", "../b.js"), scripts) == page(*loaded)


@pytest.mark.parametrize("prefix", ["", "../", "../../", "/", "/guia/", "https://example.org/"])
def test_the_script_is_found_from_every_depth(prefix: str) -> None:
    assert only_used(page(f"{prefix}assets/js/a.js"), {"assets/js/a.js": "tabla"}) == page()


def test_scripts_of_the_theme_stay() -> None:
    html = '<script src="a.js"></script><script src="b/a.js" async></script>'
    assert only_used(html, {"a.js": "tabla"}) == html
