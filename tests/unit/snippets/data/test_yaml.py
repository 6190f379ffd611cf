"""JSON, whole or in parts, and YAML, in one document or several: what is wrong, and where."""

from __future__ import annotations

import pytest
from guide.snippets.data.json_check import check_json
from guide.snippets.data.yaml_check import check_yaml, with_marks_at_the_margin
from guide.snippets.notation import fragments

JSON = [
    ('"a": 1,\n"b": 2', []),
    ('"a": 1,\n"b": tru', ["2:6 JS101 falta un valor"]),
    ('"a": 1,\n  "b": [1,]', ["2:10 JS101 coma"]),
    ('"a": 1,\n"a": 2', ["2:1 JS102 repetida"]),
    ("$ curl -s localhost/api\n{}", ["1:1 JS101 es una sesión"]),
    ('{\n  "a": $X\n}', ["2:8 JS101 falta un valor"]),
]
YAML = [
    ("a: &x 1\nb: *x\n", []),
    ("a: &x 1\nb: *y\n", ["2:4 YA101 &y"]),
    # An anchor is one of its own document, and a document without any is a part of something.
    ("a: &x 1\n---\nb: &y 2\nc: *x\n", ["4:4 YA101 &x"]),
    ("a: &x 1\n---\nb: *x\n", []),
    ("a: 1\na: 2\n", ["2:1 YA103 repetida"]),
    ("a:\n  b: 1\n  b: 2\n", ["3:3 YA102 repetida"]),
    # Two ways of saying the same, one below the other.
    ("services:\n  web:\n    dns: 8.8.8.8\n    dns:\n      - 8.8.8.8\n", ["4:5 YA103 repetida"]),
    ("web:\n  env: [a]\n  env: {a: 1}\n  env: b\n", ["3:3 YA103", "4:3 YA103"]),
    ("services:\n  web:\n    dns: 8.8.8.8\n    image: a\n    dns: [b]\n", ["5:5 YA102 repetida"]),
    ("services:\n  web:\n    ports:\n    ports: [80]\n", ["4:5 YA102 repetida"]),
    ("services: {}\nservices: []\n", ["2:1 YA102 repetida"]),
    # What is still open at the end, behind a tag or an anchor of its own.
    ("a: [1\n", ["1:4 YA101 [ se abre aquí"]),
    ("a: !reset [1\n", ["1:11 YA101 [ se abre aquí"]),
    ("a: [1]\nb: &x {c: 1\n", ["2:7 YA101 { se abre aquí"]),
]


@pytest.mark.parametrize(("text", "expected"), JSON)
def test_json(text: str, expected: list[str]) -> None:
    _same([f"{f.line}:{f.column} {f.code} {f.message}" for f in check_json(text)], expected)


@pytest.mark.parametrize(("text", "expected"), YAML)
def test_yaml(text: str, expected: list[str]) -> None:
    _same([f"{f.line}:{f.column} {f.code} {f.message}" for f in check_yaml(text)], expected)


def _same(found: list[str], expected: list[str]) -> None:
    assert [line.split(" ")[:2] for line in found] == [line.split(" ")[:2] for line in expected]
    for line, part in zip(found, expected, strict=True):
        assert part.partition(" ")[2].partition(" ")[2] in line


def test_documents_of_a_text_that_is_indented_as_a_whole() -> None:
    assert check_yaml(with_marks_at_the_margin("  ---\n  a: 1\n  ---\n  b: 2\n")) == []
    assert check_yaml(with_marks_at_the_margin("  a: 1\n  ---\n  b: [\n"))[0][:2] == (3, 6)
    assert with_marks_at_the_margin("a: |\n  ---\n") == "a: |\n  ---\n"


@pytest.mark.parametrize("dots", ["...", "…", ". . .", "# …"])
def test_lines_of_dots_are_no_yaml(dots: str) -> None:
    text = f"a:\n  b: 1\n  {dots}\n  c: 2\n"
    assert fragments.elided(text)
    assert check_yaml(fragments.without_dots(text, is_json=False)) == []
