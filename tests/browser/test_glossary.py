"""The words that the glossary explains, where a page says them first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

Visit = Callable[..., Page]

PAGE = "referencia/errores/codigo-137/"
TERM = "a.guia-termino"
TOOLTIP = "[role=tooltip].md-tooltip2--active"


def test_a_box_says_what_a_word_means(visit: Visit) -> None:
    page = visit(PAGE)
    term = page.locator(TERM).first
    definition = term.get_attribute("title")
    term.hover()
    page.locator(TOOLTIP).wait_for()
    assert definition
    assert page.locator(TOOLTIP).inner_text() == definition


def test_the_keyboard_opens_the_same_box(visit: Visit) -> None:
    page = visit(PAGE)
    page.locator(TERM).first.focus()
    page.locator(TOOLTIP).wait_for()


@pytest.mark.parametrize("width", [360, 1440])
def test_the_box_is_readable_and_stays_within_the_screen(visit: Visit, width: int) -> None:
    page = visit(PAGE, width=width)
    page.locator(TERM).last.focus()
    box = page.locator(f"{TOOLTIP} > *")
    box.wait_for()
    size = box.evaluate("box => parseFloat(getComputedStyle(box).fontSize)")
    left, right = box.evaluate("box => { const at = box.getBoundingClientRect(); return [at.left, at.right] }")
    assert size >= 14
    assert 0 <= left < right <= width


def test_a_word_leads_to_its_entry(visit: Visit) -> None:
    page = visit(PAGE)
    term = page.locator(TERM).first
    anchor = str(term.get_attribute("href")).partition("#")[2]
    term.click()
    page.wait_for_url(f"**/referencia/glosario/#{anchor}")
    assert page.locator(f"h3#{anchor}").is_visible()
