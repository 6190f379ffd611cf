"""From Markdown to what is read, with the line of each word."""

from __future__ import annotations

import pytest
from guide.prose.passages import CLOSE, CODE, OPEN, passages


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("---\ntitle: Uno\nhide: [toc]\n---\n\nDos.\n", [(2, "Uno"), (6, "Dos.")]),
        ("---\nno acaba\n", [(1, "---\nno acaba")]),
        ("Uno\ndos.\n\nTres.\n", [(1, "Uno\ndos."), (4, "Tres.")]),
        ("# Uno { #uno }\nDos.\n", [(1, "Uno"), (2, "Dos.")]),
        ("Antes.\n```bash\nls\n```\nDespués.\n", [(1, "Antes."), (5, "Después.")]),
        ("````text\n```\nls\n```\n````\nDespués.\n", [(6, "Después.")]),
        ("```text\n```bash\nls\n```\nDespués.\n", [(5, "Después.")]),
        ("    ```console\n    $ ls\n    ```\n", []),
        ('!!! note "Uno"\n    Dos.\n', [(1, "Uno"), (2, "Dos.")]),
        ('??? question "1. ¿Uno?"\n    Dos.\n', [(1, "1. ¿Uno?"), (2, "Dos.")]),
        ("!!! note\n    Dos.\n", [(2, "Dos.")]),
        ('=== "Linux"\n    Dos.\n', [(1, "Linux"), (2, "Dos.")]),
        ("- Uno\n  dos.\n- Tres.\n1. Cuatro.\n", [(1, "Uno\ndos."), (3, "Tres."), (4, "Cuatro.")]),
        ("| Uno | Dos |\n|---|:-:|\n| `a` \\| b | |\n", [(1, "Uno"), (1, "Dos"), (3, f"{CODE} \\| b")]),
        ("Término\n:   Qué es.\n", [(1, "Término"), (2, "Qué es.")]),
        ("> Citado.\n", [(1, "Citado.")]),
        ('<div class="grid" markdown>\n\nUno.\n\n</div>\n', [(3, "Uno.")]),
    ],
)
def test_passages(page: str, found: list[tuple[int, str]]) -> None:
    assert [(passage.line, passage.text.strip()) for passage in passages(page)] == found


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("La `orden` y ``otra ` más``.", f"La {CODE} y {CODE}."),
        ("Lee [esto](otra.md#ancla) y [`esto`](x.md).", f"Lee esto y {CODE}."),
        ("Ve [lo\nque falta](x.md).", "Ve lo\nque falta."),
        ("![Un dibujo](x.svg){ width=3 } suelto.", "Un dibujo suelto."),
        ("**Muy** claro.", "Muy claro."),
        ("Descargar (*pull*) y 2 * 3 * 4.", f"Descargar ({OPEN}pull{CLOSE}) y 2 * 3 * 4."),
        ("Pulsa ++ctrl+c++ en <https://example.org/x> &lt;hoy&gt;.", f"Pulsa {CODE} en {CODE} <hoy>."),
        ("Un<br>texto<!-- nota --> así.", "Untexto así."),
        ("Dos fuentes.[^1]", "Dos fuentes."),
    ],
)
def test_marks_are_not_read(text: str, read: str) -> None:
    assert passages(text)[0].text == read


def test_a_place_leads_to_its_line() -> None:
    passage = passages("Uno [dos\ntres](a.md)\ncuatro `cinco\nseis` siete.\n")[0]
    assert passage.line_at(passage.text.index("cuatro")) == 3
    assert passage.line_at(passage.text.index("siete")) == 4
