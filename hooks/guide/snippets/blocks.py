"""What the rest of the checker works on: the blocks of a page, and what is wrong with the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from guide.snippets.codes import LOST_FENCE


class Origin(NamedTuple):
    """Where one line of code stands: column ``c`` of the code is column ``c + margin`` of that line."""

    file: str
    line: int
    margin: int


class Note(NamedTuple):
    """A problem of a page that belongs to no code: 1-based place in the page."""

    line: int
    column: int
    code: str
    message: str
    length: int = 1


class Block(NamedTuple):
    """One code block of a page. ``line`` and ``end_line`` are those of its fences, ``column`` of the ticks."""

    line: int
    column: int
    end_line: int
    language: str
    code: str
    origins: tuple[Origin, ...]
    attributes: Mapping[str, str] = MappingProxyType({})
    drawn: bool = False  # a custom fence turns it into something that is not code
    indented: bool = False
    reason: str | None = None  # why nothing can be checked, whatever the language
    notes: tuple[Note, ...] = ()

    def place(self, line: int, column: int) -> tuple[str, int, int]:
        """File, line and column of a place of the code."""
        file, number, margin = self.origins[min(line, len(self.origins)) - 1]
        return file, number, max(1, column + margin)


class Settings(NamedTuple):
    """What a project asks of its pages; ``file`` is where it says so."""

    file: str = ""
    strict: bool = False
    raised: tuple[str, ...] = ()  # codes whose warnings are errors
    most_exempt: int | None = None
    most_wrong: int | None = None
    as_text: tuple[str, ...] = ()  # languages of which nothing has to be checked
    portable: tuple[str, ...] = ()  # patterns of the pages for readers of all systems, from the project's folder


DEFAULTS = Settings()


class Page(NamedTuple):
    """A page ready to be checked. ``lines`` are those of the file; ``notes`` what is wrong with the page."""

    file: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    settings: Settings = DEFAULTS
    markdown_only: bool = False  # CommonMark: nothing else is known of how it is rendered
    prose: bool = True  # false: a file that asks something of pages, and is none
    portable: bool = False  # whether its readers have any system


def before_lost_fence(blocks: Iterable[Block], notes: Iterable[Note]) -> list[Block]:
    """The blocks before the first fence without an end: from there on nobody knows which are blocks.

    A bad header whose block was read all the same loses nothing.
    """
    blocks = list(blocks)
    read = {("MD106", block.line) for block in blocks}
    lost = (note.line for note in notes if note.code in LOST_FENCE and (note.code, note.line) not in read)
    end = min(lost, default=None)
    return [block for block in blocks if end is None or block.line < end]


def with_file_lines(block: Block, numbers: Sequence[int]) -> Block:
    """The block with the lines of the file: line ``n`` of what was read is line ``numbers[n - 1]`` of it."""
    return block._replace(
        line=numbers[block.line - 1],
        end_line=numbers[block.end_line - 1],
        origins=tuple(o if o.file else Origin("", numbers[o.line - 1], o.margin) for o in block.origins),
        notes=tuple(note._replace(line=numbers[note.line - 1]) for note in block.notes),
    )


def file_lines(source: Sequence[str], read: Sequence[str]) -> Sequence[int]:
    """Which line of the file each line that was read is: without its front matter, or changed by a plugin."""
    if list(source[len(source) - len(read) :]) == list(read):
        return range(len(source) - len(read) + 1, len(source) + 1)
    from difflib import SequenceMatcher

    found: list[int] = []
    for _, start, end, other_start, other_end in SequenceMatcher(None, source, read, autojunk=False).get_opcodes():
        found += [max(1, min(start + number + 1, end)) for number in range(other_end - other_start)]
    return found
