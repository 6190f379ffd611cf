"""What the walker of the schema says: each keyword by itself, in small schemas."""

from __future__ import annotations

from typing import Any

import pytest
from guide.snippets.compose.schema import Schema
from guide.snippets.data.yaml_nodes import compose

CLOSED = {"additionalProperties": False}
TARGET = {"properties": {"target": {"type": "string"}, "targes": {}}, "required": ["target"]}
PORTS = {"oneOf": [{"type": "integer"}, {"properties": {"target": {"type": "integer"}}, "type": "object", **CLOSED}]}

# Schema, text, and what is said of it: line:column, a «?» before a key that is not known, and the path.
SAID: list[tuple[Any, str, list[str]]] = [
    # Types.
    ({"type": "string"}, "a", []),
    ({"type": "string"}, "'1'", []),
    ({"type": "string"}, "1", ["1:1 {} debe ser un texto, no un número entero"]),
    ({"type": "string"}, "1.5", ["1:1 {} debe ser un texto, no un número"]),
    ({"type": "string"}, "true", ["1:1 {} debe ser un texto, no true"]),
    ({"type": "string"}, "False", ["1:1 {} debe ser un texto, no False"]),
    ({"type": "string"}, "~", ["1:1 {} debe ser un texto, y no hay nada"]),
    ({"type": "string"}, " [a]", ["1:2 {} debe ser un texto, no una lista"]),
    ({"type": "string"}, "a: b", ["1:1 {} debe ser un texto, no una tabla «clave: valor»"]),
    ({"type": "integer"}, "1", []),
    ({"type": "integer"}, "1.5", ["1:1 {} debe ser un número entero, no un número"]),
    ({"type": "integer"}, "a", ["1:1 {} debe ser un número entero, no un texto"]),
    ({"type": "number"}, "1", []),
    ({"type": "number"}, "1.5", []),
    ({"type": "number"}, "a", ["1:1 {} debe ser un número, no un texto"]),
    ({"type": "boolean"}, "true", []),
    ({"type": "boolean"}, "yes", ["1:1 {} debe ser true o false, no un texto"]),
    ({"type": "null"}, "~", []),
    ({"type": "null"}, "a", ["1:1 {} debe ser nada, no un texto"]),
    ({"type": "array"}, "[]", []),
    ({"type": "array"}, "{}", ["1:1 {} debe ser una lista, no una tabla «clave: valor»"]),
    ({"type": "object"}, "{}", []),
    ({"type": "object"}, "[]", ["1:1 {} debe ser una tabla «clave: valor», no una lista"]),
    ({"type": ["integer", "string"]}, "[]", ["1:1 {} debe ser un texto o un número entero, no una lista"]),
    ({"type": ["number", "integer", "string"]}, "[]", ["1:1 {} debe ser un texto o un número, no una lista"]),
    (
        {"type": ["null", "boolean", "string"]},
        "1",
        ["1:1 {} debe ser un texto, true o false o nada, no un número entero"],
    ),
    ({}, "[a]", []),
    # What is not there yet fits everything.
    *(
        ({"type": "array"}, text, [])
        for text in ("${A}", "x${A}", "$A", "$_a", "<lista>", "'...'", "…", "' ...'", "!reset x")
    ),
    *(
        ({"type": "array"}, text, ["1:1 {} debe ser una lista, no un texto"])
        for text in ("$1", "$", "a...", "<>", "a < b", "'$$1'", "a>b<")
    ),
    ({"type": "string"}, "*a", []),
    # Ranges.
    *(({"type": "integer", "minimum": 0, "maximum": 10}, text, []) for text in ("0", "10", "0xA", "1_0", "013")),
    *(
        ({"type": "integer", "minimum": 0, "maximum": 10}, text, ["1:1 {} debe ser un número entre 0 y 10"])
        for text in ("-1", "11", "0xB", "1_1", "0o13")
    ),
    ({"type": "integer", "minimum": 1}, "0", ["1:1 {} debe ser un número desde 1"]),
    ({"type": "integer", "minimum": 1}, "1", []),
    ({"type": "integer", "maximum": 5}, "6", ["1:1 {} debe ser un número entre 0 y 5"]),
    ({"type": "integer", "maximum": 5}, "5", []),
    ({"type": "number", "minimum": 0.5}, "0.4", ["1:1 {} debe ser un número desde 0.5"]),
    ({"type": "number", "minimum": 0.5}, "0.5", []),
    ({"type": "number", "maximum": 0.5}, "1e3", ["1:1 {} debe ser un número entre 0 y 0.5"]),
    ({"type": "number", "maximum": 0.5}, ".inf", []),
    ({"type": ["string", "integer"], "maximum": 5}, "'6'", []),
    # Choices and forms.
    ({"enum": ["uno", "dos"]}, "dos", []),
    ({"enum": ["uno", "dos", "tres"]}, "unos", ["1:1 {} debe ser uno, dos o tres; ¿quisiste decir «uno»?"]),
    ({"enum": ["uno"]}, "zzzzzz", ["1:1 {} debe ser uno"]),
    ({"enum": ["uno"]}, "[a]", []),
    ({"type": "string", "pattern": "^a+$"}, "aa", []),
    ({"type": "string", "pattern": "^a+$"}, "ab", ["1:1 «ab» no es un valor de {}"]),
    ({"type": "string", "pattern": "a"}, "bab", []),
    ({"type": ["string", "integer"], "pattern": "^a+$"}, "5", []),
    ({"type": "string", "pattern": "b"}, "a" * 41, [f"1:1 «{'a' * 40}» no es un valor de {{}}"]),
    # Keys that must be there.
    (TARGET, "{target: a}", []),
    (TARGET, "{targes: a}", ["1:1 a {} le falta la clave «target»"]),
    (TARGET, "{}", ["1:1 a {} le falta la clave «target»"]),
    (TARGET, "{targt: a}", ["1:1 a {} le falta la clave «target»"]),
    (TARGET | CLOSED, "{targt: a}", ["1:2 ?clave desconocida «targt» en {}; ¿quisiste decir «target»? (targt)"]),
    (TARGET | CLOSED, "{targes: a}", ["1:1 a {} le falta la clave «target»"]),
    (TARGET | CLOSED, "{zzzzzz: a}", ["1:1 a {} le falta la clave «target»"]),
    (TARGET, "[a]", []),
    ({"required": ["a", "b"]}, "{c: d}", ["1:1 a {} le falta la clave «a»", "1:1 a {} le falta la clave «b»"]),
    # Keys that may be there.
    ({"properties": {"a": {}}, **CLOSED}, "{a: 1}", []),
    ({"properties": {"a": {}}, **CLOSED}, "{a: 1, bb: 2}", ["1:8 ?clave desconocida «bb» en {} (bb)"]),
    ({"properties": {"a": {}}, "unevaluatedProperties": False}, "{bb: 2}", ["1:2 ?clave desconocida «bb» en {} (bb)"]),
    ({"properties": {"a": {}}}, "{bb: 2}", []),
    ({"properties": {"a": {}}, "additionalProperties": True}, "{bb: 2}", []),
    ({"patternProperties": {"^x-": {}}, **CLOSED}, "{x-b: 2}", []),
    (
        {"patternProperties": {"^x-": {"type": "string"}}},
        "{x-b: 2}",
        ["1:7 {} debe ser un texto, no un número entero (x-b)"],
    ),
    ({"patternProperties": {"b$": {}}, **CLOSED}, "{x-b: 2}", []),
    ({"patternProperties": {"^x-": {}}, **CLOSED}, "{bb: 2}", ["1:2 ?clave desconocida «bb» en {} (bb)"]),
    (CLOSED, "{'${A}': 2, <clave>: 3, '...': 4}", []),
    (CLOSED, f"{{{'a' * 41}: 2}}", [f"1:2 ?clave desconocida «{'a' * 40}» en {{}} ({'a' * 41})"]),
    (CLOSED, "b: 1\nc: 2", ["1:1 ?clave desconocida «b» en {} (b)", "2:1 ?clave desconocida «c» en {} (c)"]),
    (
        {"properties": {"a": {"type": "string"}}, "patternProperties": {"a": {"pattern": "b"}}},
        "{a: c}",
        ["1:5 «c» no es un valor de {} (a)"],
    ),
    # Inside tables and lists.
    ({"properties": {"a": {"type": "string"}}}, "a: 1", ["1:4 {} debe ser un texto, no un número entero (a)"]),
    (
        {"items": {"type": "string"}},
        "[a, 1, b, 2]",
        ["1:5 {} debe ser un texto, no un número entero (1)", "1:11 {} debe ser un texto, no un número entero (3)"],
    ),
    (
        {"items": {"items": {"type": "string"}}},
        "[[], [a, 1]]",
        ["1:10 {} debe ser un texto, no un número entero (1.1)"],
    ),
    ({"items": {"type": "string"}}, "{a: 1}", []),
    ({}, "[1, {a: 1}]", []),
    # A problem of the whole hides those inside.
    ({"type": "string", "items": {"type": "string"}}, "[1]", ["1:1 {} debe ser un texto, no una lista"]),
    # References and joined schemas.
    ({"$ref": "#/$defs/text"}, "1", ["1:1 {} debe ser un texto, no un número entero"]),
    (
        {"allOf": [{"properties": {"a": {"type": "string"}}}, CLOSED]},
        "{a: 1}",
        ["1:5 {} debe ser un texto, no un número entero (a)"],
    ),
    ({"allOf": [{"properties": {"a": {}}}, CLOSED]}, "{a: 1, b: 2}", ["1:8 ?clave desconocida «b» en {} (b)"]),
    ({"allOf": [{"required": ["a"]}, {"required": ["b"]}]}, "{a: 1}", ["1:1 a {} le falta la clave «b»"]),
    ({"allOf": [{"required": ["a"]}, {"required": ["b"]}]}, "{b: 1}", ["1:1 a {} le falta la clave «a»"]),
    *(
        ({"allOf": [part, {}], "type": ["string", "integer", "array"]}, text, [said])
        for part, text, said in (
            ({"enum": ["a"]}, "zzzz", "1:1 {} debe ser a"),
            ({"pattern": "^a$"}, "zzzz", "1:1 «zzzz» no es un valor de {}"),
            ({"minimum": 3}, "2", "1:1 {} debe ser un número desde 3"),
            ({"maximum": 3}, "4", "1:1 {} debe ser un número entre 0 y 3"),
            ({"items": {"type": "string"}}, "[1]", "1:2 {} debe ser un texto, no un número entero (0)"),
        )
    ),
    # Several ways to be right: only the nearest is told of.
    (PORTS, "80", []),
    (PORTS, "{target: 80}", []),
    (PORTS, "[a]", ["1:1 {} debe ser un número entero o una tabla «clave: valor», no una lista"]),
    (PORTS, "{targt: 80}", ["1:2 ?clave desconocida «targt» en {}; ¿quisiste decir «target»? (targt)"]),
    (PORTS, "{target: a}", ["1:10 {} debe ser un número entero, no un texto (target)"]),
    (PORTS | {"anyOf": [{"required": ["x"]}]}, "80", []),
    (PORTS | {"anyOf": [{"required": ["x"]}]}, "{target: 80}", ["1:1 a {} le falta la clave «x»"]),
    ({"anyOf": [{"required": ["a", "b"]}, {"required": ["c"]}]}, "{}", ["1:1 a {} le falta la clave «c»"]),
    ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, "{}", ["1:1 a {} le falta la clave «a»"]),
    ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, "{b: 1}", []),
    ({"anyOf": [{"type": "string"}, {"pattern": "^b", "type": ["integer", "string"]}]}, "aa", []),
    ({"anyOf": [{"type": "integer"}, {"pattern": "^b", "type": "string"}]}, "aa", ["1:1 «aa» no es un valor de {}"]),
    (
        {"anyOf": [{"type": "string"}, {"items": {"type": "string"}}, {"items": {"type": "boolean"}}]},
        "[1]",
        ["1:2 {} debe ser un texto, no un número entero (0)"],
    ),
]


