"""The file of synonyms: what it gives, and what it says of mistakes."""

from __future__ import annotations

import pytest
from guide.places import ROOT
from guide.search.synonyms import SOURCE, read
from guide.search.words import literal, stem


def test_the_guides_own_file_is_right() -> None:
    found = read((ROOT / SOURCE).read_bytes())
    assert found.problems == []
    assert "fichero" in found.found_as[stem("archivo")]
    assert "contenedor" in found.found_as[stem("containers")]
    assert "como" in found.stop


def test_one_way_words() -> None:
    found = read("también:\n  clave: [contraseña]\n  PC: [equipo]\n".encode())
    assert found.found_as == {stem("contraseña"): ("clave",), stem("equipo"): (literal("pc"),)}


def test_a_short_option_finds_the_long_one() -> None:
    assert read(b"opciones: {-f: [--file, --force], -t: [--file]}").found_as == {
        "--file": (literal("-f"), literal("-t")),
        "--force": (literal("-f"),),
    }


def test_an_empty_file_has_no_words() -> None:
    found = read(b"")
    assert (found.found_as, found.stop, found.problems) == ({}, frozenset(), [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n", "1:1: BU101 se esperan las claves iguales, también, opciones, vacías, apartados"),
        (
            "otra: []\n",
            "1:7: BU101 otra: es una clave desconocida; las que hay son iguales, también, opciones, vacías, apartados",
        ),
        ("iguales: no\n", "1:10: BU101 iguales: se espera una lista"),
        ("iguales: [no]\n", "1:11: BU101 iguales[0]: se espera una lista"),
        ("también: [a]\n", "1:10: BU101 también: se espera «lo que se busca: [lo que también se encuentra]»"),
        ("también: {a: b}\n", "1:14: BU101 también.a: se espera una lista"),
        ("iguales:\n  - [dos palabras, a, b]\n", "2:6: BU102 iguales[0][0]: se espera una palabra, solo con letras"),
        ("vacías: [a-b]\n", "1:10: BU102 vacías[0]: se espera una palabra, solo con letras, y hay «a-b»"),
        ("iguales:\n  - [uno, dos]\n  - [tres, unos]\n", "3:12: BU103 iguales[1][1]: «unos» ya está en otro grupo"),
        ("iguales:\n  - [uno]\n", "2:5: BU104 iguales[0]: hacen falta dos palabras o más"),
        ("iguales: [[uno, él]]\nvacías: [el]\n", "1:17: BU105 iguales[0][1]: «él» está también entre las vacías"),
        ("también: {el: [uno]}\nvacías: [el]\n", "1:15: BU105 también.el: «el» está también entre las vacías"),
        ("opciones: [a]\n", "1:11: BU101 opciones: se espera «-d: [--detach]»"),
        ("opciones: {-d: --detach}\n", "1:16: BU101 opciones.-d: se espera una lista"),
        ("opciones: {-d: [detach]}\n", "1:17: BU102 opciones.-d[0]: se espera «-d: [--detach]», en minúsculas"),
        ("opciones: {--d: [--detach]}\n", "1:18: BU102 opciones.--d[0]: se espera «-d: [--detach]», en minúsculas"),
        ("apartados: [a]\n", "1:12: BU101 apartados: se espera «dirección: [cómo se pregunta por ella]»"),
        ("apartados: {a/: [[b]]}\n", "1:18: BU102 apartados.a/[0]: se espera un texto"),
        ("iguales: [", "BU101 YAML mal escrito"),
    ],
)
def test_mistakes_are_told_with_their_place(text: str, message: str) -> None:
    (problem,) = read(text.encode()).problems
    assert message in problem.headline()
    assert problem.file == SOURCE
