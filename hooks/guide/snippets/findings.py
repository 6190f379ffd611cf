"""A problem in the code of a block, and how the checkers of all languages make one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple


class Finding(NamedTuple):
    """A problem inside a code: 1-based lines and columns of the code itself, end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    message: str


def finding_at(line: int, column: int, code: str, message: str, length: int = 1) -> Finding:
    """A finding within one line; ``length`` in characters."""
    return Finding(line, column, line, column + length, code, message)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """1-based line and column of an offset."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """In the order of the lines, duplicates dropped."""
    return sorted(set(findings))


def relocated(finding: Finding, place: Callable[[int, int], tuple[int, int]]) -> Finding:
    """A finding of a part of a block where it stands in the whole: ``place`` maps 1-based lines and columns."""
    line, column = place(finding.line, finding.column)
    if finding.end_line == finding.line:
        width = max(1, finding.end_column - finding.column)
        return finding._replace(line=line, column=column, end_line=line, end_column=column + width)
    end_line, end_column = place(finding.end_line, finding.end_column)
    return finding._replace(line=line, column=column, end_line=end_line, end_column=end_column)
