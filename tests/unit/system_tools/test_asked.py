"""What busybox and the tools of GNU say when they are asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.system_tools import asked
from guide.system_tools.asked import Busybox, NoToolError
from system_tools_support import FAKE, program


@pytest.fixture
def busybox(tmp_path: Path) -> Busybox:
    return Busybox(program(tmp_path, FAKE), tmp_path)


def test_busybox_is_asked_letter_by_letter(busybox: Busybox) -> None:
    assert busybox.release() == "BusyBox v1.99.0 (Debian 1:1.99)"
    assert busybox.applets() == {"find", "ls"}
    assert {name: str(found) for name, found in busybox.all_options([("ls", ["todo", "nada"])]).items()} == {
        "ls": "av: todo"
    }
    assert busybox.primaries(["-print", "-name", "-acl"]) == ["-name", "-print"]


def test_another_program_is_no_busybox(tmp_path: Path) -> None:
    with pytest.raises(NoToolError, match="no es busybox"):
        Busybox(program(tmp_path, "print('hola')"), tmp_path).release()


def test_a_program_that_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(NoToolError, match="no se puede iniciar"):
        Busybox(tmp_path / "nada", tmp_path).release()


def test_what_does_not_end_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "SECONDS", 0.2)
    assert asked._output([str(program(tmp_path, "import time; time.sleep(60)"))], tmp_path) == ""


HELP = """\
  -a, --all                  do not ignore entries starting with .
      --author               with -l, print the author of each file
  -r, -R, --recursive        remove directories and their contents
  -q, --quiet, --silent      never print headers
  -n, --lines=[-]NUM         print the first NUM lines
  -F, --fixed-strings        see also --perl-regexp
 -C, --command <orden>       one blank
"""


def test_letters_of_long_options(tmp_path: Path) -> None:
    tool = str(program(tmp_path, f"print({HELP!r})"))
    assert asked.short_names(tool, tmp_path) == {
        "all": "a",
        "author": "",
        "recursive": "r",
        "quiet": "q",
        "silent": "q",
        "lines": "n",
        "fixed-strings": "F",
        "command": "C",
    }
    assert asked.short_names(str(tmp_path / "nada"), tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ls (GNU coreutils) 9.1\nmás", "GNU coreutils 9.1"),
        ("sed (GNU sed) 4.9", "GNU sed 4.9"),
        ("tar (GNU tar) 1.34", "GNU tar 1.34"),
        ("gzip 1.12", "gzip 1.12"),
        ("ps from procps-ng 4.0.2", "ps 4.0.2"),
    ],
)
def test_version_of_a_tool(text: str, expected: str, tmp_path: Path) -> None:
    assert asked.release(str(program(tmp_path, f"print({text!r})")), tmp_path) == expected


def test_a_tool_without_a_version(tmp_path: Path) -> None:
    with pytest.raises(NoToolError, match="no dice su versión"):
        asked.release(str(program(tmp_path, "print('hola')")), tmp_path)
