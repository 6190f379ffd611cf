"""How a finding is shown: its line, or a part of it, and a caret under the place."""

from __future__ import annotations

import pytest
from guide.diagnostics import Diagnostic, Severity, in_order


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
        ("echo", 5, 1, "    ^"),
        ("echo", 2, 0, " ^"),
        ("echo", 2, -3, " ^"),
        ("a\u20ddb", 3, 1, " ^"),
        ("a\u0903b", 3, 1, "  ^"),
        ("a\u1160b", 3, 1, " ^"),
        ("a\u11ffb", 3, 1, " ^"),
        ("a\u115fb", 3, 1, "   ^"),
        ("a\u1200b", 3, 1, "  ^"),
        ("\ta\tb", 4, 1, "\t \t^"),
        ("容\t器b", 4, 1, "  \t  ^"),
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


@pytest.mark.parametrize(
    ("length", "column", "first", "last"),
    [
        (160, 1, 0, 160),
        (160, 160, 0, 160),
        (161, 1, 0, 160),
        (161, 54, 0, 160),
        (161, 55, 1, 161),
        (161, 161, 1, 161),
        (1000, 54, 0, 160),
        (1000, 55, 1, 161),
        (1000, 500, 446, 606),
        (1000, 893, 839, 999),
        (1000, 894, 840, 1000),
        (1000, 1000, 840, 1000),
    ],
)
def test_which_part_of_a_long_line_is_shown(length: int, column: int, first: int, last: int) -> None:
    excerpt = "".join(chr(0x100 + number % 100) for number in range(length))
    line, caret = shown(excerpt, column)
    before, after = "…" * (first > 0), "…" * (last < length)
    assert line == before + excerpt[first:last] + after
    assert caret == " " * (len(before) + column - 1 - first) + "^"


def test_a_caret_ends_where_the_shown_part_does() -> None:
    line, caret = shown("x" * 500, 2, 400)
    assert (len(line), caret) == (161, " " + "^" * 159)


@pytest.mark.parametrize(
    ("severity", "headline"), [("error", "a/b.md:2:3: SH101 mal"), ("warning", "a/b.md:2:3: SH101 aviso: mal")]
)
def test_headline(severity: Severity, headline: str) -> None:
    found = Diagnostic("a/b.md", 2, 3, 2, 4, "SH101", "mal", severity)
    assert (found.headline(), found.text()) == (headline, headline)


def test_of_what_goes_on_in_other_lines_the_first_sign_is_marked() -> None:
    text = Diagnostic("a.md", 1, 2, 2, 9, "SH101", "mal", excerpt="abcdefghij").text()
    assert text == "a.md:1:2: SH101 mal\n    abcdefghij\n     ^"


@pytest.mark.parametrize("code", [*range(1, 9), *range(11, 32), 127])
def test_pictures_of_control_characters(code: int) -> None:
    assert shown(f"a{chr(code)}b", 3) == [f"a{chr(0x2421 if code == 127 else 0x2400 + code)}b", "  ^"]


def test_diagnostics_stand_in_the_order_of_their_places() -> None:
    rows = [
        ("a.md", 1, 1, 1, 2, "B"),
        ("a.md", 1, 1, 1, 3, "A"),
        ("a.md", 1, 1, 2, 1, "A"),
        ("a.md", 1, 2, 1, 3, "A"),
        ("a.md", 2, 1, 2, 2, "A"),
        ("a.md", 10, 1, 10, 2, "A"),
        ("b.md", 1, 1, 1, 2, "A"),
    ]
    ordered = [Diagnostic(*row, message="x") for row in rows]
    again = [Diagnostic(*row, message="y", severity="warning", excerpt="z") for row in rows]
    assert in_order([*reversed(ordered), *again]) == ordered
