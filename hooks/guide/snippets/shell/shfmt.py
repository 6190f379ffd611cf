"""Shell syntax by shfmt: any number of texts in two processes. It parses; nothing is ever run."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from guide.snippets import program
from guide.snippets.program import Run

CHUNK_BYTES = 16_000_000
CHUNK_FILES = 20_000
WORTH_TWO = 64  # scripts
SECONDS = 8.0
_LINE = re.compile(r"^(?:\./)?(\d+)\.\w+:(\d+):(\d+|\?): (.*)$", re.MULTILINE)


class Script(NamedTuple):
    """A text to parse, as ``bash`` or ``zsh``."""

    dialect: str
    text: str


class SyntaxProblem(NamedTuple):
    """The first error of a text: 1-based line, column in characters, shfmt's own message."""

    line: int
    column: int
    message: str


class MissingShfmtError(Exception):
    """There is no shfmt beside this Python nor on PATH."""


@lru_cache(maxsize=1)
def engine() -> str:
    found = program.find("shfmt")
    if found is None:
        raise MissingShfmtError
    return found


def parse(scripts: Sequence[Script], seconds: float = SECONDS) -> list[SyntaxProblem | None]:
    """The first error of each script, or None. A message «!» means that shfmt gave up on that script."""
    first: dict[Script, int] = {}
    for script in scripts:
        first.setdefault(script, len(first))
    unique = list(first)
    problems: list[SyntaxProblem | None] = []
    for chunk in _chunks(unique):
        problems += _parse_chunk(chunk, seconds)
    return [problems[first[script]] for script in scripts]


def _chunks(scripts: Iterable[Script]) -> Iterator[list[Script]]:
    chunk: list[Script] = []
    size = 0
    for script in scripts:
        if chunk and (size + len(script.text) > CHUNK_BYTES or len(chunk) == CHUNK_FILES):
            yield chunk
            chunk, size = [], 0
        chunk.append(script)
        size += len(script.text)
    if chunk:
        yield chunk


def _parse_chunk(scripts: list[Script], seconds: float) -> list[SyntaxProblem | None]:
    # Two processes: one parses while the files of the other are being written or taken away.
    half = len(scripts) // 2 if len(scripts) >= WORTH_TWO else len(scripts)
    parts = [part for part in (scripts[:half], scripts[half:]) if part]
    problems: list[SyntaxProblem | None] = []
    with contextlib.ExitStack() as stack:
        runs = [(part, *_start(part, stack)) for part in parts]
        for part, data, run in runs:
            output = run.output(max(seconds, 1))
            run.close()
            if output is not None:
                problems += _problems(data, output.decode("utf-8", "replace"))
            elif len(part) == 1:
                problems.append(SyntaxProblem(1, 1, "!"))
            else:
                # One script that kills or stalls the parser must not lose the verdicts of the others.
                middle = len(part) // 2
                problems += _parse_chunk(part[:middle], seconds / 2) + _parse_chunk(part[middle:], seconds / 2)
    return problems


def _start(scripts: list[Script], stack: contextlib.ExitStack) -> tuple[list[bytes], Run]:
    data = [script.text.encode("utf-8", "surrogatepass") for script in scripts]
    # With a shebang the dialect would follow it; the label of the block decides.
    names = [f"{i}.{'zsh' if script.dialect == 'zsh' else 'bash'}" for i, script in enumerate(scripts)]
    # Without it, one in a folder above could make shfmt leave every file out.
    files = [(".editorconfig", b"root = true\n"), *zip(names, data, strict=True)]
    # -i: any printer option makes shfmt ignore every .editorconfig.
    return data, stack.enter_context(Run(files, [engine(), "-l", "-i", "0", "."], "stderr"))


def _problems(data: list[bytes], output: str) -> list[SyntaxProblem | None]:
    problems: list[SyntaxProblem | None] = [None] * len(data)
    for number, line, column, message in _LINE.findall(output):
        lines = data[int(number)].split(b"\n")
        row = lines[int(line) - 1] if int(line) <= len(lines) else b""
        # Very far to the right shfmt stops counting columns.
        before = row[: int(column) - 1] if column != "?" else b""
        characters = len(before.decode("utf-8", "replace")) + 1
        problems[int(number)] = SyntaxProblem(int(line), characters, message)
    return problems
