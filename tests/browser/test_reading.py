"""What a reader does on a page: copy, change the scheme, move with the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

Visit = Callable[..., Page]

RECOLOURED = "() => [...document.querySelectorAll('figure.diagrama svg [class]')].map(e => getComputedStyle(e).fill)"
FOCUS = """() => {
  const element = document.activeElement
  const style = getComputedStyle(element)
  return {
    name: `${element.localName} ${element.className} ${element.textContent.trim().slice(0, 30)}`,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    shown: element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
  }
}"""


def copied(page: Page, language: str) -> str:
    block = page.locator(f".language-{language}").first
    block.hover()
    block.locator("[data-md-type=copy]").click()
    page.get_by_text("Copiado", exact=True).wait_for()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_copying_a_real_session_gives_commands(visit: Visit) -> None:
    page = visit("explicacion/que-es-docker/")
    commands = copied(page, "console").split("\n")
    assert commands[0] == "docker version"
    assert not any(command.startswith("$") for command in commands)


@pytest.mark.parametrize(
    ("session", "commands"),
    [
        pytest.param("$ docker ps\nCONTAINER ID\n$ docker rm web\nweb\n", "docker ps\ndocker rm web", id="outputs"),
        pytest.param(
            "$ docker run \\\n    --name web \\\n    nginx\nc0ffee\n",
            "docker run \\\n    --name web \\\n    nginx",
            id="backslash",
        ),
        pytest.param("$ docker ps | \\\n> grep web\nweb\n", "docker ps | \\\ngrep web", id="second prompt"),
        pytest.param("$ docker ps |\n  grep web\nweb\n", "docker ps |\n  grep web", id="pipe"),
        pytest.param("$ sh -c 'a\nb'\nout\n$ ls\n", "sh -c 'a\nb'\nls", id="quote"),
        pytest.param(
            "$ cat >f <<'EOF'\nhola: 'x\n$ no es un comando\nEOF\n$ ls\nf\n",
            "cat >f <<'EOF'\nhola: 'x\n$ no es un comando\nEOF\nls",
            id="heredoc",
        ),
        pytest.param("$ cat <<A\nhola\n> cita\nA\nout\n", "cat <<A\nhola\n> cita\nA", id="quote in a heredoc"),
        pytest.param("$ cat <<-A <<B\n\ta\n\tA\nb\nB\nout\n", "cat <<-A <<B\n\ta\n\tA\nb\nB", id="two heredocs"),
        pytest.param("$ cat <<<EOF\nEOF\n$ ls\n", "cat <<<EOF\nls", id="here-string"),
        pytest.param("$ ls # it's fine\nf\n$ ls\n", "ls # it's fine\nls", id="comment"),
        pytest.param(
            "PS C:\\> wsl --list\nUbuntu\nPS C:\\> wsl --shutdown\n", "wsl --list\nwsl --shutdown", id="PowerShell"
        ),
        pytest.param("solo una salida\n", "solo una salida", id="no command"),
    ],
)
def test_copying_a_session(visit: Visit, session: str, commands: str) -> None:
    page = visit("explicacion/que-es-docker/")
    page.locator(".language-console code").first.evaluate("(code, text) => { code.textContent = text }", session)
    assert copied(page, "console") == commands


def test_toggle_recolours_page_and_diagrams(visit: Visit) -> None:
    page = visit("explicacion/arquitectura/")
    background, shapes = "getComputedStyle(document.body).backgroundColor", page.evaluate(RECOLOURED)
    assert shapes
    light = page.evaluate(background)
    page.get_by_title("Cambiar al tema oscuro").click()
    assert page.evaluate(background) != light
    assert page.evaluate(RECOLOURED) != shapes
    page.reload(wait_until="networkidle")
    assert page.evaluate(background) != light
    page.get_by_title("Cambiar al tema claro").click()
    assert page.evaluate(background) == light
    assert page.evaluate(RECOLOURED) == shapes


def test_first_tab_skips_to_the_content(visit: Visit) -> None:
    page = visit("explicacion/imagenes/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Saltar al contenido"
    page.wait_for_function("getComputedStyle(document.querySelector('.md-skip')).opacity === '1'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/explicacion/imagenes/#*")


def test_focus_is_always_seen(visit: Visit) -> None:
    page = visit("")
    stops = []
    for _ in range(20):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
    assert [stop["name"] for stop in stops if stop["shown"] and not stop["ring"]] == []
    assert any("Empieza aquí" in stop["name"] for stop in stops)


def test_tabs_that_change_above_do_not_move_what_is_read(visit: Visit) -> None:
    page = visit("guias/daemon-no-responde/", width=360)
    group = page.locator(".tabbed-set:visible").nth(3)
    label = group.locator(".tabbed-labels label").nth(1)
    label.scroll_into_view_if_needed()
    tops = []
    for click in (False, True):
        if click:
            label.click()
        tops.append(group.evaluate("group => group.getBoundingClientRect().top"))
    opened = "[...document.querySelectorAll('.tabbed-set > input:nth-child(2):checked')].length"
    assert page.evaluate(opened) > 1
    assert abs(tops[1] - tops[0]) <= 1
