"""Diagrams as a reader meets them: both layouts, steps, zoom and paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builds import ROOT
from diagrams_support import pages_with_diagrams
from guide.diagrams.library import load_library
from playwright.sync_api import Browser, Page, expect

Visit = Callable[..., Page]
STEPS = "explicacion/contenedores/"
FIGURE = "#diagrama-docker-run"


@pytest.mark.parametrize(("width", "layout", "least"), [(1440, "ancha", 12), (768, "ancha", 12), (320, "estrecha", 11)])
@pytest.mark.parametrize("path", pages_with_diagrams(), ids=lambda path: path or "index")
def test_the_smallest_text_can_be_read(visit: Visit, path: str, width: int, layout: str, least: float) -> None:
    sizes = visit(path, width=width).evaluate(
        """() => [...document.querySelectorAll("figure.diagrama svg")]
            .filter(svg => svg.getBoundingClientRect().width)
            .map(svg => [svg.classList[0], svg.getBoundingClientRect().width / svg.viewBox.baseVal.width *
                Math.min(...[...svg.querySelectorAll("text")].map(t => parseFloat(t.getAttribute("font-size"))))])"""
    )
    assert sizes
    assert {name for name, _ in sizes} == {layout}
    assert min(size for _, size in sizes) >= least


# A text belongs to the smallest box under its middle, and to the whole drawing where there is none.
OUTSIDE = """() => [...document.querySelectorAll("figure.diagrama svg")].filter(svg => svg.checkVisibility()).flatMap(svg => {
  const boxes = [...svg.querySelectorAll("rect")].map(rect => rect.getBBox()).sort((a, b) => a.width * a.height - b.width * b.height)
  return [...svg.querySelectorAll("text")].filter(text => {
    const { x, y, width, height } = text.getBBox()
    const under = box => box.x <= x + width / 2 && x + width / 2 <= box.x + box.width && box.y <= y + height / 2 && y + height / 2 <= box.y + box.height
    const box = boxes.find(under) ?? svg.viewBox.baseVal
    return x < box.x || x + width > box.x + box.width
  }).map(text => text.textContent)
})"""  # noqa: E501


@pytest.mark.parametrize("width", [1440, 360])
@pytest.mark.parametrize("path", pages_with_diagrams(), ids=lambda path: path or "index")
def test_text_stays_inside_its_box_in_the_letters_of_the_machine(visit: Visit, path: str, width: int) -> None:
    page = visit(path, width=width)
    assert page.locator("figure.diagrama svg:visible text").count()
    assert page.evaluate(OUTSIDE) == []


def opacity(page: Page, selector: str) -> float:
    return float(page.evaluate("s => getComputedStyle(document.querySelector(s)).opacity", selector))


def test_buttons_walk_through_the_steps(visit: Visit) -> None:
    page = visit(STEPS)
    page.emulate_media(reduced_motion="reduce")
    figure = page.locator(FIGURE)
    sentence = figure.locator(".diagrama-frase")
    assert sentence.get_attribute("aria-live") == "polite"
    assert sentence.text_content() == "Todos los pasos a la vez."
    assert not figure.locator(".diagrama-pasos").is_visible()
    assert figure.get_by_role("button", name="Anterior").is_disabled()
    following = figure.get_by_role("button", name="Siguiente")
    following.click()
    assert (sentence.text_content() or "").startswith("Paso 1 de 6. El cliente pide")
    assert opacity(page, f"{FIGURE} svg.ancha .paso.p1") == 1
    assert opacity(page, f"{FIGURE} svg.ancha .paso.p6") < 0.5
    for _ in range(5):
        following.click()
    assert following.is_disabled()
    assert opacity(page, f"{FIGURE} svg.ancha .paso.p6") == 1


def test_arrow_keys_walk_through_the_steps(visit: Visit) -> None:
    page = visit(STEPS)
    page.locator(FIGURE).get_by_role("button", name="Siguiente").focus()
    for key, start in (("ArrowRight", "Paso 1"), ("ArrowRight", "Paso 2"), ("ArrowLeft", "Paso 1")):
        page.keyboard.press(key)
        assert (page.locator(f"{FIGURE} .diagrama-frase").text_content() or "").startswith(start)


def test_paper_shows_every_sentence_and_no_button(visit: Visit) -> None:
    page = visit(STEPS)
    page.locator(FIGURE).get_by_role("button", name="Siguiente").click()
    page.emulate_media(media="print")
    assert page.locator(f"{FIGURE} .diagrama-pasos li").all_inner_texts() == list(
        load_library(ROOT).drawings["docker-run"].steps
    )
    assert page.locator(f"{FIGURE} button:visible").count() == 0
    assert opacity(page, f"{FIGURE} svg.ancha .paso.p6") == 1


def test_without_scripts_everything_is_there(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + STEPS)
    assert page.locator(f"{FIGURE} .diagrama-pasos li:visible").count() == 6
    assert page.locator(f"{FIGURE} button").count() == 0
    assert page.locator(f"{FIGURE} svg.ancha").is_visible()
    context.close()


@pytest.mark.parametrize("width", [1440, 360])
def test_zoom_opens_a_dialog_and_gives_the_drawing_back(visit: Visit, width: int) -> None:
    page = visit(STEPS, width=width)
    button = page.locator(FIGURE).get_by_role("button", name="Ampliar")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Qué pone en marcha un docker run")
    assert dialog.locator("svg:visible").count() == 1
    assert page.locator(f"{FIGURE} svg").count() == 0
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    assert page.locator(f"{FIGURE} svg:visible").count() == 1
    assert page.evaluate("document.activeElement.matches('.diagrama-ampliar')")


def test_a_click_beside_the_dialog_closes_it(visit: Visit) -> None:
    page = visit(STEPS)
    page.locator(FIGURE).get_by_role("button", name="Ampliar").click()
    page.mouse.click(4, 4)
    expect(page.locator("dialog")).to_have_count(0)


def test_a_finger_opens_and_closes_the_zoom(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + STEPS)
    page.locator(FIGURE).get_by_role("button", name="Siguiente").tap()
    assert opacity(page, f"{FIGURE} svg.estrecha .paso.p1") == 1
    page.locator(FIGURE).get_by_role("button", name="Ampliar").tap()
    expect(page.locator("dialog[open] svg.estrecha")).to_be_visible()
    page.get_by_role("button", name="Cerrar").tap()
    expect(page.locator("dialog")).to_have_count(0)
    context.close()


def test_nothing_moves_for_who_asked_for_no_motion(visit: Visit) -> None:
    page = visit(STEPS)
    times = "s => parseFloat(getComputedStyle(document.querySelector(s)).transitionDuration)"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(times, f"{FIGURE} .paso") == 0.2
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(times, f"{FIGURE} .paso") < 0.001
