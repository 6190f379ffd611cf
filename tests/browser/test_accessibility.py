"""What axe says of every page, in both schemes, on a phone and on a desktop."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from guide.errors.entries import is_entry
from pages_support import every_page
from playwright.sync_api import Browser, Page

# All that axe can tell of WCAG 2.2 AA, and what it advises beside.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RUN = """async rules => {
  const found = await axe.run({ ...rules, resultTypes: ["violations"] })
  return found.violations.map(v => `${v.id}: ${v.nodes.slice(0, 5).map(n => n.target.join(" ")).join(" | ")}`)
}"""
SCHEME = """name => {
  document.body.setAttribute("data-md-color-scheme", name)
  return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
}"""
WIDTHS = (1440, 360)
SCHEMES = ("default", "slate")


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """Without movement: a colour on its way to another one is neither."""
    context = chromium.new_context(color_scheme="light", reduced_motion="reduce", bypass_csp=True)
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def axe(page: Page) -> list[str]:
    """A scheme changes nothing but colours: all the rules in the first one, those of colours in the others."""
    found: list[str] = []
    rules: dict[str, Any] = {"runOnly": RULES, "rules": {"target-size": {"enabled": True}}}
    for scheme in SCHEMES:
        page.evaluate(SCHEME, scheme)
        found += [f"{scheme}: {problem}" for problem in page.evaluate(RUN, rules)]
        rules = {"runOnly": ["color-contrast", "link-in-text-block"]}
    return found


def axe_of_entry(page: Page) -> list[str]:
    """Entries of the catalogue are many, and of one shape. Their contrasts are those that test_pages measures."""
    rules = {"target-size": {"enabled": True}, "color-contrast": {"enabled": False}}
    return list(page.evaluate(RUN, {"runOnly": RULES, "rules": rules}))


@every_page
def test_axe_finds_nothing(page: Page, address: str, address_path: str) -> None:
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    page.goto(address + address_path)
    page.evaluate(f"{AXE};0")
    if is_entry(f"{address_path.rstrip('/')}.md"):
        assert axe_of_entry(page) == []
        return
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert (width, axe(page)) == (width, [])


def test_voice_reads_commands_and_not_their_prompts(page: Page, address: str) -> None:
    page.goto(f"{address}tutoriales/compose/")
    block = page.get_by_role("group", name="Sesión de terminal").filter(has_text="docker compose version").first
    # What the browser hands to a screen reader.
    spoken = block.aria_snapshot()
    assert "docker compose version" in spoken
    assert "$" not in spoken
    assert spoken.count("erminal") == 1, spoken
    assert page.locator("h2").first.aria_snapshot() == '- heading "Lo que vas a construir" [level=2]'
    assert page.get_by_role("group", name="Archivo compose.yaml").count() > 0
