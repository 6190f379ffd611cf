"""Docker commands of PowerShell and cmd: only plain words count, each in its place."""

from __future__ import annotations

import pytest
from guide.snippets.judging import windows
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "dialect", "places"),
    [
        ("docker run --nmae x", "powershell", [(1, 12)]),
        ("  docker.exe run --nmae x", "powershell", [(1, 18)]),
        ("docker ps ; docker ps --nope", "powershell", [(1, 23)]),
        ("docker ps && docker ps --nope", "cmd", [(1, 24)]),
        ("docker ps > x --nope", "powershell", [(1, 15)]),
        ("docker ps 2>&1 --nope", "powershell", [(1, 16)]),
        ("docker run `\n  --nope x", "powershell", [(2, 3)]),
        ("docker run ^\n  --nope x", "cmd", [(2, 3)]),
        ("docker run --env 'A=b' --env \"A=$b\" --nope x", "powershell", [(1, 37)]),
        ("docker run <imagen> --nope", "powershell", []),
        ("docker run (algo) --nope x", "powershell", []),
        ("docker run @opciones --nope x", "powershell", []),
        ("docker ps # --nope", "powershell", []),
        ("$x = docker ps --nope", "powershell", []),
        ("wsl docker ps --nope", "cmd", []),
        ("docker ps '\ndocker ps --nope\n'", "powershell", []),
        ("echo don't\ndocker ps --nope", "cmd", [(2, 11)]),
        ("<#\ndocker ps --nope\n#>", "powershell", []),
    ],
)
def test_wrong_options_and_their_places(text: str, dialect: str, places: list[tuple[int, int]]) -> None:
    assert [(f.line, f.column) for f in windows.check_script(text, dialect)] == places


PIECES = st.sampled_from(
    ["docker run", " --nope", " -p", " 80:80", "\n", " `\n", "^\n", "'", '"', ";", ">", " <a>", "(", "%"]
)


@given(st.lists(PIECES, max_size=20).map("".join), st.sampled_from(["powershell", "cmd"]))
def test_findings_are_inside_the_text(text: str, dialect: str) -> None:
    rows = text.split("\n")
    for finding in windows.check_script(text, dialect):
        assert 1 <= finding.line <= len(rows)
        assert 1 <= finding.column < finding.end_column <= len(rows[finding.end_line - 1]) + 1
