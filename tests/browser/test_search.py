"""The search, as a reader uses it: on the site, without a network, and in a copy that is opened as files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from builds import OWN_VARIABLES, ROOT
from guide.search.sections import cut
from guide.search.words import core
from playwright.sync_api import Browser, Page

Visit = Callable[..., Page]
Violations = Callable[[Page], list[object]]

# The queries, and how many may have their answer second or third.
TABLES = {"consultas.tsv": (100, 5), "consultas-otras.tsv": (95, 4)}
# The address of each result, for each query, as the dialog shows them.
ASK = """async (queries) => {
  const found = []
  for (const query of queries) {
    document.dispatchEvent(new CustomEvent("guia:buscar", { detail: query }))
    const list = () => document.querySelector(".guia-buscador ol")
    while (list()?.dataset.consulta !== query) await new Promise((resolve) => setTimeout(resolve, 5))
    found.push([...list().querySelectorAll("a")].map((link) => link.href))
  }
  return found
}"""
COPY = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config("mkdocs.yml", use_directory_urls=False, site_dir=sys.argv[1])
config.plugins.on_startup(command="build", dirty=False)
build(config)
"""


def results(page: Page, query: str) -> list[str]:
    return [str(link) for link in page.evaluate(ASK, [query])[0]]


def state(page: Page) -> str:
    return page.locator(".guia-buscador [role=status]").inner_text()


def misses(page: Page, root: str, table: str) -> list[str]:
    """The queries of a table whose answer is not the first, with its place or −1. It must be among the first three."""
    lines = Path(__file__).with_name(table).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert len(rows) == TABLES[table][0]
    found = []
    for (query, answers), links in zip(rows, page.evaluate(ASK, [row[0] for row in rows]), strict=True):
        paths = [re.sub(r"(index)?\.html", lambda m: "" if m[1] else "/", link.removeprefix(root)) for link in links]
        place = next((place for place, path in enumerate(paths) if path in answers.split()), -1)
        if place:
            found.append(f"{place} {query}")
    assert [each for each in found if not each.startswith(("1 ", "2 "))] == []
    return found


@pytest.mark.parametrize("table", TABLES)
def test_queries_have_their_answer_first(visit: Visit, address: str, table: str) -> None:
    missed = misses(visit(""), address, table)
    assert len(missed) <= TABLES[table][1], "\n".join(missed)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("copia") / "site"
    environment = {name: value for name, value in os.environ.items() if name not in OWN_VARIABLES}
    subprocess.run(
        [sys.executable, "-c", COPY, site],
        cwd=ROOT,
        env=environment | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        check=True,
    )
    return site


def test_a_copy_opened_as_files_answers_the_same(copy: Path, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto((copy / "index.html").as_uri())
    for table, (_, most) in TABLES.items():
        missed = misses(page, copy.as_uri() + "/", table)
        assert len(missed) <= most, "\n".join(missed)
    page.locator(".guia-buscador a").first.click()
    page.wait_for_url("file:///**/*.html#*")
    page.close()


@pytest.mark.parametrize("key", ["/", "s", "Control+k"])
def test_keys_open_it_and_escape_gives_the_focus_back(visit: Visit, key: str) -> None:
    page = visit("explicacion/imagenes/")
    link = page.locator("article a[href]:visible").first
    link.focus()
    page.keyboard.press(key)
    box = page.get_by_role("searchbox", name="Qué buscas")
    assert box.evaluate("e => e === document.activeElement")
    assert box.input_value() == ""
    page.keyboard.type("red")
    page.keyboard.press("Escape")
    assert not box.is_visible()
    assert link.evaluate("e => e === document.activeElement")


def test_who_types_in_a_field_does_not_open_it(visit: Visit) -> None:
    page = visit("")
    page.evaluate("document.querySelector('article').prepend(document.createElement('textarea'))")
    page.locator("article > textarea").press_sequentially("/s")
    assert not page.locator(".guia-buscador").count()


def test_arrows_move_and_enter_goes(visit: Visit, address: str) -> None:
    page = visit("explicacion/imagenes/")
    page.locator(".guia-buscar").click()
    page.keyboard.type("puerto ocupado")
    page.locator(".guia-buscador mark").first.wait_for()
    focused = "[...document.querySelectorAll('.guia-buscador a')].indexOf(document.activeElement)"
    places = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
        places.append(page.evaluate(focused))
    assert places == [0, 1, 0]
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.type") == "search"
    second = page.locator(".guia-buscador a").nth(1).get_attribute("href")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(str(second))
    assert str(second).startswith(address)


def test_enter_in_the_field_goes_to_the_first(visit: Visit, address: str) -> None:
    page = visit("")
    first = results(page, "código 137")[0]
    page.keyboard.press("Enter")
    page.wait_for_url(first)
    assert first == f"{address}referencia/errores/codigo-137/"


def test_the_address_holds_the_query_and_opens_it_again(visit: Visit, address: str) -> None:
    page = visit("?q=docker%20cp")
    page.locator(".guia-buscador a").first.wait_for()
    page.get_by_role("searchbox").fill("docker exec")
    page.wait_for_url(f"{address}?q=docker+exec")
    page.keyboard.press("Escape")
    page.wait_for_url(address)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("imagenes", "imágenes"),
        ("construccion", "construcción"),
        ("espanol", "español"),
        ("IMAGEN", "imagen"),
        ("fichero", "ficheros"),
    ],
)
def test_accents_case_and_number_are_forgiven(visit: Visit, one: str, other: str) -> None:
    page = visit("")
    found = results(page, one)
    assert found
    assert results(page, other) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [("fichero", "archivo"), ("ordenador", "computadora"), ("container", "contenedor"), ("password", "contraseña")],
)
def test_words_of_both_sides_find_the_same_sections(visit: Visit, one: str, other: str) -> None:
    page = visit("")
    # Which comes first depends on which of them stands there. «container» is the beginning of more words, and stands in
    # many messages.
    counts = sorted((all_results(page, one), all_results(page, other)))
    assert counts[0] > 0.8 * counts[1]


