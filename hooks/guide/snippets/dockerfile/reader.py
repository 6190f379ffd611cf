"""A Dockerfile as BuildKit reads it: parser directives, joined lines, heredocs; every character keeps its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from guide.snippets.findings import Finding

# What BuildKit splits words at; a no-break space is none of them.
BLANK = "\t\v\f\r "
_DIRECTIVE = re.compile(r"#\s*(syntax|escape|check)\s*=\s*(.+?)\s*$", re.IGNORECASE)
_HEREDOC = re.compile(r"\d*<<(-?+)\s*([^<\s][^<]*)$")
_INSTRUCTION = re.compile(rf"[{BLANK}]*(?:onbuild[{BLANK}]+)*+([^{BLANK}]+)", re.IGNORECASE)
_ESCAPES = ("\\", "`")
_DOTS = re.compile(r"[ \t]*(?:\.\.\.|…)[ \t]*$")


class Piece(NamedTuple):
    """From ``offset`` on, the joined text of an instruction stands at this place of the code."""

    offset: int
    line: int
    column: int


class Heredoc(NamedTuple):
    """``lines`` is the numbers of the lines between the instruction and the closing word."""

    name: str
    strip_tabs: bool
    lines: range
    closed: bool
    start: int  # where it is announced in the text of its instruction


@dataclass
class Instruction:
    """``text`` is the instruction with its lines joined as Docker joins them."""

    text: str
    pieces: list[Piece]
    end_line: int
    heredocs: list[Heredoc] = field(default_factory=list)

    def place(self, offset: int) -> tuple[int, int]:
        piece = self.pieces[self._following(offset) - 1]
        return piece.line, piece.column + offset - piece.offset

    def _following(self, offset: int) -> int:
        """The number of the piece after the one that holds an offset."""
        return bisect_right(self.pieces, offset, key=lambda piece: piece.offset)

    def finding(self, start: int, end: int, code: str, message: str) -> Finding:
        """A finding at a part of the text; what goes on in another line is left out."""
        line, column = self.place(start)
        last, end_column = self.place(max(start, end - 1))
        if last != line:
            end_column = column + self.pieces[self._following(start)].offset - start - 1
        return Finding(line, column, line, max(end_column, column) + 1, code, message)


@dataclass
class File:
    lines: list[str]
    escape: str = "\\"
    instructions: list[Instruction] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class _Scan(NamedTuple):
    continued: re.Pattern[str]
    word: re.Pattern[str]
    flag: re.Pattern[str]


@lru_cache(maxsize=2)
def patterns(escape: str) -> _Scan:
    e = re.escape(escape)
    quoted = rf"\"(?:[^\"{e}]|{e}.)*+(?:\"|{e}?$)|'[^']*+(?:'|$)"
    return _Scan(
        re.compile(rf"(?<!{e}){e}[ \t]*$"),
        # The words of ENV, LABEL and ARG, with their quotes.
        re.compile(rf"(?:[^\s\"'{e}]|{e}.|{e}$|{quoted})++", re.DOTALL),
        re.compile(rf"(?:[^\s\"'{e}]|{e}.|{e}$|\"(?:[^\"{e}]|{e}.)*+(?:\"|$)|'(?:[^'{e}]|{e}.)*+(?:'|$))++", re.DOTALL),
    )


def read_dockerfile(text: str) -> File:
    """Every instruction, known or not. What cannot be read at all is in ``findings``."""
    file = File([line.rstrip("\r") for line in text.split("\n")])
    row = _directives(file)
    while row < len(file.lines):
        row = _instruction(file, row)
    return file


def is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def is_dots(line: str) -> bool:
    """A line that only says that something was left out: no part of a Dockerfile."""
    return _DOTS.match(line) is not None


def _directives(file: File) -> int:
    """Reads the parser directives of the first lines; says also where one comes too late to count."""
    seen: set[str] = set()
    early = True
    for row, line in enumerate(file.lines):
        text = line.lstrip("\ufeff" + BLANK)
        match = _DIRECTIVE.match(text)
        early = early and match is not None
        if not match:
            continue
        name, value = match[1].lower(), match[2]
        column = len(line) - len(text) + 1
        message = ""
        if not early:
            # «# check = …» may be prose; with these two nobody writes prose.
            if (name == "syntax" and re.fullmatch(r"\S+/\S+", value)) or (name == "escape" and value in _ESCAPES):
                message = f"Docker no hace caso de «# {name}=» aquí: va antes de todo, también de otros comentarios"
            code = "DF113"
        else:
            code = "DF112"
            if name in seen:
                message = f"«# {name}=» está repetida: solo puede ir una vez"
            elif name == "escape" and value not in _ESCAPES:
                message = "el valor de «# escape=» es \\ o `"
            elif name == "escape":
                file.escape = value
            seen.add(name)
        if message:
            file.findings.append(Finding(row + 1, column, row + 1, len(line.rstrip()) + 1, code, message))
    return 0


def _instruction(file: File, row: int) -> int:
    """Reads the instruction that starts at a row, if one does; the row after it."""
    continued = patterns(file.escape).continued
    line = file.lines[row].removeprefix("\ufeff") if row == 0 else file.lines[row]
    text = line.lstrip()
    if text.startswith("#"):
        return row + 1
    parts: list[str] = []
    pieces: list[Piece] = []
    offset = 0
    column = len(file.lines[row]) - len(text) + 1
    while True:
        end = continued.search(text)
        piece = text[: end.start()] if end else text
        if piece if parts else piece.strip():  # a line with nothing but «\» may also come first
            pieces.append(Piece(offset, row + 1, column))
            parts.append(piece)
            offset += len(piece)
        row += 1
        if not end:
            break
        row = _next_piece(file, row)
        if row >= len(file.lines):
            break
        text, column = file.lines[row], 1
    if parts:
        found = Instruction("".join(parts), pieces, row)
        file.instructions.append(found)
        row = _heredocs(file, found, row)
    return row


def _next_piece(file: File, row: int) -> int:
    """The row that goes on with an instruction: comments between are no part of it, and empty lines a mistake."""
    before = row
    while row < len(file.lines) and (is_comment(file.lines[row]) or not file.lines[row].strip()):
        row += 1
    message = ""
    if row == len(file.lines):
        message = "después de esta \\ no hay más líneas: quítala"
    elif not all(map(is_comment, file.lines[before:row])):
        message = "la línea vacía no acaba la instrucción: Docker la salta y sigue; quita esa línea o esta \\"
        message += " (NoEmptyContinuation)"
    if message:
        column = len(file.lines[before - 1].rstrip())
        file.findings.append(Finding(before, column, before, column + 1, "DF108", message))
    return row


def _heredocs(file: File, found: Instruction, row: int) -> int:
    """Takes the lines of each heredoc of an instruction; the row after the last one."""
    inner = _INSTRUCTION.match(found.text)
    if not inner or inner[1].lower() not in ("run", "copy", "add"):
        return row
    for name, strip_tabs, start in _announced(found.text):
        first = row
        while row < len(file.lines) and _closer(file.lines[row], strip_tabs) != name:
            row += 1
        closed = row < len(file.lines)
        if not closed:
            # The author meant this one: everything after it is read as what it looks like.
            indented = next((r for r in range(first, row) if file.lines[r].strip() == name), None)
            row = row if indented is None else indented
        found.heredocs.append(Heredoc(name, strip_tabs, range(first + 1, row + 1), closed, start))
        row += 1
    return row


def _closer(line: str, strip_tabs: bool) -> str:
    return line.lstrip("\t") if strip_tabs else line


_SHELL_WORD = re.compile(
    r"(?:<<[ \t]*+|[^\s\"'\\<]|\\.|\\$|<|\"(?:[^\"\\]|\\.)*+\"|'[^']*+')++",
    re.DOTALL,
)


def _announced(text: str) -> Iterator[tuple[str, bool, int]]:
    """Closing word, whether tabs are stripped, and place of each heredoc; none behind a quote that never closes."""
    position = 0
    found = []
    while position < len(text):
        word = _SHELL_WORD.match(text, position)
        if word is None:
            if text[position] in "\"'":
                return
            position += 1
            continue
        position = word.end()
        match = _HEREDOC.match(word.group())
        if match:
            name = re.sub(r"\\(.)|[\"']", r"\1", match[2])
            if name:
                found.append((name, match[1] == "-", word.start()))
    yield from found
