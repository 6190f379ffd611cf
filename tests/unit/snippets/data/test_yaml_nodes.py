"""The tree of a YAML: kinds, places and types of its nodes, merged maps, and what aliases name."""

from __future__ import annotations

import pytest
import yaml
from guide.snippets.data.yaml_nodes import Node, compose, events

# What Compose takes for each type: YAML 1.2, with the octal numbers of before.
TYPES = {
    "null": ["", "~", "null", "Null", "NULL", "!!null x", "!reset null"],
    "boolean": ["true", "True", "TRUE", "false", "False", "FALSE", "!!bool x", "!x true"],
    "integer": [
        *("0", "7", "10", "+1", "-1", "1_000", "-1_0", "9223372036854775808"),
        *("017", "-017", "0o17", "+0o7", "0b101", "-0b1_0", "0x1F", "0xaf_0", "-0xA", '!!int "1"', "!!int x", "!x 1"),
    ],
    "number": [
        *("1.5", "-1.5", "+.5", ".5", "5.", "018", "1e3", "1E+3", "1.5e-30", "5.e1", "!!float 1", '!!float "x"'),
        *(".inf", ".Inf", ".INF", "-.inf", "+.Inf", ".nan", ".NaN", ".NAN"),
    ],
    "string": [
        *(
            "a",
            "nULL",
            "nulls",
            "tRue",
            "yes",
            "on",
            "truex",
            "xtrue",
            "xnull",
            "0o8",
            "0b2",
            "0b",
            "0x",
            "0xg",
            "1a",
            "0o",
            ".nanx",
        ),
        *("1_0x", "x1", "1.2.3", "1e", "e1", "1.e+", ".", "+", "-.nan", ".infx", ".inF", "1:20", "2024-01-01"),
        *(
            "'1'",
            '"true"',
            '"null"',
            "''",
            "|\n  1",
            ">\n  1",
            "!!str 1",
            "!!str null",
            "!!binary 1",
            "!<tag:e.x,2000:int> x",
            '!x "1"',
            "!x a",
        ),
    ],
    "array": ["[]", "[1]", "\n  - 1", "!x []"],
    "object": ["{}", "{a: 1}", "\n  b: 1", "!!map {}"],
}
ROWS = [pytest.param(value, kind, id=f"{value!r}") for kind, values in TYPES.items() for value in values]


@pytest.mark.parametrize(("value", "kind"), ROWS)
def test_the_type_of_a_value(value: str, kind: str) -> None:
    [document] = compose(f"a: {value}\n")
    found = document.get("a")
    assert found is not None
    assert found.type == kind


def shown(node: Node) -> list[str]:
    """The nodes in the order of the text: kind, place, value."""
    own = f"{node.kind} {node.line}:{node.column}-{node.end_line}:{node.end_column} {node.value}".strip()
    inner = [part for key, value in node.items for part in ((key, value) if key else (value,))]
    return [own, *(line for part in inner for line in shown(part))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (
            "á: [bc, 'd']",
            ["map 1:1-2:1", "scalar 1:1-1:2 á", "list 1:4-1:13", "scalar 1:5-1:7 bc", "scalar 1:9-1:12 d"],
        ),
        (
            "- a\n-\n  b: c\n  d:\n",
            [
                *("list 1:1-5:1", "scalar 1:3-1:4 a", "map 3:3-5:1", "scalar 3:3-3:4 b", "scalar 3:6-3:7 c"),
                *("scalar 4:3-4:4 d", "scalar 4:5-4:5"),
            ],
        ),
        ("? [a]\n: {}\n", ["map 1:1-3:1", "list 1:3-1:6", "scalar 1:4-1:5 a", "map 2:3-2:5"]),
        (
            "[{a: 1}, [2]]",
            [
                "list 1:1-1:14",
                "map 1:2-1:8",
                *("scalar 1:3-1:4 a", "scalar 1:6-1:7 1"),
                *("list 1:10-1:13", "scalar 1:11-1:12 2"),
            ],
        ),
        ("- &x [a]\n- *x\n- *yz\n", ["list 1:1-4:1", *("list 1:3-1:9", "scalar 1:7-1:8 a") * 2, "unknown 3:3-3:6 yz"]),
    ],
)
def test_each_node_has_its_place(text: str, expected: list[str]) -> None:
    assert [line for document in compose(text) for line in shown(document)] == expected


