"""The walker of the schema against jsonschema: both take the same documents and refuse the same ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import compose_schema as compose_schema_file
from guide.snippets.compose.schema import FILE, compose_schema
from guide.snippets.data.yaml_nodes import compose
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

SOURCE: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
SERVICE = {"image": "a:1"}
SCALARS = [
    None,
    True,
    0,
    7,
    -1,
    1.5,
    "",
    "a",
    "b-c",
    "always",
    "1m",
    "12",
    [],
    ["a"],
    ["a", 1],
    {},
    {"a": "b"},
    [{"a": 1}],
]
NAMES = ["a", "x-a", "image", "type", "target", "source", "a b", "name"]


def as_read(schema: Any) -> Any:
    """The schema as Compose needs it read: to fit two ways is no mistake, and what is repeated is dropped first."""
    if isinstance(schema, list):
        return [as_read(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        ("anyOf" if name == "oneOf" and isinstance(part, list) else name): as_read(part)
        for name, part in schema.items()
        if not (name == "uniqueItems" and isinstance(part, bool))
    }


VALIDATOR = Draft202012Validator(as_read(SOURCE))


@st.composite
def instances(draw: st.DrawFn, schema: Any, depth: int = 0) -> Any:
    """A value that the schema takes, most of the time; now and then something else."""
    if depth > 7 or draw(st.integers(0, 24)) == 0:
        return draw(st.sampled_from(SCALARS))
    if "$ref" in schema:
        return draw(instances(SOURCE["$defs"][schema["$ref"].rpartition("/")[2]], depth))
    for ways in ("oneOf", "anyOf"):
        if ways in schema:
            return draw(instances(draw(st.sampled_from(schema[ways])), depth))
    if "enum" in schema:
        return draw(st.sampled_from(schema["enum"]))
    joined: dict[str, Any] = {}
    for part in (schema, *schema.get("allOf", [])):
        part = SOURCE["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part
        joined |= part.get("properties", {})
    kinds = schema.get("type", "object" if joined or "patternProperties" in schema else "string")
    kind = draw(st.sampled_from(kinds)) if isinstance(kinds, list) else kinds
    if kind == "array":
        return draw(st.lists(instances(schema.get("items", {}), depth + 1), max_size=2))
    if kind != "object":
        return draw(st.sampled_from(PLAIN[kind]))
    names = draw(st.lists(st.sampled_from(sorted(joined)), max_size=3, unique=True)) if joined else []
    found = {
        name: draw(instances(joined[name], depth + 1))
        for name in (*schema.get("required", []), *names)
        if name in joined
    }
    for part in schema.get("patternProperties", {}).values():
        if draw(st.booleans()):
            found[draw(st.sampled_from(NAMES))] = draw(instances(part, depth + 1))
    return found


PLAIN: dict[str, list[Any]] = {
    "null": [None],
    "boolean": [True, False],
    "integer": [0, 1, 5, 2000, -1001],
    "number": [0, 1.5, 100, -1],
    "string": ["a", "1m", "always", "12", "a b", "weekly", "every_2h"],
}


def test_schema_is_the_newest_that_is_installed() -> None:
    path = compose_schema_file.packaged()
    assert path is not None
    # When check-jsonschema brings another one: python hooks/compose_schema.py
    assert FILE.read_text("utf-8") == path.read_text("utf-8")


def parts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema and all those inside it."""
    yield schema
    for name, value in schema.items():
        inside = value.values() if name in ("properties", "patternProperties", "$defs") else [value]
        for part in inside:
            for found in part if isinstance(part, list) else [part]:
                if isinstance(found, dict):
                    yield from parts(found)


def test_every_keyword_is_known() -> None:
    """One that the walker passed over would let through what Compose refuses."""
    known = {
        *("$defs", "$id", "$ref", "$schema", "additionalProperties", "allOf", "anyOf", "default", "deprecated"),
        *("description", "enum", "items", "maximum", "minimum", "oneOf", "pattern", "patternProperties", "properties"),
        *("required", "title", "type", "unevaluatedProperties", "uniqueItems"),
    }
    assert {name for part in parts(SOURCE) for name in part} == known


@given(
    st.dictionaries(
        st.sampled_from(["web", "x-a", "a b"]), instances(SOURCE["$defs"]["service"]), min_size=1, max_size=1
    )
)
def test_services_are_judged_alike(services: dict[str, Any]) -> None:
    same({"services": services})


@given(instances(SOURCE))
def test_files_are_judged_alike(document: Any) -> None:
    same(document)


def same(document: Any) -> None:
    text = json.dumps(document)
    schema = compose_schema()
    problems = schema.problems(compose(text)[0], schema.source)
    errors = [error.message for error in VALIDATOR.iter_errors(document)]
    assert bool(problems) == bool(errors), (text, problems, errors)
