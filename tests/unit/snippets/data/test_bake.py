"""docker-bake.hcl: which HCL is bake's, what its blocks take and of which type, and which names have to be defined."""

from __future__ import annotations

import pytest
from guide.snippets.data.hcl_check import check_hcl
from snippets_support import assert_findings

TITLE = "docker-bake.hcl"
# What bake of buildx 0.36 takes in each block, by the type of the value; «any»: of several types, or of one of its own.
ATTRIBUTES = {
    "target": {
        "list": "annotations entitlements inherits no-cache-filter platforms tags ulimits",
        "table": "args contexts extra-hosts labels",
        "text": "call context description dockerfile dockerfile-inline network shm-size target",
        "switch": "no-cache pull",
        "any": "attest cache-from cache-to matrix name output policy resources secret ssh",
    },
    "group": {"list": "targets", "text": "description"},
    "variable": {"text": "description", "any": "type default validation"},
    "function": {"any": "params variadic_params result"},
}
VALUES = {
    '["x"]': "list",
    "[]": "list",
    '{ x = "y" }': "table",
    "{}": "table",
    '"x"': "text",
    '"x${1}"': "text",
    '""': "text",
    "<<F\nx\nF": "text",
    '"true"': "text switch",
    '"false"': "text switch",
    "true": "switch text",
    "7": "switch text",
    # What has to be computed, and nothing at all, may be anything.
    "null": "any",
    "f(1)": "any",
    "1 + 1": "any",
    '["x"][0]': "any",
    "BAKE_LOCAL_PLATFORM": "any",
    "[for x in [1] : x]": "any",
    '("x")': "any",
}
WANTED = {
    "list": 'el valor de {name} es una lista: {name} = ["…"]$',
    "table": 'el valor de {name} es una tabla: {name} = {{ NOMBRE = "…" }}$',
    "text": "el valor de {name} es un texto$",
    "switch": "el valor de {name} es true o false$",
}
ROWS = [
    pytest.param(block, kind, name, id=f"{block} {name}")
    for block, kinds in ATTRIBUTES.items()
    for kind, names in kinds.items()
    for name in names.split()
]


@pytest.mark.parametrize(("block", "kind", "name"), ROWS)
def test_each_attribute_takes_values_of_its_type_alone(block: str, kind: str, name: str) -> None:
    for value, kinds in VALUES.items():
        text = f'target "x" {{}}\n{block} "y" {{\n  {name} = {value}\n}}\n'
        # The names of what is computed are another matter.
        findings = [f for f in check_hcl(text, "otro.hcl") if f.code != "IN204"]
        if kind == "any" or kinds == "any" or kind in kinds.split():
            assert findings == [], value
        else:
            place = f"3:{len(name) + 6}-{len(name) + 7}"
            assert_findings(findings, [f"{place} IN203 {WANTED[kind].format(name=name)}"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('target "á" { dockerflie = "x" }\n', ["1:14-24 IN202 en target, y lo pasa por alto; ¿quisiste"]),
        ('target "a" {\n  cosa = 1\n  otra {}\n}\n', ["2:3-7 IN202 y lo pasa por alto$", "3:3-7 IN202 «otra»"]),
        ('target "a" {\n  args { }\n  tags {}\n  output = [{ type = "x" }]\n}\n', []),
        # Each kind of block has attributes of its own.
        ('group "a" {\n  tags = []\n}\n', ["2:3-7 IN202 en group, y"]),
        ('target "a" {\n  default = 1\n}\n', ["2:3-10 IN202 en target, y lo pasa por alto$"]),
        (
            'target "a" {}\nvariable "b" {\n  result = 1\n}\nfunction "c" {\n  type = 1\n}\n',
            ["3:3-9 IN202 en variable, y", "6:3-7 IN202 en function, y"],
        ),
        (f'target "a" {{\n  {"x" * 41} = 1\n}}\n', [f"2:3-44 IN202 «{'x' * 40}» en target"]),
        (f'target "a" {{}}\n{"x" * 41} "b" {{}}\n', [f"2:1-42 IN202 «{'x' * 40}»$"]),
        # Those within the values of attributes are not bake's.
        ('target "a" {\n  args = { dockerflie = "x", tags = "b" }\n}\n', []),
        ('target "a" {}\nvarible "b" {}\ncosa "c" {}\n', ["2:1-8 IN202 «varible»; ¿quisiste", "3:1-5 IN202 «cosa»$"]),
        ('target "a" {}\nvarible "b" { cosa = 1 }\n', ["2:1-8 IN202"]),
        # In the order of the text, whatever is wrong.
        (
            'target "a" {\n  tags = "b"\n  cosa = 1\n  tags = []\n}\n',
            ["2:10-11 IN203", "3:3-7 IN202", "4:3-7 IN201 «tags» está repetido"],
        ),
    ],
)
def test_names_that_bake_does_not_know(text: str, expected: list[str]) -> None:
    assert_findings(check_hcl(text, "otro.hcl"), expected)


