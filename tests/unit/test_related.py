"""The boxes «Véase también»: which pages they lead to, and what is told of a file that says it wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.related import SOURCE, box, heading, read_topics, related

TITLES = {
    "explicacion/redes.md": "Redes",
    "guias/puertos.md": "Puertos",
    "referencia/redes.md": "Comandos de redes",
    "tutoriales/varios.md": "Varios",
    "descargas.md": "Descargas",
}
TOPICS = {
    "redes": ["referencia/redes.md", "explicacion/redes.md", "tutoriales/varios.md"],
    "puertos": ["explicacion/redes.md", "guias/puertos.md", "referencia/redes.md"],
    "otro": ["descargas.md", "guias/puertos.md"],
}


def read(tmp_path: Path, text: str) -> tuple[dict[str, list[str]], list[str]]:
    file = tmp_path / SOURCE
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    topics, source = read_topics(tmp_path, TITLES)
    return topics, [problem.headline() for problem in source.problems]


def test_a_page_has_the_others_of_its_topics_once() -> None:
    assert related("explicacion/redes.md", TOPICS) == [
        "referencia/redes.md",
        "tutoriales/varios.md",
        "guias/puertos.md",
    ]
    assert related("index.md", TOPICS) == []


def test_a_box_tells_what_each_is_for() -> None:
    page = "explicacion/redes.md"
    assert box(page, related(page, TOPICS), TITLES) == (
        """
<div class="guia-vease" data-search-exclude markdown>

**Véase también**

- Para hacerlo: [Varios](../tutoriales/varios.md)
- Para resolver un problema: [Puertos](../guias/puertos.md)
- Para buscar un dato: [Comandos de redes](../referencia/redes.md)

</div>
"""
    )
    assert box("descargas.md", ["guias/puertos.md"], TITLES).count("(guias/puertos.md)") == 1
    assert box(page, [], TITLES) == ""


@pytest.mark.parametrize(
    ("markdown", "title"),
    [("\n# Redes { #redes }\n\n# Más\n", "Redes"), ("Sin título\n\n## Dos\n", "")],
)
def test_a_page_is_called_as_it_calls_itself(markdown: str, title: str) -> None:
    assert heading(markdown) == title


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("redes:\n  - explicacion/redes.md\n  - guias/puerto.md\n", "3:5: TM102 redes[1]: «guias/puerto.md» no está"),
        ("redes:\n  - explicacion/redes.md\n  - guias/puerto.md\n", "¿quisiste decir «guias/puertos.md»?"),
        ("redes:\n  - descargas.md\n", "TM103 redes: necesita dos páginas"),
        ("redes:\n  - descargas.md\n  - guias/puertos.md\n  - descargas.md\n", "TM103 redes: necesita dos páginas"),
        ("redes: descargas.md\n", "1:8: TM101 redes: tiene que ser una lista"),
        ("redes: [", "TM101 YAML mal escrito"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, text: str, told: str) -> None:
    _, problems = read(tmp_path, text)
    assert any(told in line for line in problems), problems


def test_what_is_right_is_read(tmp_path: Path) -> None:
    topics, problems = read(tmp_path, "redes:\n  - descargas.md\n  - guias/puertos.md\n")
    assert (topics, problems) == ({"redes": ["descargas.md", "guias/puertos.md"]}, [])
