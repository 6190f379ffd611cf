"""Writes what came back into the pages: only the lines that differ, and nothing else of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

from guide.files import write_atomically
from guide.lab.pages.marks import RECORD
from guide.lab.pages.steps import Command
from guide.lab.running import matching
from guide.lab.running.matching import GAP, Names
from guide.lab.running.runner import Outcome, Trouble
from guide.snippets.docker.table import version_numbers

ALIKE = 0.5  # how much of two lines has to be the same for one to be the other, changed
LARGEST = 20_000  # pairs of lines that are compared in detail


def record(outcomes: Sequence[Outcome], root: Path) -> tuple[int, list[Trouble]]:
    """How many outputs of one page were written, and what its author still has to look at.

    ``outcomes``: the runs of the page, one per version of the engine. All are written at once, since the first that is
    written moves the lines of the others. An output that several versions have is that of the newest one.
    """
    newest = sorted(outcomes, key=lambda outcome: version_numbers(outcome.version), reverse=True)
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
            if any(origin.file for origin in command.block_plan.block.origins):
                message = "la salida está en un archivo incluido: escríbela tú"
                troubles.append(Trouble(outcome.page.file, command.line, message))
                continue
            start, end = command.output[0][0] - 1, command.output[-1][0]
            margin = _margin(command, lines)
            shown = [outcome.names.as_shown(line) for line in output]
            kept = shortened([text for _, text in command.output], shown)
            edits[start] = (end, [(margin + line).rstrip() for line in kept])
            written.update(range(command.line, end + 1))
        # Whether other versions agree with what is written now, only their next run can tell.
        troubles += [t for t in outcome.troubles if t.line not in written or not t.shown]
    for start, (end, new) in sorted(edits.items(), reverse=True):
        lines[start:end] = new
    if edits:
        write_atomically(path, newline.join(lines).encode("utf-8"))
    return len(edits), troubles


def shortened(expected: Sequence[str], received: Sequence[str]) -> list[str]:
    """What came back, with its lines as the page has them where they still hold, and left out where the page does."""
    if any(text.strip() == RECORD for text in expected):
        return list(received)
    # The ends are as a pair of lines that fit: what stands before the first one and after the last one is between two.
    pairs = [(-1, -1), *_aligned(expected, received), (len(expected), len(received))]
    lines: list[str] = []
    for (e, r), (next_e, next_r) in pairwise(pairs):
        between = {text.strip() for text in expected[e + 1 : next_e]}
        # Where a line of the page is gone, its author has to see what came instead.
        lines += [GAP] if between == {GAP} else received[r + 1 : next_r]
        if next_r < len(received):
            holds = matching.same(expected[next_e], received[next_r], Names())
            lines.append(expected[next_e] if holds else received[next_r])
    numbered = list(enumerate(lines, 1))
    return lines if matching.compare(numbered, received, Names(), len(lines)) is None else list(received)


def _aligned(expected: Sequence[str], received: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Which line of the page is which of the run, in order: the way with the most in common."""
    detailed = len(expected) * len(received) <= LARGEST
    best = [[0.0] * (len(received) + 1) for _ in range(len(expected) + 1)]
    alike = [[0.0] * len(received) for _ in expected]
    for e in reversed(range(len(expected))):
        for r in reversed(range(len(received))):
            alike[e][r] = _alike(expected[e], received[r], detailed)
            best[e][r] = max(best[e + 1][r], best[e][r + 1], alike[e][r] and alike[e][r] + best[e + 1][r + 1])
    e = r = 0
    while e < len(expected) and r < len(received):
        if alike[e][r] and best[e][r] == alike[e][r] + best[e + 1][r + 1]:
            yield e, r
            e, r = e + 1, r + 1
        elif best[e][r] == best[e + 1][r]:
            e += 1
        else:
            r += 1


def _alike(expected: str, received: str, detailed: bool) -> float:
    """From 0, another line, to 2, the same line."""
    if expected.strip() == GAP:
        return 0.0
    if matching.same(expected, received, Names()):
        return 2.0
    ratio = SequenceMatcher(None, expected, received, autojunk=False).ratio() if detailed else 0.0
    return ratio if ratio >= ALIKE else 0.0


def _margin(command: Command, lines: list[str]) -> str:
    """What stands before the code in the lines of the page: blanks of a list or a tab, marks of a quote."""
    origin = command.block_plan.block.origins[command.first - 1]
    return lines[origin.line - 1][: origin.margin]
