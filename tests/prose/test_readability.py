"""Syllables, sentences and the scale of Fernández Huerta."""

from __future__ import annotations

import pytest
from guide.prose.check import LEAST_EASE
from guide.prose.passages import CLOSE, CODE, OPEN, passages
from guide.prose.readability import Sentence, readability, sentences, syllables

WORDS = ["Uno", "Ámbar", "Ética", "Íntimo", "Óvalo", "Útil", "Ñu"]


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
        # Groups of vowels, and strong ones that stand together.
        ("reino", 2),
        ("causa", 2),
        ("cuota", 2),
        ("caos", 2),
        ("poeta", 3),
        ("oasis", 3),
        ("teatro", 3),
        ("héroe", 3),
        ("ÁREA", 3),
        ("cooperar", 4),
        ("creía", 3),
        ("oír", 2),
        ("oído", 3),
        ("baúl", 2),
        ("reúne", 3),
        ("actúa", 3),
        ("volumen", 3),
        ("número", 3),
        ("después", 2),
        ("así", 2),
        ("avión", 2),
        # The u that is not heard.
        ("que", 1),
        ("quien", 1),
        ("quiénes", 2),
        ("aquí", 2),
        ("guerra", 2),
        ("guitarra", 3),
        ("guía", 2),
        ("pagué", 2),
        ("antiguo", 3),
        ("lengua", 2),
        ("vergüenza", 3),
        # An y is a vowel where none follows.
        ("rey", 1),
        ("reyes", 2),
        ("yo", 1),
        ("ayúdate", 4),
        ("ayer", 2),
        ("yá", 1),
        ("cayéndose", 4),
        ("oyó", 2),
        ("apoyíto", 4),
        ("sync", 1),
        ("zzz", 1),
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
        ("Uno? Dos! Tres… Cuatro.", [(1, "Uno?"), (1, "Dos!"), (1, "Tres…"), (1, "Cuatro.")]),
        ('(Uno.) «Dos.» «(Tres.)» "Y." ¿4?', [(1, "(Uno.)"), (1, "«Dos.»"), (1, "«(Tres.)»"), (1, '"Y."'), (1, "¿4?")]),
        ("Uno. Ámbar. Ética. Íntimo. Óvalo. Útil. Ñu.", [*((1, f"{word}.") for word in WORDS)]),
        ("Uno:\nDos; Tres, Cuatro.", [(1, "Uno:\nDos; Tres, Cuatro.")]),
        ("Uno. dos. tres.", [(1, "Uno. dos. tres.")]),
        ("Uno.Dos. 3", []),
        ("Uno.\nDos.\n\nTres.\nCuatro", [(1, "Uno."), (2, "Dos.")]),
        ("... Uno.", [(1, "Uno.")]),
        ("¡! …", []),
    ],
)
def test_sentences(page: str, found: list[tuple[int, str]]) -> None:
    assert [(s.line, s.text.strip()) for s in sentences(passages(page))] == found


def test_a_sentence_is_shown_as_it_is_read() -> None:
    assert str(Sentence(1, f"Usa {CODE} o\n{OPEN}pull{CLOSE}.")) == "Usa `…` o pull."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("La red_2 (x86-64), ¿no? «sí»", ["La", "red", "2", "x86", "64", "no", "sí"]),
        (f"Usa {CODE}{CODE} o {OPEN}pull{CLOSE}", ["Usa", CODE, CODE, "o", "pull"]),
        ("… — !", []),
    ],
)
def test_words_of_a_sentence(text: str, words: list[str]) -> None:
    assert Sentence(1, text).words == words


@pytest.mark.parametrize(
    ("texts", "syllables_", "length"),
    [
        (["Sol."], 1, 1),
        (["Sol sol.", "Sol sol sol sol."], 1, 3),
        (["Contenedor."], 4, 1),
        (["Sol contenedor.", "Casa."], 7 / 3, 1.5),
    ],
)
def test_scale(texts: list[str], syllables_: float, length: float) -> None:
    found = readability([Sentence(1, text) for text in texts])
    assert found.length == length
    assert found.ease == pytest.approx(206.84 - 60 * syllables_ - 1.02 * length)
