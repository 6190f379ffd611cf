"""The pieces of what is said about a docker command."""

from __future__ import annotations

from collections.abc import Iterable

from guide.snippets.docker.table import Node
from guide.snippets.docker.words import Word
from guide.snippets.findings import Finding


def called(node: Node) -> str:
    return " ".join(node.path) if node.path[:1] == ("docker-compose",) else node.name


def quoted(spelling: str) -> str:
    return spelling if spelling.startswith("-") else f"«{spelling}»"


def plural(number: int, noun: str) -> str:
    return f"{'un' if number == 1 else number} {noun}{'' if number == 1 else 's'}"


def listed(names: Iterable[str]) -> str:
    shown = sorted(names)
    return ", ".join(shown[:12]) + ("…" if len(shown) > 12 else "")


def finding_in_word(word: Word, code: str, message: str, length: int = 0, start: int = 0) -> Finding:
    """At ``length`` characters from ``start`` of the word; at the whole word when it is written with quotes."""
    column, line = word.column, word.line
    plain = word.end_line == line and word.end_column - column == len(word.text)
    if plain or (not word.literal and word.end_line == line):
        end = column + start + length if length else word.end_column
        return Finding(line, column + start, line, max(end, column + start + 1), code, message)
    return Finding(line, column, word.end_line, word.end_column, code, message)
