"""What readers see of a code block: its language, wrapped lines, folded outputs, placeholders that are filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

Visit = Callable[..., Page]

FOLDED = "instalar/despues/"
FILLED = "tutoriales/publicar-imagen/"
TABBED = "tutoriales/"
PAGES = ["referencia/errores/yaml-mal-escrito/", "tutoriales/compose/", "explicacion/arquitectura/", FILLED]
REFUSED = [
    "a b", "a;b", "a|b", "a&b", "$USER", "${a}", "$(id)", "`id`", "a'b", 'a"b', "a\\b", "a>b", "<a>", "a*", "a?", "[a]",
    "~", "!a", "#a", "a=b", "%a%", "{a,b}", "^a", "a,b", "(a)", "-rf", "--rm", "@a", ":a",
    "a\u200bb", "a\u202eb", "a\u00a0b",
]  # fmt: skip
BLOCK = re.compile(r'<div class="(?:[^"]* )?language-(\w+) highlight"([^>]*)>(<span class="filename"[^>]*>[^<]*)?')

HIDDEN_ENDS = """() => [...document.querySelectorAll(".highlight code")]
  .filter(code => code.checkVisibility() && code.querySelector(".guia-linea, .go"))
  .flatMap(code => [...code.querySelectorAll(".guia-linea, .go")]
    .filter(line => !line.matches(".guia-columnas") && line.scrollWidth > line.clientWidth + 1)
    .concat(code.querySelector(".guia-columnas") || code.scrollWidth <= code.clientWidth ? [] : [code]))
  .map(element => element.textContent)"""
# Of blocks where nothing wraps: rows that are seen, rows that were written, and the text.
ROWS = """() => [...document.querySelectorAll(".highlight code:not(:has(button))")]
  .filter(code => code.checkVisibility() && code.textContent.split("\\n").every(line => line.length < 70))
  .map(code => {
    const style = getComputedStyle(code)
    const height = code.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)
    const text = code.textContent
    return [Math.round(height / parseFloat(style.lineHeight)), text.split("\\n").length - 1, text]
  })"""


def button(page: Page) -> Locator:
    return page.locator(".guia-desplegar").first


def rest(page: Page) -> Locator:
    return page.locator(".guia-resto").first


def is_seen(element: Locator) -> bool:
    return bool(element.evaluate("e => e.checkVisibility({ contentVisibilityAuto: true }) && e.clientHeight > 20"))


@pytest.fixture
def fresh(visit: Visit) -> Iterator[Page]:
    """The page with a placeholder, of which the tab knows nothing."""
    page = visit(FILLED)
    yield page
    page.evaluate("sessionStorage.clear()")


def field(page: Page) -> Locator:
    return page.get_by_label("tu-usuario", exact=True)


def command(page: Page) -> str:
    return page.locator("pre code", has=page.locator("[data-hueco]")).first.inner_text()


def copied(page: Page, block: Locator) -> str:
    block.hover()
    block.locator("[data-md-type=copy]").click()
    page.get_by_text("Copiado", exact=True).wait_for()
    return str(page.evaluate("navigator.clipboard.readText()"))


# ---------- Their language ----------


def test_every_block_of_the_site_says_its_language_once(site: Path) -> None:
    seen: set[str] = set()
    for file in site.rglob("*.html"):
        for language, div, title in BLOCK.findall(file.read_text("utf-8")):
            # A Dockerfile that Docker refuses is shown as text, and its name does not say that.
            said = title.endswith(".env") or (language == "dockerfile" and title.endswith("Dockerfile"))
            assert (div + title).count("data-lengua=") == (not said), (file, language, title)
            seen.add(language)
    assert {"console", "dockerfile", "yaml", "text", "bash"} <= seen


@pytest.mark.parametrize(
    ("path", "label"), [("tutoriales/compose/", "Terminal"), ("tutoriales/primera-imagen/", "Python")]
)
def test_the_language_is_read_once(visit: Visit, path: str, label: str) -> None:
    block = visit(path).locator(f".highlight:has([data-lengua={label}]), .highlight[data-lengua={label}]").first
    assert block.aria_snapshot().lower().count(label.lower()) == 1


@pytest.mark.parametrize("width", [360, 1440])
def test_the_label_stands_over_no_code(visit: Visit, width: int) -> None:
    block = visit("referencia/errores/demonio-no-responde/", width=width).locator(".highlight[data-lengua]").first
    below = """block => {
      const style = getComputedStyle(block, "::before")
      const code = block.querySelector("code")
      return parseFloat(style.top) + parseFloat(style.height) - parseFloat(getComputedStyle(code).paddingTop)
    }"""
    assert block.evaluate(below) <= 0
    # The name of the block tells it to a voice: the label says nothing more.
    assert block.evaluate("block => getComputedStyle(block, '::before').content") == '"Terminal" / ""'


# ---------- Lines ----------


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("path", PAGES)
def test_no_message_and_no_command_hides_its_end(visit: Visit, path: str, width: int) -> None:
    page = visit(path, width=width)
    assert page.locator(".go:not(.guia-columnas), .guia-linea").count() > 10
    assert page.evaluate(HIDDEN_ENDS) == []


def test_tables_keep_their_columns(visit: Visit) -> None:
    page = visit("tutoriales/ciclo-de-vida/", width=360)
    code = page.locator("code", has=page.locator(".guia-columnas", has_text="CONTAINER ID")).first
    assert code.evaluate("code => code.scrollWidth > code.clientWidth")
    rows = code.locator(".guia-columnas")
    line = float(code.evaluate("code => parseFloat(getComputedStyle(code).lineHeight)"))
    assert all(float(row.evaluate("row => row.clientHeight")) < 1.5 * line for row in rows.all())


def test_paper_cuts_no_line(visit: Visit) -> None:
    page = visit("tutoriales/primera-imagen/", width=768)
    page.emulate_media(media="print")
    cut = "() => [...document.querySelectorAll('.highlight code')].filter(c => c.scrollWidth > c.clientWidth).length"
    assert page.evaluate(cut) == 0


@pytest.mark.parametrize("path", PAGES)
def test_no_line_is_added_to_a_block(visit: Visit, path: str) -> None:
    blocks = visit(path).evaluate(ROWS)
    assert len(blocks) > 2
    assert [block for block in blocks if block[0] != block[1]] == []


def test_a_selection_has_the_lines_as_they_are(visit: Visit) -> None:
    page = visit("tutoriales/compose/")
    code = page.locator(".language-console code", has=page.locator(".go")).first
    selected = code.evaluate("""code => {
      getSelection().selectAllChildren(code)
      return getSelection().toString()
    }""")
    # All but the prompt, which nobody wants.
    assert f"$ {selected}".rstrip("\n") == (code.text_content() or "").rstrip("\n")


# ---------- Long outputs ----------


def test_a_long_output_is_folded_and_its_command_is_not(visit: Visit) -> None:
    page = visit(FOLDED)
    lines = (rest(page).text_content() or "").count("\n")
    expect(button(page)).to_have_text(f"Mostrar las {lines} líneas restantes")
    assert not is_seen(rest(page))
    assert page.locator(".guia-resto .gp").count() == 0


def test_the_keyboard_unfolds_and_folds_and_nothing_above_moves(visit: Visit) -> None:
    page = visit(FOLDED)
    button(page).focus()
    before = button(page).bounding_box()
    page.keyboard.press("Enter")
    expect(button(page)).to_have_attribute("aria-expanded", "true")
    expect(button(page)).to_have_text("Plegar")
    assert is_seen(rest(page))
    expect(button(page)).to_be_focused()
    after = button(page).bounding_box()
    assert before
    assert after
    assert (after["x"], after["y"]) == (before["x"], before["y"])
    page.keyboard.press("Space")
    expect(button(page)).to_have_attribute("aria-expanded", "false")
    assert not is_seen(rest(page))


def test_a_link_into_a_folded_output_opens_it(visit: Visit) -> None:
    page = visit(FOLDED)
    rest(page).locator("span").last.evaluate("line => { line.id = 'linea'; location.hash = 'linea' }")
    expect(button(page)).to_have_attribute("aria-expanded", "true")
    assert is_seen(rest(page))


def test_paper_shows_all_of_an_output(visit: Visit) -> None:
    page = visit(FOLDED)
    page.emulate_media(media="print")
    assert is_seen(rest(page))
    assert not button(page).is_visible()


def test_the_copy_of_a_text_has_what_is_folded(visit: Visit) -> None:
    page = visit(FOLDED)
    block = page.locator(".highlight", has=page.locator(".guia-resto")).first
    code = block.locator("code")
    page.evaluate("document.querySelector('.guia-resto').closest('.highlight').className = 'language-text highlight'")
    folded = (rest(page).text_content() or "").rstrip("\n")
    assert copied(page, block).endswith(folded)
    assert "Mostrar" in (code.text_content() or "")
    assert "Mostrar" not in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("path", [FOLDED, FILLED])
def test_without_javascript_all_is_there_and_nothing_is_dead(chromium: Browser, address: str, path: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)
    assert page.locator("article :is(button, input[type=text], .guia-huecos):visible").count() == 0
    for element in page.locator(".tabbed-block:first-child .guia-resto, pre .guia-hueco").all():
        assert element.is_visible()
    context.close()


# ---------- Placeholders ----------


def test_what_is_typed_is_in_the_commands_and_in_the_copy(fresh: Page) -> None:
    assert "docker push <tu-usuario>/notas:1.0" in command(fresh)
    field(fresh).fill("ana-maria")
    assert "docker push ana-maria/notas:1.0" in command(fresh)
    block = fresh.locator(".highlight", has=fresh.locator("[data-hueco]")).first
    assert "docker push ana-maria/notas:1.0" in copied(fresh, block)


def test_what_is_typed_stays_in_the_tab_and_in_the_page(fresh: Page, address: str) -> None:
    field(fresh).fill("ana")
    keys = fresh.evaluate("[Object.keys(sessionStorage), Object.keys(localStorage)]")
    assert [key for key in keys[0] if key.startswith("guia.")] == [f"guia.huecos /{FILLED}"]
    assert [key for key in keys[1] if key.startswith("guia.")] == []
    fresh.reload()
    expect(field(fresh)).to_have_value("ana")
    assert "docker push ana/notas:1.0" in command(fresh)
    fresh.goto(address + TABBED)
    assert fresh.get_by_label("usuario", exact=True).input_value() == ""


def test_it_can_be_emptied(fresh: Page) -> None:
    field(fresh).fill("ana")
    fresh.get_by_role("button", name="Vaciar").click()
    expect(field(fresh)).to_have_value("")
    expect(field(fresh)).to_be_focused()
    assert "docker push <tu-usuario>/notas:1.0" in command(fresh)
    assert fresh.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('guia.'))") == []


def test_what_would_be_another_command_is_refused(fresh: Page) -> None:
    for value in REFUSED:
        field(fresh).fill("bueno")
        field(fresh).fill(value)
        assert "docker push <tu-usuario>/notas:1.0" in command(fresh), value
        assert field(fresh).get_attribute("aria-invalid") == "true", value
        assert "guia." not in fresh.evaluate("JSON.stringify(sessionStorage)"), value
    expect(fresh.locator(".guia-huecos [role=status]")).to_contain_text("No se rellena tu-usuario")


def test_what_means_the_same_everywhere_is_filled_in(fresh: Page) -> None:
    for value in ("ana", "Ñandú_1", "127.0.0.1:5000", "equipo/ana", "/home/ana", "./a", "ana@maquina"):
        field(fresh).fill(f" {value} ")
        assert f"docker push {value}/notas:1.0" in command(fresh)
        assert field(fresh).get_attribute("aria-invalid") == "false", value
    expect(fresh.locator(".guia-huecos [role=status]")).to_be_empty()


@pytest.mark.parametrize("kept", ["no es JSON", "null", "[]", '"a"', '{"tu-usuario": "a; b"}', '{"tu-usuario": {}}'])
def test_what_another_page_left_there_is_not_trusted(fresh: Page, kept: str, problems: list[str]) -> None:
    fresh.evaluate("([key, value]) => sessionStorage.setItem(key, value)", [f"guia.huecos /{FILLED}", kept])
    fresh.reload()
    assert "docker push <tu-usuario>/notas:1.0" in command(fresh)
    assert [problem for problem in problems if problem.startswith("uncaught")] == []


def test_a_browser_that_keeps_nothing_fills_in_all_the_same(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page.goto(address + FILLED)
    field(page).fill("ana")
    assert "docker push ana/notas:1.0" in command(page)
    assert [error for error in errors if "sessionStorage" in error] == []
    context.close()


def test_in_a_sentence_a_command_is_filled_in_and_a_name_is_not(visit: Visit) -> None:
    page = visit(TABBED)
    page.get_by_label("usuario", exact=True).fill("ana")
    texts = page.locator("p code", has=page.locator(".guia-hueco")).all_inner_texts()
    assert "/mnt/c/Users/ana/Downloads" in texts
    assert "<usuario>" in texts
    page.get_by_role("button", name="Vaciar").click()


def test_the_form_stands_in_no_tab(visit: Visit) -> None:
    page = visit(TABBED)
    expect(page.locator(".guia-huecos")).to_have_count(1)
    assert page.locator(".tabbed-set .guia-huecos").count() == 0
    assert page.locator(".guia-huecos + .tabbed-set [data-hueco]").count() > 0


def test_a_page_without_placeholders_has_no_form(visit: Visit) -> None:
    assert visit("tutoriales/compose/").locator(".guia-huecos").count() == 0