def test_each_document_is_a_tree_with_anchors_of_its_own() -> None:
    first, second, third = compose("a: &x 1\nb: *x\n---\nb: *x\n---\nc\n")
    assert first.get("b") is first.get("a")
    unknown = second.get("b")
    assert unknown is not None
    assert (unknown.kind, unknown.type, unknown.value) == ("unknown", None, "x")
    assert (third.kind, third.value) == ("scalar", "c")


def test_an_anchor_names_the_node_that_it_was_given_last() -> None:
    [document] = compose("- &x a\n- *x\n- &x {b: c}\n- *x\n")
    assert [item.value.kind for item in document.items] == ["scalar", "scalar", "map", "map"]
    assert document.items[0].value is document.items[1].value
    assert document.items[2].value is document.items[3].value


@pytest.mark.parametrize(
    ("text", "plain", "tag"),
    [
        ("a", True, ""),
        ("'a'", False, ""),
        ('"a"', False, ""),
        ("|\n  a", False, ""),
        ("!x a", True, "!x"),
        ("!!str a", True, "tag:yaml.org,2002:str"),
        ("!x {}", False, "!x"),
        ("!y []", False, "!y"),
        ("{}", False, ""),
        ("[]", False, ""),
    ],
)
def test_how_a_value_is_written(text: str, plain: bool, tag: str) -> None:
    [node] = compose(text)
    assert (node.plain, node.tag) == (plain, tag)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", "a=1 b=2"),
        ("<<: {a: 1, b: 2}\nb: 3\nc: 4\n", "b=3 c=4 a=1"),
        ("<<: [{a: 1, b: 2}, {b: 3, c: 4}]\n", "a=1 b=2 c=4"),
        ("<<: {a: 1}\n<<: {a: 2, b: 3}\n", "a=1 b=3"),
        ("<<: {a: 1, <<: {a: 2, b: 3, <<: {c: 4}}}\n", "a=1 b=3 c=4"),
        # What is no map brings nothing.
        ("<<: 1\na: 2\n", "a=2"),
        ("<<: *otro\na: 2\n", "a=2"),
        ("<<: [1, [{a: 3}], {b: 4}]\na: 2\n", "a=2 b=4"),
        # In quotes it is a key like any other.
        ("'<<': 1\na: 2\n", "<<=1 a=2"),
        ("? []\n: 1\na: 2\n", "=1 a=2"),
        # An anchor may hold itself, and be merged twice.
        ("&x a: 1\nb: 2\n", "a=1 b=2"),
        ("&x {a: 1, <<: *x}\n", "a=1"),
        ("a: &x {b: 1, <<: [*x, {c: 2}]}\n<<: *x\n", "a= b=1 c=2"),
        ("[a, b]", ""),
        ("a", ""),
    ],
)
def test_the_entries_of_a_map_with_what_is_merged(text: str, expected: str) -> None:
    [document] = compose(text)
    entries = [f"{item.name}={item.value.value}" for item in document.entries()]
    assert " ".join(entries) == expected
    assert document.names == [item.name for item in document.entries()]
    for entry in entries:
        name, _, value = entry.partition("=")
        found = document.get(name)
        assert found is not None
        assert found.value == value
    assert document.get("no existe") is None


def test_the_entries_of_a_list_have_no_names() -> None:
    [document] = compose("[a, b]")
    assert [item.name for item in document.items] == ["", ""]


def test_a_line_ends_with_a_line_feed_alone() -> None:
    [document] = compose("a: b\u0085c\u2028d\u2029e\rf\ng: h")
    assert shown(document)[1:] == [
        "scalar 1:1-1:2 a",
        "scalar 1:4-1:13 b c d e f",
        "scalar 2:1-2:2 g",
        "scalar 2:4-2:5 h",
    ]
    assert len(list(events("a\n"))) == 5


@pytest.mark.parametrize("text", ["a: [", "a: b: c", "\x01"])
def test_what_is_no_yaml_is_an_error(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        compose(text)
