"""From the blocks of a page to what has to be done, in order: commands to type, files to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guide.lab.pages.marks import DEFAULT_READER, RECORD, BlockPlan, Plan, Reader
from guide.snippets.blocks import Block
from guide.snippets.notation import languages
from guide.snippets.shell import session, shfmt, syntax

INTERRUPT = "^C"


@dataclass(frozen=True)
class File:
    """A file that the reader writes before going on."""

    block_plan: BlockPlan
    line: int
    path: str
    text: str


@dataclass(frozen=True)
class Command:
    """A command of a page. ``typed``: prompt and text of each line typed into the program that it starts.

    ``output``: numbered lines of the page. ``first`` and ``last``: where the output stands in the block, 0-based and
    exclusive, so that it can be replaced. ``line``: of the page, as all lines that people are told.
    """

    block_plan: BlockPlan
    line: int
    text: str
    typed: tuple[tuple[str, str], ...]
    output: tuple[tuple[int, str], ...]
    first: int
    last: int
    is_last: bool

    @property
    def status(self) -> int:
        return self.block_plan.status if self.is_last else 0

    @property
    def goes_on(self) -> bool:
        return self.block_plan.goes_on and self.is_last

    @property
    def end(self) -> int:
        """The line of the page after which more output would stand."""
        return self.output[-1][0] if self.output else self.line

    @property
    def interrupted(self) -> bool:
        return any(text.strip() == INTERRUPT for _, text in self.output)

    @property
    def records(self) -> bool:
        return any(text.strip() == RECORD for _, text in self.output)


@dataclass(frozen=True)
class Interrupt:
    """Ctrl-C in a terminal where something goes on; ``rest`` is what it has still to write."""

    block_plan: BlockPlan
    line: int


Step = File | Command | Interrupt


class UnreadableError(Exception):
    """A block that the checker of snippets does not accept: it cannot run either."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


def of(plan: Plan, version: str, reader: Reader = DEFAULT_READER) -> list[Step]:
    """The steps of a page on an engine."""
    return [step for block_plan in plan.blocks if block_plan.runs_on(version, reader) for step in _of_block(block_plan)]


def _of_block(block_plan: BlockPlan) -> Iterator[Step]:
    block = block_plan.block
    language = languages.find(block.language)
    if block_plan.kind == "file":
        yield File(block_plan, block.line, block_plan.path, block.code + "\n")
        return
    lines = block.code.split("\n")
    if lines[0].strip() == INTERRUPT:
        yield Interrupt(block_plan, _line(block, 0))
        lines[0] = ""
    is_session = language.kind == "session"
    code = "\n".join(lines)
    if not code.strip():
        return
    [parsed] = syntax.parse_blocks([(language.dialect, is_session, code)], shfmt.parse)
    if not parsed.complete:
        raise UnreadableError(block.line)
    if not is_session:
        # Typed as it is, each of its commands would end at a prompt of its own.
        text = f"{{\n{code}\n}}" if len(lines) > 1 else code
        yield Command(block_plan, _line(block, 0), text, (), (), len(lines), len(lines), True)
        return
    yield from _of_session(block_plan, lines, [text.pieces for text in parsed.texts])


def _of_session(
    block_plan: BlockPlan, lines: list[str], found: Sequence[tuple[session.Piece, ...]]
) -> Iterator[Command]:
    block = block_plan.block
    # Lines typed into a program belong to the command that started it.
    groups: list[list[tuple[session.Piece, ...]]] = []
    for pieces in found:
        if _prompt(lines, pieces).strip() == "$" or not groups:
            groups.append([pieces])
        else:
            groups[-1].append(pieces)
    starts = [group[0][0].line - 1 for group in groups] + [len(lines)]
    for number, group in enumerate(groups):
        head = group[0]
        first, last = head[-1].line, starts[number + 1]
        while last > first and not lines[last - 1].strip():
            last -= 1
        yield Command(
            block_plan,
            _line(block, head[0].line - 1),
            "\n".join(piece.text for piece in head),
            tuple((_prompt(lines, pieces), "\n".join(piece.text for piece in pieces)) for pieces in group[1:]),
            tuple((_line(block, n), lines[n]) for n in range(first, last)),
            first,
            last,
            number == len(groups) - 1,
        )


def count(block_plan: BlockPlan) -> int:
    """How many commands a block shows that does not run."""
    try:
        return sum(isinstance(step, Command) for step in _of_block(block_plan))
    except UnreadableError:
        return 1


def _prompt(lines: Sequence[str], pieces: Sequence[session.Piece]) -> str:
    return lines[pieces[0].line - 1][: pieces[0].shift]


def _line(block: Block, index: int) -> int:
    """The line of the page of a line of the block; of its fence, if the text comes from another file."""
    origin = block.origins[index]
    return block.line if origin.file else origin.line
