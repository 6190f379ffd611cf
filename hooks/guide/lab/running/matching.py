"""Whether what came back is what the page shows, and where not.

What changes from one run to the next is matched by its form only. All the rest must be the same to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from guide.lab.pages.marks import RECORD

GAP = "…"
_AGO = r"Less than a second|About a minute|About an hour|\d+ (?:second|minute|hour|day|week|month|year)s?"
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DAY = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
# The first kind that fits counts. Identifiers come back as the same ones wherever a page shows them again.
_KINDS = {
    "id": r"sha256:[0-9a-f]{12,64}|\b(?:[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{12})\b",
    # Its name is the beginning of the identifier of its network.
    "bridge": r"\bbr-[0-9a-f]{12}\b",
    "interface": r"\bveth[0-9a-f]{7}\b(?:@if\d+)?|\beth\d+@if\d+",
    "reference": r"\b(?=[a-z]*\d)[a-z0-9]{25}\b",
    "uuid": r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b",
    "mac": r"\b[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b",
    "time": rf"(?:\b(?:{_DAY}) )?\d{{4}}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?"
    r"(?: ?(?:Z|UTC|[+-]\d\d:?\d\d)(?: [A-Z]{3,4})?)?"
    rf"|\b\d\d/(?:{_MONTH})/\d{{4}}:\d\d:\d\d:\d\d [+-]\d{{4}}"
    rf"|\b(?:{_DAY}),? \d\d (?:{_MONTH}) \d{{4}} \d\d:\d\d:\d\d GMT"
    rf"|\b(?:(?:{_DAY}) )?(?:{_MONTH}) [ \d]\d \d\d:\d\d(?::\d\d)?(?: \d{{4}})?"
    r"|\b\d{4}/\d\d/\d\d \d\d:\d\d:\d\d|\b\d{4}-\d\d-\d\d\b",
    "ago": rf"(?:{_AGO})(?= ago|\b(?= \(|$|  ))|(?<=Up )(?:{_AGO})|\b\d+(?:min)?(?: \d+)?m?s(?= ago)",
    "duration": r"(?<![\w.])(?:\d+m)?\d+\.\d+m?s\b|(?<=CPU: )[\d.]+(?:us|ms|s)\b|(?<=real\t)\S+|(?<=wall )\S+",
    "size": r"(?<![\w.])\d+(?:\.\d+)?(?:e[+]\d+)? ?(?:[kKMGT]i?B|B)\b(?:/s)?|(?<![\w.])\d+\.\d+[KMG]\b",
    "percent": r"\b\d+\.\d+%",
    "port": r"(?<=:)(?:3[3-9]\d{3}|327[6-9]\d|32[89]\d\d|[45]\d{4}|6[01]\d{3})\b",
    "process": r"(?<=\w)\[\d+\](?=:)|(?<=PID: )\d+",
    # Debian mends its packages without a new version of what is in them.
    "revision": r"(?<=[+~]ds\d-)[\w.+~]+",
    "tag": r'(?<=ETag: )"[0-9a-f-]+"',
}
_TOKENS = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _KINDS.items()) + r"| {2,}|…")
_SHORTEST = 12  # characters of an identifier that name it
_BOUND = ("id", "bridge", "interface", "reference", "mac", "uuid")
_PREFIXES = ("sha256:", "br-")


class Difference(NamedTuple):
    """``expected`` at a line of the page (1-based), against ``received``; "" where there is nothing."""

    line: int
    expected: str
    received: str


@dataclass
class Names:
    """Which identifier of the page is which of this run."""

    received: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)

    def agrees(self, shown: str, received: str) -> bool:
        shown, received = _short(shown), _short(received)
        return self.received.get(shown, received) == received and self.shown.get(received, shown) == shown

    def keep(self, shown: str, received: str) -> None:
        self.received[_short(shown)] = _short(received)
        self.shown[_short(received)] = _short(shown)

    def as_shown(self, line: str) -> str:
        """A line of this run with the identifiers that the page already has for the same things."""

        def swap(match: re.Match[str]) -> str:
            text = match[0]
            if match.lastgroup not in ("id", "bridge"):
                return text
            prefix = next((prefix for prefix in _PREFIXES if text.startswith(prefix)), "")
            bare = text.removeprefix(prefix)
            known = self.shown.get(bare[:_SHORTEST])
            return f"{prefix}{known}{bare[_SHORTEST:]}" if known else text

        return _TOKENS.sub(swap, line)


def _short(text: str) -> str:
    if text.startswith(("veth", "eth")):
        return text
    for prefix in _PREFIXES:
        text = text.removeprefix(prefix)
    return text[:_SHORTEST]


@lru_cache(maxsize=4096)
def _compiled(expected: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """What a line of the page accepts, and the identifiers in it, one for each group."""
    pattern, shown, place = [], [], 0
    for token in _TOKENS.finditer(expected):
        pattern.append(re.escape(expected[place : token.start()]))
        place = token.end()
        if token[0] == GAP:
            pattern.append(".*?")
        elif token[0].startswith("  "):
            # Columns of a table move with what is in them.
            pattern.append(" +")
        elif token.lastgroup in _BOUND:
            shown.append(token[0])
            pattern.append(f"({_KINDS[token.lastgroup]})")
        else:
            pattern.append(f"(?:{_KINDS[str(token.lastgroup)]})")
    pattern.append(re.escape(expected[place:]))
    return re.compile("".join(pattern)), tuple(shown)


def same(expected: str, received: str, names: Names) -> bool:
    """Whether a line is what the page shows. Identifiers that fit are remembered."""
    pattern, shown = _compiled(expected.rstrip())
    match = pattern.fullmatch(received.rstrip())
    if match is None:
        return False
    pairs = list(zip(shown, match.groups(), strict=True))
    seen = Names(dict(names.received), dict(names.shown))
    for page, run in pairs:
        if not seen.agrees(page, run):
            return False
        seen.keep(page, run)
    names.received, names.shown = seen.received, seen.shown
    return True


def compare(
    expected: Sequence[tuple[int, str]], received: Sequence[str], names: Names, end: int, unordered: bool = False
) -> Difference | None:
    """The first line that is not as the page shows it, or None. ``expected``: numbered lines of the page.

    ``end``: the line to point at when the output goes on after all that is shown.
    """
    if any(text.strip() == RECORD for _, text in expected):
        line = next(number for number, text in expected if text.strip() == RECORD)
        return Difference(line, RECORD, received[0] if received else "")
    if unordered:
        return _compare_unordered(expected, received, names, end)
    place = 0
    runs = _between_gaps(expected)
    for number, run in enumerate(runs):
        first, last = number == 0, number == len(runs) - 1
        if first and not last:
            problem = _run_at(run, received, 0, names)
            if problem:
                return problem
            place = len(run)
        elif first and last:
            return _run_at(run, received, 0, names) or _left_over(received, len(run), end)
        elif last:
            place = max(place, len(received) - len(run))
            return _run_at(run, received, place, names)
        elif run:
            found = next((p for p in range(place, len(received)) if not _run_at(run, received, p, names)), None)
            if found is None:
                return Difference(run[0][0], run[0][1], "")
            place = found + len(run)
    return None


def _between_gaps(expected: Sequence[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    runs: list[list[tuple[int, str]]] = [[]]
    for number, text in expected:
        if text.strip() == GAP:
            runs.append([])
        else:
            runs[-1].append((number, text))
    return runs


def _run_at(run: Sequence[tuple[int, str]], received: Sequence[str], place: int, names: Names) -> Difference | None:
    seen = Names(dict(names.received), dict(names.shown))
    for offset, (number, text) in enumerate(run):
        line = received[place + offset] if place + offset < len(received) else None
        if line is None or not same(text, line, seen):
            return Difference(number, text, line or "")
    names.received, names.shown = seen.received, seen.shown
    return None


def _left_over(received: Sequence[str], place: int, end: int) -> Difference | None:
    return Difference(end, "", received[place]) if place < len(received) else None


def _compare_unordered(
    expected: Sequence[tuple[int, str]], received: Sequence[str], names: Names, end: int
) -> Difference | None:
    left = list(received)
    for number, text in expected:
        if text.strip() == GAP:
            continue
        found = next((line for line in left if same(text, line, names)), None)
        if found is None:
            return Difference(number, text, "")
        left.remove(found)
    has_gap = any(text.strip() == GAP for _, text in expected)
    return Difference(end, "", left[0]) if left and not has_gap else None
