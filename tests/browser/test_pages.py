"""Every page, in both schemes and at the widths of a phone and of a desktop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pages_support import every_page, is_one_of_many
from playwright.sync_api import Page

CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

SCHEMES = ("default", "slate")

Visit = Callable[..., Page]


@every_page
def test_page_is_whole(visit: Visit, problems: list[str], address_path: str) -> None:
    # The height of no other test: so the window, whose width changes, is its own.
    page = visit(address_path, width=1440, height=901)
    # What fades when the width changes has the colours of neither.
    page.emulate_media(reduced_motion="reduce")
    assert page.locator("h1").count() == 1
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 901})
        assert page.evaluate(OVERFLOW) <= 0
        # What is not on a desktop, as the button of the menu, is the same on all pages.
        for scheme in SCHEMES if width == 1440 or not is_one_of_many(address_path) else ():
            page.locator("body").evaluate("(body, name) => body.dataset.mdColorScheme = name", scheme)
            assert (scheme, page.evaluate(CONTRAST)) == (scheme, [])
    assert problems == []


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (360, 740)])
def test_home_makes_its_promise_in_one_screen(visit: Visit, width: int, height: int) -> None:
    page = visit("", width=width, height=height)
    for part in (page.locator("h1"), page.locator(".portada p").first, page.locator(".portada .md-button").first):
        box = part.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height


def test_missing_page_at_any_depth_leads_back(visit: Visit, address: str) -> None:
    page = visit("explicacion/de/lo/que/no/hay/", status=404)
    assert page.locator("h1").inner_text() == "Esta página no existe"
    # The style sheets are found from every depth.
    assert "Segoe UI" in page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    page.locator("article").get_by_role("link", name="Imágenes", exact=True).click()
    page.wait_for_url(f"{address}explicacion/imagenes/")
    assert page.locator("h1").inner_text().startswith("Imágenes")


def test_paper_shows_what_is_folded_and_no_navigation(visit: Visit) -> None:
    page = visit("explicacion/que-es-docker/", dark=True)
    folded = page.locator("details:not([open]) > p").first
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()
    assert not page.locator(".md-header").is_visible()
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--md-default-bg-color')") == "#fff"
