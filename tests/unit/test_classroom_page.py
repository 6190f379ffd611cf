"""The page for teachers says of each session what its tutorial says of itself: minutes, and images that are new."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from guide.lab.machines.hub import TABLE
from guide.lab.pages import marks
from guide.places import ROOT
from guide.snippets.notation import languages
from guide.snippets.reading import pages

STUDENTS, LIMIT = 30, 100
TEXT = (ROOT / "docs/ensenar/index.md").read_text("utf-8")
NAMES = sorted((name.removesuffix(":latest") for name in yaml.safe_load(TABLE.read_text("utf-8"))), key=len)
IMAGE = re.compile(rf"(?<![\w./-])(?:{'|'.join(map(re.escape, reversed(NAMES)))})(?![\w.-])")


def rows(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, without its two first lines."""
    _, _, rest = TEXT.partition(f"\n## {heading}\n")
    lines = [line for line in rest.partition("\n## ")[0].split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


SESSIONS = [
    (cells[0], re.findall(r"\((\.\./tutoriales/[\w-]+\.md)\)", cells[1])[0], *cells[2:4])
    for cells in rows("Las sesiones")
]


def page(address: str) -> Path:
    return ROOT / "docs/ensenar" / address


def used(path: Path) -> set[str]:
    """The images that whoever follows a page on the newest engine comes to need."""
    [read] = pages.read([path], ROOT)
    found: set[str] = set()
    for asked in marks.read_plan(read).blocks:
        if asked.runs_on(marks.DEFAULT_VERSIONS[0]):
            code = asked.block.code
            if languages.find(asked.block.language).kind == "session":
                code = "\n".join(line for line in code.split("\n") if line.lstrip().startswith(("$ ", "> ")))
            found |= set(IMAGE.findall(code))
    return found


def test_every_tutorial_is_a_session() -> None:
    tutorials = {path.name for path in (ROOT / "docs/tutoriales").glob("*.md")} - {"index.md"}
    assert {Path(address).name for _, address, *_ in SESSIONS} == tutorials


@pytest.mark.parametrize(("session", "address", "minutes", "exercises"), SESSIONS)
def test_a_session_takes_what_its_tutorial_says(session: str, address: str, minutes: str, exercises: str) -> None:
    text = page(address).read_text("utf-8")
    assert f"unos {minutes} minutos, más {exercises} de ejercicios" in text, session


def test_the_table_counts_what_the_pages_pull() -> None:
    """What one session pulled is on the disk of the next ones."""
    expected, seen = [], set[str]()
    for session, path in [("Instalar", ROOT / "docs/instalar/linux.md"), *((s, page(a)) for s, a, *_ in SESSIONS)]:
        new = sorted(used(path) - seen)
        seen |= set(new)
        pulls = len(new) * STUDENTS
        listed = ", ".join(f"`{name}`" for name in new) or "Ninguna"
        expected.append([session, listed, str(len(new)), str(pulls), "Sí" if pulls <= LIMIT else "No"])
    *sessions, total = rows("Cuántas descargas cuesta cada sesión")
    assert sessions == expected
    assert total[2:4] == [str(len(seen)), str(len(seen) * STUDENTS)]
