"""Every page reads easily: short sentences, and at least «algo fácil» on the Fernández-Huerta scale."""

from __future__ import annotations

from pathlib import Path

import pytest

from prose.passages import CLOSE, CODE, OPEN, passages
from prose.readability import Sentence, read, sentences, syllables
from prose.texts import PAGES, name, passages_of

LONGEST_MEAN = 25  # words per sentence
LEAST_EASE = 60


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_page_reads_easily(page: Path) -> None:
    text = sentences(passages_of(page))
    assert text, f"{name(page)}: no tiene ninguna frase"
    reading = read(text)
    longest = sorted(text, key=lambda sentence: -len(sentence.words))[:3]
    advice = "\n".join(f"{name(page)}:{s.line}: {len(s.words)} palabras: {s}" for s in longest)
    assert reading.length < LONGEST_MEAN, f"{reading.length:.1f} palabras por frase. Parte las más largas:\n{advice}"
    assert reading.ease >= LEAST_EASE, f"facilidad {reading.ease:.1f}: usa frases y palabras más cortas.\n{advice}"


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
    reading = read(sentences(passages("La red une los contenedores.\nEl nombre basta.\n")))
    assert reading.length == 4
    assert reading.ease == pytest.approx(206.84 - 60 * 15 / 8 - 1.02 * 4)


def test_hard_prose_is_hard() -> None:
    hard = (
        "La indisponibilidad intermitente de determinadas infraestructuras imposibilita temporalmente cualquier "
        "sincronización automatizada de configuraciones, circunstancia previsiblemente perjudicial."
    )
    assert read(sentences(passages(hard))).ease < LEAST_EASE


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
