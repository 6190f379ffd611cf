"""A report as other tools read it: annotations of GitHub Actions and SARIF 2.1.0."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from guide.diagnostics import Diagnostic
from guide.snippets import codes
from guide.snippets.formats import explain
from guide.snippets.formats.text import summary
from guide.snippets.outcome.report import Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_github(report: Report) -> str:
    """One workflow command per finding, then the summary."""
    return "\n".join([*as_github_commands(report.diagnostics), summary(report)])


def as_github_commands(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """A workflow command for each, with the title of its code where the checker of blocks has one."""
    return map(_command, diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    title = f" {entry.title}" if (entry := codes.table().get(diagnostic.code)) else ""
    place: dict[str, object] = {"file": diagnostic.file, "line": diagnostic.line, "endLine": diagnostic.end_line}
    if diagnostic.end_line == diagnostic.line:  # columns of a longer span are refused
        place |= {"col": diagnostic.column, "endColumn": diagnostic.end_column}
    place["title"] = f"{diagnostic.code}{title}"
    properties = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in place.items())
    return f"::{diagnostic.severity} {properties}::{_escaped(diagnostic.message)}"


def _escaped(text: str, signs: str = "") -> str:
    """«%» and ends of lines, and in properties what separates them, as the runner decodes them."""
    for sign in f"%\r\n{signs}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def as_sarif(report: Report) -> str:
    """Every rule of the table and every finding."""
    rules = list(codes.table())
    run = {
        "tool": {"driver": {"name": "guia-fragmentos", "language": "es", "rules": [_rule(code) for code in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, rules.index(diagnostic.code)) for diagnostic in report.diagnostics],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(name: str) -> dict[str, Any]:
    code = codes.table()[name]
    return {
        "id": name,
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.explanation},
        "help": {"text": explain.as_text(name)},
        "defaultConfiguration": {"level": code.severity},
    }


def _result(diagnostic: Diagnostic, index: int) -> dict[str, Any]:
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": diagnostic.severity,
        "message": {"text": diagnostic.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(diagnostic.file)},
                    "region": {
                        "startLine": diagnostic.line,
                        "startColumn": diagnostic.column,
                        "endLine": diagnostic.end_line,
                        "endColumn": diagnostic.end_column,
                    },
                }
            }
        ],
    }


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
