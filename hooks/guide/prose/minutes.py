"""How long a tutorial takes: reading its words, and typing its commands and looking at what they answer.

What is folded counts, because a tutorial asks for it to be opened; so do «Si algo falla» and «Compruébate», which are
read on the way. Of a group of tabs only the first one counts: nobody follows two. Code is not read as prose is, and
what it costs lies in the commands. Exercises are measured apart, because not everybody does them. Downloads are not
counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from guide.prose.passages import fences, passages
from guide.prose.readability import WORD

WORDS_PER_MINUTE = 200
"""Studies of silent reading measure more: M. Brysbaert, «How many words do we read per minute?», Journal of Memory
and Language 109 (2019), has 238 for English texts that are no fiction, and most adults between 175 and 300. Here one
reads in order to do it: fewer than the mean, in a round number."""
MINUTES_PER_COMMAND = 0.5
"""An estimate of this guide, and of no study: copy or type it, wait, and compare the answer."""
STEP = 5  # what is told is a multiple of it
EXERCISES = "## Ejercicios"

_TAB = re.compile(r"===(?P<new>[!+]*)\s")
_CONSOLE = re.compile(r"[`~]{3,}\s*(?:\{\s*\.)?console\b")


class Minutes(NamedTuple):
    """Rounded: a part that has anything takes ``STEP`` at least."""

    page: int
    exercises: int


def minutes(text: str) -> Minutes:
    """How long the page of a tutorial takes."""
    lines = first_tabs(text.splitlines())
    fenced = fences(lines)
    heads = [number for number, line in enumerate(lines) if line.startswith("## ") and not fenced[number]]
    starts = [number for number in heads if lines[number].rstrip() == EXERCISES]
    start = starts[0] if starts else len(lines)
    end = next((number for number in heads if number > start), len(lines))
    return Minutes(_rounded([*lines[:start], *lines[end:]]), _rounded(lines[start:end]))


def first_tabs(lines: Sequence[str]) -> list[str]:
    """The same lines, with empty ones in place of all tabs of a group but the first."""
    kept: list[str] = []
    groups: set[int] = set()  # the indents of the groups that the line may go on
    left_out: int | None = None
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if not line.strip():
            kept.append("")
            continue
        if left_out is not None and indent > left_out:
            kept.append("")
            continue
        left_out = None
        tab = _TAB.match(line.lstrip())
        another = bool(tab and indent in groups and "!" not in tab["new"])
        groups = {group for group in groups if group < indent} | ({indent} if tab else set())
        if another:
            left_out = indent
        kept.append("" if another else line)
    return kept


def _rounded(lines: Sequence[str]) -> int:
    fenced = fences(lines)
    commands = sum(
        line.lstrip().startswith("$ ") for line, opening in zip(lines, fenced, strict=True) if _CONSOLE.match(opening)
    )
    words = sum(len(WORD.findall(passage.text)) for passage in passages("\n".join(lines)))
    return nearest(words / WORDS_PER_MINUTE + commands * MINUTES_PER_COMMAND)


def nearest(time: float) -> int:
    return max(STEP, int(time / STEP + 0.5) * STEP) if time else 0
