"""The simple commands of a shell text: in pipes, loops and substitutions, in ``bash -c`` and behind sudo."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from guide.snippets.docker import words, wrappers
from guide.snippets.docker.words import Raw, Word

if TYPE_CHECKING:
    from tree_sitter import Parser, Query

DEEPEST = 4  # scripts within scripts
LARGEST = 256_000  # characters
_QUERY = """
(command) @command
[(command_substitution) (simple_expansion) (expansion) (arithmetic_expansion) (process_substitution) (array)] @span
"""
# What may stand before a command; anything else there means that the parser lost its way.
_BEFORE = re.compile(r"(?:^|[;|&({`!)]|(?<!\\)\n|\b(?:then|do|else|elif|if|while|until))[ \t]*$")


@dataclass(frozen=True)
class Command:
    """Its words without assignments, redirections and wrappers: the first one is the program.

    ``wraps``: it is a wrapper itself, with its own options only.
    """

    words: tuple[Word, ...]
    wraps: bool = False

    @property
    def program(self) -> str:
        return self.words[0].text.rpartition("/")[2]


@cache
def _tools() -> tuple[Parser, Query]:
    import tree_sitter
    import tree_sitter_bash

    language = tree_sitter.Language(tree_sitter_bash.language())
    return tree_sitter.Parser(language), tree_sitter.Query(language, _QUERY)


def extract(text: str, wrapping: bool = False) -> list[Command]:
    """The commands of a valid script, in the order of their places. Nothing is run or looked up.

    ``wrapping``: with the wrappers around them, such as xargs.
    """
    if len(text) > LARGEST:
        return []
    breaks = [index for index, char in enumerate(text) if char == "\n"]

    def place(offset: int) -> tuple[int, int]:
        line = bisect_right(breaks, offset - 1)
        return line + 1, offset - (breaks[line - 1] if line else -1)

    found = sorted(
        _scan(text, place, range(len(text)), 0, wrapping), key=lambda c: (c.words[0].line, c.words[0].column)
    )
    return list(dict.fromkeys(found))


def _scan(
    text: str, place: Callable[[int], tuple[int, int]], offsets: Sequence[int], depth: int, wrapping: bool
) -> Iterator[Command]:
    """``offsets``: where each character of ``text`` stands in the text that ``place`` knows."""
    starts, spans = _parse(text)
    for start in starts:
        raw = words.read(text, start, spans)
        for run in wrappers.unwrap(raw, wrapping):
            if run.script is not None:
                if depth < DEEPEST:
                    inner = [offsets[o] for o in run.script.offsets]
                    yield from _open(run.open, _scan(run.script.text, place, inner, depth + 1, wrapping))
            else:
                found = tuple(_word(raw_word, place, offsets) for raw_word in run.words)
                yield from _open(run.open, iter([Command(found, run.wraps)]))


def _open(is_open: bool, commands: Iterator[Command]) -> Iterator[Command]:
    """``is_open``: more arguments come from elsewhere."""
    for command in commands:
        yield Command((*command.words, words.unknown(command.words[-1])), command.wraps) if is_open else command


def _word(raw: Raw, place: Callable[[int], tuple[int, int]], offsets: Sequence[int]) -> Word:
    line, column = place(offsets[raw.start])
    end_line, end_column = place(offsets[raw.end - 1] + 1)
    return Word(raw.text, raw.literal, line, column, end_line, end_column, raw.many)


def _parse(text: str) -> tuple[list[int], dict[int, int]]:
    """Where commands start, and where each expansion starts and ends."""
    import tree_sitter

    parser, query = _tools()
    # The grammar's own C code breaks down on some characters far beyond ASCII. To the shell all of them are letters.
    tree = parser.parse(re.sub(r"[^\x00-\x7f]", "x", text).encode("ascii"))
    captures = tree_sitter.QueryCursor(query).captures(tree.root_node)
    starts = [node.start_byte for node in captures.get("command", ())]
    if tree.root_node.has_error:
        starts = [start for start in starts if _BEFORE.search(text, max(0, start - 200), start)]
    spans = {node.start_byte: node.end_byte for node in captures.get("span", ())}
    return starts, spans
