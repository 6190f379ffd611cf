"""Blocks and their places: in the file, behind a front matter, and before a fence that has no end."""

from __future__ import annotations

import pytest
from guide.snippets.blocks import Block, Note, Origin, Page, Settings, before_lost_fence, file_lines, with_file_lines


def block(line: int, *origins: Origin, notes: tuple[Note, ...] = ()) -> Block:
    return Block(line, 1, line + len(origins) + 1, "bash", "x\n" * len(origins), origins, notes=notes)


@pytest.mark.parametrize(
    ("line", "column", "place"),
    [
        (1, 1, ("", 4, 1)),
        (1, 3, ("", 4, 3)),
        (2, 1, ("", 5, 5)),
        (2, 3, ("", 5, 7)),
        (3, 1, ("otro.sh", 9, 1)),
        (3, 3, ("otro.sh", 9, 1)),
        (3, 4, ("otro.sh", 9, 2)),
        (4, 4, ("otro.sh", 9, 2)),
        (99, 1, ("otro.sh", 9, 1)),
    ],
)
def test_place_of_a_sign(line: int, column: int, place: tuple[str, int, int]) -> None:
    assert block(3, Origin("", 4, 0), Origin("", 5, 4), Origin("otro.sh", 9, -2)).place(line, column) == place


@pytest.mark.parametrize(
    ("notes", "kept"),
    [
        ([], [1, 5, 9]),
        ([("MD107", 7)], [1, 5]),
        ([("MD107", 5)], [1]),
        ([("MD107", 9)], [1, 5]),
        ([("MD107", 10)], [1, 5, 9]),
        ([("MD106", 3)], [1]),
        ([("MD106", 5)], [1, 5, 9]),
        ([("MD106", 5), ("MD107", 7)], [1, 5]),
        ([("MD107", 7), ("MD106", 3)], [1]),
        ([("MD101", 3)], [1, 5, 9]),
        ([("MD107", 1)], []),
    ],
)
def test_blocks_before_a_fence_without_an_end(notes: list[tuple[str, int]], kept: list[int]) -> None:
    blocks = [block(line, Origin("", line + 1, 0)) for line in (1, 5, 9)]
    found = before_lost_fence(iter(blocks), iter([Note(line, 1, code, "x") for code, line in notes]))
    assert [b.line for b in found] == kept


def test_a_block_with_the_lines_of_its_file() -> None:
    read = block(1, Origin("", 2, 4), Origin("otro.sh", 2, 0), notes=(Note(2, 3, "MD1", "x", 5),))
    moved = with_file_lines(read, [10, 20, 30, 40])
    assert (moved.line, moved.end_line, moved.column) == (10, 40, 1)
    assert moved.origins == (Origin("", 20, 4), Origin("otro.sh", 2, 0))
    assert moved.notes == (Note(20, 3, "MD1", "x", 5),)


@pytest.mark.parametrize(
    ("source", "read", "numbers"),
    [
        ("abc", "abc", [1, 2, 3]),
        ("--abc", "abc", [3, 4, 5]),
        ("abc", "", []),
        ("", "", []),
        ("abc", "c", [3]),
        ("-a-a", "a", [4]),
        # A plugin changed it: what is the same stands where it stood, and the rest where it came from.
        ("abc", "abx", [1, 2, 3]),
        ("abc", "axc", [1, 2, 3]),
        ("abc", "xbc", [1, 2, 3]),
        ("--abcd", "axcd", [3, 4, 5, 6]),
        ("abc", "ab", [1, 2]),
        ("abc", "abcd", [1, 2, 3, 3]),
        ("abc", "xabc", [1, 1, 2, 3]),
        ("abc", "xyabc", [1, 1, 1, 2, 3]),
        ("abc", "axyzc", [1, 2, 2, 2, 3]),
        ("abcde", "axe", [1, 2, 5]),
        ("abcde", "axye", [1, 2, 3, 5]),
        ("abc", "xyz", [1, 2, 3]),
        ("a", "xyz", [1, 1, 1]),
        ("abc", "acb", [1, 1, 2]),
    ],
)
def test_which_line_of_the_file_each_line_is(source: str, read: str, numbers: list[int]) -> None:
    assert list(file_lines(list(source), list(read))) == numbers


def test_what_nobody_says() -> None:
    assert Page("a.md", ()) == Page("a.md", (), (), (), Settings(), markdown_only=False, prose=True)
    assert Settings() == Settings("", False, (), None, None, ())
    assert Block(1, 1, 3, "", "", ()) == Block(1, 1, 3, "", "", (), {}, False, False, None, ())
    assert Note(1, 1, "MD101", "x").length == 1
