"""What the tools of macOS and busybox would refuse, or take for another thing, in a command that works on Linux."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guide.snippets.docker.commands import Command
from guide.snippets.docker.messages import finding_in_word
from guide.snippets.docker.words import Word
from guide.snippets.findings import Finding
from guide.snippets.portable.table import MACOS, NAMES, Table, Tool

_NUMBER = re.compile(r"-\d")
_PRIMARY = re.compile(r"-[A-Za-z]\w+")
# The word after these is a value, whatever it looks like.
_FREE_VALUES = frozenset(("-name", "-iname", "-path", "-ipath", "-regex", "-iregex", "-wholename", "-perm", "-size"))


def check_command(command: Command, table: Table, systems: Sequence[str]) -> Iterator[Finding]:
    """``systems`` are those whose readers type the command besides Linux."""
    called = command.words[0]
    if "/" in called.text and not called.text.startswith("/"):
        return  # a program of the page's own
    instead = table.missing(command.program)
    if instead is not None and MACOS in systems:
        message = f"macOS no tiene {command.program}{f': {instead}' if instead else ''}"
        yield finding_in_word(called, "SI102", f"{message}; si solo es para Linux, ponlo en una pestaña que lo diga")
        return
    tool = table.tool(command.program)
    if tool is not None:
        yield from _Walk(command, tool, table, systems).run()


class _Walk:
    """Reads the words as getopt does: letters together or alone, names, values in the same word or in the next."""

    def __init__(self, command: Command, tool: Tool, table: Table, systems: Sequence[str]) -> None:
        self.name, self.words, self.tool, self.table = command.program, command.words[1:], tool, table
        self.called = command.words[0]
        self.systems = [system for system in systems if system in tool.systems]
        self.position = 0
        self.argument: Word | None = None  # the first one, as far as anybody can tell
        self.sure = True  # whether every word before was understood

    def run(self) -> Iterator[Finding]:
        while self.position < len(self.words):
            word = self.words[self.position]
            self.position += 1
            text = word.text
            if text == "--" and word.literal:
                return
            if not text.startswith("-") or text == "-":
                self.sure &= word.literal or not word.many
                if self.name == "tar" and self.position == 1 and word.literal and text.isalpha():
                    yield from self._letters(word, text)
                self.argument = self.argument or word
            elif self.name == "find" and (self.argument or _PRIMARY.fullmatch(text)):
                yield from self._expression(word)
                return
            elif text.startswith("--"):
                yield from self._long(word)
            elif not _NUMBER.match(text):
                yield from self._short(word)

    def _short(self, word: Word) -> Iterator[Finding]:
        found = list(self._letters(word, word.text[1:], 1))
        yield from found or self._late(word)

    def _letters(self, word: Word, letters: str, start: int = 0) -> Iterator[Finding]:
        for index, letter in enumerate(letters):
            spelling = f"-{letter}"
            rest = letters[index + 1 :]
            meaning = self.table.others.get(f"{self.name} {spelling}")
            if lacking := self._lacking(letter):
                yield self._missing(word, spelling, lacking, 1, start + index)
                self.sure = False  # whether it takes a value
            elif meaning and MACOS in self.systems and not (self.name == "sed" and (rest or not word.literal)):
                yield finding_in_word(word, "SI103", meaning, 1, start + index)
            values = self.tool.value(letter)
            if values - {""}:
                self.sure &= len(values) == 1 and word.literal
                if not rest and ":" in values and start:
                    yield from self._value(letter)
                return

    def _value(self, letter: str) -> Iterator[Finding]:
        """The next word is the value of a letter."""
        value = self.words[self.position] if self.position < len(self.words) else None
        self.position += 1
        if value is not None and self.name == "head" and _NUMBER.match(value.text) and MACOS in self.systems:
            message = f"head de macOS no cuenta desde el final: -{letter} pide un número positivo"
            yield finding_in_word(value, "SI103", message)

    def _long(self, word: Word) -> Iterator[Finding]:
        name, equals, _ = word.text[2:].partition("=")
        if not word.literal and not equals:
            self.sure = False
            return
        lacking = self._lacking(name) if len(name) > 1 else []
        if lacking:
            yield self._missing(word, f"--{name}", lacking, len(name) + 2, 0)
        else:
            yield from self._late(word)
        # Whether its value is the next word is not known.
        self.sure &= bool(equals)

    def _late(self, word: Word) -> Iterator[Finding]:
        options = self.tool.systems[MACOS]
        if self.argument is not None and self.sure and MACOS in self.systems and not options.permutes:
            message = (
                f"en macOS las opciones de {self.name} van delante: detrás de «{self.argument.text}» sería un archivo"
            )
            yield finding_in_word(word, "SI104", message)
            self.sure = False

    def _expression(self, word: Word) -> Iterator[Finding]:
        """The rest of a find: tests and actions, among which a command of its own may stand."""
        if self.argument is None and MACOS in self.systems:
            yield finding_in_word(self.called, "SI103", "en macOS find pide la carpeta en la que busca: find . …")
        words = iter((word, *self.words[self.position :]))
        for part in words:
            if part.text in ("-exec", "-execdir", "-ok", "-okdir"):
                next((end for end in words if end.text in (";", "+")), None)
            elif part.text in _FREE_VALUES:
                next(words, None)
            elif part.literal and _PRIMARY.fullmatch(part.text):
                lacking = [system for system in self.systems if part.text not in self.table.primaries(system)]
                if lacking:
                    yield self._missing(part, part.text, lacking, len(part.text), 0)

    def _lacking(self, name: str) -> list[str]:
        return [system for system in self.systems if not self.tool.systems[system].has(name)]

    def _missing(self, word: Word, spelling: str, lacking: Sequence[str], length: int, start: int) -> Finding:
        where = " ni ".join(f"en {NAMES[system]}" for system in lacking)
        letter = self.tool.short.get(spelling.removeprefix("--"))
        advice = self.table.instead.get(f"{self.name} {spelling}") or (f"escribe -{letter}" if letter else "")
        message = f"{self.name} no tiene {spelling} {where}{f': {advice}' if advice else ''}"
        return finding_in_word(word, "SI101", message, length, start)
