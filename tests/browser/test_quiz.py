"""The questions of «Compruébate»: what they give away, how they are answered, and what is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from builds import ROOT, build
from playwright.sync_api import Browser, Page

Violations = Callable[[Page], list[object]]

# The settings of the guide, without its own pages and what its hooks ask of pages.
SETTINGS = f"""\
INHERIT: {ROOT / "mkdocs.yml"}
theme:
  custom_dir: {ROOT / "overrides"}
nav:
  - Preguntas: index.md
  - Otra: otra.md
  - Por temas: temas.md
plugins: []
hooks: []
watch: []
"""
OPTIONS = """
    ??? failure "Porque `localhost` está ocupado"
        Cada contenedor tiene el suyo.

    ??? success "Porque `localhost` es la propia API"
        El nombre `db` es el del servicio.

    ??? failure "Porque Docker prohíbe `localhost`, y quien lo escribe recibe siempre un mensaje que lo explica"
        No lo prohíbe.
"""
PAGES = {
    "index.md": "# Preguntas\n\n## Compruébate\n\n"
    + "\n".join(f'!!! question "{number}. ¿Por qué se conecta a `db`?"\n{OPTIONS}' for number in (1, 2, 3))
    + '\n!!! success "Compruébalo"\n    Bien.\n\n??? failure "Si falla"\n    Mal.\n\n??? question "¿Otra?"\n    Sí.\n'
    + "\n[Sigue](otra.md)\n",
    "otra.md": f'# Otra\n\n!!! question "1. ¿Y aquí?"\n{OPTIONS}\n[Vuelve](index.md)\n',
    "temas.md": "# Por temas\n\nSin JavaScript.\n{ .guia-cuenta }\n\n"
    + "\n".join(
        f"## Tema {topic}\n\n"
        + "\n".join(f'!!! question "{topic}.{number}. ¿Por qué?"\n{OPTIONS}' for number in (1, 2))
        for topic in (1, 2)
    ),
}
LOOK = """summary => ["", "::before", "::after"].map(part => {
  const s = getComputedStyle(summary, part || null)
  const box = getComputedStyle(summary.parentElement)
  return [s.color, s.backgroundColor, s.maskImage, s.borderColor, s.content, box.borderColor, box.boxShadow]
})"""
WORD = "summary => getComputedStyle(summary, '::after').content"


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("quiz")
    (folder / "docs").mkdir()
    (folder / "docs/assets").symlink_to(ROOT / "docs/assets")
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    for name, text in PAGES.items():
        (folder / "docs" / name).write_text(text, "utf-8")
    (folder / "site").mkdir()
    with serve(folder / "site") as found:
        result = build(folder, folder / "site", strict=False, env={"SITE_URL": found})
        assert result.status == 0, result.log
        yield found


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context()
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def choose(page: Page, question: int, kind: str) -> None:
    questions = page.locator(".admonition.question").nth(question - 1)
    questions.locator(f":scope > details.{kind} > summary").first.click()


def score(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def test_closed_options_look_alike(page: Page) -> None:
    looks = [
        option.evaluate(LOOK)
        for option in page.locator(".admonition.question").first.locator("details > summary").all()
    ]
    assert len(looks) == 3
    assert looks[0] == looks[1] == looks[2]


def test_closed_options_look_alike_when_the_keyboard_comes_to_them(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    looks = []
    for summary in page.locator(".admonition.question").first.locator("details > summary").all():
        summary.focus()
        page.evaluate("new Promise(resolve => setTimeout(resolve, 100))")
        looks.append(summary.evaluate(LOOK))
    assert len(looks) == 3
    assert looks[0] == looks[1] == looks[2]


@pytest.mark.parametrize(("kind", "word"), [("success", '"Correcta"'), ("failure", '"No es esa"')])
def test_an_open_option_says_in_words_what_it_is(page: Page, kind: str, word: str) -> None:
    choose(page, 1, kind)
    summary = page.locator(f".admonition.question > details.{kind}[open] > summary")
    assert summary.evaluate(WORD) == word


def test_on_paper_every_option_says_what_it_is(page: Page) -> None:
    page.emulate_media(media="print")
    summaries = page.locator(".admonition.question").first.locator("details > summary")
    assert [summary.evaluate(WORD) for summary in summaries.all()] == ['"No es esa"', '"Correcta"', '"No es esa"']
    assert page.get_by_text("El nombre db es el del servicio.").first.is_visible()


def test_a_folded_box_outside_of_a_question_says_no_word(page: Page) -> None:
    assert page.locator("article > details.failure > summary").evaluate(WORD) == '""'


def test_the_first_answer_of_each_question_counts(page: Page) -> None:
    assert score(page) == ""
    choose(page, 1, "failure")
    assert score(page) == "0 de 3 a la primera. Quedan 2 preguntas"
    choose(page, 1, "success")
    assert score(page) == "0 de 3 a la primera. Quedan 2 preguntas"
    choose(page, 2, "success")
    choose(page, 2, "failure")
    assert score(page) == "1 de 3 a la primera. Queda 1 pregunta"
    choose(page, 3, "success")
    assert score(page) == "2 de 3 a la primera"


def test_one_can_begin_again(page: Page) -> None:
    again = page.get_by_role("button", name="Empezar de nuevo")
    assert not again.is_visible()
    choose(page, 1, "failure")
    again.click()
    assert page.locator(".admonition.question > details[open]").count() == 0
    assert page.evaluate("document.activeElement.localName") == "summary"
    assert score(page) == ""
    choose(page, 1, "success")
    assert score(page) == "1 de 3 a la primera. Quedan 2 preguntas"


def test_the_keyboard_answers(page: Page) -> None:
    page.locator(".admonition.question > details.success > summary").first.focus()
    page.keyboard.press("Enter")
    assert score(page) == "1 de 3 a la primera. Quedan 2 preguntas"


def test_what_the_browser_opens_to_print_is_no_answer(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.evaluate("document.querySelectorAll('details').forEach(option => { option.open = true })")
    page.evaluate("new Promise(resolve => setTimeout(resolve, 50))")
    assert score(page) == ""


def test_the_next_page_counts_anew(page: Page) -> None:
    choose(page, 1, "success")
    page.get_by_role("link", name="Sigue", exact=True).click()
    page.locator("h1", has_text="Otra").wait_for()
    assert score(page) == ""
    choose(page, 1, "success")
    assert score(page) == "1 de 1 a la primera"


@pytest.fixture
def topics(page: Page, address: str) -> Page:
    page.goto(f"{address}temas/")
    return page


def whole(page: Page) -> str:
    return page.locator(".guia-cuenta").inner_text()


def scores(page: Page) -> list[str]:
    return page.get_by_role("status").all_inner_texts()


def test_each_topic_has_its_score_and_all_have_one(topics: Page) -> None:
    assert whole(topics) == "Todavía no has contestado ninguna pregunta."
    choose(topics, 1, "success")
    choose(topics, 2, "success")
    choose(topics, 4, "failure")
    assert scores(topics) == ["2 de 2 a la primera", "0 de 2 a la primera. Queda 1 pregunta"]
    assert whole(topics) == "2 de 4 a la primera. Queda 1 pregunta."


def test_what_was_answered_by_topics_is_kept(topics: Page) -> None:
    choose(topics, 1, "success")
    choose(topics, 3, "failure")
    topics.reload()
    assert whole(topics) == "1 de 4 a la primera. Quedan 2 preguntas."
    assert scores(topics) == ["1 de 2 a la primera. Queda 1 pregunta", "0 de 2 a la primera. Queda 1 pregunta"]
    titles = topics.locator(".admonition.question > .admonition-title")
    said = [title.evaluate("title => getComputedStyle(title, '::after').content") for title in titles.all()]
    assert said == ['"Acertada a la primera"', "none", '"Fallada a la primera"', "none"]
    choose(topics, 3, "success")
    assert whole(topics) == "1 de 4 a la primera. Quedan 2 preguntas."


def test_one_topic_can_begin_again_and_is_forgotten(topics: Page) -> None:
    choose(topics, 1, "failure")
    choose(topics, 3, "success")
    topics.get_by_role("button", name="Empezar de nuevo").first.click()
    topics.reload()
    assert scores(topics) == ["", "1 de 2 a la primera. Queda 1 pregunta"]


@pytest.mark.parametrize(
    "kept", ["{", "[]", "null", '{"v": 2, "r": {}}', '{"v": 1}', '{"v": 1, "r": {"otra": "bien"}}']
)
def test_what_cannot_be_understood_is_passed_over(topics: Page, kept: str) -> None:
    topics.evaluate("text => localStorage.setItem('guia.preguntas:/temas/', text)", kept)
    topics.reload()
    assert whole(topics) == "Todavía no has contestado ninguna pregunta."
    choose(topics, 1, "success")
    topics.reload()
    assert whole(topics) == "1 de 4 a la primera. Quedan 3 preguntas."


def test_nothing_is_kept_where_the_page_does_not_say_so(page: Page) -> None:
    choose(page, 1, "success")
    assert page.evaluate("localStorage.length") == 0


def test_without_scripts_the_answers_open(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    choose(page, 1, "success")
    assert page.get_by_text("El nombre db es el del servicio.").first.is_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 360, 1440])
def test_nothing_is_wider_than_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    choose(page, 1, "failure")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Browser, address: str, violations: Violations, scheme: str) -> None:
    context = chromium.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(address)
    choose(page, 1, "failure")
    choose(page, 2, "success")
    assert violations(page) == []
    context.close()


def test_with_the_colours_of_the_system_the_icon_is_seen(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    choose(page, 1, "success")
    summary = page.locator(".admonition.question > details[open] > summary")
    icon, paper = (
        summary.evaluate(f"summary => getComputedStyle({element}, {part}).backgroundColor")
        for element, part in (("summary", "'::before'"), ("document.body", "null"))
    )
    assert icon != paper
