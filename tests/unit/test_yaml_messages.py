"""What YAML parsers complain of, in Spanish and with its place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from guide.yaml_messages import in_spanish, placed

INDENT = "revisa la sangría"
QUOTES = "ponlo entre comillas"
TEXTS = "un texto con : o ? necesita comillas"
VALUES = f"aquí no puede haber «clave: valor»: {INDENT} o pon comillas"
START = f"este carácter no puede empezar un valor: {QUOTES}"
TAB = "la sangría lleva un tabulador: YAML solo admite espacios"
ENTRY = f"se esperaba un elemento «- » de la lista: {INDENT}"
KEY = f"se esperaba una clave: {INDENT}"
REST = "sobra lo que sigue, o la sangría no es la de su bloque"
OPEN_LIST, OPEN_TABLE = "la lista [ no se cierra: falta , o ]", "la tabla { no se cierra: falta , o }"
COLON = "faltan los dos puntos después de la clave"
NAME = "falta el nombre después de & o *"
DOCUMENT = "sobra texto antes del documento, o falta «---»"
NO_VALUE = "aquí falta un valor"
BLOCK = "después de | o > no va nada más en la línea"
CONTROL = "hay un carácter de control"

# Text, and what the parser in C and the one in Python say of it: line:column and sentence.
SAID = [
    ("a: b: c", f"1:5 {VALUES}", f"1:5 {VALUES}"),
    ("é: a\n  c: d", f"2:4 {VALUES}", f"2:4 {VALUES}"),
    ("a:\n\tb: c", f"2:1 {START}", f"2:1 {TAB}"),
    ("a: b\n\tc: d", f"2:1 {TAB}", f"2:1 {TAB}"),
    ("a: @b", f"1:4 {START}", f"1:4 {START}"),
    ("a: %b", f"1:4 {START}", f"1:4 {START}"),
    ("a: 'b", "1:6 la cadena no se cierra", "1:6 la cadena no se cierra"),
    ("? a\nb", f"3:1 {COLON}", f"2:2 {COLON}"),
    ("- a\nb: c", f"2:1 {ENTRY}", f"2:1 se esperaba un elemento «- » y hay una clave: {INDENT}"),
    ("a: b\n- c", f"2:1 {KEY}", f"2:1 se esperaba una clave y hay un elemento «- »: {INDENT}"),
    ("- - a\n - b", f"2:2 {ENTRY}", f"2:2 {REST}"),
    ("a: 'b'c", f"1:7 {KEY}", f"1:7 {REST}"),
    ("[a, b", f"2:1 {OPEN_LIST}", f"1:6 {OPEN_LIST}, o {TEXTS}"),
    ("{a: b", f"2:1 {OPEN_TABLE}", f"1:6 {OPEN_TABLE}, o {TEXTS}"),
    ("a: &", f"1:5 {NAME}", f"1:5 {NAME}"),
    ("a: * b", f"1:5 {NAME}", f"1:5 {NAME}"),
    ("a\n--- b\n... c", f"3:5 {DOCUMENT}", f"3:5 {DOCUMENT}"),
    ("[a]]", f"1:4 {DOCUMENT}", f"1:4 {DOCUMENT}"),
    ("a: - b", *(["1:4 aquí no puede empezar una lista: ponla en la línea siguiente"] * 2)),
    ("a: ? b", *(["1:4 aquí no puede empezar una tabla: ponla en la línea siguiente"] * 2)),
    ('a: "\\q"', *(f"1:{column} la secuencia \\ no es válida entre comillas dobles" for column in (5, 6))),
    ("a: !x!y b", *(["1:4 la etiqueta ! no está definida"] * 2)),
    ("a: ]", f"1:4 {NO_VALUE}", f"1:4 {NO_VALUE}, o el texto que empieza por ? necesita comillas"),
    ("a: |x\n b", f"1:5 {BLOCK}", f"1:5 {BLOCK}"),
    ("a: >2x\n b", f"1:6 {BLOCK}", f"1:6 {BLOCK}"),
    ("%YAML 1.1 x\n---\na", *(["1:11 la sintaxis no es válida"] * 2)),
    ("a: \x07", f"1:1 {CONTROL}", f"1:1 {CONTROL}"),
    ("a: !<x b", "1:7 la sintaxis no es válida", "1:7 la sintaxis no es válida"),
]


@pytest.mark.parametrize(("text", "in_c", "in_python"), SAID)
def test_what_the_parsers_say(text: str, in_c: str, in_python: str) -> None:
    assert [said(text, yaml.CSafeLoader), said(text, yaml.SafeLoader)] == [in_c, in_python]


def said(text: str, loader: Any) -> str:
    with pytest.raises(yaml.YAMLError) as raised:
        list(yaml.parse(text, Loader=loader))
    line, column, sentence = placed(raised.value)
    return f"{line}:{column} {sentence}"


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (
            "expected a single document in the stream but found another document",
            "solo puede haber un documento: sobra «---»",
        ),
        ("found undefined alias 'a'", "los alias de YAML (*nombre) no se admiten"),
        ("found duplicate key 'a'", "está repetido"),
        ("exceeded maximum depth", "tiene demasiados niveles, unos dentro de otros"),
        ("unacceptable character #x0007: special characters are not allowed", CONTROL),
        ("unacceptable character #x0007: control characters are not allowed", CONTROL),
        ("", "la sintaxis no es válida"),
        ("something else", "la sintaxis no es válida"),
    ],
)
def test_sentences(problem: str, sentence: str) -> None:
    assert in_spanish(problem) == sentence


def test_a_problem_with_the_place_of_what_is_around_it() -> None:
    mark = yaml.Mark("", 0, 2, 4, None, 0)
    assert placed(yaml.MarkedYAMLError("found duplicate", mark, "key")) == (3, 5, "está repetido")
    assert placed(yaml.MarkedYAMLError("a", None, "found duplicate", mark)) == (3, 5, "está repetido")
    assert placed(ValueError("exceeded")) == (1, 1, "tiene demasiados niveles, unos dentro de otros")
