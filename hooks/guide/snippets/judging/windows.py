"""The docker commands of PowerShell and cmd, line by line; nothing else of these shells is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from guide.snippets.docker import grammar
from guide.snippets.docker.commands import Command
from guide.snippets.docker.words import Word
from guide.snippets.findings import Finding
from guide.snippets.notation import placeholders
from guide.snippets.shell import session
from guide.snippets.shell.session import Piece

_GOES_ON = {"powershell": re.compile(r"(?:^|[ \t])`[ \t]*$"), "cmd": re.compile(r"\^[ \t]*$")}
_TOKEN = re.compile(
    r"""(?P<redirection>[\d*]?>>?(?:&\d)?|<)
      | (?P<end>[|;&]+|\#.*)
      | (?P<word>(?:"[^"]*"|'[^']*'|[^\s"'|;&<>])+)
      | (?P<open>["'])                                  # a text that goes on in another line
    """,
    re.VERBOSE,
)
# It may be an expansion, an escape or an array; and a path of Windows is not one of the table's.
_NOT_PLAIN = re.compile(r"[^\w./:=@+,~-]")
_QUOTED = {"powershell": re.compile(r"\"([^\"$`\\]*)\"|'([^'\\]*)'"), "cmd": re.compile(r'"([^"%^\\]*)"()')}
_QUOTES = {"powershell": "\"'", "cmd": '"'}
_DRIVE = re.compile(r"(?:^|=)[A-Za-z]:(?:/|$)")
_NOT_LINES = re.compile(r"@[\"'][ \t]*$|<#", re.MULTILINE)  # texts and comments of several lines in PowerShell


def check_script(code: str, dialect: str) -> list[Finding]:
    """What is wrong with the docker commands of a script; ``dialect`` is powershell or cmd."""
    if dialect == "powershell" and _NOT_LINES.search(code):
        return []
    rows = code.split("\n")
    findings: list[Finding] = []
    start = 0
    for number, row in enumerate(rows):
        if number + 1 == len(rows) or not _GOES_ON[dialect].search(row):
            findings += _check([Piece(n + 1, 0, rows[n]) for n in range(start, number + 1)], dialect)
            start = number + 1
        if any(token["open"] in _QUOTES[dialect] for token in _TOKEN.finditer(row) if token["open"]):
            break  # the next lines are a text
    return findings


def check_session(code: str) -> list[Finding]:
    """What is wrong with the docker commands behind the prompts of these shells."""
    if ">" not in code:
        return []
    rows = code.split("\n")
    findings: list[Finding] = []
    for number, row in enumerate(rows):
        width = session.windows_prompt_width(row)
        if width:
            dialect = "powershell" if "PS" in row[:width] else "cmd"
            pieces = [Piece(number + 1, width, row[width:])]
            while len(pieces) + number < len(rows) and _GOES_ON[dialect].search(pieces[-1].text):
                following = rows[number + len(pieces)]
                shift = 3 if following.startswith(">> ") else 0
                pieces.append(Piece(number + len(pieces) + 1, shift, following[shift:]))
            findings += _check(pieces, dialect)
    return findings


def _check(pieces: Sequence[Piece], dialect: str) -> Iterator[Finding]:
    words: list[Word] = []
    for word in (*_words(pieces, dialect), None):
        if word:
            words.append(word)
            continue
        if words:
            yield from grammar.check_command(Command(tuple(words)))
        words = []


def _words(pieces: Iterable[Piece], dialect: str) -> Iterator[Word | None]:
    """The words of each command, and None behind each."""
    skip = False
    for piece in pieces:
        text = placeholders.fill_loose(_GOES_ON[dialect].sub("", piece.text))
        for token in _TOKEN.finditer(text):
            place = (piece.line, token.start() + piece.shift + 1, piece.line, token.end() + piece.shift + 1)
            if token["redirection"]:
                skip = "&" not in token.group()
            elif token["end"]:
                yield None
            elif token["open"]:
                yield Word("", False, *place, many=True)
                return
            elif skip:
                skip = False
            else:
                yield _word(token.group(), place, dialect)


def _word(spelling: str, place: tuple[int, int, int, int], dialect: str) -> Word:
    quoted = _QUOTED[dialect].fullmatch(spelling)
    if quoted:
        return Word(quoted[1] or quoted[2] or "", True, *place)
    known = "" if spelling.startswith("@") else _NOT_PLAIN.split(spelling)[0]
    if known == spelling and not _DRIVE.search(known):
        return Word(known, True, *place)
    return Word(known if known.endswith("=") else "", False, *place, many=True)
