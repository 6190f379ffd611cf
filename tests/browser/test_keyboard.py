"""The whole site with nothing but a keyboard: a walk from the top of a page to its end, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page

PAGES = ("", "tutoriales/compose/", "explicacion/arquitectura/", "referencia/errores/", "404.html")

# What can be clicked and is seen, and so has to be reached. Buttons of one choice are reached together, by the arrows.
CLICKABLE = """() => {
  const choices = new Set()
  return [...document.querySelectorAll(
    "a[href], button, summary, input, select, textarea, [tabindex], [role=button], .md-typeset__scrollwrap"
  )].filter(element => {
    if (element.closest("[aria-hidden=true], [inert]") || element.disabled || element.tabIndex < 0) return false
    if (element.matches("[type=radio]") && element.name) {
      if (choices.has(element.name)) return false
      choices.add(element.name)
      return element.closest(".tabbed-set, form")?.checkVisibility()
    }
    return element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
      && element.getClientRects().length > 0
  }).map(describe)
}"""
DESCRIBE = """window.describe = element => {
  const all = [...document.querySelectorAll(element.localName)]
  const what = element.getAttribute("href") ?? element.id ?? ""
  return element.name && element.type === "radio"
    ? `radio ${element.name}` : `${element.localName}[${all.indexOf(element)}] ${what}`
}"""
# Where the focus is: what it is called is asked of the browser's own tree of names.
STOP = """async () => {
  const element = document.activeElement
  if (!element || element === document.body) return null
  // What is too small to be seen shows its focus in its label.
  const small = element.matches(".md-toggle, .tabbed-set > input")
  const shown = small
    ? [...(element.labels ?? []), element.nextElementSibling]
      .find(one => one?.checkVisibility({ visibilityProperty: true }))
    : element
  const rings = [element, shown, element.parentElement.querySelector(":scope > .tabbed-labels")]
  const ring = rings.filter(Boolean).some(one => {
    const style = getComputedStyle(one)
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
  })
  const seen = () => [...shown.getClientRects()].filter(box => box.width > 1 && box.height > 1).some(box =>
    [0.1, 0.5, 0.9].some(x => [0.2, 0.5, 0.8].some(y => {
      const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)
      return top && (shown.contains(top) || (top.contains(shown) && top !== document.documentElement))
    })))
  // The page may still be scrolling to it.
  for (let frame = 0; frame < 30 && !seen(); frame++) await new Promise(requestAnimationFrame)
  return { what: describe(element), ring, seen: seen() }
}"""

# Rings whose colour differs by less than 3:1 from the first background behind them that is not transparent.
RING_CONTRAST = """() => {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  const channels = colour => {
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    return [...context.getImageData(0, 0, 1, 1).data]
  }
  const light = ([r, g, b]) => [r, g, b].reduce((sum, value, i) => {
    const part = value / 255
    return sum + [0.2126, 0.7152, 0.0722][i] * (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  }, 0)
  const poor = []
  for (const element of document.querySelectorAll("a[href], button, summary, [tabindex]")) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.tabIndex < 0) continue
    element.focus({ focusVisible: true, preventScroll: true })
    if (document.activeElement !== element) continue
    const style = getComputedStyle(element)
    // Outside of the element, where its ring is.
    let behind = parseFloat(style.outlineOffset) < 0 ? element : element.parentElement
    while (behind.parentElement && channels(getComputedStyle(behind).backgroundColor)[3] < 255)
      behind = behind.parentElement
    const [one, other] = [style.outlineColor, getComputedStyle(behind).backgroundColor].map(c => light(channels(c)))
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
    if (ratio < 3 || style.outlineStyle === "none") poor.push(`${ratio.toFixed(2)} ${element.outerHTML.slice(0, 80)}`)
  }
  return poor
}"""


@pytest.fixture(scope="module")
def windows(chromium: Browser) -> Iterator[Callable[[int], Page]]:
    """A window of each width, without movement: what moves is measured where it ends."""
    opened: dict[int, Page] = {}

    def window(width: int) -> Page:
        if width not in opened:
            context = chromium.new_context(
                viewport={"width": width, "height": 800}, reduced_motion="reduce", locale="es-ES"
            )
            context.set_default_timeout(20_000)
            opened[width] = context.new_page()
            opened[width].add_init_script(DESCRIBE)
        return opened[width]

    yield window
    for page in opened.values():
        page.context.close()


def name(session: CDPSession) -> str:
    """What a voice says of what has the focus: its name, or that of the group it is the only part of."""
    focused = session.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]["objectId"]
    for _ in range(2):
        node = session.send("Accessibility.getPartialAXTree", {"objectId": focused, "fetchRelatives": False})["nodes"][
            0
        ]
        if said := str(node.get("name", {}).get("value", "")).strip():
            return said
        focused = session.send(
            "Runtime.callFunctionOn",
            {
                "objectId": focused,
                "functionDeclaration": "function() { return this.parentElement.closest('[role=group]') ?? this }",
            },
        )["result"]["objectId"]
    return ""


def walk(page: Page, key: str) -> list[dict[str, Any]]:
    session = page.context.new_cdp_session(page)
    stops: list[dict[str, Any]] = []
    for _ in range(2000):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None or (stops and stop["what"] == stops[0]["what"]):
            session.detach()
            return stops
        stops.append({**stop, "name": name(session)})
    return pytest.fail(f"the keyboard never comes to an end: {stops[-3:]}")


@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "index")
def test_walk(windows: Callable[[int], Page], address: str, path: str, width: int) -> None:
    page = windows(width)
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    stops = walk(page, "Tab")
    reached = {stop["what"] for stop in stops}
    assert [stop["what"] for stop in stops if not stop["name"]] == []
    assert [stop for stop in stops if not stop["ring"]] == []
    assert [stop["what"] for stop in stops if not stop["seen"]] == []
    assert [what for what in page.evaluate(CLICKABLE) if what not in reached] == []
    back = walk(page, "Shift+Tab")
    assert [stop["what"] for stop in back if not stop["seen"]] == []
    assert {stop["what"] for stop in back} == reached


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.textContent.trim()"))


def press(page: Page, key: str, until: str, most: int = 60) -> None:
    """Presses the key until what has the focus is called so."""
    for _ in range(most):
        page.keyboard.press(key)
        if focused(page) == until:
            return
    pytest.fail(f"«{until}» never has the focus")


def test_drawer(windows: Callable[[int], Page], address: str) -> None:
    page = windows(360)
    page.goto(f"{address}tutoriales/compose/")
    page.wait_for_load_state("networkidle")
    press(page, "Tab", "Abrir el menú", most=3)
    page.keyboard.press("Enter")
    assert focused(page) == "Cerrar el menú"
    # What lies behind takes no focus: from the last one it leaves the page.
    names: list[str] = []
    while page.evaluate("document.activeElement !== document.body") and len(names) < 40:
        names.append(focused(page))
        stop = page.evaluate(STOP)
        assert (stop["seen"], stop["ring"]) == (True, True), stop
        page.keyboard.press("Tab")
    assert "Desarrollar con recarga" in names
    assert not {"Saltar al contenido", "Tema claro", "Ampliar"} & {*names[1:]}
    # The open section can be left for the list of all sections, which it covered.
    page.locator("#__nav_3").focus()
    page.keyboard.press("Space")
    press(page, "Tab", "Guías prácticas", most=1)
    assert page.evaluate(STOP)["seen"]
    page.keyboard.press("Escape")
    assert focused(page) == "Abrir el menú"
    assert not page.locator("#__drawer").is_checked()
    page.keyboard.press("Tab")
    assert focused(page) != "Inicio"


def test_drawer_says_what_opens_it(windows: Callable[[int], Page], address: str) -> None:
    page = windows(360)
    page.goto(f"{address}explicacion/redes/")
    page.get_by_role("button", name="Abrir el menú").click()
    page.get_by_role("checkbox", name="Explicación").wait_for()
    page.get_by_role("button", name="Cerrar el menú").click()
    page.get_by_role("button", name="Abrir el menú").wait_for()
    assert page.evaluate("document.querySelectorAll('[inert]').length") == 0


def test_tabs_of_a_block(windows: Callable[[int], Page], address: str) -> None:
    page = windows(1440)
    page.goto(f"{address}explicacion/almacenamiento/")
    chosen = page.locator(".tabbed-set > input:checked").first
    chosen.focus()
    shown = page.locator(".tabbed-set").first.locator(".tabbed-block:visible")
    before = shown.inner_text()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("text => document.querySelector('.tabbed-set').innerText !== text", arg=before)
    assert shown.inner_text() != before
    assert page.evaluate(STOP)["ring"]


def test_copying_is_told(windows: Callable[[int], Page], address: str) -> None:
    page = windows(1440)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}tutoriales/compose/")
    page.get_by_role("button", name="Copiar").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text="Copiado").wait_for()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(
    "path", ["", "tutoriales/compose/", "explicacion/almacenamiento/"], ids=lambda path: path or "index"
)
def test_ring_stands_out(windows: Callable[[int], Page], address: str, path: str, scheme: str) -> None:
    """At least 3:1 with what is behind it (WCAG 2.4.11 and 1.4.11)."""
    page = windows(1440)
    page.goto(address + path)
    page.evaluate("name => document.body.setAttribute('data-md-color-scheme', name)", scheme)
    # Each one alone: the walk has been there by key, and only the colours are asked here.
    assert page.evaluate(RING_CONTRAST) == []
