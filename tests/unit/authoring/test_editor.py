"""What .vscode says of the guide: the problem matchers read what the programs print, and files exist."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from builds import ROOT
from guide.diagnostics import Diagnostic, Severity

TASKS: list[dict[str, Any]] = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
MATCHERS: list[dict[str, Any]] = TASKS[0]["problemMatcher"]


@pytest.mark.parametrize("before", ["", "WARNING -  ", "INFO    -  "])
@pytest.mark.parametrize("severity", ["error", "warning"])
def test_one_matcher_reads_each_headline(severity: Severity, before: str) -> None:
    text = before + Diagnostic("docs/a b.md", 3, 14, 3, 20, "DK102", "no hay: «x»", severity, "    $ docker").text()
    found = [
        (
            matcher["severity"],
            [match[matcher["pattern"][name]] for name in ("file", "line", "column", "code", "message")],
        )
        for matcher in MATCHERS
        for line in text.split("\n")
        if (match := re.match(matcher["pattern"]["regexp"], line))
    ]
    assert found == [(severity, ["docs/a b.md", "3", "14", "DK102", "no hay: «x»"])]


def test_all_pages_are_read_as_one_is() -> None:
    matchers = {task["label"]: task["problemMatcher"] for task in TASKS}
    assert matchers["Comprobar todo"] == MATCHERS


def test_tasks_are_those_of_guia() -> None:
    known = re.findall(r"^  (\w+)\)$|^  (\w+) \|", (ROOT / "guia").read_text("utf-8"), re.MULTILINE)
    assert {task["args"][0] for task in TASKS} <= {name for pair in known for name in pair}


def test_the_schema_of_diagrams_is_where_the_settings_say() -> None:
    schemas = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    local = [name for name in schemas if name.startswith("./")]
    assert local
    assert all((ROOT / name).is_file() for name in local)
