"""The page of the glossary as data."""

from __future__ import annotations

import pytest
from guide.glossary.terms import read_terms

GOOD = """\
# Glosario

## C

### Caché { #cache }

*Cache*. Lo que se guarda de una vez para otra en `~/.cache`. Se borra sin perder nada.

### Capa { #capa }

*Layer*. Los cambios que una instrucción hace en los archivos de una [imagen](#imagen).
Más en [Imágenes](../explicacion/imagenes.md#capas).

<!-- formas: capas, capa de imagen -->
"""


def test_a_term_has_its_forms_and_a_sentence_that_stands_alone() -> None:
    terms, problems = read_terms("g.md", GOOD)
    assert problems == []
    assert [(term.name, term.anchor, term.english, term.line) for term in terms] == [
        ("Caché", "cache", "Cache", 5),
        ("Capa", "capa", "Layer", 9),
    ]
    assert terms[0].definition == "Lo que se guarda de una vez para otra en ~/.cache."
    assert terms[1].definition == "Los cambios que una instrucción hace en los archivos de una imagen."
    assert terms[1].forms == ("Capa", "capas", "capa de imagen")
    assert terms[1].targets == ("#imagen", "../explicacion/imagenes.md#capas")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("### Capa\n\n*Layer*. Un cambio.\n", "GL101", 1),
        ("### Capa { #capa }\n\nUn cambio.\n", "GL101", 1),
        ("### Capa { #capa }\n", "GL101", 1),
        ("### Capa { #capa }\n\n*Layer*. " + "muy " * 50 + "larga.\n", "GL102", 1),
        (
            "### A { #a }\n\n*A*. Uno.\n\n<!-- formas: dos -->\n\n### B { #b }\n\n*B*. Otro.\n\n<!-- formas: Dos -->\n",
            "GL103",
            7,
        ),
        ("### Ñu { #nu }\n\n*Gnu*. Uno.\n\n### Nube { #nube }\n\n*Cloud*. Otra.\n", "GL104", 5),
        ("### Índice { #i }\n\n*Index*. Uno.\n\n### Imagen { #m }\n\n*Image*. Otra.\n", "GL104", 5),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, code: str, line: int) -> None:
    _, problems = read_terms("g.md", text)
    assert [(problem.code, problem.line) for problem in problems] == [(code, line)]


def test_an_accent_does_not_move_a_word() -> None:
    text = (
        "### Ámbito { #a }\n\n*Scope*. Uno.\n\n### Anfitrión { #b }\n\n*Host*. Otro.\n\n### Ñu { #n }\n\n*Gnu*. Otro.\n"
    )
    assert read_terms("g.md", text)[1] == []