@pytest.mark.parametrize(("schema", "text", "expected"), SAID)
def test_what_is_said(schema: Any, text: str, expected: list[str]) -> None:
    whole = Schema({"$defs": {"text": {"type": "string"}}})
    said = []
    for problem in whole.problems(compose(text)[0], schema):
        path = f" ({'.'.join(problem.path)})" if problem.path else ""
        unknown = "?" if problem.unknown else ""
        said.append(f"{problem.node.line}:{problem.node.column} {unknown}{problem.message}{problem.hint}{path}")
    assert said == expected


def test_keys_that_a_map_may_have() -> None:
    schema = {"properties": {"a": {}}, "allOf": [{"properties": {"b": {}}}, {"$ref": "#/$defs/c"}]}
    assert set(Schema({"$defs": {"c": {"properties": {"d": {}}}}}).names(schema)) == {"a", "b", "d"}


@pytest.mark.parametrize(("depth", "found"), [(59, 1), (60, 0)])
def test_how_deep_it_looks(depth: int, found: int) -> None:
    source: dict[str, Any] = {"$defs": {"list": {"items": {"$ref": "#/$defs/list"}, "type": "array"}}}
    text = "[" * depth + "a" + "]" * depth
    assert len(Schema(source).problems(compose(text)[0], {"$ref": "#/$defs/list"})) == found
