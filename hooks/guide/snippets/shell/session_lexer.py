"""The colours of a terminal session: what is typed stands out, as the checker and the laboratory read it.

Pygments' own lexer takes every line that begins with «#», «$» or «%» for a command, also in an output, and knows no
prompt of PowerShell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pygments.lexer import Lexer, do_insertions
from pygments.lexers import LEXERS
from pygments.lexers.shell import BashLexer, PowerShellLexer
from pygments.token import Generic

from guide.snippets.shell import session

__all__ = ["SessionLexer"]

Tokens = Iterator[tuple[int, Any, str]]


class SessionLexer(Lexer):  # type: ignore[misc]
    # Not that of Pygments' own: both would have one place in its table, and the last one loaded would have it.
    name = "Terminal Session"
    aliases = ("console", "shell-session")

    def get_tokens_unprocessed(self, text: str) -> Tokens:
        bash = BashLexer(**self.options)
        lines = text.split("\n")
        typed = {command.pieces[0].line - 1: _typed(command) for command in session.split(text).commands}
        place = number = 0
        while number < len(lines):
            pieces = typed.get(number)
            last = pieces[-1].line if pieces else number + 1
            end = "\n" if last < len(lines) else ""
            if pieces:
                yield from _command(place, lines[number:last], [piece.shift for piece in pieces], end, bash)
            elif width := session.windows_prompt_width(lines[number]):
                yield place, Generic.Prompt, lines[number][:width]
                inner = PowerShellLexer(**self.options).get_tokens_unprocessed(lines[number][width:] + end)
                yield from ((place + width + offset, kind, value) for offset, kind, value in inner)
            elif lines[number] or end:
                yield place, Generic.Output, lines[number] + end
            place += sum(len(line) + 1 for line in lines[number:last])
            number = last


def _typed(command: session.Command) -> list[session.Piece]:
    """The first line and those that are its continuation for sure: after a backslash or with «> »."""
    pieces = [command.pieces[0]]
    for number, piece in enumerate(command.pieces[1:], 1):
        if number >= command.least and not piece.shift:
            break
        pieces.append(piece)
    return pieces


def _command(place: int, lines: list[str], widths: list[int], end: str, bash: BashLexer) -> Tokens:
    code = "\n".join(line[width:] for line, width in zip(lines, widths, strict=True)) + end
    insertions, offset = [], 0
    for line, width in zip(lines, widths, strict=True):
        if width:
            insertions.append((offset, [(0, Generic.Prompt, line[:width])]))
        offset += len(line) - width + 1
    tokens = do_insertions(insertions, bash.get_tokens_unprocessed(code))
    yield from ((place + offset, kind, value) for offset, kind, value in tokens)


def register() -> None:
    """Puts it in the place of the lexer of Pygments that has the same labels."""
    LEXERS["BashSessionLexer"] = (__name__, SessionLexer.name, SessionLexer.aliases, (), ())
