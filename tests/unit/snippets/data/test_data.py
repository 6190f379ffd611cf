"""HCL, .dockerignore, Python, units of systemd and daemon.json: first what is right, then what is wrong and where."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from effort import cpu_seconds
from guide.snippets.data import daemon_json, dockerignore, hcl_check, python_check, systemd_check
from guide.snippets.data.codes import CODES
from guide.snippets.findings import Finding
from hypothesis import example, given
from hypothesis import strategies as st
from snippets_support import assert_findings

Check = Callable[[str], list[Finding]]


def daemon(text: str) -> list[Finding]:
    return daemon_json.check_daemon_json(text, "/etc/docker/daemon.json")


CHECKS: dict[str, Check] = {
    "hcl": hcl_check.check_hcl,
    "bake": lambda text: hcl_check.check_hcl(text, "docker-bake.hcl"),
    "ignore": dockerignore.check_dockerignore,
    "python": python_check.check_python,
    "systemd": systemd_check.check_systemd,
    "daemon": daemon,
    "unnamed daemon": daemon_json.check_daemon_json,
}
CLEAN = [
    ("hcl", ""),
    ("hcl", 'target "a" {\n  context = "."\n  args = { A = "${B}-%{if C}x%{endif}", D = null }\n}\n'),
    ("hcl", 'group "default" {\n  targets = ["a", "b"]\n}\nvariable "T" { default = "\\"x\\" $${y}" }\n'),
    ("hcl", '# } no\n// { no\n/* [ */\na = <<-FIN\n  } "\n  FIN\nb = [for x in c : x if x != ""]\n'),
    (
        "hcl",
        'target "a" {\n  matrix = {\n    v = ["1", "2"]\n  }\n  name = "a-${v}"\n  output = [{ type = "a" }]\n}\n',
    ),
    ("hcl", 'function "f" {\n  params = [a]\n  result = upper(a)\n}\ntarget "b" { tags = [f("x")] }\n'),
    ("hcl", 'target "a" {\n  tags = ["${V}"]\n  inherits = ["otro"]\n}\n'),
    (
        "bake",
        'target "a" {\n  matrix = { v = ["1"] }\n  name = "a-${v}"\n  args = { K = v, P = BAKE_LOCAL_PLATFORM }\n}\n'
        'group "g" { targets = ["a-1"] }\n',
    ),
    (
        "bake",
        'A = "b"\nvariable "T" {\n  type = list(string)\n  default = [A]\n}\nfunction "f" {\n  params = [p]\n'
        '  result = upper(p)\n}\ntarget "c" {\n  tags = [for t in T: "${f(t)}:1"]\n  labels = { (A) = target.d.name }\n'
        '  pull = "true"\n  platforms = null\n  context = 3\n  inherits = ["d"]\n}\ntarget d {}\n'
        'group "g" { targets = ["h", "c"] }\ngroup "h" { targets = ["d"] }\n',
    ),
    ("hcl", 'variable "T" {\n  type = string\n  sensitive = true\n}\nresource "x" "y" {\n  count = 1\n}\n'),
    ("hcl", 'target "a" {\n  tags = ["<registro>/<imagen>"]\n  args = {\n    A = <valor>\n  }\n}\n'),
    (
        "ignore",
        "# comentario\n\n*.log\n!importante.log\n**/node_modules\n/dist\n.git\ntemp?\nfichero[0-9].txt\n[^a]\n\\#a\n",
    ),
    ("python", ""),
    ("python", "type P = int\n\n\ndef f[T](x: T) -> T:\n    return x\n"),
    ("python", '"""Documento."""\nimport os\n\n\ndef f(a: int = 1) -> str:\n    return f"{a!r} \\d"\n'),
    ("python", "async def f():\n    async with x as y:\n        await y\n\n\nmatch 1:\n    case _:\n        pass\n"),
    ("ignore", "]\na]b\n\\!literal\ncon espacios.txt\na#b\n"),
    (
        "systemd",
        "[Unit]\nDescription=a = b\n# no\n; no\n[Service]\nExecStart=\nExecStart=/usr/bin/a \\\n    -b \\\n    c\n",
    ),
    ("systemd", "Environment=A=b\nRestart=always\n"),
    ("systemd", "[Service]\nRestart=\nType = exec\nKillMode=%i\n[Mount]\nType=ext4\n"),
    ("systemd", "[X-Cosa]\nA=b\n[Container]\nImage=a\n"),
    ("daemon", '{"log-driver": "local", "log-opts": {"cualquiera": "x"}, "insecure-registries": []}'),
    ("daemon", "[1]"),
    ("daemon", "{ roto"),
    ("daemon", '{"runtimes": {"a": {"path": "b"}}, "features": {"x": true}, "builder": {"gc": {"enabled": true}}}'),
    ("unnamed daemon", '{"log-drvier": "x"}'),
    ("unnamed daemon", '{"debug": "x", "labels": {"a": 1}}'),
    ("unnamed daemon", '{"log-level": "info", "label": "a"}'),  # of any program that has a log
    (
        "daemon",
        '{"dns": null, "tls": true, "mtu": 1500, "hosts": ["a", null], "proxies": {"no-proxy": "a"}, "graph": 1}',
    ),
    ("unnamed daemon", '{"name": "a", "version": "1", "scripts": {}}'),
]
# Language, text, then where each finding is (line:column-end), its code and a part of what it says.
WRONG = [
    ("hcl", 'target "a" {\n  context = "."\n', ["1:12-13 IN201 { se abre aquí"]),
    ("hcl", 'a = ["x", "y"\nb = 1\n', ["1:5-6 IN201 [ se abre aquí"]),
    ("hcl", 'a = "x\nb = 1\n', ["1:5-6 IN201 comillas"]),
    ("hcl", 'a = "x${f("y"}"\n', ["1:10-11 IN201 ( se abre"]),
    ("hcl", "a = 1\n}\n", ["2:1-2 IN201 no cierra nada"]),
    ("hcl", "á = 1\nb 2 3\n", ["2:1-2 IN201 «b»"]),
    ("hcl", "á = {\n  b = 'x'\n}\n", ["2:7-8 IN201 dobles"]),
    ("hcl", 'target "a" {\n  x = 1\n  b =\n}\n', ["3:6-7 IN201 falta el valor"]),
    ("hcl", 'target "a" {\n  b : "x"\n  c = 1\n}\n', ["2:5-6 IN201 no :"]),
    ("hcl", 'target "a" {\n  tags = ["á" "b"]\n}\n', ["2:15-18 IN201 coma"]),
    ("hcl", 'target "a" {\n  pull true\n}\n', ["2:3-7 IN201 falta ="]),
    ("hcl", "a = 1\n...\nb = 1\n", ["2:1-4 IN201 suspensivos"]),
    ("hcl", 'target "a" {\n  context = "."\n  context = "b"\n}\n', ["3:3-10 IN201 repetido"]),
    ("hcl", 'target "a" {\n  dockerflie = "x"\n}\n', ["2:3-13 IN202 «dockerfile»"]),
    ("hcl", 'group "a" {\n  context = "x"\n}\n', ["2:3-10 IN202 en group"]),
    ("hcl", 'target "a" {}\nvarible "x" {}\n', ["2:1-8 IN202 «variable»"]),
    ("hcl", 'target "a" {\n  tags = "b"\n  args = ["c"]\n}\n', ["2:10-11 IN203 una lista", "3:10-11 IN203 una tabla"]),
    ("hcl", 'target "a" {\n  dockerfile = ["b"]\n  pull = "sí"\n}\n', ["2:16-17 IN203 texto", "3:10-11 IN203 true"]),
    ("bake", 'target "á" {\n  tags = ["é:${V}"]\n}\n', ["2:16-17 IN204 variable"]),
    ("hcl", 'variable "VER" {}\ntarget "a" {\n  args = { A = VRE }\n}\n', ["3:16-19 IN204 «VER»"]),
    (
        "hcl",
        'group "g" {\n  targets = ["wbe"]\n}\ntarget "web" {\n  inherits = ["base"]\n}\n',
        ["2:14-19 IN204 «web»", "5:15-21 IN204 «base»"],
    ),
    ("python", "á = (\n", ["1:5-6 PY101 se abre aquí"]),
    ("python", 'print("hola)\n', ["1:7-8 PY101 cadena"]),
    ("python", "if a\n    b\n", ["1:5-6 PY101 dos puntos"]),
    ("python", "def f():\nreturn 1\n", ["2:1-2 PY101 más sangría"]),
    ("python", "  a = 1\n", ["1:3-4 PY101 sobra"]),
    ("python", "if a:\n    b\n  c\n", ["3:3-4 PY101 sangría"]),
    ("python", "a = [1 2]\n", ["1:6-7 PY101 coma"]),
    ("python", "a = 1]\n", ["1:6-7 PY101 cierre"]),
    ("python", "a = 1\nb = \0\n", ["2:5-6 PY101 nulo"]),
    ("python", "-" * 100_000 + "1", ["1:1-2 PY101 niveles"]),
    ("python", "a = 1\nfrom\n", ["2:5-6 PY101 sintaxis"]),
    ("ignore", "*.log\n!\n", ["2:1-2 IN301 falta el patrón"]),
    ("ignore", "a\n  b[0-9\n", ["2:4-5 IN301 no se cierra"]),
    ("ignore", "[]a]\n[a-]\n", ["1:1-2 IN301", "2:1-2 IN301"]),
    ("ignore", "a\\\n", ["1:2-3 IN301 protege"]),
    ("ignore", "a\\b\n", ["1:2-3 IN302 /b"]),
    ("ignore", "node_modules # no\n", ["1:14-18 IN302 propia línea"]),
    ("ignore", " # no\n", ["1:2-6 IN302 sangría"]),
    ("systemd", "[Servcie]\nA=b\n", ["1:2-9 IN103 «Service»"]),
    ("systemd", "[Service]\nRestart always\n", ["2:1-15 IN102"]),
    ("systemd", "[Service]\n  Restart\n", ["2:3-10 IN103 falta el ="]),
    ("systemd", "A=b\n[Service]\n", ["1:1-4 IN103 antes de [Service]"]),
    ("systemd", "[Service\n", ["1:1-9 IN101"]),
    ("systemd", "[Service]\n  Restart = allways\nType=Simple\n", ["2:13-20 IN104 «always»", "3:6-12 IN104 «simple»"]),
    ("daemon", '{\n  "debug": true,\n  "log-drvier": "local"\n}\n', ["3:3-15 JS103 «log-driver»"]),
    ("daemon", '{"cosa": {"debug": 1}}', ["1:2-8 JS103 «cosa»"]),
    (
        "daemon",
        '{"log-opts": {"max-file": 3}, "debug": "true", "mtu": true}',
        ["1:14-15 JS104 tabla", "1:40-46 JS104 true", "1:55-59 JS104 número"],
    ),
    ("daemon", '{"features": {"a": "b"}, "dns": "8.8.8.8"}', ["1:14-15 JS104 true", "1:33-42 JS104 lista"]),
    ("unnamed daemon", '{"insecure-registries": "á", "data-root": 1}', ["1:25-28 JS104", "1:43-44 JS104 comillas"]),
    (
        "unnamed daemon",
        '{"log-driver": "a", "data-root": "b", "storage-drivers": "c"}',
        ["1:39-56 JS103 «storage-driver»"],
    ),
]


@pytest.mark.parametrize(("language", "text"), CLEAN)
def test_nothing_to_report(language: str, text: str) -> None:
    assert CHECKS[language](text) == []


@pytest.mark.parametrize(("language", "text", "expected"), WRONG)
def test_found_where_it_stands(language: str, text: str, expected: list[str]) -> None:
    assert_findings(CHECKS[language](text), expected)


def test_every_code_is_in_the_table() -> None:
    elsewhere = {code for code in CODES if code[:2] in ("YA", "TO") or code[:3] == "IN4"} | {"JS101", "JS102"}
    assert {line.split(" ")[1] for _, _, expected in WRONG for line in expected} == CODES.keys() - elsewhere


SIGNS = [*'{}[]()"\\\n=#!$%</*-, aé<', "<<A\n", "${", '"a"', "target ", "[Unit]", ": "]
PIECES = st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)


@given(st.one_of(st.text(), PIECES), st.sampled_from(list(CHECKS)))
@example('"\\', "hcl")
@example('a = "b\\\n"', "hcl")
def test_any_text_is_read_the_same_twice_and_within_bounds(text: str, language: str) -> None:
    findings = CHECKS[language](text)
    for finding in findings:
        assert 1 <= finding.line <= finding.end_line <= text.count("\n") + 1
        assert 1 <= finding.column < finding.end_column
    assert CHECKS[language](text) == findings


@pytest.mark.parametrize("language", CHECKS)
@pytest.mark.parametrize(
    "piece", ["[", "{", '"', "a = {\n", "${", "<<A\n", "/*", "\\", "[a-", "a[", "x = 1\n", "x 1 2\n", "!\n", '{"a":']
)
def test_hostile_text_takes_bounded_time(language: str, piece: str) -> None:
    assert cpu_seconds(lambda: CHECKS[language](piece * (100_000 // len(piece)))) < 10
