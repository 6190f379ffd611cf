"""TOML: what is wrong, and where."""

from __future__ import annotations

import pytest
from guide.snippets.data.toml_check import check_toml
from snippets_support import assert_findings

CLEAN = ["", "\n# a\n", "a = 1\n[b]\na = 2\n[[c]]\n[[c]]\n", 'a = """\nb\n"""\nc = \'d\\e\'\nf.g = {h = [1, 2]}\r\n']
REPEATED = "TO101 la clave está repetida ("
WRONG = [
    ("a = 1\ná = 2\na = 3", ["2:1-2 TO101 esto no es una clave ni una [tabla] (Invalid statement)$"]),
    ("a = 1\na = 2", [f"2:6-7 {REPEATED}Cannot overwrite a value)$"]),
    ("[a]\n[a]", [f"2:3-4 {REPEATED}"]),
    ("a = {b = 1}\n[a.c]", [f"2:5-6 {REPEATED}"]),
    ("a = [1]\n[[a]]", [f"2:4-5 {REPEATED}"]),
    ("[a.b]\n[a]\nb.c = 1", [f"3:8-9 {REPEATED}"]),
    ("a = {b = 1, b = 2}", [f"1:18-19 {REPEATED}"]),
    ("a", ["1:2-3 TO101 falta = después de la clave"]),
    ("a 1", ["1:3-4 TO101 falta = después de la clave"]),
    ("a: 1", ["1:2-3 TO101 falta = después de la clave"]),
    ("a = 1 b", ["1:7-8 TO101 sobra texto después del valor"]),
    ('a = "b" # é\n\n  c = d', ["3:7-8 TO101 el valor no es válido: las cadenas van entre comillas"]),
    ("a =\n\n", ["1:4-5 TO101 el valor no es válido"]),
    ("a =", ["1:4-5 TO101 el valor no es válido"]),
    ("a = 2024-02-30", ["1:5-6 TO101 no hay tal fecha u hora"]),
    ("= 1", ["1:1-2 TO101 esto no es una clave ni una [tabla]"]),
    ("[a.]", ["1:4-5 TO101 esto no es una clave ni una [tabla]"]),
    ("a = [1, 2\nb = 1", ["2:1-2 TO101 la lista [ no se cierra"]),
    ("b = 1\na = [1\n\n", ["2:7-8 TO101 la lista [ no se cierra"]),
    ("a = {b = 1\n}", ["1:11-12 TO101 la tabla { no se cierra"]),
    ('a = "b', ["1:7-8 TO101 la cadena no se cierra"]),
    ("a = 'b", ["1:7-8 TO101 la cadena no se cierra"]),
    ("a = '''b", ["1:9-10 TO101 la cadena no se cierra"]),
    ('a = """b', ["1:9-10 TO101 la cadena no se cierra"]),
    ('a = "b\nc = 1', ["1:7-8 TO101 la cadena no se cierra"]),
    ("[a\nb = 1", ["1:3-4 TO101 el nombre de la tabla no se cierra: falta ]"]),
    ("[[a]\nb = 1", ["1:4-5 TO101 el nombre de la tabla no se cierra: falta ]"]),
    ('a = "é\x01"', ["1:7-8 TO101 hay un carácter que no puede estar aquí"]),
    ("# \x01", ["1:3-4 TO101 hay un carácter que no puede estar aquí"]),
    ('a = "\\q"', ["1:8-9 TO101 la secuencia \\ no es válida en una cadena"]),
    ('a = "\\u12"', ["1:8-9 TO101 la secuencia \\ no es válida en una cadena"]),
    ('a = "\\ud800"', ["1:12-13 TO101 la secuencia \\ no es válida en una cadena"]),
    # Python's own limits.
    (f"a = {'1' * 5_000}", ["1:1-2 TO101 no se puede leer (Exceeds the limit"]),
    ("a = " + "[" * 50_000, ["1:1-2 TO101 tiene demasiados niveles, unos dentro de otros$"]),
]


@pytest.mark.parametrize("text", CLEAN)
def test_nothing_to_report(text: str) -> None:
    assert check_toml(text) == []


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_found_where_it_stands(text: str, expected: list[str]) -> None:
    assert_findings(check_toml(text), expected)
