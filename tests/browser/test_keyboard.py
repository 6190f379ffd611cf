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
  const small = element.matches(".md-option, .md-toggle, .tabbed-set > input")
  const shown = small
    ? [...(element.labels ?? []), element.nextElementSibling].find(one => one?.checkVisibility({ visibilityProperty: true }))
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
        node = session.send("Accessibility.getPartialAXTree", {"objectId": focused, "fetchRelatives": False})["nodes"][0]
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
    # The search, which opens over the page, has tests of its own.
    page.evaluate("document.querySelector('.md-search')?.remove()")
    stops = walk(page, "Tab")
    reached = {stop["what"] for stop in stops}
    assert [stop["what"] for stop in stops if not stop["name"]] == []
    assert [stop for stop in stops if not stop["ring"]] == []
    assert [stop["what"] for stop in stops if not stop["seen"]] == []
    assert [what for what in page.evaluate(CLICKABLE) if what not in reached] == []
    back = walk(page, "Shift+Tab")
    assert [stop["what"] for stop in back if not stop["seen"]] == []
    assert {stop["what"] for stop in back} == reached
