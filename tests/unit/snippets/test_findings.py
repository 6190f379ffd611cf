"""Findings: their places, their order, and where they stand in a whole of which they are a part."""

from __future__ import annotations

import pytest
from guide.snippets.findings import Finding, finding_at, in_order, line_and_column, relocated


def test_a_finding_of_one_line() -> None:
    assert finding_at(3, 5, "SH101", "x") == Finding(3, 5, 3, 6, "SH101", "x")
    assert finding_at(3, 5, "SH101", "x", 4) == Finding(3, 5, 3, 9, "SH101", "x")


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("abc", 2, (1, 3)),
        ("abc", 3, (1, 4)),
        ("a\nbc", 1, (1, 2)),
        ("a\nbc", 2, (2, 1)),
        ("a\nbc", 3, (2, 2)),
        ("\n\nñu", 3, (3, 2)),
        ("\nñu", 2, (2, 2)),
        ("\n", 0, (1, 1)),
    ],
)
def test_line_and_column(text: str, offset: int, place: tuple[int, int]) -> None:
    assert line_and_column(text, offset) == place


def test_order() -> None:
    ordered = [
        Finding(1, 1, 1, 2, "A", "x"),
        Finding(1, 1, 1, 2, "A", "y"),
        Finding(1, 1, 1, 2, "B", "a"),
        Finding(1, 1, 1, 3, "A", "a"),
        Finding(1, 1, 2, 1, "A", "a"),
        Finding(1, 2, 1, 3, "A", "a"),
        Finding(2, 1, 2, 2, "A", "a"),
        Finding(10, 1, 10, 2, "A", "a"),
    ]
    assert in_order([*reversed(ordered), *ordered]) == ordered


@pytest.mark.parametrize(
    ("span", "moved"),
    [
        ((1, 2, 1, 5), (11, 102, 11, 105)),
        ((1, 2, 1, 2), (11, 102, 11, 103)),
        ((1, 2, 1, 1), (11, 102, 11, 103)),
        ((1, 2, 1, 3), (11, 102, 11, 103)),
        ((1, 2, 3, 1), (11, 102, 13, 101)),
    ],
)
def test_relocated(span: tuple[int, int, int, int], moved: tuple[int, int, int, int]) -> None:
    found = relocated(Finding(*span, "A", "x"), lambda line, column: (line + 10, column + 100))
    assert found == Finding(*moved, "A", "x")
