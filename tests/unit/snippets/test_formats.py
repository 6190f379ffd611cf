"""Annotations of GitHub Actions and SARIF, as their readers take them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from guide.diagnostics import Diagnostic
from guide.snippets import codes
from guide.snippets.formats.machine import as_github, as_github_commands, as_sarif
from guide.snippets.formats.text import as_json, as_text, entries, summary
from guide.snippets.outcome.report import Exemption, Report, Special
from jsonschema import Draft4Validator
from snippets_support import check_page

PLAIN = Diagnostic("docs/a.md", 3, 5, 3, 9, "SH101", "la comilla ' no se cierra")
ODD = Diagnostic("docs/a b,c:ñ%.md", 3, 5, 7, 2, "MD115", "100 % <x>: a, b\nc\r", severity="warning")


def report(*diagnostics: Diagnostic) -> Report:
    return Report(diagnostics=list(diagnostics))


def run(*diagnostics: Diagnostic) -> dict[str, Any]:
    log = json.loads(as_sarif(report(*diagnostics)))
    assert log["version"] == "2.1.0"
    assert len(log["runs"]) == 1
    return log["runs"][0]  # type: ignore[no-any-return]


def test_annotation_has_its_place_and_title() -> None:
    assert as_github(report(PLAIN)).split("\n")[0] == (
        "::error file=docs/a.md,line=3,endLine=3,col=5,endColumn=9,title=SH101 Comilla sin cerrar"
        "::la comilla ' no se cierra"
    )


def test_signs_of_the_format_are_escaped_and_long_spans_have_no_columns() -> None:
    assert as_github(report(ODD)).split("\n")[0] == (
        "::warning file=docs/a b%2Cc%3Añ%25.md,line=3,endLine=7,title=MD115 Marcador mal escrito"
        "::100 %25 <x>: a, b%0Ac%0D"
    )


INI = "```ini\n" + "\n".join(f"esto no vale {n}" for n in range(40)) + "\n[a\n```\n\n```ini\n[b\n```\n"


def test_of_many_alike_in_a_block_people_are_shown_some(tmp_path: Path) -> None:
    text = as_text(check_page(tmp_path, INI)).replace(f"{tmp_path}/docs/", "")
    rows = [row for row in text.split("\n") if not row.startswith(" ")]
    assert [row.split(" ")[:3] for row in rows[:10]] == [[f"pagina.md:{n}:1:", "IN102", "no"] for n in range(2, 12)]
    assert rows[10:13] == [
        "pagina.md:12:1: IN102 y 30 más de IN102 en este bloque; --format json los da todos",
        "pagina.md:42:1: IN101 la sección no se cierra: falta ]",
        "pagina.md:46:1: IN101 la sección no se cierra: falta ]",
    ]
    assert rows[13].endswith("42 errores")


@pytest.mark.parametrize("write", [as_json, as_github, as_sarif])
def test_programs_are_given_all(write: Callable[[Report], str], tmp_path: Path) -> None:
    assert len(re.findall(r"no es una \[sección\]", write(check_page(tmp_path, INI)))) == 40


def test_last_line_is_the_summary() -> None:
    assert as_github(report(PLAIN)).split("\n")[-1].startswith("Fragmentos: ")


def test_sarif_tells_every_rule_of_the_table() -> None:
    rules = run()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(codes.table())
    for rule in rules:
        assert set(rule) == {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration"}
        assert all(rule[name]["text"] for name in ("shortDescription", "fullDescription", "help"))
        assert rule["defaultConfiguration"]["level"] in ("error", "warning")


def test_sarif_result_points_to_its_rule_and_place() -> None:
    told = run(PLAIN, ODD)
    assert [(r["ruleId"], r["level"], r["message"]["text"]) for r in told["results"]] == [
        (d.code, d.severity, d.message) for d in (PLAIN, ODD)
    ]
    for result, diagnostic in zip(told["results"], (PLAIN, ODD), strict=True):
        assert told["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == diagnostic.code
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region == {
            "startLine": diagnostic.line,
            "startColumn": diagnostic.column,
            "endLine": diagnostic.end_line,
            "endColumn": diagnostic.end_column,
        }


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("docs/a.md", "docs/a.md"),
        ("docs/a b,c:ñ%.md", "docs/a%20b%2Cc%3A%C3%B1%25.md"),
        ("../otra/a.md", "../otra/a.md"),
        ("docs/\udcff.md", "docs/%FF.md"),
        (Path("/abs/ñ.md").as_posix(), "file:///abs/%C3%B1.md"),
    ],
)
def test_addresses_are_relative_and_encoded(file: str, uri: str) -> None:
    told = run(Diagnostic(file, 1, 1, 1, 2, "SH101", "a"))
    assert told["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}
    assert re.fullmatch(r"[\w.~%/:-]+", uri, re.ASCII)


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    """The schema of OASIS: NOTICE.txt beside it says which, and its terms."""
    text = (Path(__file__).parent / "sarif/sarif-schema-2.1.0.json").read_text("utf-8")
    return Draft4Validator(json.loads(text), format_checker=Draft4Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("diagnostics", [(), (PLAIN,), (PLAIN, ODD)], ids=["none", "one", "two"])
def test_sarif_is_valid_by_its_schema(schema: Draft4Validator, diagnostics: tuple[Diagnostic, ...]) -> None:
    assert [error.message for error in schema.iter_errors(json.loads(as_sarif(report(*diagnostics))))] == []


def test_schema_refuses_what_is_no_sarif(schema: Draft4Validator) -> None:
    log = json.loads(as_sarif(report(PLAIN)))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not schema.is_valid(log)


WARNING = Diagnostic("a.md", 1, 1, 1, 2, "MD115", "x", severity="warning")
EXEMPT = Exemption("a.md", 3, "porque sí")
WRONG, SINCE, UNKNOWN = (Special(kind, 0, 0, "x") for kind in ("wrong", "since", "exempt"))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Report(), "0 bloques: 0 comprobados, 0 de texto, 0 exentos. Ningún error"),
        (Report(text=1), "1 bloque: 0 comprobados, 1 de texto, 0 exentos. Ningún error"),
        (
            Report(checked=Counter(bash=1)),
            "1 bloque: 1 comprobado (bash 1), 0 de texto, 0 exentos. Ningún error",
        ),
        (
            Report(checked=Counter(yaml=2, bash=1), text=3, exempt=[EXEMPT, EXEMPT]),
            "8 bloques: 3 comprobados (bash 1, yaml 2), 3 de texto, 2 exentos. Ningún error",
        ),
        (
            Report(exempt=[EXEMPT], specials=[WRONG, SINCE, UNKNOWN]),
            "1 bloque: 0 comprobados, 0 de texto, 1 exento; 1 erróneo a propósito; 1 desde una versión. Ningún error",
        ),
        (
            Report(specials=[WRONG, WRONG, SINCE, SINCE], drawn=2),
            "0 bloques: 0 comprobados, 0 de texto, 0 exentos; 2 erróneos a propósito; 2 desde una versión; "
            "2 dibujados. Ningún error",
        ),
        (Report(drawn=1), "0 bloques: 0 comprobados, 0 de texto, 0 exentos; 1 dibujado. Ningún error"),
        (Report(diagnostics=[PLAIN]), "0 bloques: 0 comprobados, 0 de texto, 0 exentos. 1 error"),
        (Report(diagnostics=[WARNING]), "0 bloques: 0 comprobados, 0 de texto, 0 exentos. 1 aviso"),
        (
            Report(diagnostics=[PLAIN, WARNING, WARNING, PLAIN]),
            "0 bloques: 0 comprobados, 0 de texto, 0 exentos. 2 errores y 2 avisos",
        ),
    ],
)
def test_summary(found: Report, expected: str) -> None:
    assert summary(found) == f"Fragmentos: {expected}"
    assert as_text(found).split("\n")[-1] == f"Fragmentos: {expected}"


def test_json_in_full() -> None:
    found = Report(
        diagnostics=[ODD],
        checked=Counter(yaml=2, bash=1),
        text=3,
        exempt=[EXEMPT],
        drawn=7,
        specials=[WRONG],
    )
    text = as_json(found)
    assert json.loads(text) == {
        "blocks": {
            "total": 7,
            "checked": {"bash": 1, "yaml": 2},
            "text": 3,
            "exempt": [{"file": "a.md", "line": 3, "reason": "porque sí"}],
        },
        "diagnostics": [
            {
                "file": "docs/a b,c:ñ%.md",
                "line": 3,
                "column": 5,
                "end_line": 7,
                "end_column": 2,
                "code": "MD115",
                "severity": "warning",
                "message": "100 % <x>: a, b\nc\r",
            }
        ],
    }
    assert text.index('"bash"') < text.index('"yaml"')
    assert "porque sí" in text
    assert text.startswith('{\n  "blocks": {\n    "total"')


@pytest.mark.parametrize(("number", "shown"), [(10, 10), (11, 11), (12, 11)])
def test_how_many_alike_of_a_block_are_shown(number: int, shown: int) -> None:
    found = [Diagnostic("a.md", n, 1, n, 2, "SH101", "mal", excerpt="x") for n in range(1, number + 1)]
    told = list(entries(Report(diagnostics=found, owners=dict.fromkeys(found, (0, 0)))))
    assert len(told) == shown
    assert told[0] == ("error", "a.md:1:1: SH101 mal\n    x\n    ^")
    if number > 10:
        more = f"y {number - 10} más de SH101 en este bloque; --format json los da todos"
        assert told[-1] == ("error", f"a.md:11:1: SH101 {more}")


def test_a_code_of_another_checker_has_no_title() -> None:
    other = Diagnostic("a.md", 1, 2, 1, 3, "EN101", "x")
    assert next(as_github_commands([other])) == "::error file=a.md,line=1,endLine=1,col=2,endColumn=3,title=EN101::x"


def test_sarif_in_full() -> None:
    text = as_sarif(report(PLAIN))
    log = json.loads(text)
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    assert text.startswith('{\n  "$schema"')
    told = log["runs"][0]
    assert (told["columnKind"], told["tool"]["driver"]["name"]) == ("unicodeCodePoints", "guia-fragmentos")
    assert told["tool"]["driver"]["language"] == "es"
    rule = next(rule for rule in told["tool"]["driver"]["rules"] if rule["id"] == "MD115")
    assert rule["shortDescription"]["text"] == codes.table()["MD115"].title
    assert rule["fullDescription"]["text"] == codes.table()["MD115"].explanation
    assert rule["defaultConfiguration"] == {"level": "warning"}
    assert rule["help"]["text"].startswith("MD115 · ")
    assert "Comilla sin cerrar" in text
