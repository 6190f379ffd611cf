"""What a real docker would refuse, in any shell text that a parser has accepted."""

from __future__ import annotations

from collections.abc import Callable

from guide.snippets import commands, docker_grammar
from guide.snippets.blocks import Finding

COUNTING = frozenset(("DK107", "DK108"))


def check(text: str, place: Callable[[int, int], tuple[int, int]]) -> list[Finding]:
    """``place`` gives the place in the block of a 1-based line and column of the text."""
    if "docker" not in text:
        return []
    found = [finding for command in commands.extract(text) for finding in docker_grammar.check(command)]
    return [moved(finding, place) for finding in found]


def moved(finding: Finding, place: Callable[[int, int], tuple[int, int]]) -> Finding:
    line, column = place(finding.line, finding.column)
    if finding.end_line == finding.line:
        return finding._replace(line=line, column=column, end_line=line, end_column=column + _width(finding))
    end_line, end_column = place(finding.end_line, finding.end_column)
    return finding._replace(line=line, column=column, end_line=end_line, end_column=end_column)


def _width(finding: Finding) -> int:
    return max(1, finding.end_column - finding.column)
