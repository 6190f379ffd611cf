"""The shell inside a Dockerfile: what RUN, CMD, ENTRYPOINT and HEALTHCHECK hand to sh, ready for a shell checker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from guide.snippets.dockerfile.build_stages import stage_name
from guide.snippets.dockerfile.reader import File, Instruction, read_dockerfile
from guide.snippets.dockerfile.words import Command, exec_form, parse_instruction

_SHELLS = {"sh": "sh", "bash": "bash", "ash": "sh", "dash": "sh"}
_WINDOWS = re.compile(r"windows|nanoserver|servercore", re.IGNORECASE)
_DRIVE = re.compile(r"\b[A-Za-z]:\\")
_ONLY_HEREDOC = re.compile(r"\d*<<-?\s*(?:[^<\s\"']|\"[^\"]*\"|'[^']*')+$")
_SHEBANG = re.compile(r"#!\s*(?:\S*/)?(?:env\s+(?:-S\s*)?)?([\w.-]+)")


class Line(NamedTuple):
    """Column ``c`` of the shell's line is column ``c + margin`` of this line of the Dockerfile."""

    line: int
    margin: int


@dataclass(frozen=True)
class ShellText:
    """``code`` reads as the shell gets it, comments between joined lines left out; one origin for each of its lines."""

    code: str
    dialect: str
    origins: tuple[Line, ...]

    def place(self, line: int, column: int) -> tuple[int, int]:
        """The place in the Dockerfile of a place in the shell text, both 1-based."""
        origin = self.origins[min(line, len(self.origins)) - 1]
        return origin.line, column + origin.margin


def shell_texts(text: str) -> Iterator[ShellText]:
    """Every command in shell form that a POSIX shell runs; nothing for Windows and for other shells."""
    file = read_dockerfile(text)
    if file.escape != "\\" or _DRIVE.search(text):
        return
    stages: dict[str, str] = {}  # the shell each named stage ends with
    shell, stage = "sh", ""
    for source in file.instructions:
        command = parse_instruction(source, file.escape)
        if command.keyword == "FROM":
            words = [word.text for word in command.words()]
            base = words[0] if words else ""
            shell = stages.get(base.lower(), "" if _WINDOWS.search(base) else "sh")
            stage = stage_name(command)
        elif command.keyword == "SHELL":
            found = exec_form(command.args)
            program = found[0] if isinstance(found, list) and found else ""
            shell = _SHELLS.get(program.rpartition("/")[2], "")
        else:
            yield from _texts(file, command, shell)
        stages[stage] = shell


def _texts(file: File, command: Command, dialect: str) -> Iterator[ShellText]:
    if command.keyword == "ONBUILD" and (inner := command.inner()):
        command = inner
    start = command.start
    args = command.args
    if command.keyword == "HEALTHCHECK" and (match := re.match(r"CMD\s+", args, re.IGNORECASE)):
        start, args = start + match.end(), args[match.end() :]
    elif command.keyword not in ("RUN", "CMD", "ENTRYPOINT"):
        return
    if exec_form(args) is not None:
        return
    lines, origins = _joined(command.source, start)
    script = bool(command.source.heredocs) and _ONLY_HEREDOC.match(args)
    if script:
        # The text is the script, and its first line may name another program.
        lines, origins = [], []
        numbers = command.source.heredocs[0].lines
        shebang = _SHEBANG.match(file.lines[numbers.start - 1]) if numbers else None
        if shebang:
            dialect = _SHELLS.get(shebang[1], "")
    for heredoc in command.source.heredocs:
        for number in range(heredoc.lines.start, heredoc.lines.stop + (not script and heredoc.closed)):
            lines.append(file.lines[number - 1])
            origins.append(Line(number, 0))
    if dialect and lines:
        yield ShellText("\n".join(lines), dialect, tuple(origins))


def _joined(source: Instruction, start: int) -> tuple[list[str], list[Line]]:
    """The lines of an instruction from an offset on, joined by a backslash at the end of each."""
    lines: list[str] = []
    origins: list[Line] = []
    ends = [piece.offset for piece in source.pieces[1:]] + [len(source.text)]
    for piece, end in zip(source.pieces, ends, strict=True):
        begin = max(piece.offset, start)
        part = source.text[begin:end]
        if not part:
            continue
        lines.append(part + "\\")
        origins.append(Line(piece.line, piece.column + begin - piece.offset - 1))
    if lines:
        lines[-1] = lines[-1][:-1]
    return lines, origins
