"""A page on paper: folded parts, tabs, diagrams, addresses of links, and what stands in the margins."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

Visit = Callable[..., Page]

ADDED = "link => getComputedStyle(link, '::after').content"
OPEN = "document.querySelectorAll('details[open]').length"


def on_paper(page: Page) -> Page:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    return page


def printed(page: Page, folder: Path) -> list[str]:
    """The text of each sheet."""
    if not shutil.which("pdftotext"):
        pytest.skip("falta pdftotext; on Debian and Ubuntu: apt-get install poppler-utils")
    file = folder / "page.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    done = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True)
    return done.stdout.rstrip("\f").split("\f")


def add_link(page: Page, target: str, text: str = "un enlace") -> None:
    page.locator("article > p:not([class])").first.evaluate(
        "(p, [href, text]) => p.append(Object.assign(document.createElement('a'), { href, textContent: text }))",
        [target, text],
    )


@pytest.mark.parametrize(
    ("target", "text", "shown"),
    [
        ("https://example.org/a?b#c", "un enlace", '" (https://example.org/a?b#c)"'),
        ("https://example.org/", "https://example.org/", "none"),
        ("mailto:a@example.org", "un enlace", '" (mailto:a@example.org)"'),
        ("../redes/#puertos", "un enlace", '" (explicacion/redes/)"'),
        ("#un-apartado", "un enlace", "none"),
        ("../que-es-docker/", "esta", "none"),
        ("../../", "la portada", "none"),
    ],
)
def test_a_link_spells_out_its_address(visit: Visit, target: str, text: str, shown: str) -> None:
    page = visit("explicacion/que-es-docker/")
    add_link(page, target, text)
    assert on_paper(page).locator("article > p:not([class])").first.locator("a").last.evaluate(ADDED) == shown


def test_lists_of_links_stay_short(visit: Visit) -> None:
    page = on_paper(visit(""))
    assert set(page.locator(".grid a").evaluate_all(f"links => links.map({ADDED})")) <= {"none", '""'}


def test_what_is_folded_is_open_on_paper_and_folded_again(visit: Visit) -> None:
    page = visit("tutoriales/primer-contenedor/")
    page.locator(".admonition.question > details > summary").first.click()
    assert page.evaluate(OPEN) == 1
    on_paper(page)
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(OPEN) == 1
    assert page.locator(".admonition.question > details").first.get_attribute("open") is not None


def test_every_tab_is_printed_under_its_name(visit: Visit) -> None:
    page = on_paper(visit("tutoriales/primer-contenedor/"))
    tabs = page.locator(".tabbed-set").first
    places = [
        box["y"]
        for pair in zip(tabs.locator(".tabbed-labels > label").all(), tabs.locator(".tabbed-block").all(), strict=True)
        for part in pair
        if (box := part.bounding_box())
    ]
    assert len(places) >= 4
    assert places == sorted(places)


def test_no_sheet_ends_with_the_name_of_a_tab(visit: Visit, tmp_path: Path) -> None:
    page = visit("referencia/errores/http-y-https/")
    names = {name.strip() for name in page.locator(".tabbed-labels label").all_inner_texts()}
    sheets = [re.sub(r"\s*http://\S*\s+\d+ de \d+\s*$", "", sheet) for sheet in printed(page, tmp_path)]
    last = [sheet.rsplit("\n", 1)[-1] for sheet in sheets]
    assert len(last) > 5
    assert "Docker 28" in names
    assert names.isdisjoint(line.strip() for line in last)


def test_diagrams_keep_their_wide_drawing_and_their_light_colours(visit: Visit) -> None:
    light, dark = (on_paper(visit("explicacion/arquitectura/", dark=dark, width=700)) for dark in (False, True))
    fills = "shapes => shapes.map(shape => getComputedStyle(shape).fill)"
    for page in (light, dark):
        figure = page.locator("figure.diagrama").first
        assert figure.locator("svg.ancha").is_visible()
        assert not figure.locator("svg.estrecha").is_visible()
        assert figure.evaluate("figure => getComputedStyle(figure).breakInside") == "avoid"
    drawings = [page.locator("figure.diagrama svg [class]").evaluate_all(fills) for page in (light, dark)]
    assert drawings[0]
    assert drawings[0] == drawings[1]


@pytest.mark.parametrize("path", ["tutoriales/primer-contenedor/", "tutoriales/", ""])
def test_paper_has_no_buttons_no_boxes_and_no_menus(visit: Visit, path: str) -> None:
    page = on_paper(visit(path))
    page.locator("article").wait_for()
    controls = "article button, article [type=checkbox], nav, .guia-casilla, .guia-fin, .guia-sigue, .guia-opinion"
    assert page.locator(controls).locator("visible=true").all_inner_texts() == []


def test_code_wraps_instead_of_being_cut(visit: Visit) -> None:
    page = visit("tutoriales/primer-contenedor/")
    code = page.locator("article pre > code").first
    code.evaluate("code => { code.textContent = 'a'.repeat(400) }")
    page.set_viewport_size({"width": 660, "height": 900})
    on_paper(page)
    assert code.evaluate("code => code.scrollWidth <= code.clientWidth")
    page.set_viewport_size({"width": 1440, "height": 900})


def test_the_margins_say_what_page_it_is(visit: Visit, tmp_path: Path) -> None:
    page = visit("explicacion/que-es-docker/")
    title, address = page.title(), page.url
    sheets = printed(page, tmp_path)
    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, start=1):
        assert title in sheet
        assert address in sheet
        assert f"{number} de {len(sheets)}" in sheet
    assert page.evaluate("document.adoptedStyleSheets.length") == 0


def test_without_scripts_addresses_of_other_sites_are_spelled_out(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}tutoriales/primer-contenedor/")
    page.emulate_media(media="print")
    assert '"https://' in str(page.locator("article a[href^='https:']").first.evaluate(ADDED)).replace("(", '"')
    context.close()
