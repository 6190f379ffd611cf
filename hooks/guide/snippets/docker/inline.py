"""Code spans in prose that start with «docker »: in paragraphs, lists, tables and headings, never inside blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guide.snippets.blocks import Note, Page
from guide.snippets.cache import Cache, cache_key
from guide.snippets.codes import LOST_FENCE
from guide.snippets.findings import Finding

_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.*?[^`])\1(?!`)")
_START = re.compile(r"(?:#!\w+ +)?(?=docker )")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<(pre|script|style)\b.*?(?:</\1>|\Z)", re.DOTALL)


class Span(NamedTuple):
    """1-based place in the page; a span is in one line."""

    line: int
    column: int
    text: str


def check_inline_code(page: Page, cache: Cache) -> list[Note]:
    """What the grammar has against the spans of a page whose fences can be trusted."""
    notes = []
    for span in spans(page):
        name = cache_key("inline", span.text)
        found = cache.get(name)
        if found is None:
            found = _check(span.text)
            cache.put(name, found)
        notes += [Note(span.line, span.column + f.column - 1, f.code, f.message, _length(f)) for f in found]
    return notes


def _length(finding: Finding) -> int:
    return max(1, finding.end_column - finding.column) if finding.end_line == finding.line else 1


def _check(text: str) -> list[Finding]:
    from guide.snippets.docker import grammar

    return grammar.check_mention(text)


def spans(page: Page) -> Iterator[Span]:
    """The spans with an order of docker."""
    if not page.prose or any(note.code in (*LOST_FENCE, "MD116") for note in page.notes):
        return
    for number, line in enumerate(_prose(page), 1):
        for match in _SPAN.finditer(line) if "docker " in line else ():
            text = match[2]
            start = _START.match(text, len(text) - len(text.lstrip(" ")))
            if start:
                # In a table a vertical bar is written \|, and GitHub shows it without the backslash.
                shown = text[start.end() :].rstrip(" ").replace("\\|", " |")
                yield Span(number, match.start(2) + start.end() + 1, shown)


def _prose(page: Page) -> list[str]:
    """The lines of the page, blank where they are no prose."""
    lines = list(page.lines)
    for block in page.blocks:
        for number in range(block.line - 1, min(block.end_line, len(lines))):
            lines[number] = ""
    blanked = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), "\n".join(lines))
    return blanked.split("\n")
