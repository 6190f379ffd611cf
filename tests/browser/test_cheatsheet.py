"""The cheat sheet: two sides of paper, its commands and what they do on a phone, and each of them in a session."""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Callable

import pikepdf
import pytest
from builds import ROOT
from playwright.sync_api import Page

Visit = Callable[..., Page]

PATH = "referencia/chuleta/"
SOURCE = ROOT / "docs/referencia/chuleta.md"
COMMAND = re.compile(r"^\| `(docker .+?)` \| ", re.MULTILINE)
TYPED = re.compile(r"^ *\$ (.+)$", re.MULTILINE)


def words(command: str) -> list[str]:
    return shlex.split(command, posix=False)


def holds(session: list[str], command: list[str]) -> bool:
    """Whether the words are there in their order; a session may add some, such as --force."""
    rest = iter(session)
    return all(word in rest for word in command)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_is_printed_on_two_sides(visit: Visit, paper: str) -> None:
    file = io.BytesIO(visit(PATH).pdf(format=paper, print_background=False))
    with pikepdf.open(file) as sheets:
        assert len(sheets.pages) == 2


def test_paper_has_all_commands_and_no_session(visit: Visit) -> None:
    page = visit(PATH)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    rows = page.locator("article tbody tr")
    assert rows.count() > 90
    assert all(row.is_visible() for row in rows.all())
    assert page.locator("article details").locator("visible=true").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_on_a_phone_what_a_command_does_is_under_it(visit: Visit) -> None:
    row = visit(PATH, width=360, height=740).locator("article tbody tr").first
    command, meaning = (cell.bounding_box() for cell in row.locator("td").all())
    assert command
    assert meaning
    assert meaning["y"] >= command["y"] + command["height"] - 1
    assert meaning["x"] + meaning["width"] <= 360


def test_every_command_is_in_a_session() -> None:
    text = SOURCE.read_text("utf-8")
    sessions = [words(line) for line in TYPED.findall(text)]
    commands = COMMAND.findall(text)
    assert len(commands) > 80
    assert [command for command in commands if not any(holds(one, words(command)) for one in sessions)] == []


def test_what_destroys_stands_out(visit: Visit) -> None:
    cells = visit(PATH).locator("article td > strong:first-child")
    assert set(cells.all_inner_texts()) == {"Destruye"}
    colours = cells.evaluate_all("all => all.map(one => [one, one.parentElement].map(x => getComputedStyle(x).color))")
    assert all(word != around for word, around in colours)
