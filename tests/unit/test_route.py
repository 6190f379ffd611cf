"""The steps of a route come from the menu, in its order."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from guide.route import Route, Step, route_of


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