def all_results(page: Page, query: str) -> int:
    results(page, query)
    found = re.search(r"(\d+) resultado", state(page))
    assert found
    return int(found[1])


@pytest.mark.parametrize(
    "word", ["--rm", "--tty", "docker.sock", "python:3.13-slim", "POSTGRES_PASSWORD", "depends_on"]
)
def test_a_literal_finds_the_sections_that_have_it_and_no_other(visit: Visit, site: Path, word: str) -> None:
    there = 0
    for file in site.glob("**/index.html"):
        article = re.search(r"<article.*?</article>", file.read_text("utf-8"), re.S)
        if article and "referencia/codigos" not in file.as_posix():
            texts = [f"{section.title} {' '.join(section.words)}" for section in cut(article[0])[0]]
            there += sum(bool(re.search(rf"(?<![\w.@-]){re.escape(word)}(?![\w-]|\.\w)", text)) for text in texts)
    assert there
    assert all_results(visit(""), word) == there


@pytest.mark.parametrize(("short", "long"), [("-d", "--detach"), ("-it", "--tty"), ("-e", "--env")])
def test_a_short_option_finds_what_the_long_one_does(visit: Visit, short: str, long: str) -> None:
    page = visit("")
    assert results(page, short)[0] == results(page, long)[0]
    assert all_results(page, short) >= all_results(page, long)


def test_a_name_that_the_guide_does_not_have_is_said(visit: Visit) -> None:
    page = visit("")
    assert results(page, "MYSQL_ROOT_HOST")
    assert state(page).startswith("«MYSQL_ROOT_HOST» no aparece en la guía. Lo más parecido: ")
    assert results(page, "xilófono") == []
    assert state(page) == "«xilófono» no aparece en la guía."


def test_words_that_say_nothing_find_nothing(visit: Visit) -> None:
    page = visit("")
    assert results(page, "¿qué es…?") == []
    assert state(page) == "Escribe algo más concreto."


def test_when_no_section_has_all_words_those_with_most_are_found(visit: Visit, address: str) -> None:
    page = visit("")
    assert results(page, "xilófono sin sudo en Linux")[0] == f"{address}instalar/despues/#usa-docker-sin-sudo"
    assert state(page).startswith("«xilófono» no aparece en la guía. Lo más parecido: ")


def test_a_result_says_where_it_is_and_why(visit: Visit) -> None:
    page = visit("")
    results(page, "código 137")
    first = page.locator(".guia-buscador li").first
    assert first.locator(".guia-buscador__sitio").inner_text() == "Error"
    assert first.locator(".guia-buscador__titulo").inner_text() == "Algo mató el contenedor (código 137)"
    first.locator("mark").first.wait_for()
    assert {core(mark) for mark in first.locator("mark").all_inner_texts()} >= {"137"}


def test_the_codes_of_the_checker_are_not_searched(visit: Visit) -> None:
    page = visit("")
    assert results(page, "SC2068")
    assert not [link for link in results(page, "SC2068") if "referencia/codigos" in link]


def test_more_results_come_when_asked_for(visit: Visit) -> None:
    page = visit("")
    results(page, "docker")
    assert page.locator(".guia-buscador a").count() == 10
    page.get_by_role("button", name="Ver más resultados").click()
    assert page.locator(".guia-buscador a").count() == 20
    assert page.locator(".guia-buscador a").nth(10).evaluate("e => e === document.activeElement")


def test_nothing_is_loaded_before_it_is_opened(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert [url for url in asked if "/buscar/" in url] == []
    # After the first words no network is needed for them, nor for others that the same pieces of the index hold.
    assert results(page, "contenedor")
    page.context.set_offline(True)
    page.keyboard.press("Escape")
    assert results(page, "contenedores")
    page.close()


def test_without_the_index_it_says_so(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.route("**/buscar/**", lambda route: route.abort())
    page.goto(f"{address}?q=docker")
    page.get_by_text("No se ha podido cargar el buscador").wait_for()
    page.close()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_dialog_is_accessible_and_fits(visit: Visit, violations: Violations, dark: bool, width: int) -> None:
    page = visit("", dark=dark, width=width)
    results(page, "puerto ocupado")
    page.locator(".guia-buscador mark").first.wait_for()
    assert violations(page) == []
    box = page.locator(".guia-buscador").bounding_box()
    assert box is not None
    assert box["width"] == (360 if width == 360 else 800)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_and_without_scripts_there_is_no_search(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert not page.locator(".guia-buscar").is_visible()
    context.close()


def test_printing_leaves_it_out(visit: Visit) -> None:
    page = visit("")
    results(page, "docker")
    page.emulate_media(media="print")
    assert not page.locator(".guia-buscador").is_visible()
    assert not page.locator(".guia-buscar").is_visible()


def test_it_works_where_a_page_is_missing(visit: Visit, address: str) -> None:
    page = visit("no/hay/nada", status=404)
    assert results(page, "código 137")[0] == f"{address}referencia/errores/codigo-137/"