@pytest.mark.parametrize(
    ("text", "is_bakes"),
    [
        ('target "a" { cosa = 1 }', True),
        ('group "a" { cosa = 1 }', True),
        ('targets "a" {}\ngroup "b" {}', True),
        ('targt "a" {}\nvariable "b" {}', True),
        ('variable "a" { sensitive = true }', False),
        ('variable "a" {}\nresource "b" "c" { cosa = 1 }', False),
        ('targt "a" { cosa = 1 }', False),
        ("target = 1\ncosa = 2", False),
        ("# target\n", False),
    ],
)
def test_files_of_bake_have_a_target_or_a_group(text: str, is_bakes: bool) -> None:
    assert bool(check_hcl(text)) is is_bakes


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("docker-bake.hcl", True),
        ("docker/docker-bake.hcl", True),
        ("/docker-bake.hcl", True),
        ("C:\\docker\\docker-bake.hcl", True),
        ("El archivo docker-bake.hcl", True),
        (" Docker-Bake.HCL ", True),
        ("", False),
        ("mi-docker-bake.hcl", False),
        ("docker-bake-hcl", False),
        ("docker-bake.hcl.orig", False),
        ("docker-bake.override.hcl", False),
    ],
)
def test_a_whole_file_is_known_by_its_name(title: str, whole: bool) -> None:
    assert_findings(check_hcl('target "a" { tags = [V] }', title), ["1:22-23 IN204"] if whole else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Without a name, by a target and blocks of another kind.
        ('variable "W" {}\ntarget "a" { tags = [V] }', ["2:22-23 IN204"]),
        ('group "g" {}\ntarget "a" { tags = [V] }', ["2:22-23 IN204"]),
        ('target "a" { tags = [V] }\ntarget "b" {}', []),
        ('group "g" { targets = ["a"] }\nvariable "W" { default = V }', []),
    ],
)
def test_a_whole_file_is_known_by_its_blocks(text: str, expected: list[str]) -> None:
    assert_findings(check_hcl(text), expected)
    assert check_hcl(text, "otro.hcl") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is used and not defined, each time.
        (
            'target "á" {\n  tags = ["é:${V}", V]\n  args = { a = upper(V) }\n}\n',
            ["2:16-17 IN204", "2:21-22 IN204", "3:22-23 IN204"],
        ),
        ('target "a" { context = VV }\nvariable "VVV" {}\n', ["1:24-26 IN204 y bake se para; ¿quisiste decir «VVV»?$"]),
        ('target "VV" { context = VVV }\n', ['1:25-28 IN204 ningún variable "VVV" { } la define, y bake se para$']),
        (f'target "a" {{ context = {"x" * 41} }}\n', [f'1:24-65 IN204 ningún variable "{"x" * 40}" {{']),
        # Variables, and attributes of the file.
        ('target "a" { context = V }\nvariable "V" {}\nW = V\nvariable "X" { default = W }\n', []),
        ('target "a" {\n  context = name\n  name = "b"\n}\n', ["2:13-17 IN204"]),
        ('target "V" { context = V }\nfunction "W" { result = W }\n', ["1:24-25 IN204", "2:25-26 IN204"]),
        # Of bake itself, and of the blocks whose attributes may be taken.
        ('target "a" {\n  context = "${BAKE_CMD_CONTEXT}/${BAKE_LOCAL_PLATFORM}"\n}\n', []),
        ('target "a" { context = BAKE_OTHER }\n', ["1:24-34 IN204"]),
        ('target "a" { tags = target.b.tags }\ngroup "c" { targets = group.d.targets }\n', []),
        ('target "a" { tags = variable.b.default }\n', ["1:21-29 IN204"]),
        # The names of a «for» in all that it reaches, of parameters, of a matrix and of types.
        ('target "a" {\n  tags = [for k, v in ["b"] : "${k}${v}${w}"]\n}\n', ["2:42-43 IN204"]),
        ('target "a" {\n  args = { for k, v in { b = "c" } : k => v if k != w }\n}\n', ["2:53-54 IN204"]),
        ('target "a" {\n  context = "%{ for v in [1] }${v}%{ endfor }"\n}\n', []),
        ('target "a" {\n  tags = [for v in w : v]\n}\n', ["2:20-21 IN204"]),
        (
            'target "a" {}\nfunction "f" {\n  params = [b]\n  variadic_params = c\n  result = g(b, c, d)\n}\n',
            ["5:20-21 IN204"],
        ),
        ('target "a" {\n  name = "a-${b}${c}"\n  matrix = { b = ["1"] }\n}\n', ["2:19-20 IN204"]),
        ('target "a" {}\nvariable "T" { type = object({ b = list(string) }) }\n', []),
        # The key of a table is a text, unless it is in parentheses.
        ('target "a" {\n  args = { K = "b" }\n  labels = { "L" = { M = N } }\n}\n', ["3:26-27 IN204"]),
        ('target "a" { args = { (K) = "b" } }\n', ["1:24-25 IN204"]),
    ],
)
def test_variables_that_nothing_defines(text: str, expected: list[str]) -> None:
    assert_findings(check_hcl(text, TITLE), expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('group "á" { targets = ["é", "b"] }\ntarget "b" {}\n', ["1:24-27 IN204 no hay ningún target «é»$"]),
        ('target "web" { inherits = ["base"] }\n', ["1:28-34 IN204 no hay ningún target «base»$"]),
        ('group "g" {\n  targets = ["wbe"]\n}\ntarget "web" {}\n', ["2:14-19 IN204 «wbe»; ¿quisiste decir «web»?"]),
        ('group "g" {\n  targets = ["x", "a", "y"]\n}\ntarget a {}\n', ["2:14-17 IN204", "2:24-27 IN204"]),
        ('group "g" { targets = ["h"] }\ngroup "h" { targets = ["a"] }\ntarget "a" {}\n', []),
        (f'target "a" {{ inherits = ["{"x" * 41}"] }}\n', [f"1:26-69 IN204 no hay ningún target «{'x' * 40}»$"]),
        # Names of other things are no targets.
        ('group "g" { targets = ["V", "f"] }\nvariable "V" {}\nfunction "f" {}\n', ["1:24-27 IN204", "1:29-32 IN204"]),
        # Patterns, and what is computed.
        ('group "g" { targets = ["a*", "a?", "[ab]", "b]", "{a,b}", "a}"] }\n', []),
        ('variable "V" {}\ngroup "g" { targets = ["a-${V}", V] }\n', []),
        # Other attributes, and those of other blocks, name no targets.
        ('target "a" {\n  tags = ["x"]\n  contexts = { b = "target:x" }\n}\n', []),
        ('target "a" {}\nvariable "V" { default = ["x"] }\ntargets = ["x"]\ngroup = ["x"]\n', []),
        ('target "a" {}\nvariable "V" { targets = ["x"] }\n', ["2:16-23 IN202"]),
        # Of a matrix come targets that no block names; of an attribute of a table comes nothing.
        ('group "g" { targets = ["a-1"] }\ntarget "a" {\n  matrix = {}\n}\n', []),
        ('group "g" { targets = ["x"] }\ntarget "a" { args = { matrix = "b" } }\n', ["1:24-27 IN204"]),
    ],
)
def test_targets_that_are_named_and_not_there(text: str, expected: list[str]) -> None:
    assert_findings(check_hcl(text, TITLE), expected)


@pytest.mark.parametrize(("numbers", "expected"), [(2_000, [22, 22]), (20_000, [])])
def test_names_are_only_looked_for_in_files_of_moderate_size(numbers: int, expected: list[int]) -> None:
    target = 'target "a" { tags = [V] }'
    text = f"{target}\nb = [{'1, ' * numbers}]\n{target}\n"
    assert [finding.column for finding in check_hcl(text, TITLE)] == expected
