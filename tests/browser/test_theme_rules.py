"""Without the rules of the theme that the build leaves out, nothing looks otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import material  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, Page, Route

THEME = Path(material.__file__).parent / "templates/assets/stylesheets"
PAGES = ["", "tutoriales/compose/", "explicacion/imagenes/", "referencia/errores/", "instalar/linux/", "404.html"]
# All that the browser computed of an element, and of what is drawn before and after it: of one among those that have
# the same name and classes, and so have those that they are in.
STYLES = """() => {
  const name = element => `${element.localName}.${element.className}`
  const kind = element =>
    element === document.body ? name(element) : `${kind(element.parentElement)} > ${name(element)}`
  const kinds = new Map([...document.querySelectorAll("body *")].map(element => [kind(element), element]))
  const seen = style =>
    [...style].filter(name => !name.startsWith("--")).map(name => style.getPropertyValue(name)).join(";")
  return [...kinds].map(([kind, element]) =>
    [kind, ...[null, "::before", "::after"].map(part => seen(getComputedStyle(element, part)))].join(" | "))
}"""


@pytest.fixture(scope="module", params=[(1440, "light"), (360, "dark")], ids=["desktop", "dark phone"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    width, scheme = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_every_element_looks_the_same(page: Page, address: str, path: str) -> None:
    page.goto(address + path, wait_until="networkidle")
    found = page.evaluate(STYLES)
    given: list[str] = []

    def original(route: Route) -> None:
        name = route.request.url.rpartition("/")[2].partition(".")[0]
        (sheet,) = THEME.glob(f"{name}.*.css")
        given.append(name)
        route.fulfill(path=sheet)

    page.route("**/assets/stylesheets/*.css", original)
    page.reload(wait_until="networkidle")
    page.unroute_all()
    wanted = page.evaluate(STYLES)
    assert sorted(given) == ["main", "palette"]
    assert len(found) > 50
    assert [one for one, other in zip(found, wanted, strict=True) if one != other] == []
