"""Enlarged pages, other spacing, other colours, no movement: nothing is lost (WCAG 1.4.4, 1.4.10, 1.4.12)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from pages_support import every_page
from playwright.sync_api import Browser, BrowserContext, Page

# Wider than the window, or cut by more than the padding of a word; what scrolls in a box of its own is neither.
LOST = """() => {
  const root = document.documentElement
  const wide = root.scrollWidth > root.clientWidth ? [`page ${root.scrollWidth} > ${root.clientWidth}`] : []
  const cut = [...document.querySelectorAll("article *, .md-footer *, .md-tabs *")].filter(element => {
    if (!element.childNodes.length) return false
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false
    const style = getComputedStyle(element)
    const hides = value => value === "hidden" || value === "clip"
    return (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 3
      || hides(style.overflowY) && element.scrollHeight > element.clientHeight + 3)
      && element.clientWidth > 1
  })
  return [...wide, ...cut.map(element => `cut ${element.outerHTML.slice(0, 100)}`)]
}"""
SPACING = """* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }"""
MOVES = """() => document.getAnimations().filter(one => one.effect.getComputedTiming().duration > 50).length
  + [...document.querySelectorAll("*")].filter(element => {
    const style = getComputedStyle(element)
    const long = style.transitionDuration.split(", ").some(time => parseFloat(time) > 0.05)
    return long || style.scrollBehavior === "smooth"
  }).length"""

LANDMARKS = """() => [...document.querySelectorAll("nav:not([role=none]), main, header.md-header, footer.md-footer")]
  .filter(element => element.checkVisibility({ visibilityProperty: true }))
  .map(element => `${element.localName} ${element.ariaLabel ?? ""}`)"""
# Pictures, drawings, blocks and heads of columns that a voice could not tell.
UNNAMED = """() => {
  const bad = [...document.querySelectorAll("article svg[role=img]")]
    .filter(drawing => !drawing.querySelector("title")?.textContent.trim() || !drawing.querySelector("desc"))
  bad.push(...document.querySelectorAll("img:not([alt]), .highlight:not([aria-label]), article th:not([scope])"))
  bad.push(...document.querySelectorAll("article pre code:not([translate]), .gp:not([aria-hidden])"))
  return bad.map(element => element.outerHTML.slice(0, 100))
}"""


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(locale="es-ES", reduced_motion="reduce")
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture(scope="module")
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="module")
def opened(page: Page, address: str, address_path: str) -> Page:
    page.goto(address + address_path)
    return page


@every_page
def test_nothing_is_lost(opened: Page) -> None:
    page = opened
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(LOST) == []
    # 200 % of a window of 1440, and 400 % of one of 1280 as above.
    page.set_viewport_size({"width": 720, "height": 450})
    assert page.evaluate(LOST) == []
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        page.add_style_tag(content=SPACING)
        assert page.evaluate(LOST) == []


def test_larger_letters_alone(chromium: Browser, address: str) -> None:
    """Who asks the browser for letters of twice the size."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{address}tutoriales/compose/")
    before = page.evaluate("parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)")
    page.add_style_tag(content=":root { font-size: 250% !important }")
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)") == 2 * before
    assert page.evaluate(LOST) == []
    context.close()


@pytest.mark.parametrize(
    "path", ["", "tutoriales/compose/", "explicacion/arquitectura/"], ids=lambda path: path or "index"
)
def test_nothing_moves_for_who_asks(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    assert page.evaluate(MOVES) == 0


FORCED = """() => {
  const canvas = getComputedStyle(document.documentElement).backgroundColor
  const flat = "rgba(0, 0, 0, 0)"
  const bad = []
  // An icon cut out of its background has to be of a colour that is not that of the page.
  for (const element of document.querySelectorAll("*"))
    for (const part of ["", "::before", "::after"]) {
      const style = getComputedStyle(element, part || null)
      if (part && style.content === "none" || style.maskImage === "none" || style.display === "none") continue
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      if ([canvas, flat].includes(style.backgroundColor)) bad.push(`${element.outerHTML.slice(0, 90)} ${part}`)
    }
  return bad
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours(chromium: Browser, address: str, scheme: str) -> None:
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900},
        forced_colors="active",
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    for path in ("", "tutoriales/compose/", "explicacion/almacenamiento/", "referencia/errores/"):
        page.goto(address + path)
        assert page.evaluate(FORCED) == [], path
    # A drawing keeps its colours, and with them the paper that it is drawn on.
    page.goto(f"{address}explicacion/arquitectura/")
    drawing = page.locator(".diagrama svg.ancha").first
    paper = drawing.evaluate("element => getComputedStyle(element).backgroundColor")
    assert paper == ("rgb(18, 23, 31)" if scheme == "dark" else "rgb(255, 255, 255)")
    context.close()


def order(page: Page) -> list[str]:
    return [
        str(tag) for tag in page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => h.localName)")
    ]


@every_page
def test_structure(opened: Page) -> None:
    opened.set_viewport_size({"width": 1440, "height": 900})
    levels = [int(tag[1]) for tag in order(opened)]
    assert [later - earlier for earlier, later in pairwise(levels) if later > earlier + 1] == []
    names = opened.evaluate(LANDMARKS)
    assert sorted(names) == sorted(set(names))
    assert opened.evaluate(UNNAMED) == []
