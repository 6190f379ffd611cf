"""What every checker of the guide returns: one problem, at one place of one file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]

SEVERITY_NAMES: dict[Severity, str] = {"error": "error", "warning": "aviso"}


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
        """The headline, the line of the file and a caret under the place."""
        if not self.excerpt.strip():
            return self.headline()
        width = self.end_column - self.column if self.end_line == self.line else 1
        # Tabs are kept in the padding so that the caret stands right whatever the tab width is.
        padding = "".join("\t" if c == "\t" else " " for c in self.excerpt[: self.column - 1])
        room = max(1, len(self.excerpt) - self.column + 1)
        return f"{self.headline()}\n    {self.excerpt}\n    {padding}{'^' * max(1, min(width, room))}"


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """In the order of the files and lines, duplicates dropped."""
    return sorted(set(diagnostics))
