"""The codes of what is no block: each that a room reports stands in its table, and none besides."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from builds import ROOT
from guide.authoring.codes import other_codes
from guide.places import HOOKS

CODE = re.compile(r'"((?:CM|DG|EJ|EN|GL|LB|PG|PR|TM)\d{3})"(?!:)')


def test_every_code_that_is_reported_is_explained() -> None:
    reported = {code for file in HOOKS.rglob("*.py") for code in CODE.findall(file.read_text("utf-8"))}
    assert reported == other_codes().keys()


def explained(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "hooks/snippets.py", "--explica", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("code", ["EN101", "dg201", "LB107", "PR101", "PG101"])
def test_the_program_explains_it(code: str) -> None:
    done = explained(code)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{code.upper()} · {other_codes()[code.upper()]}\n"


def test_the_list_has_all_codes() -> None:
    listed = [line.split()[0] for line in explained().stdout.splitlines()]
    assert len(listed) == len(set(listed))
    assert {"SH101", "SC2215", "MD101", *other_codes()} <= set(listed)


def test_one_that_is_none_is_compared_with_all() -> None:
    assert "¿quisiste decir «EN1" in explained("EN1O1").stderr
