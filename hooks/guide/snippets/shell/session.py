"""Terminal sessions: which lines are commands, what belongs to them, what is output."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

# «$ » alone, or with what shells put before it. «% » and «# » only count with a user or a shell's name.
_PROMPT = re.compile(
    r"""(?P<margin>[ \t]*)
    (?P<prompt>
        (?:\([\w.@/-]+\)[ ]?)?                                   # (venv)
        (?:
            \$
          | \[[\w.-]+@[^\]\s]+(?:[ ][^\]]*)?\][ ]?[$\#%]         # [user@host ~]$
          | [\w.-]+@[\w.-]+(?::[ ]?[^\s$\#%]*|[ ][~/][^\s$\#%]*)?(?:[ ]\([^()\s]+\))?[ ]?[$\#%]  # user@host:~ (main)$
          | [\w.-]+@[\w.-]+[ ][\w.-]+[ ]%                          # user@host folder %
          | [\w.-]+@[\w.-]+[ ][~/][^\s>]*>                         # user@host ~/folder>
          | [a-z][\w-]*\$                                         # node1$
          | (?:ba|z|da|a|k)?sh(?:-[\d.]+)?[$\#]                  # bash-5.2#
          | (?:~[\w./-]*|/[\w./-]*)(?:[ ]\([^()\s]+\))?(?:[ ][$\#]|\$)  # / #, ~/folder$
          | └─+╼?[ ]?[$\#]                                       # below ┌──(user㉿host)-[~]
          | [❯λ]
          | ➜[ ]+[~\w./-]+(?:[ ]git:\([^)\s]*\))?(?:[ ]✗)?       # ➜  ~
        )
    )(?:[ ]|$)""",
    re.VERBOSE,
)
# In a script nobody writes these by chance; «node1$ » and a lone «❯» are left to sessions.
_SURE = re.compile(
    r"""[ \t]*(?:\([\w.@/-]+\)[ ]?)?
    (?:
        \$>?[ ]\S
      | [%>λ][ ](?:sudo[ ])?(?:cat|cd|curl|docker|docker-compose|git|ls|ssh)(?:[ ]|$)
      | \[[\w.-]+@[^\]\s]+[^\]]*\][ ]?[$\#%][ ]
      | [\w.-]+@[\w.-]+[: ][ ]?[~/][^\s$\#%]*(?:[ ]\([^()\s]+\))?[ ]?[$\#%][ ]
      | (?:ba|z|da|a|k)?sh-[\d.]+[$\#][ ]
      | [~/][ ][$\#][ ]
      | ~[\w./-]*\$[ ]
      | └─+╼?[ ]?[$\#][ ]
      | ➜[ ]+[~\w./-]+[ ]
    )""",
    re.VERBOSE,
)
_WINDOWS = re.compile(r"[ \t]*(?:\([\w.@/-]+\) ?)?(?:PS(?: [A-Za-z]:[^>\n]*)?|[A-Za-z]:\\[^>\n]*)>")
_FOREIGN = re.compile(r"[^\s`^][ \t]+[`^][ \t]*$")
_TORN = re.compile(r"(?<!\\)(?:\\\\)*\\[ \t]+$")
_CONTINUATION = re.compile(r">(?: |$)")
_HIDDEN = re.compile(r"[ \t]*# \S")


FARTHEST = 500  # lines after the next prompt that a heredoc may reach


class Piece(NamedTuple):
    """One line of a command. ``shift`` is what to add to a column of ``text`` to get that of the block."""

    line: int
    shift: int
    text: str


@dataclass(frozen=True)
class Command:
    """A command and every line up to the next prompt, which may be its continuation or its output.

    ``least`` is how many pieces belong to it for sure: the first line and what backslashes join to it.
    """

    pieces: tuple[Piece, ...]
    least: int
    lines: Sequence[str] = ()  # those of the whole block

    def beyond(self, word: str) -> tuple[Piece, ...]:
        """The lines after the next prompt up to one that is only ``word``: only a heredoc can reach them."""
        start = self.pieces[-1].line
        for end in range(start, min(len(self.lines), start + FARTHEST)):
            if self.lines[end].strip("\t ") == word:
                return tuple(Piece(n + 1, 0, self.lines[n]) for n in range(start, end + 1))
        return ()


@dataclass(frozen=True)
class Session:
    commands: tuple[Command, ...]
    windows: int  # the first line with a prompt of PowerShell or cmd, or 0
    root: int  # the line of a bare «# » that no prompt stands before, or 0


def prompt_width(line: str) -> int:
    """How many characters of the line are the prompt, 0 when it has none."""
    match = _PROMPT.match(line)
    return match.end() if match else 0


def windows_prompt_width(line: str) -> int:
    """How many characters of the line are a prompt of PowerShell or cmd, 0 when it has none."""
    match = _WINDOWS.match(line)
    return match.end() + line[match.end() :].startswith(" ") if match else 0


def has_prompt(code: str) -> int:
    """The first line with a prompt, or 0. For blocks whose label says that there are none."""
    lines = code.split("\n")
    number = next((n for n, line in enumerate(lines) if _SURE.match(line) or _WINDOWS.match(line)), -1)
    if number < 0:
        return 0
    if not _WINDOWS.match(lines[number]):
        # In a quoted text or a heredoc it is no prompt, nor where a command goes on.
        above = lines[number - 1].strip() if number else ""
        if above.endswith(("\\", "|", "&&")) and not above.startswith("#"):
            return 0
        from guide.snippets.shell import context

        offset = sum(len(line) + 1 for line in lines[:number])
        if context.kinds(code)[offset] != context.CODE:
            return 0
    return number + 1


def is_windows(code: str) -> bool:
    """Whether every prompt is one of PowerShell or cmd: nothing in it is for a shell."""
    found = split(code)
    return found.windows > 0 and not found.commands


def split(code: str) -> Session:
    """The commands of a session, each with all that could belong to it."""
    lines = code.split("\n")
    starts: list[tuple[int, int]] = []
    foreign: set[int] = set()
    margin: str | None = None
    for number, line in enumerate(lines):
        match = _PROMPT.match(line)
        # Help texts in an output hold indented prompts: the first one tells where prompts stand.
        if match and margin in (None, match["margin"]):
            margin = match["margin"]
            starts.append((number, match.end()))
        elif _WINDOWS.match(line):
            starts.append((number, 0))
            foreign.add(number)
    first = starts[0][0] if starts else len(lines)
    root = next((n + 1 for n, line in enumerate(lines[:first]) if _HIDDEN.match(line)), 0)
    ends = [*(number for number, _ in starts[1:]), len(lines)]
    commands = [
        _command(lines, start, width, end)
        for (start, width), end in zip(starts, ends, strict=False)
        if start not in foreign
    ]
    return Session(tuple(commands), min(foreign, default=-1) + 1, root)


def _command(lines: list[str], start: int, width: int, end: int) -> Command:
    head = Piece(start + 1, width, lines[start][width:])
    pieces = [head, *_continuations(lines, start + 1, end)]
    least = 1
    while least < len(pieces) and _joined(pieces[least - 1].text, pieces[least].text):
        least += 1
    return Command(tuple(pieces), least, lines)


def _joined(text: str, following: str) -> bool:
    if (len(text) - len(text.rstrip("\\"))) % 2 == 1:
        return True
    # A blank after the backslash, or the sign of another shell: the next line was meant to follow.
    return bool(_TORN.search(text) or (_FOREIGN.search(text) and following.startswith((" ", "\t", "-"))))


def _continuations(lines: list[str], start: int, end: int) -> list[Piece]:
    """The lines after a command's first one, without «> » while each has it."""
    prompted = True
    pieces = []
    for number in range(start, end):
        line = lines[number]
        match = _CONTINUATION.match(line) if prompted else None
        prompted = match is not None
        pieces.append(Piece(number + 1, match.end() if match else 0, line[match.end() if match else 0 :]))
    return pieces
