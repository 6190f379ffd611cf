"""The words of a pasted message, without what changes each time; ``docs/assets/tarde/mensajes.js`` does the same.

What changes and looks like a word (names, paths, ports) stays: it is in no message of the catalogue, or only where it
says something.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import NamedTuple

from guide.errors.entries import GAP

LONGEST = 1600
"""Words of a paste that are looked at: the first quarter of them and the last three."""


class Line(NamedTuple):
    """``words``: what the line says. ``hard``: it ends in the middle of something, maybe of a word."""

    words: list[str]
    hard: bool


# Each text that is taken out, and what stands in its place. Before capitals and accents go.
_NOISE = [
    (re.compile(pattern, flags | re.ASCII), new)
    for pattern, flags, new in (
        (r"\0", 0, ""),
        (r"\r\n?", 0, "\n"),
        # Colours, with or without the sign that begins them, and titles of windows.
        (r"\x1b\][^\x07\n]*\x07|(?:\x1b|\^\[)?\[\d{0,3}(?:;\d{1,3})*m|\x1b\[[\d;?]*[A-Za-z]", 0, ""),
        # What a program writes in the place of a sign: JSON, HTML.
        (r"\\u00[0-9a-fA-F]{2}|&(?:#\d+|[a-z]{2,5});", 0, " "),
        (r"\\r(?![a-z])", 0, ""),
        (r"\\n(?![a-z])", 0, "\n"),
        (r"\\t(?![a-z])", 0, " "),
        # When it was, and who writes it down.
        (r"\b[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]+ [\w.@-]+(?:\[\d+\])?: ", 0, " "),
        (r"\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?", 0, " "),
        (r"\b\d\d?:\d\d:\d\d(?:[.,]\d+)?\b", 0, " "),
        (r"\btime=\"[^\"\n]*\"|\blevel=\w+|\bmsg=|\[\d{4}\]", 0, " "),
        # An address is one word.
        (r"\b(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\b", 0, r"\1\2\3\4"),
        # Steps of a build, and the column of a service of Compose.
        (r"^[ \t]*(?:#\d+[ \t]+)?(?:\d+\.\d+[ \t]+)?(?:[\w.-]+[ \t]+\|[ \t])?", re.MULTILINE, ""),
        (r"(?<=[a-z])['’´](?=(?:t|s|re|ll|ve|d|m)\b)", re.IGNORECASE, ""),
    )
]
_SIGNS = [one for one in _NOISE if one[0].pattern.startswith((r"\b(\d{1,3})", "(?<=[a-z])"))]
# A prompt, and the command behind it, on a line of their own.
_PROMPT = re.compile(
    r"[ \t]*(?:\([\w.-]+\)[ \t]*)?"
    r"(?:[\w.-]+@[\w.-]+[^$#%>\n]{0,80}[$#%>]|[$#❯➜+]|(?:PS[ \t]+)?[A-Z]:\\[^>\n]*>)[ \t]+\S",
    re.ASCII,
)
# Where to read on: many messages end so, and none is known by it.
_HELP = re.compile(r"(?:see|run) '[^'\n]{1,60} --help'(?: for more information)?", re.IGNORECASE)
# A gap, a word, and what says something where a name may be any: the dash of an option, and the folder above.
_WORD = re.compile(r"\0|\.\.(?=[/\\\0])|(?<![^\s\"'`(\[])-(?=-?[a-z\0])|[^\W_]+")
# An id or a digest: digits and the first letters, mixed.
_ID = re.compile(r"(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,}|[0-9a-f]{12,}|\d{11,}")
_LONGEST_WORD = 24


def fold(text: str) -> str:
    """Small letters without accents, and each sign as the simplest one that means the same."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text).lower() if unicodedata.category(sign)[0] != "M")


def words_of(text: str) -> list[str]:
    """The words of a text that is folded, without ids."""
    return [word for word in _WORD.findall(text) if len(word) <= _LONGEST_WORD and not _ID.fullmatch(word)]


def lines_of(text: str) -> list[Line]:
    """The lines of a paste; not those that only have a prompt and a command, if there are others."""
    for pattern, new in _NOISE:
        text = pattern.sub(new, text)
    text = _HELP.sub("", text)
    lines = text.split("\n")
    said = [line for line in lines if not _PROMPT.match(line)]
    return (
        [_line(line, said, number) for number, line in enumerate(said)]
        if any(map(str.strip, said))
        else [_line(line, lines, number) for number, line in enumerate(lines)]
    )


def _line(line: str, lines: list[str], number: int) -> Line:
    after = lines[number + 1] if number + 1 < len(lines) else ""
    hard = len(line) > 20 and line[-1:].isalnum() and after[:1].isalnum()
    return Line(words_of(fold(line)), hard)


def paste_words(text: str, known: Container[str]) -> list[str]:
    """All words of a paste, in order. ``known``: the words of the catalogue.

    A terminal or a mail may have broken a line in the middle of a word: what only together is a word is one.
    """
    words: list[str] = []
    hard = False
    for line in lines_of(text):
        more = line.words
        if hard and words and more and words[-1] + more[0] in known and not (words[-1] in known and more[0] in known):
            words[-1] += more[0]
            more = more[1:]
        words += more
        hard = line.hard
    if len(words) > LONGEST:
        words = words[: LONGEST // 4] + words[-LONGEST * 3 // 4 :]
    return words


def message_words(text: str) -> list[list[str]]:
    """The words of each part of a message of the catalogue that its author wrote between blanks; "\\0" for a gap."""
    parts = []
    # Without its words, and with its blanks: the parts are counted.
    text = _HELP.sub(lambda found: re.sub(r"\S", "", found[0]), text)
    for part in text.replace(GAP, "\0").split(" "):
        for pattern, new in _SIGNS:
            part = pattern.sub(new, part)
        parts.append(words_of(fold(part)))
    return parts
