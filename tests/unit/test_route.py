"""The steps of a route come from the menu, in its order; what comes after a page, from its last line."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from guide.route import Route, Step, route_of, said_next


def page(name: str, *, home: bool = False, **meta: Any) -> Any:
    file = SimpleNamespace(src_uri=f"{name}.md")
    return SimpleNamespace(
        file=file, url=f"{name}/", title=f"Título de {name}", meta=meta, children=None, is_page=True, is_homepage=home
    )


def section(*children: Any) -> Any:
    return SimpleNamespace(children=list(children), is_page=False)


HOME, INDEX, ONE, TWO, OTHER = page("inicio", home=True), page("r/i", ruta="Paso"), page("r/1"), page("r/2"), page("x")
INNER = section(page("r/dentro"))
NAV = [HOME, section(OTHER), section(INDEX, ONE, INNER, TWO), section(page("otra/i", ruta="Lección"), page("otra/1"))]
STEPS = (Step("r/1", "r/1/", "Título de r/1"), Step("r/2", "r/2/", "Título de r/2"))


@pytest.mark.parametrize(("shown", "here"), [(HOME, 0), (INDEX, 0), (ONE, 1), (TWO, 2)])
def test_a_page_of_a_route_knows_its_steps_and_its_place(shown: Any, here: int) -> None:
    assert route_of(shown, NAV) == Route("Paso", STEPS, here)


def test_another_section_is_another_route() -> None:
    found = route_of(NAV[3].children[1], NAV)
    assert found is not None
    assert (found.noun, found.here) == ("Lección", 1)


@pytest.mark.parametrize("shown", [OTHER, page("suelta")])
def test_other_pages_are_on_no_route(shown: Any) -> None:
    assert route_of(shown, NAV) is None


def test_a_site_without_routes_has_none_on_its_home_page() -> None:
    assert route_of(HOME, [HOME, section(section(ONE)), section(OTHER)]) is None


@pytest.mark.parametrize(
    ("content", "following"),
    [
        ("<p>Nada.</p>", "b/tres/"),
        (None, "b/tres/"),
        (
            '<p><strong>Siguiente:</strong> <a href="../../c/cuatro/#x">Cuatro</a>, o <a href="../uno/">Uno</a>.</p>',
            "c/cuatro/",
        ),
        ('<p><strong>Siguiente:</strong> si\nacaso, <a class="y" href="../uno/">Uno</a>.</p>', "b/uno/"),
        ('<p><strong>Siguiente:</strong> nada.</p><p><a href="../uno/">Uno</a></p>', "b/tres/"),
        ('<p><strong>Siguiente:</strong> <a href="https://example.org/b/uno/">Uno</a></p>', "b/tres/"),
        ('<p><strong>Siguiente:</strong> <a href="#x">Aquí</a></p>', "b/tres/"),
        ('<p><strong>Siguiente:</strong> <a href="../../">Inicio</a></p>', ""),
    ],
)
def test_after_a_page_comes_what_its_last_line_says(content: str | None, following: str) -> None:
    one, three, four, home = (SimpleNamespace(url=url) for url in ("b/uno/", "b/tres/", "c/cuatro/", ""))
    shown: Any = SimpleNamespace(url="b/dos/", content=content, next_page=three)
    nav: Any = SimpleNamespace(pages=[home, one, shown, three, four])
    assert said_next(shown, nav).url == following


def test_files_instead_of_folders_are_found_too() -> None:
    other = SimpleNamespace(url="b/tres.html")
    content = '<p><strong>Siguiente:</strong> <a href="tres.html#x">Tres</a></p>'
    shown: Any = SimpleNamespace(url="b/dos.html", content=content, next_page=None)
    assert said_next(shown, SimpleNamespace(pages=[shown, other])) is other
