"""YAML, in one document or several: what is wrong, and where."""

from __future__ import annotations

import pytest
from guide.snippets.data.yaml_check import check_yaml, with_marks_at_the_margin
from guide.snippets.notation import fragments
from snippets_support import assert_findings

SYNTAX: list[tuple[str, list[str]]] = [
    ("", []),
    ("# a\n---\n---\n...\n", []),
    ("a: 1\nb:\n  - c\n  - {d: [e, f]}\n--- !!python/object:os.system\nx: !reset null\n", []),
    # Only a line feed ends a line.
    ("a\u0085b\u2028c\u2029d: 1\r\ne: 2", []),
    ("a: 'b\u2028'\nb: c: d", ["2:5-6 YA101 aquí no puede haber «clave: valor»"]),
    ("á: b: c", ["1:5-6 YA101 aquí no puede haber «clave: valor»"]),
    ("a: 1\n  b: 2", ["2:4-5 YA101 aquí no puede haber «clave: valor»"]),
    ("a:\n\tb: 1", ["2:1-2 YA101 este carácter no puede empezar un valor"]),
    ("a: *", ["1:5-6 YA101 falta el nombre después de & o *"]),
    ("a: 1\nb: @c", ["2:4-5 YA101 este carácter no puede empezar un valor"]),
    ("a: !x!y b", ["1:4-5 YA101 la etiqueta ! no está definida"]),
    ('a: "\\q"', ["1:5-6 YA101 la secuencia \\ no es válida"]),
    ("a:\n  - b\n c: 1", ["3:2-3 YA101 se esperaba una clave"]),
    ("a: ]", ["1:4-5 YA101 aquí falta un valor"]),
    ("a: |x\n b", ["1:5-6 YA101 la sintaxis no es válida (did not find expected comment"]),
    ("é: 1\nx:  \x01\x01\n", ["2:5-6 YA101 hay un carácter de control (unacceptable character #x0001: control"]),
    # What is missing at the end is told after the last sign; what is open, where it opens.
    ("- a\nb", ["2:2-3 YA101 faltan los dos puntos"]),
    ("- a\nb\n", ["3:1-2 YA101 faltan los dos puntos"]),
    ('á: 1\nb: "c', ["2:4-5 YA101 la cadena no se cierra"]),
    ("a: 'b\nc: 1\n", ["1:4-5 YA101 la cadena no se cierra"]),
    ('a: ["b\n', ["1:5-6 YA101 la cadena no se cierra"]),
    ("a: [1, 2\nb: 3", ["1:4-5 YA101 la lista [ no se cierra: falta , o ]"]),
    ("a: {b: 1\nc: 2\n", ["1:4-5 YA101 la tabla { no se cierra: falta , o }"]),
    ("a: [b: c: d]", ["1:4-5 YA101 la lista [ no se cierra"]),
    ("a: {b: 1]", ["1:4-5 YA101 la tabla { no se cierra"]),
    ("á: [1", ["1:4-5 YA101 [ se abre aquí y no se cierra (did not find expected ',' or ']')$"]),
    ("a: [1\n\n", ["1:4-5 YA101 [ se abre aquí"]),
    ("a:\n  - {b: 1,\n", ["2:5-6 YA101 { se abre aquí"]),
    ("a: [1]\nb: [2, {c: [d]\n", ["2:8-9 YA101 { se abre aquí"]),
    ("a: {\n  b: [\n", ["2:6-7 YA101 [ se abre aquí"]),
    # Behind a tag or an anchor of its own, also in the line before.
    ("a: !reset [1\n", ["1:11-12 YA101 [ se abre aquí"]),
    ("a: [1]\nb: &x {c: 1\n", ["2:7-8 YA101 { se abre aquí"]),
    ("a: &x\n  [1\n", ["2:3-4 YA101 [ se abre aquí"]),
    # What was found before an error is told too.
    ("a: {b: 1, b: 2}\nc: [", ["1:11-12 YA102", "2:4-5 YA101 [ se abre aquí"]),
]
ANCHORS: list[tuple[str, list[str]]] = [
    ("a: &x 1\nb: *x\nc: &y [*x]\nd: &z {e: *y}\nf: *z\n", []),
    ("a: &x 1\nb: *yz\n", ["2:4-7 YA101 no hay ningún ancla &yz antes de esta referencia$"]),
    ("a: &x 1\nb: [*y, *x, *z]\n", ["2:5-7 YA101 &y", "2:13-15 YA101 &z"]),
    # One that comes later is none, but where nothing is anchored yet another block may have it.
    ("a: *x\nb: &x 1\n", []),
    ("a: &y 1\nb: *x\nc: &x 2\n", ["2:4-6 YA101 &x"]),
    ("a: *x\nb: [*y]\n", []),
    ("services: &x {}\na: *y\n", ["2:4-6 YA101 &y"]),
    # An anchor is one of its own document.
    ("a: &x 1\n---\nb: &y 2\nc: *x\n", ["4:4-6 YA101 &x"]),
    ("a: &x 1\n---\nb: *x\n", []),
]
REPEATED: list[tuple[str, list[str]]] = [
    # At the top of a text without the marks of a whole one, they may be two ways of saying the same.
    ("a: 1\ná: 1\na: 2\n", ["3:1-2 YA103 la clave «a» está repetida$"]),
    ("a:\nb:\na:\nb:\n", ["3:1-2 YA103 «a»", "4:1-2 YA103 «b»"]),
    ("a: 1\nb: 2\na: 3\na: 4\n", ["3:1-2 YA103", "4:1-2 YA103"]),
    ('"ab": 1\n? ab\n: 2\n', ["2:3-5 YA103 «ab»"]),
    ("{a: 1, b: 2, a: 3}", ["1:14-15 YA103"]),
    # A whole one has none.
    ("apiVersion: 1\napiVersion: 2\n", ["2:1-11 YA102"]),
    ("jobs: 1\njobs: 2\n", ["2:1-5 YA102"]),
    ("services: 1\nservices: 2\n", ["2:1-9 YA102"]),
    ("version: 1\nversion: 2\n", ["2:1-8 YA102"]),
    ("a: 1\na: 2\nservices: {}\n", ["2:1-2 YA102"]),
    ("Version: 1\nVersion: 2\n", ["2:1-8 YA103"]),
    ("- services\n- {a: 1, a: 2}\n", ["2:10-11 YA102"]),
    ("a: 1\na: 2\nb:\n  services: {}\n", ["2:1-2 YA103"]),
    # Each document is one by itself.
    ("a: 1\na: 2\n---\nservices: 1\nservices: 2\n", ["2:1-2 YA103", "5:1-9 YA102"]),
    ("jobs: 1\njobs: 2\n---\na: 1\na: 2\n", ["2:1-5 YA102", "5:1-2 YA103"]),
    ("a: 1\n---\na: 2\n", []),
    # Further inside they are mistakes.
    ("a:\n  b: 1\n  b: 2\n", ["3:3-4 YA102"]),
    ("- a: 1\n  a: 2\n- a: 1\n", ["2:3-4 YA102"]),
    ("a: {b: 1, b: 2, c: {b: 3}}\n", ["1:11-12 YA102"]),
    ("a:\n  b: {c: 1}\n  d: {c: 2, b: 3}\n", []),
    ("a: [b, x, b, y]\n", []),
    ("- b\n- x\n- b\n- y\n", []),
    ("a: b\nb: a\nc: a\n", []),
    # But for two forms of the same value, one right below the other.
    ("services:\n  web:\n    dns: 8.8.8.8\n    dns:\n      - 8.8.8.8\n", ["4:5-8 YA103"]),
    ("web:\n  env: [a]\n  env: {a: 1}\n  env: b\n", ["3:3-6 YA103", "4:3-6 YA103"]),
    ("web:\n  env: [a]\n  env: b\n  env: c\n", ["3:3-6 YA103", "4:3-6 YA102"]),
    ("web:\n  env: *a\n  env: b\n", ["3:3-6 YA103"]),
    ("web:\n  dns: 8.8.8.8\n  image: a\n  dns: [b]\n", ["4:3-6 YA102"]),
    ("web:\n  dns: 8.8.8.8\n  dns: [b]\n  image: a\n  image: b\n", ["3:3-6 YA103", "5:3-8 YA102"]),
    ("web:\n  ports:\n  ports: [80]\n", ["3:3-8 YA102"]),
    ('web:\n  ports: [80]\n  ports: ""\n', ["3:3-8 YA102"]),
    ("services:\n  version: [1]\n  version: 1\n", ["3:3-10 YA103"]),
    ("services: {}\nservices: []\n", ["2:1-9 YA102"]),
    # Merges may come again, and keys that are no text.
    ("a:\n  <<: *b\n  <<: {c: 1}\n  d: 1\n", []),
    ("? [a]\n: 1\n? [a]\n: 2\n? {b: 1}\n: 3\n? {b: 1}\n: 4\n", []),
    ("? [a]\n: a\na: 1\n", []),
    ("*a : 1\n*a : 2\n", []),
    ("? {b: 1, b: 2}\n: 3\n", ["1:10-11 YA102"]),
    # In the order of the text.
    ("a:\n  b: 1\n  b: [2]\n  c: *x\n  c: 1\n  d: &x 1\n  d: 2\n  e: *y\n", [
        "3:3-4 YA103", "5:3-4 YA103", "7:3-4 YA102", "8:6-8 YA101",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SYNTAX + ANCHORS + REPEATED)
def test_found_where_it_stands(text: str, expected: list[str]) -> None:
    assert_findings(check_yaml(text), expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  ---\n  a: 1\n\n  ---  \n  b: |\n    ---\t\n", "---\n  a: 1\n\n---  \n  b: |\n    ---\t\n"),
        (" a: 1\n  ---\n ---\t", " a: 1\n  ---\n---\t"),
        ("  a: 1\n \n  ---\n", "  a: 1\n \n---\n"),
        ("\n", "\n"),
        ("  a: 1\n  ---\n  b: [\n", "  a: 1\n---\n  b: [\n"),
        ("a: |\n  ---\n", "a: |\n  ---\n"),
        ("  --- a\n  ----\n  - ---\n", "  --- a\n  ----\n  - ---\n"),
        ("---\na: 1\n", "---\na: 1\n"),
    ],
)
def test_the_marks_of_a_text_that_is_indented_as_a_whole(text: str, expected: str) -> None:
    assert with_marks_at_the_margin(text) == expected


def test_documents_of_a_text_that_is_indented_as_a_whole() -> None:
    assert check_yaml(with_marks_at_the_margin("  ---\n  a: 1\n  ---\n  b: 2\n")) == []
    assert_findings(check_yaml(with_marks_at_the_margin("  a: 1\n  ---\n  b: [\n")), ["3:6-7 YA101 [ se abre"])


@pytest.mark.parametrize("dots", ["...", "…", ". . .", "# …"])
def test_lines_of_dots_are_no_yaml(dots: str) -> None:
    text = f"a:\n  b: 1\n  {dots}\n  c: 2\n"
    assert fragments.elided(text)
    assert check_yaml(fragments.without_dots(text, is_json=False)) == []
