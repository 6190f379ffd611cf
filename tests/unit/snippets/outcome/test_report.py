"""The report: where findings are shown, how many of them, and how grave they are."""

from __future__ import annotations

from dataclasses import astuple

import pytest
from guide.diagnostics import Diagnostic, Severity
from guide.snippets.blocks import Block, Note, Origin, Page, Settings
from guide.snippets.findings import Finding
from guide.snippets.outcome.report import (
    Exemption,
    Report,
    Shown,
    finding_diagnostic,
    note_diagnostic,
    severity_in,
    shortened,
)


def diagnostic(line: int, code: str = "IN102", severity: Severity = "error") -> Diagnostic:
    return Diagnostic("a.md", line, 1, line, 2, code, f"mensaje {line}", severity)


def report(*owned: tuple[Diagnostic, int, int | None]) -> Report:
    return Report(
        diagnostics=[found for found, _, _ in owned], owners={found: (page, block) for found, page, block in owned}
    )


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, []),
        (1, [0]),
        (9, [0] * 9),
        (10, [0] * 10),
        (11, [*[0] * 10, 1]),
        (12, [*[0] * 10, 2]),
        (30, [*[0] * 10, 20]),
    ],
)
def test_of_one_code_in_a_block_ten_are_shown(number: int, shown: list[int]) -> None:
    found = [(diagnostic(line), 0, 0) for line in range(1, number + 1)]
    assert shortened(report(*found)) == [Shown(found[n][0], more) for n, more in enumerate(shown)]


@pytest.mark.parametrize(
    ("code", "page", "block", "severity", "shown"),
    [
        ("IN102", 0, 0, "error", 11),
        ("IN101", 0, 0, "error", 20),
        ("IN102", 1, 0, "error", 20),
        ("IN102", 0, 1, "error", 20),
        ("IN102", 0, None, "error", 20),
        ("IN102", 0, 0, "warning", 11),
    ],
)
def test_what_is_alike(code: str, page: int, block: int | None, severity: Severity, shown: int) -> None:
    first = [(diagnostic(line), 0, 0) for line in range(1, 11)]
    second = [(diagnostic(line, code, severity), page, block) for line in range(11, 21)]
    assert len(shortened(report(*first, *second))) == shown


def test_what_belongs_to_no_block_is_shown_whole() -> None:
    found = [(diagnostic(line), 0, None) for line in range(1, 31)]
    assert [shown.more for shown in shortened(report(*found))] == [0] * 30
    alone = Report(diagnostics=[diagnostic(line) for line in range(1, 31)])
    assert [shown.more for shown in shortened(alone)] == [0] * 30


def test_rest_of_each_kind_is_counted_where_it_begins() -> None:
    kinds = [("IN101", 0), ("IN102", 0), ("IN102", 1)]
    found = [(diagnostic(10 * n + i, code), 0, block) for n in range(12) for i, (code, block) in enumerate(kinds)]
    shown = shortened(report(*found))
    assert [(s.diagnostic.line, s.more) for s in shown if s.more] == [(100, 2), (101, 2), (102, 2)]
    assert len(shown) == 33


def test_errors_that_are_shown_of_a_page() -> None:
    error, warning, other = diagnostic(1), diagnostic(2, severity="warning"), diagnostic(3)
    of_page, without_owner = diagnostic(4), diagnostic(5)
    made = report((error, 0, 2), (warning, 0, 2), (other, 1, 0), (of_page, 0, None))
    made.diagnostics.append(without_owner)
    assert made.errors_of(0) == [(2, error), (None, of_page)]
    assert made.errors_of(1) == [(0, other)]
    assert made.errors_of(2) == []
    many = report(*((diagnostic(line), 0, 7) for line in range(1, 13)))
    assert [(block, found.line) for block, found in many.errors_of(0)] == [(7, line) for line in range(1, 11)]


def test_every_block_is_counted_once() -> None:
    made = Report(text=3, exempt=[Exemption("a.md", 1, "a")] * 2, drawn=100)
    made.checked.update({"bash": 4, "yaml": 1})
    assert made.total == 10
    assert Report().total == 0


LINES = ("uno", "dos", "  tres")
PAGE = Page("a.md", LINES)


@pytest.mark.parametrize(("line", "excerpt"), [(1, "uno"), (3, "  tres"), (4, ""), (9, "")])
def test_note_of_a_page(line: int, excerpt: str) -> None:
    found = note_diagnostic(PAGE, Note(line, 5, "MD101", "mensaje", 3), "warning")
    assert astuple(found) == ("a.md", line, 5, line, 8, "MD101", "mensaje", "warning", excerpt)
    assert note_diagnostic(PAGE, Note(1, 5, "MD101", "mensaje"), "error").end_column == 6


# The lines of a block, and where each of them stands: in the page, in the page and changed, and in other files.
BLOCK = Block(
    1,
    1,
    9,
    "bash",
    "dos\ntres\ncuatro\ncinco\nseis",
    (Origin("", 2, 0), Origin("", 3, 2), Origin("b.sh", 7, 3), Origin("b.sh", 8, -2), Origin("", 4, 1)),
)


@pytest.mark.parametrize(
    ("place", "shown", "excerpt"),
    [
        ((1, 1, 1, 3), ("a.md", 2, 1, 2, 3), "dos"),
        ((2, 1, 2, 3), ("a.md", 3, 3, 3, 5), "  tres"),
        ((3, 1, 3, 3), ("b.sh", 7, 4, 7, 6), "   cuatro"),
        ((4, 4, 4, 6), ("b.sh", 8, 2, 8, 4), "nco"),
        # Beyond the lines of the page: the line of the code.
        ((5, 1, 5, 2), ("a.md", 4, 2, 4, 3), " seis"),
        ((6, 1, 6, 2), ("a.md", 4, 2, 4, 3), " seis"),
        ((1, 2, 3, 4), ("a.md", 2, 2, 7, 7), "dos"),
        ((3, 2, 5, 1), ("b.sh", 7, 5, 4, 2), "   cuatro"),
    ],
)
def test_finding_where_the_author_sees_it(
    place: tuple[int, int, int, int], shown: tuple[str, int, int, int, int], excerpt: str
) -> None:
    found = finding_diagnostic(PAGE, BLOCK, Finding(*place, "SH101", "mensaje"), "warning")
    assert astuple(found) == (*shown, "SH101", "mensaje", "warning", excerpt)


def test_line_of_another_file_without_margin_is_the_line_of_the_code() -> None:
    block = Block(1, 1, 3, "bash", "dos", (Origin("b.sh", 1, 0),))
    found = finding_diagnostic(PAGE, block, Finding(1, 1, 1, 2, "SH101", "mensaje"), "error")
    assert (found.file, found.excerpt) == ("b.sh", "dos")


@pytest.mark.parametrize(
    ("code", "settings", "markdown_only", "severity"),
    [
        ("SH101", Settings(), False, "error"),
        ("MD115", Settings(), False, "warning"),
        ("MD115", Settings(raised=("MD115",)), False, "error"),
        ("MD115", Settings(raised=("SH101",)), False, "warning"),
        # Elsewhere a block without a language is no error.
        ("MD101", Settings(), False, "error"),
        ("MD101", Settings(), True, "warning"),
        ("MD101", Settings(strict=True), True, "error"),
        ("MD101", Settings(raised=("MD101",)), True, "error"),
    ],
)
def test_how_grave_a_code_is(code: str, settings: Settings, markdown_only: bool, severity: str) -> None:
    page = Page("a.md", (), settings=settings, markdown_only=markdown_only)
    assert severity_in(page, code) == severity
