"""What is found in a Dockerfile, written under the line where it stands.

A case of ``cases/*.txt`` is a heading «== name» and a Dockerfile; without a line of carets under it, nothing is found:

    EXPOSE 80/tpc
           ^^^^^^ DF101 «tcp»

After the code comes a part of the message. A full stop closes it: after that the message says nothing more.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from guide.snippets.dockerfile.check import check_dockerfile

FOLDER = Path(__file__).parent / "cases"
CARETS = re.compile(r"(?P<before>\s*)(?P<carets>\^+) (?P<code>[A-Z]{2}\d{3})(?: (?P<part>.+))?")


class Case(NamedTuple):
    text: str
    places: list[str]
    parts: list[str]


def read_case(lines: list[str]) -> Case:
    code: list[str] = []
    places, parts = [], []
    for line in lines:
        if found := CARETS.fullmatch(line):
            column = len(found["before"]) + 1
            places.append(f"{len(code)}:{column}-{column + len(found['carets'])} {found['code']}")
            parts.append(found["part"] or "")
        else:
            code.append(line)
    return Case("\n".join(code).rstrip("\n") + "\n", places, parts)


def read_cases(path: Path) -> dict[str, Case]:
    found: dict[str, list[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("== "):
            lines = found[line.removeprefix("== ")] = []
        else:
            lines.append(line)
    return {name: read_case(lines) for name, lines in found.items()}


CASES = {
    f"{path.stem}: {name}": case for path in sorted(FOLDER.glob("*.txt")) for name, case in read_cases(path).items()
}


@pytest.mark.parametrize("name", CASES)
def test_found_where_it_stands(name: str) -> None:
    case = CASES[name]
    findings = check_dockerfile(case.text)
    assert [f"{f.line}:{f.column}-{f.end_column} {f.code}" for f in findings] == case.places
    for finding, part in zip(findings, case.parts, strict=True):
        assert finding.end_line == finding.line
        assert part in f"{finding.message}."
