"""Texts that say themselves what is found in them: ``⟦ports⟧CO115`` is a finding that begins and ends there.

``⟦ports⟧CO109+CO115`` are two at the same place. ``⟦⟧CO102`` stands where a line ends, and is one column wide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from guide.snippets.compose.check import check_compose
from guide.snippets.findings import Finding

_MARK = re.compile(r"⟦([^⟦⟧]*)⟧([A-Z]{2}\d+(?:\+[A-Z]{2}\d+)*)")


def unmarked(text: str) -> str:
    return _MARK.sub(r"\1", text)


def marks(text: str) -> list[str]:
    """``line:column-line:column CODE`` of each mark, in the order of the text."""
    found = []
    for mark in _MARK.finditer(text):
        before = unmarked(text[: mark.start()])
        start, end = _place(before), _place(before + (mark[1] or " "))
        found += [f"{start}-{end} {code}" for code in mark[2].split("+")]
    return found


def places(findings: Iterable[Finding]) -> list[str]:
    return [f"{f.line}:{f.column}-{f.end_line}:{f.end_column} {f.code}" for f in findings]


def compose_told(text: str, messages: Iterable[str], title: str = "") -> None:
    """Of a Compose file the marks are told and nothing else, and each message has the part that is given of it."""
    findings = check_compose(unmarked(text), title)
    assert places(findings) == marks(text), (places(findings), marks(text))
    assert all(part in finding.message for part, finding in zip(messages, findings, strict=True)), findings


def _place(before: str) -> str:
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
