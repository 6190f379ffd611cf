"""The copy to read offline, opened from its folder in a real Chromium: nothing is served, and nothing asked for."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from guide.downloads.offered import OFFLINE
from pages_support import one_of_each_shape
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

Open = Callable[[str], Page]


@pytest.fixture(scope="module")
def copy(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a reader has after unpacking the zip, in a folder with a name that addresses have to escape."""
    folder = tmp_path_factory.mktemp("copia") / "Mis descargas ñ"
    with zipfile.ZipFile(published / OFFLINE) as archive:
        archive.extractall(folder)
    (within,) = folder.iterdir()
    return within


@pytest.fixture(scope="module")
def problems() -> list[str]:
    """What the pages complain of, and what they ask for outside of the folder."""
    return []


@pytest.fixture(scope="module")
def opened(chromium: Browser, copy: Path, problems: list[str]) -> Iterator[Open]:
    context = chromium.new_context(
        locale="es-ES", color_scheme="light", permissions=["clipboard-read", "clipboard-write"]
    )
    context.set_default_timeout(10_000)
    page = context.new_page()

    def note_request(request: Request) -> None:
        if not request.url.startswith((copy.as_uri(), "about:", "blob:", "data:")):
            problems.append(f"request out of the folder: {request.url}")

    def note_failure(request: Request) -> None:
        # What is under way when the next page is opened is no failure.
        if request.failure != "net::ERR_ABORTED":
            problems.append(f"failed request: {request.url}")

    def note_message(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            problems.append(f"console {message.type}: {message.text}")

    page.on("request", note_request)
    page.on("console", note_message)
    page.on("pageerror", lambda error: problems.append(f"uncaught {error}"))
    page.on("requestfailed", note_failure)

    def open_page(path: str) -> Page:
        page.goto("about:blank")
        problems.clear()
        page.goto((copy / path).as_uri())
        return page

    yield open_page
    context.close()


def test_every_page_opens_whole_and_in_silence(copy: Path, opened: Open, problems: list[str]) -> None:
    wrong = []
    pages = sorted(path.relative_to(copy).as_posix() for path in copy.rglob("*.html"))
    for path in one_of_each_shape(pages):
        page = opened(path)
        page.wait_for_load_state("load")
        sheets = page.evaluate("[...document.styleSheets].every(sheet => sheet.ownerNode.sheet !== null)")
        styled = page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
        missing = page.evaluate("[...document.images].filter(image => !image.naturalWidth).map(image => image.src)")
        if problems or missing or not (sheets and styled):
            wrong.append((path, list(problems), missing, sheets, styled))
    assert wrong == []
    assert len(pages) > 30


def test_links_lead_from_page_to_page(opened: Open, problems: list[str]) -> None:
    page = opened("index.html")
    page.get_by_role("link", name="Empieza aquí").click()
    page.wait_for_url("**/tutoriales/index.html")
    page.get_by_role("navigation", name="Secciones").get_by_role("link", name="Inicio").click()
    page.wait_for_url("**/index.html")
    page.locator("article").get_by_role("link", name="Arrancar un contenedor").click()
    page.wait_for_url("**/tutoriales/primer-contenedor.html#2-arranca-una-web")
    assert problems == []


def test_a_scheme_that_was_chosen_stays_on_the_next_page(opened: Open) -> None:
    page = opened("index.html")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    page.get_by_title("Cambiar al tema oscuro").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert opened("instalar/linux.html").locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_a_tab_shows_its_part(opened: Open) -> None:
    page = opened("descargas.html")
    page.locator(".tabbed-labels label", has_text="macOS").click()
    assert page.get_by_text("En el Finder, haz doble clic en el zip").is_visible()
    assert not page.get_by_text("En el Explorador de archivos").is_visible()


def test_a_command_is_copied(opened: Open, problems: list[str]) -> None:
    page = opened("tutoriales/primer-contenedor.html")
    block = page.locator(".language-console", has_text="docker run --detach --name web").first
    block.hover()
    block.locator("[data-md-type=copy]").click()
    page.get_by_text("Copiado", exact=True).wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("docker run --detach --name web")
    assert problems == []


def test_a_diagram_is_drawn(opened: Open) -> None:
    page = opened("explicacion/arquitectura.html")
    drawn = page.locator("figure.diagrama svg.ancha").first.bounding_box()
    assert drawn is not None
    assert min(drawn["width"], drawn["height"]) > 100


def test_the_files_of_a_tutorial_are_there(opened: Open, tmp_path: Path) -> None:
    page = opened("tutoriales/varios-contenedores.html")
    with page.expect_download() as download:
        page.get_by_role("link", name="notas-varios-contenedores.zip").click()
    download.value.save_as(tmp_path / "archivo.zip")
    assert zipfile.is_zipfile(tmp_path / "archivo.zip")


def test_the_picture_of_a_diagram_is_there(opened: Open) -> None:
    page = opened("explicacion/arquitectura.html")
    page.locator("figure.diagrama").first.get_by_role("link", name="PNG", exact=True).click()
    page.wait_for_url("**/resources/*.png")
    assert page.evaluate("document.images[0].naturalWidth") > 100


def test_the_copy_is_searched_in_its_folder(opened: Open, copy: Path, problems: list[str]) -> None:
    page = opened("tutoriales/compose.html")
    page.keyboard.press("/")
    page.keyboard.type("permission denied")
    first = page.get_by_role("dialog").get_by_role("link").first
    first.wait_for()
    assert (first.get_attribute("href") or "").startswith(copy.as_uri())
    first.click()
    page.wait_for_url(lambda url: "compose.html" not in url)
    assert problems == []
