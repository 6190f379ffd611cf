"""The words of one simple command of the shell: quotes and escapes taken off, expansions left open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

_BLANK = re.compile(r"(?:[ \t\r]|\\\r?\n)*")
_REDIRECTION = re.compile(r"(?:\d+|\{\w+\})?(?:&>>?|<<<|<<-?|<>|[<>]&|>>|>\||[<>])(?!\()")
_PLAIN = re.compile(r"[^\s\\'\"`$<>|&;(){}*?\[\]#]+")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", '"': '"', "a": "\a", "e": "\x1b"}


class Word(NamedTuple):
    """A word, 1-based and end exclusive.

    When ``literal`` is false, ``text`` is only what stands before the first part that nobody knows, and ``many``
    says whether the word may become any number of words.
    """

    text: str
    literal: bool
    line: int
    column: int
    end_line: int
    end_column: int
    many: bool = False


# What follows in the line of an alias, or what xargs puts there.
def unknown(after: Word) -> Word:
    place = (after.end_line, after.end_column)
    return Word("", False, *place, *place, many=True)


@dataclass(frozen=True)
class Raw:
    """A word by its offsets. ``offsets`` are those of each character of ``text``."""

    text: str
    literal: bool
    many: bool
    start: int
    end: int
    offsets: tuple[int, ...]


def read(source: str, start: int, spans: Mapping[int, int]) -> list[Raw]:
    """The words from ``start`` up to the end of the command. ``spans``: start and end of every expansion."""
    words: list[Raw] = []
    position = start
    skip = False
    while True:
        position = _BLANK.match(source, position).end()  # type: ignore[union-attr]
        redirection = _REDIRECTION.match(source, position)
        if redirection:
            position, skip = redirection.end(), True
            continue
        word = _word(source, position, spans)
        if word is None:
            return words
        if not skip:
            words.append(word)
        position, skip = word.end, False


def _word(source: str, start: int, spans: Mapping[int, int]) -> Raw | None:
    reader = _Reader(source, start, spans)
    if source.startswith("#", start):
        return None
    reader.run()
    if reader.position == start:
        return None
    text = "".join(reader.text)
    return Raw(text, reader.literal, reader.many, start, reader.position, tuple(reader.offsets))


class _Reader:
    def __init__(self, source: str, start: int, spans: Mapping[int, int]) -> None:
        self.source, self.position, self.spans = source, start, spans
        self.text: list[str] = []
        self.offsets: list[int] = []
        self.literal, self.many = True, False

    def put(self, text: str, offset: int) -> None:
        if self.literal:
            self.text.append(text)
            self.offsets += range(offset, offset + len(text))

    def expand(self, end: int, many: bool) -> None:
        self.literal = False
        self.many = self.many or many
        self.position = end

    def run(self) -> None:
        source = self.source
        while self.position < len(source):
            here = self.position
            if here in self.spans:
                self.expand(self.spans[here], many=True)
                continue
            plain = _PLAIN.match(source, here)
            if plain:
                self.put(plain.group(), here)
                self.position = plain.end()
                continue
            char = source[here]
            if char == "\\":
                self._escaped()
            elif char == "'":
                self._single(here + 1)
            elif char == '"':
                self._double(here + 1)
            elif char == "$":
                self._dollar()
            elif char in "*?[":
                # A pattern: the names it stands for are not known; a closing ] alone is a character.
                self.expand(here + 1, many=True)
            elif char == "{" and self._braces():
                self.expand(here + 1, many=True)
            elif char in "{}]#":
                self.put(char, here)
                self.position += 1
            else:
                return

    def _escaped(self) -> None:
        here = self.position
        following = self.source[here + 1 : here + 2]
        if following == "\n":
            self.position = here + 2
        elif self.source.startswith("\r\n", here + 1):
            self.position = here + 3
        else:
            self.put(following or "\\", here + (1 if following else 0))
            self.position = here + 1 + len(following)

    def _single(self, start: int) -> None:
        end = self.source.find("'", start)
        end = len(self.source) if end < 0 else end
        self.put(self.source[start:end], start)
        self.position = min(end + 1, len(self.source))

    def _dollar(self) -> None:
        here = self.position
        following = self.source[here + 1 : here + 2]
        if following == '"':
            self._double(here + 2)
        elif following == "'":
            self._ansi(here + 2)
        else:
            self.put("$", here)
            self.position = here + 1

    def _ansi(self, position: int) -> None:
        while position < len(self.source) and self.source[position] != "'":
            if self.source[position] == "\\" and position + 1 < len(self.source):
                char = self.source[position + 1]
                if char not in _ESCAPES:
                    self.literal = False  # \x41, \u00e1 and \101 are not worth decoding
                self.put(_ESCAPES.get(char, char), position)
                position += 2
            else:
                self.put(self.source[position], position)
                position += 1
        self.position = min(position + 1, len(self.source))

    def _double(self, position: int) -> None:
        source = self.source
        while position < len(source) and source[position] != '"':
            if position in self.spans:
                # «"$@"» is as many words as there are arguments.
                end = self.spans[position]
                self.expand(end, many="@" in source[position:end])
                position = end
            elif source[position] == "\\" and source[position + 1 : position + 2] in ("$", "`", '"', "\\", "\n"):
                if source[position + 1] != "\n":
                    self.put(source[position + 1], position + 1)
                position += 2
            else:
                self.put(source[position], position)
                position += 1
        self.position = min(position + 1, len(source))

    def _braces(self) -> bool:
        """Whether «{a,b}» or «{1..3}» starts here."""
        return re.match(r"\{[^\s{}]*(?:,|\.\.)[^\s{}]*\}", self.source[self.position : self.position + 500]) is not None
