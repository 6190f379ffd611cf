"""Where a reader is on a route: the boxes, what is told of them, and that they stay in this browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from builds import ROOT, build
from playwright.sync_api import Browser, BrowserContext, Dialog, Page

# The settings of the guide, without its own pages and what its other hooks ask of them.
SETTINGS = f"""\
INHERIT: {ROOT / "mkdocs.yml"}
theme:
  custom_dir: {ROOT / "overrides"}
nav:
  - Inicio: index.md
  - Pasos:
      - Los tres: pasos/index.md
      - Uno: pasos/uno.md
      - Dos: pasos/dos.md
      - Tres: pasos/tres.md
  - Otra: otra.md
plugins: []
hooks: [{ROOT / "hooks/reading.py"}, {ROOT / "hooks/accessibility.py"}]
watch: []
"""
BOX = '!!! success "Compruébalo"\n    Sale bien.\n\n'
FILLING = "Texto.\n\n" * 40
STEP = f"# {{}}\n\n## 1. Usa `docker`\n\n{BOX}## 2. Mira\n\n{FILLING}{BOX}Y otra vez:\n\n{BOX}### 3. Borra\n\n{FILLING}"
CARDS = (
    '<div class="grid cards caminos" markdown>\n\n-   [1. Uno](uno.md)\n\n    Algo.\n\n-   [2. Dos](dos.md)\n\n</div>\n'
)
PAGES = {
    "index.md": "# Inicio\n\nHola.\n",
    "pasos/index.md": f"---\nruta: Tutorial\n---\n\n# Los pasos\n\n{BOX}{CARDS}",
    "pasos/uno.md": STEP.format("Uno"),
    "pasos/dos.md": STEP.format("Dos"),
    "pasos/tres.md": "# Tres\n\nSin comprobaciones.\n",
    "otra.md": f"# Otra\n\n{BOX}",
}
KEPT = "Object.entries(localStorage).filter(([key]) => key.startsWith('guia.progreso'))"
REFUSED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError") }
})"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("progress")
    (folder / "docs/pasos").mkdir(parents=True)
    (folder / "docs/assets").symlink_to(ROOT / "docs/assets")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    for name, text in PAGES.items():
        (folder / "docs" / name).write_text(text, "utf-8")
    result = build(folder, folder / "site", strict=False)
    assert result.status == 0, result.log
    with serve(folder / "site") as found:
        yield found


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that remembers nothing; what our script throws fails the test."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(10_000)
    thrown: list[str] = []
    context.on("weberror", lambda error: thrown.append(error.error.stack or ""))
    yield context
    context.close()
    # The theme throws, too, where a browser refuses to keep anything.
    assert [stack for stack in thrown if "progreso" in stack] == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def go(page: Page, address: str) -> Callable[[str], Page]:
    def to(path: str) -> Page:
        page.goto(address + path)
        return page

    return to


Go = Callable[[str], Page]
Violations = Callable[[Page], list[object]]


def tick(page: Page, *numbers: int) -> None:
    for number in numbers:
        page.locator(".admonition-title").get_by_role("checkbox").nth(number - 1).click()


def finish(page: Page) -> None:
    page.get_by_role("checkbox", name="He terminado este tutorial").click()


def head(page: Page) -> str:
    return page.locator(".guia-ruta").inner_text()


def panel(page: Page) -> str:
    found = page.locator(".guia-sigue")
    return found.inner_text() if found.is_visible() else ""


def keep(page: Page, state: object) -> None:
    text = state if isinstance(state, str) else json.dumps(state)
    page.evaluate("text => localStorage.setItem('guia.progreso:/', text)", text)
    page.reload()


def test_each_check_has_a_box_named_by_its_part(go: Go) -> None:
    page = go("pasos/uno/")
    names = ["Hecho 1. Usa docker", "Hecho 2. Mira", "Hecho 2. Mira", "He terminado este tutorial"]
    assert [page.get_by_role("checkbox", name=name, exact=True).count() for name in names] == [1, 2, 2, 1]
    assert head(page) == "Tutorial 1 de 3 · 0 de 3 comprobaciones"


def test_ticks_are_counted_aloud_and_kept(go: Go) -> None:
    page = go("pasos/uno/")
    tick(page, 1, 3)
    assert page.locator(".guia-ruta").get_by_role("status").inner_text().strip() == "· 2 de 3 comprobaciones"
    page.reload()
    assert head(page) == "Tutorial 1 de 3 · 2 de 3 comprobaciones"
    boxes = page.locator(".admonition-title").get_by_role("checkbox").all()
    assert [box.is_checked() for box in boxes] == [True, False, True]
    tick(page, 1)
    assert head(page) == "Tutorial 1 de 3 · 1 de 3 comprobaciones"


def test_the_keyboard_ticks(go: Go) -> None:
    page = go("pasos/uno/")
    page.get_by_role("checkbox", name="Hecho 1. Usa docker").focus()
    page.keyboard.press("Space")
    assert head(page) == "Tutorial 1 de 3 · 1 de 3 comprobaciones"


def test_a_page_is_finished_with_its_last_box_and_is_not_when_one_goes(go: Go) -> None:
    page = go("pasos/uno/")
    tick(page, 1, 2, 3)
    assert head(page) == "Tutorial 1 de 3 · terminado"
    assert page.get_by_role("checkbox", name="He terminado").is_checked()
    tick(page, 2)
    assert head(page) == "Tutorial 1 de 3 · 2 de 3 comprobaciones"
    assert not page.get_by_role("checkbox", name="He terminado").is_checked()


def test_a_reader_can_say_that_a_page_is_finished(go: Go) -> None:
    page = go("pasos/tres/")
    assert head(page) == "Tutorial 3 de 3"
    finish(page)
    assert head(page) == "Tutorial 3 de 3 · terminado"
    finish(page)
    assert head(page) == "Tutorial 3 de 3"
    assert "guia.progreso" in str(page.evaluate(KEPT))
    assert page.goto(page.url.replace("tres/", "")) is not None
    assert panel(page) == ""


def test_the_menu_and_the_cards_say_in_words_what_is_begun_and_finished(go: Go) -> None:
    page = go("pasos/uno/")
    finish(page)
    tick(go("pasos/dos/"), 1)
    page = go("pasos/")
    menu = page.locator(".md-sidebar--primary")
    for place, one, two in ((menu, "Uno", "Dos"), (page.locator(".caminos"), "1. Uno", "2. Dos")):
        assert place.get_by_role("link", name=f"{one} terminado", exact=True).is_visible()
        assert place.get_by_role("link", name=f"{two} empezado", exact=True).is_visible()
    assert menu.get_by_role("link", name="Tres", exact=True).is_visible()
    mark = "mark => getComputedStyle(mark, '::before').content"
    assert menu.locator(".guia-estado").evaluate_all(f"marks => marks.map({mark})") == ['"✓" / ""', '"•" / ""']


def test_one_goes_on_where_one_left(go: Go, address: str) -> None:
    assert panel(go("pasos/")) == ""
    tick(go("pasos/dos/"), 1, 2, 3, 3)
    for path in ("", "pasos/"):
        page = go(path)
        assert panel(page).startswith("Vas por el 2 de 3. Sigue donde lo dejaste: Dos")
    page.get_by_role("link", name="Dos", exact=True).locator("visible=true").first.click()
    page = go("")
    page.locator(".guia-sigue a").click()
    page.wait_for_url(f"{address}pasos/dos/#2-mira")


@pytest.mark.parametrize(
    ("finished", "wanted"),
    [
        (["uno"], "Vas por el 2 de 3. Sigue donde lo dejaste: Dos"),
        (["dos"], "Vas por el 3 de 3. Sigue donde lo dejaste: Tres"),
        (["tres"], "Vas por el 1 de 3. Sigue donde lo dejaste: Uno"),
        (["dos", "uno", "tres"], "Has terminado los 3 pasos."),
    ],
)
def test_after_a_finished_page_comes_the_next_one_that_is_not(go: Go, finished: list[str], wanted: str) -> None:
    for name in finished:
        finish(go(f"pasos/{name}/"))
    assert panel(go("pasos/")).split("\n")[0] == wanted


def test_all_can_be_forgotten_after_asking(go: Go) -> None:
    finish(go("pasos/uno/"))
    page = go("pasos/")
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", refuse)
    page.get_by_role("button", name="Olvidar mi progreso").click()
    assert "¿Seguro?" in asked[0]
    assert panel(page)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Olvidar mi progreso").click()
    assert panel(page) == ""
    assert page.locator(".guia-estado").count() == 0
    assert page.evaluate(KEPT) == []
    assert page.evaluate("document.activeElement.localName") == "h1"


def test_another_tab_follows(go: Go, context: BrowserContext, address: str) -> None:
    page = go("pasos/uno/")
    other = context.new_page()
    other.goto(f"{address}pasos/uno/")
    tick(page, 2)
    other.get_by_text("1 de 3 comprobaciones").wait_for()
    tick(other, 1)
    page.get_by_text("2 de 3 comprobaciones").wait_for()


@pytest.mark.parametrize(
    "state",
    [
        "",
        "{",
        "null",
        "[]",
        "7",
        {"v": 2, "p": [["pasos/uno", {"h": ["2-mira"], "f": True}]]},
        {"v": 1},
        {"v": 1, "p": {}},
        {"v": 1, "p": [None]},
        {"v": 1, "p": [["pasos/uno", None]]},
        {"v": 1, "p": [["pasos/uno", {"h": "2-mira"}]]},
        {"v": 1, "p": [["pasos/uno", {"h": [None, 3]}]]},
        {"v": 1, "p": [["pasos/uno", {"h": [["a"]]}]]},
        {"v": 1, "p": [["pasos/que-ya-no-esta", {"h": ["a"], "f": True}]]},
    ],
)
def test_what_is_not_understood_is_as_nothing(go: Go, state: object) -> None:
    page = go("pasos/")
    keep(page, state)
    assert panel(page) == ""
    page = go("pasos/uno/")
    assert head(page) == "Tutorial 1 de 3 · 0 de 3 comprobaciones"
    tick(page, 1)
    page.reload()
    assert head(page) == "Tutorial 1 de 3 · 1 de 3 comprobaciones"


def test_boxes_that_are_gone_are_not_counted(go: Go) -> None:
    page = go("pasos/uno/")
    keep(page, {"v": 1, "p": [["pasos/uno", {"h": ["vieja", "2-mira"], "f": False}]]})
    assert head(page) == "Tutorial 1 de 3 · 1 de 3 comprobaciones"
    tick(page, 1, 3)
    assert head(page) == "Tutorial 1 de 3 · terminado"


@pytest.mark.parametrize("script", [REFUSED, FULL])
def test_a_browser_that_keeps_nothing_shows_no_boxes(go: Go, context: BrowserContext, script: str) -> None:
    context.add_init_script(script)
    page = go("pasos/uno/")
    assert page.locator(".guia-casilla:visible").count() == 0
    assert head(page) == "Tutorial 1 de 3"
    assert panel(go("pasos/")) == ""


def test_without_scripts_there_is_only_the_number(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}pasos/dos/")
    assert head(page) == "Tutorial 2 de 3"
    assert page.locator(".guia-casilla:visible").count() == 0
    context.close()


@pytest.mark.parametrize("path", ["otra/", "pasos/", ""])
def test_pages_that_are_no_step_have_no_boxes(go: Go, path: str) -> None:
    page = go(path)
    assert page.locator(".guia-casilla").count() == 0
    assert page.locator(".guia-ruta").count() == 0


@pytest.mark.parametrize("width", [320, 360, 1440])
@pytest.mark.parametrize("path", ["pasos/uno/", "pasos/", ""])
def test_nothing_is_wider_than_the_screen(go: Go, path: str, width: int) -> None:
    tick(go("pasos/uno/"), 1)
    page = go(path)
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_box_does_not_move_the_text(go: Go) -> None:
    page = go("pasos/uno/")
    title = page.locator(".admonition-title").first
    tall = "title => title.getBoundingClientRect().height"
    with_box = title.evaluate(tall)
    title.locator("label").evaluate("label => label.remove()")
    assert title.evaluate(tall) == with_box


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["pasos/uno/", "pasos/", ""])
def test_axe_finds_nothing(go: Go, violations: Violations, path: str, scheme: str) -> None:
    page = go("pasos/uno/")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    tick(page, 1)
    finish(go("pasos/dos/"))
    assert violations(go(path)) == []
