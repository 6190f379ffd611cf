"""How a finding is shown: its line, or a part of it, and a caret under the place."""

from __future__ import annotations

import pytest
from guide.diagnostics import Diagnostic


def shown(excerpt: str, column: int, length: int = 1) -> list[str]:
    """The line and the caret, without their margin."""
    text = Diagnostic("a.md", 1, column, 1, column + length, "SH101", "mal", excerpt=excerpt).text()
    return [row[4:] for row in text.split("\n")[1:]]


@pytest.mark.parametrize(
    ("excerpt", "column", "length", "caret"),
    [
        ("echo 'x", 6, 1, "     ^"),
        ("\techo 'x", 7, 2, "\t     ^^"),
        ("echo 容器 'x", 9, 1, "          ^"),
        ("echo 🐳 'x", 8, 1, "        ^"),
        ("echo ｗ 'x", 8, 1, "        ^"),
        ("echo e\u0301n\u0303 'x", 11, 1, "        ^"),
        ("echo 👩\u200d🚀\ufe0f 'x", 11, 1, "          ^"),
        ("echo 각 'x".replace("각", "\u1100\u1161\u11a8"), 10, 1, "        ^"),
        ("echo 容器", 6, 2, "     ^^^^"),
        ("e\u0301", 2, 1, " ^"),
        ("echo", 9, 3, "    ^"),
        ("echo", 1, 99, "^^^^"),
    ],
)
def test_caret_stands_under_the_place(excerpt: str, column: int, length: int, caret: str) -> None:
    assert shown(excerpt, column, length) == [excerpt, caret]


@pytest.mark.parametrize(("column", "cut"), [(1, "end"), (5_000, "both"), (9_999, "start")])
def test_of_a_long_line_the_place_is_shown(column: int, cut: str) -> None:
    excerpt = "".join(f"{number:04} " for number in range(2_000))
    line, caret = shown(excerpt, column, 2)
    assert len(line.strip("…")) == 160
    assert (line.startswith("…"), line.endswith("…")) == (cut != "end", cut != "start")
    place = caret.index("^")
    assert line[place] == excerpt[column - 1]
    assert len(caret) - place <= 2


def test_control_characters_are_seen_and_do_nothing() -> None:
    assert shown("a\x1b[2Jb\x7f'", 8) == ["a␛[2Jb␡'", "       ^"]


@pytest.mark.parametrize("excerpt", ["", "   ", "\t"])
def test_a_blank_line_is_not_shown(excerpt: str) -> None:
    assert shown(excerpt, 1) == []
