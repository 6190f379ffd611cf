"""The finder of messages in a real Chromium: the same answers as in Python, and the box in which they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from builds import ROOT
from errors_support import FOREIGN, MESSAGES, SMALL, real_finder, small_finder
from guide.errors.box import SOURCE, box
from guide.errors.entries import read_entries
from guide.errors.index import packed
from guide.errors.matcher import Answer
from guide.feedback import Tracker
from playwright.sync_api import Browser, Page, expect

DAEMON = (
    "ana@pc:~$ docker ps\nfailed to connect to the docker API at unix:///x; check if the path is correct "
    "and if the daemon is running: no"
)
TRACKER = Tracker("GitHub", "https://github.com/a/b/issues/new", "title", "body")
ASK = """texts => texts.map(text => {
  const { matches, sure, engine } = guiaMensajes(text)
  return [sure, engine, matches.map(({ row, score, chain }) => [
    row.text, Math.round(score * 1e6) / 1e6, [...new Set([...chain].map(n => row.parts[n]))].sort((a, b) => a - b),
  ])]
})"""


def site(folder: Path, catalogue: str) -> Path:
    """Two pages with nothing but the box; in one of them entries are files."""
    files = {
        "catalogo.js": catalogue,
        "buscador.js": (ROOT / "docs" / SOURCE).read_text("utf-8"),
        "mensaje.js": (ROOT / "docs/assets/js/mensaje.js").read_text("utf-8"),
        "mensajes.css": (ROOT / "docs/assets/css/mensajes.css").read_text("utf-8"),
    }
    for name, whole in (("index.html", False), ("archivo.html", True)):
        form = box(("catalogo.js", "buscador.js"), "errores/", whole=whole, tracker=TRACKER)
        files[name] = (
            '<!doctype html><html lang="es" class="js"><meta charset="utf-8"><title>Errores</title>'
            '<link rel="icon" href="data:,">'
            f'<link rel="stylesheet" href="mensajes.css"><main class="md-typeset">{form}</main>'
            '<script src="mensaje.js" defer></script>'
        )
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site(tmp_path_factory.mktemp("pequeño"), packed(SMALL))


@pytest.fixture(scope="module")
def small_address(small: Path, serve: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    with serve(small) as address:
        yield address


@pytest.fixture
def asked() -> list[str]:
    """What the page asks for."""
    return []


@pytest.fixture
def page(chromium: Browser, asked: list[str]) -> Iterator[Page]:
    context = chromium.new_context(locale="es-ES")
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()


def told(answer: Answer) -> list[Any]:
    return [
        answer.sure,
        answer.engine,
        [[match.message.text, round(match.score, 6), list(match.marked)] for match in answer.matches],
    ]


def test_the_browser_answers_as_python_does(page: Page, tmp_path: Path, serve: Any) -> None:
    entries, _ = read_entries(ROOT, ROOT / "docs")
    texts = [text for _, text in MESSAGES] + FOREIGN
    with serve(site(tmp_path, packed(entries))) as address:
        page.goto(address)
        page.locator("#mensaje").focus()
        page.wait_for_function("!!window.guiaMensajes")
        assert page.evaluate(ASK, texts) == [told(real_finder().find(text)) for text in texts]


def test_a_small_catalogue_is_answered_alike(page: Page, small_address: str) -> None:
    page.goto(small_address)
    page.locator("#mensaje").focus()
    page.wait_for_function("!!window.guiaMensajes")
    texts = [text for _, text in MESSAGES] + [DAEMON, "", "… \0 …", "Conflict. The name of the contai\nner"]
    assert page.evaluate(ASK, texts) == [told(small_finder().find(text)) for text in texts]


def test_nothing_is_loaded_before_the_box_is_used(page: Page, small_address: str, asked: list[str]) -> None:
    page.goto(small_address)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "buscador" in url or "catalogo" in url] == []
    page.locator("#mensaje").focus()
    page.wait_for_function("!!window.guiaMensajes")
    assert [url.rpartition("/")[2] for url in asked[-2:]] == ["catalogo.js", "buscador.js"]


def test_a_pasted_message_is_answered_and_leaves_the_browser_nowhere(
    page: Page, small_address: str, asked: list[str]
) -> None:
    page.goto(small_address)
    page.locator("#mensaje").focus()
    page.wait_for_function("!!window.guiaMensajes")
    before = len(asked)
    page.locator("#mensaje").fill(DAEMON)
    first = page.locator("#resultados > li > a[href*='#']").first
    expect(first).to_have_text("Demonio-no-responde")
    assert first.get_attribute("href") == "errores/demonio-no-responde/#que-significa"
    assert first.get_attribute("data-casos") == "daemon-unreachable"
    assert page.locator("#resultados > li").first.get_attribute("data-casos") == "daemon-unreachable"
    assert page.locator("#resultados mark").all_inner_texts()[:3] == ["failed", "to", "connect"]
    expect(page.get_by_role("status")).to_contain_text("Docker 29")
    expect(page.locator("#resultados")).to_have_attribute("data-respuesta", "segura")
    expect(page.locator(".guia-mensajes__otro")).to_be_hidden()
    assert asked[before:] == []
    assert page.url == small_address


def test_in_doubt_it_says_so_and_where_else_to_look(page: Page, small_address: str) -> None:
    page.goto(small_address)
    page.locator("#mensaje").fill("exec: format")
    expect(page.get_by_role("status")).to_contain_text("Puede ser")
    expect(page.locator("#resultados")).to_have_attribute("data-respuesta", "duda")
    expect(page.locator(".guia-mensajes__otro")).to_be_visible()


def test_what_is_unknown_is_said_to_be_and_goes_into_an_issue_only_by_a_press(page: Page, small_address: str) -> None:
    page.goto(small_address)
    page.locator("#mensaje").fill("la receta lleva tres huevos & sal")
    expect(page.get_by_role("status")).to_have_text("No lo conozco.")
    expect(page.locator("#resultados > li")).to_have_count(0)
    expect(page.locator("code", has_text="docker version").first).to_be_visible()
    link = page.get_by_role("link", name="Cuéntanos que falta este mensaje")
    assert link.get_attribute("href") == TRACKER.form
    page.locator("#mensaje").fill("")
    expect(page.get_by_role("status")).to_have_text("")
    expect(page.locator(".guia-mensajes__otro")).to_be_hidden()
    page.locator("#mensaje").fill("tres huevos & sal")
    page.route("https://github.com/**", lambda route: route.fulfill(body="gracias"))
    link.click()
    page.wait_for_url("https://github.com/**")
    assert quote("tres huevos & sal") in page.url


def test_an_address_with_a_message_is_answered_at_once(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}?mensaje={quote(DAEMON)}")
    expect(page.locator("#mensaje")).to_have_value(DAEMON)
    expect(page.locator("#resultados a").first).to_have_text("Demonio-no-responde")


def test_the_keyboard_leads_to_the_first_one(page: Page, small_address: str) -> None:
    page.goto(small_address)
    page.keyboard.press("Tab")
    expect(page.locator("#mensaje")).to_be_focused()
    page.wait_for_function("!!window.guiaMensajes")
    page.keyboard.insert_text(DAEMON)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#resultados a").first).to_be_focused()


def test_the_copy_on_the_disk_answers_too(page: Page, small: Path) -> None:
    page.goto((small / "archivo.html").as_uri())
    page.locator("#mensaje").fill(DAEMON)
    first = page.locator("#resultados a").first
    expect(first).to_have_attribute("href", "errores/demonio-no-responde.html#que-significa")


def test_without_its_script_it_says_so(page: Page, small_address: str) -> None:
    page.route("**/buscador.js", lambda route: route.abort())
    page.goto(small_address)
    page.locator("#mensaje").focus()
    expect(page.get_by_role("status")).to_contain_text("No se ha podido cargar el buscador")


def test_without_javascript_there_is_no_box(chromium: Browser, small_address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small_address)
    page.evaluate("document.documentElement.className = 'no-js'")
    expect(page.locator("#mensaje")).to_be_hidden()
    context.close()
