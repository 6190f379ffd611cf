"""What every checker of the guide returns: one problem, at one place of one file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]

SEVERITY_NAMES: dict[Severity, str] = {"error": "error", "warning": "aviso"}

WIDEST = 160  # characters of a line that are shown: of a longer one, those around the place
# A terminal obeys control characters; as pictures (U+2400 and on) they are seen and have a width.
_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) != "\t"} | {0x7F: 0x2421}


@dataclass(frozen=True, order=True)
class Diagnostic:
    """A problem that an author can mend.

    ``file`` is relative to the folder the author works in. Lines and columns are 1-based and count
    characters, as an editor shows them; the end is exclusive. ``message`` is one Spanish sentence without
    a full stop that says what is wrong and what to do. ``excerpt`` is the line of the file, or "".
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    message: str = field(compare=False)
    severity: Severity = field(default="error", compare=False)
    excerpt: str = field(default="", compare=False)

    def headline(self) -> str:
        """``file:line:column: CODE message``, the form that editors and CI logs make clickable."""
        label = "" if self.severity == "error" else f"{SEVERITY_NAMES[self.severity]}: "
        return f"{self.file}:{self.line}:{self.column}: {self.code} {label}{self.message}"

    def text(self) -> str:
        """The headline, the line of the file and a caret under the place; of a long line, what is around it."""
        if not self.excerpt or self.excerpt.isspace():
            return self.headline()
        place = min(self.column - 1, len(self.excerpt))
        length = self.end_column - self.column if self.end_line == self.line else 1
        start, end = _window(len(self.excerpt), place)
        before, shown = self.excerpt[start:place], self.excerpt[place : min(place + max(1, length), end)]
        line = f"{'…' if start else ''}{self.excerpt[start:end]}{'…' if end < len(self.excerpt) else ''}"
        # Tabs are kept in the padding so that the caret stands right whatever the tab width is.
        padding = "".join("\t" if c == "\t" else " " * _columns(c) for c in before)
        caret = "^" * max(1, sum(map(_columns, shown)))
        return f"{self.headline()}\n    {line.translate(_PICTURES)}\n    {' ' if start else ''}{padding}{caret}"


def _window(length: int, place: int) -> tuple[int, int]:
    """Which part of a line is shown: all of it, or two thirds of the width from the place on."""
    if length <= WIDEST:
        return 0, length
    start = max(0, min(place - WIDEST // 3, length - WIDEST))
    return start, start + WIDEST


def _columns(character: str) -> int:
    """How many columns of a terminal a character takes."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0  # it joins the one before: accents, joiners, and the vowels and ends of Korean syllables
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """In the order of the files and lines, duplicates dropped."""
    return sorted(set(diagnostics))
