"""Writes what came back into the pages: only the outputs that differ, and nothing else of them."""

from __future__ import annotations

from pathlib import Path

from guide.files import write_atomically

from lab.runner import Outcome, Trouble
from lab.steps import Command


def record(outcome: Outcome, root: Path) -> tuple[int, list[Trouble]]:
    """How many outputs of the page were written, and those that could not be."""
    path = root / outcome.page.file
    text = path.read_bytes().decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(newline)
    edits: list[tuple[int, int, list[str]]] = []
    troubles = []
    for command, output in outcome.outputs:
        if not command.output or (command.line not in outcome.wrong and not command.records):
            continue
        if any(origin.file for origin in command.asked.block.origins):
            message = "la salida está en un fichero incluido: escríbela tú"
            troubles.append(Trouble(outcome.page.file, command.line, message))
            continue
        start, end = command.output[0][0] - 1, command.output[-1][0]
        margin = _margin(command, lines)
        shown = [outcome.names.as_shown(line) for line in output]
        edits.append((start, end, [(margin + line).rstrip() for line in shown]))
    for start, end, new in sorted(edits, reverse=True):
        lines[start:end] = new
    if edits:
        write_atomically(path, newline.join(lines).encode("utf-8"))
    return len(edits), troubles


def _margin(command: Command, lines: list[str]) -> str:
    """What stands before the code in the lines of the page: blanks of a list or a tab, marks of a quote."""
    origin = command.asked.block.origins[command.first - 1]
    return lines[origin.line - 1][: origin.margin]
