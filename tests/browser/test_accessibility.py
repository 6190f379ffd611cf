"""What axe says of every page, on a phone and on a desktop.

The first in the dark scheme and the second in the light one; test_pages measures contrasts in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest
from pages_support import every_page, is_one_of_many, page_addresses
from playwright.sync_api import Browser, Page

# All that axe can tell of WCAG 2.2 AA, and what it advises beside.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# One page of each folder. Contrast is the dearest of its rules, and test_pages measures that of all in both schemes.
ASKED_FOR_CONTRAST = {address.rstrip("/").rpartition("/")[0]: address for address in page_addresses()}.values()
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RUN = """async rules => {
  const found = await axe.run({ ...rules, resultTypes: ["violations"] })
  return found.violations.map(v => `${v.id}: ${v.nodes.slice(0, 5).map(n => n.target.join(" ")).join(" | ")}`)
}"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """Without movement: a colour on its way to another one is neither."""
    context = chromium.new_context(color_scheme="light", reduced_motion="reduce", bypass_csp=True)
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def axe(page: Page, *, contrast: bool) -> list[str]:
    rules = {"target-size": {"enabled": True}, "color-contrast": {"enabled": contrast}}
    return list(page.evaluate(RUN, {"runOnly": RULES, "rules": rules}))


@every_page
def test_axe_finds_nothing(page: Page, address: str, address_path: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address + address_path)
    page.evaluate(f"{AXE};0")
    assert axe(page, contrast=address_path in ASKED_FOR_CONTRAST) == []
    page.set_viewport_size({"width": 360, "height": 900})
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    # What does not fit any more gets its place in the tab order with the next frame.
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert is_one_of_many(address_path) or axe(page, contrast=False) == []


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
