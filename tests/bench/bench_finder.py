"""Twenty pasted lines on a phone a quarter as fast as this machine: what is sent, and how long the answer takes."""

from __future__ import annotations

from typing import Any

from bench.measure import ROOT, Row, median
from bench.phone import site_in, slow_phone
from guide.book.chromium import find_chromium
from guide.errors.cli import table
from published import weight

PAGE = "referencia/errores/"
LINES = 20
LATE = "box => box.dataset.carga.split(' ').map(url => new URL(url, location).pathname)"
# Milliseconds of an answer, and of all that the page does for it: to read, to match and to show.
ASK = "text => { const start = performance.now(); guiaMensajes(text); return performance.now() - start }"
SHOW = """text => {
  const area = document.querySelector("#mensaje")
  const start = performance.now()
  area.value = text
  area.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, cancelable: true }))
  document.body.getBoundingClientRect()
  return performance.now() - start
}"""


def rows(rounds: int) -> list[Row]:
    chromium = find_chromium()
    if not chromium:
        print("medir: el buscador de mensajes no se mide aquí: falta Chromium")
        return []
    answers: list[float] = []
    firsts: list[float] = []
    shown: list[float] = []
    with site_in(chromium) as (browser, host, site):
        for _ in range(rounds):
            late, answered, seen = visit(browser, host + PAGE)
            answers += answered
            firsts.append(answered[0])
            shown += seen
        index, program = (weight(site / path.lstrip("/")) / 1000 for path in late)
    return [
        Row("buscador de mensajes: programa, gzip", program, "KB", 8),
        Row("buscador de mensajes: índice, gzip", index, "KB", 40),
        Row(f"respuesta a {LINES} líneas, mediana", median(answers), "ms", 50),
        Row(f"respuesta a {LINES} líneas, la primera", median(firsts), "ms", 50),
        Row(f"respuesta a {LINES} líneas, ya en la página", median(shown), "ms"),
    ]


def visit(browser: Any, address: str) -> tuple[list[str], list[float], list[float]]:
    """Paths of the index and of the program, milliseconds of the answer to each text, and those until it is shown."""
    with slow_phone(browser) as page:
        page.goto(address)
        late = page.locator(".guia-mensajes").evaluate(LATE)
        page.locator("#mensaje").focus()
        page.wait_for_function("!!window.guiaMensajes")
        # Nobody pastes in the instant in which the box gets the focus.
        page.wait_for_timeout(500)
        answers, shown = ([page.evaluate(script, text) for text in pastes()] for script in (ASK, SHOW))
    return late, answers, shown


def pastes() -> list[str]:
    """The messages that people pasted, one after another, in texts of twenty lines."""
    lines = [line for row in table(ROOT / "tests/errors/mensajes.tsv") for line in row[3].splitlines() if line.strip()]
    return ["\n".join(lines[at : at + LINES]) for at in range(0, len(lines) - LINES + 1, LINES)]
