"""The page for wrong addresses: near pages, the search with what was asked for, and a list that needs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from builds import build
from playwright.sync_api import Browser, Page
from small_site import small_site

Visit = Callable[..., Page]
Violations = Callable[[Page], list[object]]

NEAR = ".guia-cercanas li"
HEARD = """() => {
  window.heard = []
  document.addEventListener("guia:buscar", event => window.heard.push(event.detail))
}"""


@pytest.mark.parametrize(
    ("wrong", "title", "path"),
    [
        ("tutoriales/primer-contendor/", "Tu primer contenedor", "tutoriales/primer-contenedor/"),
        ("guias/primer_contenedor", "Tu primer contenedor", "tutoriales/primer-contenedor/"),
        ("explicacion/redes.html", "Redes", "explicacion/redes/"),
        ("Explicacion/REDES/", "Redes", "explicacion/redes/"),
        ("explicaci%C3%B3n/im%C3%A1genes/", "Imágenes", "explicacion/imagenes/"),
        ("a/b/c/catalogo-de-errores/", "Catálogo de errores", "referencia/errores/"),
    ],
)
def test_the_nearest_page_comes_first(visit: Visit, address: str, wrong: str, title: str, path: str) -> None:
    page = visit(wrong, status=404)
    first = page.locator(NEAR).first.get_by_role("link")
    assert first.inner_text() == title
    assert page.locator(NEAR).count() <= 3
    first.click()
    page.wait_for_url(address + path)


@pytest.mark.parametrize("wrong", ["xyz/", "%E0%A4%A", "-/", "9999/0000/"])
def test_where_nothing_is_near_nothing_is_offered(visit: Visit, problems: list[str], wrong: str) -> None:
    page = visit(wrong, status=404)
    assert page.locator(".guia-cercanas").inner_text().strip() == "Ninguna página se parece a esa dirección."
    assert [problem for problem in problems if "404" not in problem] == []


def test_the_search_has_the_words_of_the_address(visit: Visit) -> None:
    page = visit("tutoriales/copias-de_seguridad/vol%C3%BAmenes.html?x=1#y", status=404)
    page.evaluate(HEARD)
    field = page.locator("#guia-busca")
    assert field.input_value() == "tutoriales copias de seguridad volúmenes"
    page.get_by_role("search").get_by_role("button", name="Buscar").click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    field.fill("bind mount")
    field.press("Enter")
    assert page.evaluate("heard") == ["tutoriales copias de seguridad volúmenes", "bind mount"]
    assert page.url.endswith("#y")


def test_without_scripts_all_pages_are_listed_and_nothing_else(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}de/lo/que/no/hay/")
    assert not page.get_by_role("searchbox").is_visible()
    assert not page.locator(".guia-cercanas").is_visible()
    page.get_by_role("navigation", name="Todas las páginas").get_by_role("link", name="Tu primer contenedor").click()
    page.wait_for_url(f"{address}tutoriales/primer-contenedor/")
    context.close()


@pytest.fixture(scope="module")
def below(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    """A site that is published below an address, whose name is no word of what was looked for."""
    folder = small_site(tmp_path_factory.mktemp("below") / "guia")
    root = folder / "raiz"
    (root / "imagenes").mkdir(parents=True)
    with serve(root) as found:
        result = build(folder, root / "imagenes", strict=False, env={"SITE_URL": f"{found}imagenes/"})
        assert result.status == 0, result.log
        (root / "404.html").write_bytes((root / "imagenes/404.html").read_bytes())
        yield f"{found}imagenes/"


def test_the_folder_of_the_site_is_no_word_of_the_address(chromium: Browser, below: str) -> None:
    page = chromium.new_page()
    page.goto(f"{below}explicacion/registro/")
    assert page.get_by_role("searchbox").input_value() == "explicacion registro"
    page.locator(NEAR).first.get_by_role("link", name="Registros").click()
    page.wait_for_url(f"{below}explicacion/registros/")
    page.close()


@pytest.mark.parametrize("width", [320, 360, 1440])
def test_nothing_is_wider_than_the_screen(visit: Visit, width: int) -> None:
    page = visit("tutoriales/primer-contendor-de-un-nombre-larguisimo-que-no-cabe/", width=width, status=404)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(visit: Visit, violations: Violations, dark: bool) -> None:
    page = visit("tutoriales/primer-contendor/", dark=dark, status=404)
    assert violations(page) == []
