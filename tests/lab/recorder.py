"""Writes what came back into the pages: only the outputs that differ, and nothing else of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from guide.files import write_atomically
from guide.lab.marks import numbers

from lab.runner import Outcome, Trouble
from lab.steps import Command


def record(outcomes: Sequence[Outcome], root: Path) -> tuple[int, list[Trouble]]:
    """How many outputs of one page were written, and what its author still has to look at.

    ``outcomes``: the runs of the page, one per version of the engine. All are written at once, since the first that is
    written moves the lines of the others. An output that several versions have is that of the newest one.
    """
    newest = sorted(outcomes, key=lambda outcome: numbers(outcome.version), reverse=True)
    path = root / newest[0].page.file
    text = path.read_bytes().decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(newline)
    if "\n".join(lines).removeprefix("\ufeff") != "\n".join(newest[0].page.lines):
        message = "la página ha cambiado mientras se ejecutaba y no se ha grabado: repítelo"
        return 0, [Trouble(newest[0].page.file, 1, message)]
    edits: dict[int, tuple[int, list[str]]] = {}
    troubles = []
    seen: set[int] = set()
    written: set[int] = set()
    for outcome in newest:
        for command, output in outcome.outputs:
            first = command.line not in seen
            seen.add(command.line)
            if not first or not command.output or (command.line not in outcome.wrong and not command.records):
                continue
            if any(origin.file for origin in command.asked.block.origins):
                message = "la salida está en un fichero incluido: escríbela tú"
                troubles.append(Trouble(outcome.page.file, command.line, message))
                continue
            start, end = command.output[0][0] - 1, command.output[-1][0]
            margin = _margin(command, lines)
            shown = [outcome.names.as_shown(line) for line in output]
            edits[start] = (end, [(margin + line).rstrip() for line in shown])
            written.update(range(command.line, end + 1))
        # Whether other versions agree with what is written now, only their next run can tell.
        troubles += [t for t in outcome.troubles if t.line not in written or not t.shown]
    for start, (end, new) in sorted(edits.items(), reverse=True):
        lines[start:end] = new
    if edits:
        write_atomically(path, newline.join(lines).encode("utf-8"))
    return len(edits), troubles


def _margin(command: Command, lines: list[str]) -> str:
    """What stands before the code in the lines of the page: blanks of a list or a tab, marks of a quote."""
    origin = command.asked.block.origins[command.first - 1]
    return lines[origin.line - 1][: origin.margin]
