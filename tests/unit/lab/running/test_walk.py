"""The folder of the reader beside the example, while the page runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from guide.examples.model import Content, Example, Step
from guide.lab.machines.engines import Engine
from guide.lab.running.home import Home
from guide.lab.running.walk import Walk, sections
from guide.snippets.blocks import Page, Settings

LINES = ("# Uno", "## 1. Empieza", "x", "## 2. Sigue", "y", "## Ejercicios", "### 1. z")
FIRST, SECOND = {"a": Content(b"1\n")}, {"a": Content(b"2\n")}
EXAMPLE = Example(
    "uno", "Uno", "notas", "notas", "cero", date(2026, 11, 29), "", (), {}, (Step(1, "E", FIRST), Step(2, "S", SECOND))
)


class Here:
    """An engine whose paths are of this machine."""

    path = staticmethod(Path)


def home(folder: Path) -> Home:
    return Home(cast("Engine", Here()), str(folder))


@pytest.fixture(params=["mano", "zip"])
def walk(request: pytest.FixtureRequest, tmp_path: Path) -> Walk:
    page = Page("docs/tutoriales/uno.md", LINES, (), (), Settings())
    (tmp_path / "notas").mkdir()
    found = Walk(EXAMPLE, page, home(tmp_path), request.param)
    found.lay_out()
    return found


def folder(walk: Walk) -> Path:
    return Path(walk._folder())


def told(walk: Walk, line: int) -> list[tuple[int, str]]:
    return [(section.line, wrong.message) for section, found in walk.ended(line) for wrong in found]


def test_only_numbered_headings_are_steps() -> None:
    page = Page("docs/tutoriales/uno.md", LINES, (), (), Settings())
    assert [tuple(section) for section in sections(page)] == [(1, 2, 4), (2, 4, 6)]


def test_the_folder_is_compared_when_its_step_has_ended(walk: Walk) -> None:
    assert told(walk, 3) == []
    assert [place for place, _ in told(walk, 4)] == [2]


def test_what_is_as_the_example_is_no_trouble(walk: Walk) -> None:
    (folder(walk) / "a").write_bytes(b"1\n")
    assert told(walk, 4) == []


def test_the_first_line_that_differs_is_told(walk: Walk) -> None:
    (folder(walk) / "a").write_bytes(b"mio\n")
    assert "no es el del ejemplo desde su línea 1" in told(walk, 4)[0][1]


def test_only_from_the_zip_the_step_is_asked_for_at_its_end(walk: Walk) -> None:
    paso = f"sh {walk.home.folder}/notas-uno/paso 2"
    assert walk.command_at_end(2) == (paso if walk.via == "zip" else "")


def test_by_hand_the_reader_has_the_folder_of_the_tutorial_before(tmp_path: Path) -> None:
    example = replace(EXAMPLE, folder="otra", start=FIRST)
    page = Page("docs/tutoriales/uno.md", LINES, (), (), Settings())
    Walk(example, page, home(tmp_path), "mano").lay_out()
    assert (tmp_path / "notas/a").read_bytes() == b"1\n"


def test_by_hand_the_reader_has_what_is_given(tmp_path: Path) -> None:
    example = replace(EXAMPLE, since="", start=FIRST)
    page = Page("docs/tutoriales/uno.md", LINES, (), (), Settings())
    Walk(example, page, home(tmp_path), "mano").lay_out()
    assert (tmp_path / "notas/a").read_bytes() == b"1\n"
