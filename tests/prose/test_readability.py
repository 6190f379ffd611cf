"""Syllables, sentences and the scale of Fernández Huerta."""

from __future__ import annotations

import pytest
from guide.prose.check import LEAST_EASE
from guide.prose.passages import CLOSE, CODE, OPEN, passages
from guide.prose.readability import Sentence, readability, sentences, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("sol", 1),
        ("agua", 2),
        ("queso", 2),
        ("pingüino", 3),
        ("día", 2),
        ("aéreo", 4),
        ("leer", 2),
        ("ciudad", 2),
        ("hay", 1),
        ("muy", 1),
        ("playa", 2),
        ("y", 1),
        ("contenedor", 4),
        ("Python", 2),
        ("nginx", 1),
        ("28", 1),
        (CODE, 2),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_scale_is_that_of_its_author() -> None:
    # Eight words in two sentences, and fifteen syllables.
    reading = readability(sentences(passages("La red une los contenedores.\nEl nombre basta.\n")))
    assert reading.length == 4
    assert reading.ease == pytest.approx(206.84 - 60 * 15 / 8 - 1.02 * 4)


def test_hard_prose_is_hard() -> None:
    hard = (
        "La indisponibilidad intermitente de determinadas infraestructuras imposibilita temporalmente cualquier "
        "sincronización automatizada de configuraciones, circunstancia previsiblemente perjudicial."
    )
    assert readability(sentences(passages(hard))).ease < LEAST_EASE


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("Para. Sigue ahora.\n", [(1, "Para."), (1, "Sigue ahora.")]),
        ("Docker 28.5 pide\nuna orden. ¿Cuál?\n", [(1, "Docker 28.5 pide\nuna orden."), (2, "¿Cuál?")]),
        ("- Un nombre\n- Una frase.\n", [(2, "Una frase.")]),
        ("# Título.\n\n| Una. | Dos. |\n", []),
        ("Di «hola». Y sal:\n", [(1, "Di «hola»."), (1, "Y sal:")]),
    ],
)
def test_sentences(page: str, found: list[tuple[int, str]]) -> None:
    assert [(s.line, s.text.strip()) for s in sentences(passages(page))] == found


def test_a_sentence_is_shown_as_it_is_read() -> None:
    assert str(Sentence(1, f"Usa {CODE} o\n{OPEN}pull{CLOSE}.")) == "Usa `…` o pull."
