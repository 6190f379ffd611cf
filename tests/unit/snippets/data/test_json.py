"""JSON: whole, a part of an object, one value per line, or with comments; what is wrong, and where."""

from __future__ import annotations

import pytest
from guide.snippets.data.json_check import check_json, check_jsonc
from snippets_support import assert_findings

CLEAN = [
    "",
    "\n  \n",
    "{}",
    "[]",
    '"a"',
    "1",
    "null",
    '{"a": [1, -2.5e3, true, null, {"b": "c"}]}\n',
    '{"a": "\\"\\\\\\/\\b\\u00e1, }", "b": "// # /* $ x"}',
    f"[{'1' * 5_000}]",
    # A part of an object, also with the comma that leads to the next.
    '"a": 1',
    '"a": 1,',
    '\n  "a": {\n    "b": [1]\n  },  \n\n',
    '"a\\"b"\n : 1,\n"c": 2',
    '{"": 1, "a": ""}',
    '"": 1',
    # One value in each line.
    '{"a": 1}\n  \n{"a": 2}',
    '{"a": 1}\n{"a": 2}\n',
    '{"a": 1}\n\n  {"a": 2}  \n[1]\n"b"\n',
    "1\n2",
    f"{'1' * 5_000}\n2",
    # The same key in another object.
    '{"a": {"b": 1, "c": {"b": 2}}, "d": {"b": "a"}, "e": ["a", "a"]}',
    '[{"a": 1}, {"a": 1}]',
    '{"a": "b", "c": "a", "d": "a"}',
    '{"a": [{"b": 1}], "b": 1}',
    '{"a": {}, "b": [], "c": "a:", ":": "\\":", "}": {"a": 1}}',
    '"a": {"a": 1},\n"b": {"a": 1}',
]
WRONG = [
    # Each message, and after signs of more than one byte, in the second line and with sangría.
    ('{"á": }', ["1:7-8 JS101 aquí falta un valor (Expecting value)$"]),
    ('{\n\t"a": tru\n}', ["2:7-8 JS101 aquí falta un valor"]),
    ("{a: 1}", ["1:2-3 JS101 aquí falta una clave entre comillas dobles"]),
    ("{'a': 1}", ["1:2-3 JS101 aquí falta una clave entre comillas dobles"]),
    ('{"a": 1 "b": 2}', ["1:9-10 JS101 falta una coma"]),
    ('{"a": 01}', ["1:8-9 JS101 falta una coma"]),
    ('{"a" 1}', ["1:6-7 JS101 faltan los dos puntos después de la clave"]),
    ("{} x", ["1:4-5 JS101 sobra texto después del valor"]),
    ('{"a": "b\nc"}', ["1:9-10 JS101 hay un salto de línea o un carácter de control"]),
    ('{"a": "\\q"}', ["1:8-9 JS101 la secuencia \\ no es válida en una cadena"]),
    ('["\\u12"]', ["1:4-5 JS101 la secuencia \\u no es válida: le siguen cuatro cifras"]),
    ('{"a": "b', ["1:7-8 JS101 la cadena se abre aquí y no se cierra"]),
    # What is missing at the end is missed after the last sign.
    ('{"a": 1', ["1:8-9 JS101 falta una coma"]),
    ('{"a": [1\n\n', ["1:9-10 JS101 falta una coma"]),
    ('"a": {\n', ["1:7-8 JS101 falta una coma"]),
    ('  "a": 1,\n  "b": [1,\n    2\n\n', ["3:6-7 JS101 falta una coma"]),
    ('"a":', ["1:5-6 JS101 aquí falta un valor"]),
    # A comma too many, at its place and not where the parser is by then.
    ("[1,]", ["1:3-4 JS101 sobra esta coma: después del último elemento no va ninguna"]),
    ('{\n  "a": 1,\n\n}', ["2:9-10 JS101 sobra esta coma"]),
    ('"a": [1,\n],', ["1:8-9 JS101 sobra esta coma"]),
    ('"a": 1,,', ["1:7-8 JS101 sobra esta coma"]),
    ("[,]", ["1:2-3 JS101 aquí falta un valor"]),
    ("{,}", ["1:2-3 JS101 aquí falta una clave"]),
    ("[1,,2]", ["1:4-5 JS101 aquí falta un valor"]),
    ("[1,", ["1:4-5 JS101 aquí falta un valor"]),
    (",", ["1:1-2 JS101 aquí falta un valor"]),
    ("[}", ["1:2-3 JS101 aquí falta un valor"]),
    ("},", ["1:1-2 JS101 aquí falta un valor"]),
    # Comments and sessions.
    ("[1] // a", ["1:5-6 JS101 JSON no admite comentarios"]),
    ("[1, /* a */ 2]", ["1:5-6 JS101 JSON no admite comentarios"]),
    ('{\n  # a\n  "b": 1\n}', ["2:3-4 JS101 JSON no admite comentarios"]),
    ("[1, /a]", ["1:5-6 JS101 aquí falta un valor"]),
    ("$ curl -s localhost\n{}", ["1:1-2 JS101 es una sesión, y no JSON"]),
    ("$curl", ["1:1-2 JS101 aquí falta un valor"]),
    ("[a, $ b]", ["1:2-3 JS101 aquí falta un valor"]),
    ("$ ", ["1:1-2 JS101 aquí falta un valor"]),
    ("[1 2] // a", ["1:4-5 JS101 falta una coma"]),
    # Several values in the lines of which one is wrong.
    ('{"a": 1}\n{"a": }\n', ["2:1-2 JS101 sobra texto"]),
    ("x\n1", ["1:1-2 JS101 aquí falta un valor"]),
    ("1\nx", ["2:1-2 JS101 sobra texto"]),
    ("1 2", ["1:3-4 JS101 sobra texto"]),
    # A part of an object begins with a key, and closes nothing that it did not open.
    ('"a": 1\n"b": 2', ["2:1-2 JS101 falta una coma"]),
    ('"a": 1}', ["1:8-9 JS101 sobra texto"]),
    ('"a", "b": 1', ["1:4-5 JS101 sobra texto"]),
    ('1, "a": 1', ["1:2-3 JS101 sobra texto"]),
    ("[" * 100_000, ["1:1-2 JS101 tiene demasiados niveles"]),
    # Keys that come again, each time.
    ('{"a": 1, "b": 2, "a": 3, "a": 4}', ['1:18-21 JS102 la clave "a" está repetida$', '1:26-29 JS102 la clave "a"']),
    ('{\n  "a": {"é": 1,\n\t"é": 2}}', ['3:2-5 JS102 la clave "é"']),
    ('{"a": {"b": [{"c": 1}], "b": 2}, "a": 3}', ['1:25-28 JS102 "b"', '1:34-37 JS102 "a"']),
    ('[{"a": 1, "a": 2}, {"a": 1, "a": 2}]', ["1:11-14 JS102", "1:29-32 JS102"]),
    ('"a": 1,\n"a": 2', ["2:1-4 JS102"]),
    ('{"": 1, "": 2}', ["1:9-11 JS102"]),
    ('"a": {"b": 1, "b": 2},\n"c": 1', ["1:15-18 JS102"]),
    ('{"a": 1}\n{"b": 1, "b": 2}\n', ["2:10-13 JS102"]),
    ('{"a\\"": 1, "a\\"": "a\\"", "a" : 1, "a"\n: 2}', ['1:12-17 JS102 la clave "a\\""', '1:35-38 JS102 la clave "a"']),
]


@pytest.mark.parametrize("text", CLEAN)
def test_nothing_to_report(text: str) -> None:
    assert_findings(check_json(text), [])


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_found_where_it_stands(text: str, expected: list[str]) -> None:
    assert_findings(check_json(text), expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{\n  // "a\n  "a": "http://b", /* { */\n}', []),
        ('"a": [1,], // b\n"c": {"d": 1,},', []),
        ('{ // a\n  "b": }', ["2:8-9 JS101 falta un valor"]),
        ('{ /* a\n*/ "b": 1, "b": 2}', ["2:12-15 JS102"]),
        ("# a\n[]", ["1:1-2 JS101 JSON no admite comentarios"]),
    ],
)
def test_with_comments(text: str, expected: list[str]) -> None:
    assert_findings(check_jsonc(text), expected)
