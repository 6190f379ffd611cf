"""A line of the table of tools: letters as getopt is told of them, and names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from guide.snippets.portable.table import TABLE, Options, load_table


@pytest.mark.parametrize("line", ["+ab:c::", "ab: color todo", "+", "", " help"])
def test_a_line_is_read_and_written_alike(line: str) -> None:
    assert str(Options.read(line)) == line


def test_what_a_line_tells() -> None:
    options = Options.read("+ab:c:: todo")
    assert (options.letters, options.longs, options.permutes) == ("ab:c::", frozenset({"todo"}), False)
    assert [options.value(letter) for letter in "abcz"] == ["", ":", "::", ""]
    assert [options.has(name) for name in ("a", "z", ":", "todo", "to")] == [True, False, False, True, False]


def test_a_table_knows_its_sources() -> None:
    data = json.loads(TABLE.read_text("utf-8"))
    assert data["fuentes"]["macos"].count("-") >= 8
    assert data["fuentes"]["busybox"].startswith("BusyBox v1.")
    assert "GNU coreutils" in data["fuentes"]["gnu"]


def test_what_is_no_tool() -> None:
    table = load_table()
    assert table.tool("docker") is None
    assert table.missing("docker") is None
    assert table.of_bash("docker") is None
    assert table.missing("apt-get") == ""
    assert "while read" in (table.of_bash("mapfile") or "")


def test_another_table(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"opciones": {"uno": {"busybox": "a"}}}', "utf-8")
    tool = load_table(path).tool("uno")
    assert tool is not None
    assert list(tool.systems) == ["busybox"]
