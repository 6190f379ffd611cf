"""What came of checking: the findings in their places, and in which state every block ended."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from guide.diagnostics import Diagnostic, Severity
from guide.snippets.blocks import Block, Note, Origin, Page
from guide.snippets.findings import Finding

MOST_ALIKE = 10  # findings of one code in a block that people are shown; programs are given all of them


class Exemption(NamedTuple):
    file: str
    line: int
    reason: str


class Special(NamedTuple):
    """A block that its author marked, and what the reader is told of it."""

    kind: str  # of a mark: wrong, exempt or since; whoever adds to a report brings kinds of its own
    page: int  # by its place in the list of pages
    block: int  # by its place in the page
    text: str


@dataclass
class Report:
    """Every block is in exactly one of ``checked``, ``text`` and ``exempt``; ``drawn`` ones are no code."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    checked: Counter[str] = field(default_factory=Counter)
    text: int = 0
    exempt: list[Exemption] = field(default_factory=list)
    drawn: int = 0
    specials: list[Special] = field(default_factory=list)
    # Page and block (or None) that each diagnostic belongs to, by their place in the list.
    owners: dict[Diagnostic, tuple[int, int | None]] = field(default_factory=dict)

    def errors_of(self, page: int) -> list[tuple[int | None, Diagnostic]]:
        """The errors of a page that people are shown, each with its block."""
        errors = [d for d, more in shortened(self) if not more and d.severity == "error" and d in self.owners]
        return [(self.owners[d][1], d) for d in errors if self.owners[d][0] == page]

    @property
    def total(self) -> int:
        return sum(self.checked.values()) + self.text + len(self.exempt)


class Shown(NamedTuple):
    """A diagnostic as people are shown it. With ``more``, it only says that there are so many like it from here on."""

    diagnostic: Diagnostic
    more: int = 0


def shortened(report: Report) -> list[Shown]:
    """What people are shown: of one code in one block, so many that each is read; the rest is counted.

    Where there are more, the block is nearly always in another language than its label says.
    """
    alike: dict[tuple[object, ...], int] = {}
    shown: list[Shown] = []
    counted: dict[tuple[object, ...], int] = {}
    for diagnostic in report.diagnostics:
        page, block = report.owners.get(diagnostic, (None, None))
        group = (page, block, diagnostic.code)
        alike[group] = alike.get(group, 0) + 1
        if block is None or alike[group] <= MOST_ALIKE:
            shown.append(Shown(diagnostic))
        elif group not in counted:
            counted[group] = len(shown)
            shown.append(Shown(diagnostic, 1))
        else:
            place = counted[group]
            shown[place] = shown[place]._replace(more=shown[place].more + 1)
    return shown


def note_diagnostic(page: Page, note: Note, severity: Severity) -> Diagnostic:
    excerpt = page.lines[note.line - 1] if note.line <= len(page.lines) else ""
    end = note.column + note.length
    return Diagnostic(page.file, note.line, note.column, note.line, end, note.code, note.message, severity, excerpt)


def finding_diagnostic(page: Page, block: Block, finding: Finding, severity: Severity) -> Diagnostic:
    file, line, column = block.place(finding.line, finding.column)
    _, end_line, end_column = block.place(finding.end_line, finding.end_column)
    if not file and line <= len(page.lines):
        excerpt = page.lines[line - 1]
    else:
        excerpt = _included_line(block.code, finding.line, block.origins[min(finding.line, len(block.origins)) - 1])
    where = (file or page.file, line, column, end_line, end_column)
    return Diagnostic(*where, finding.code, finding.message, severity, excerpt)


@lru_cache(maxsize=16)  # one string for all that is found in the line, however long it is
def _included_line(code: str, line: int, origin: Origin) -> str:
    rows = code.split("\n")
    text = rows[min(line, len(rows)) - 1]
    return " " * origin.margin + text[max(0, -origin.margin) :]


def severity_in(page: Page, code: str) -> Severity:
    """How grave a code is in this page."""
    from guide.snippets import codes

    return codes.severity(code, page.settings.raised, page.markdown_only and not page.settings.strict)
