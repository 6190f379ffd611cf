"""A Markdown page as the passages that are read: no code, no addresses, no marks, and each with its line."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

# Stand-ins of one character, so that a place in the text still leads to its line.
CODE = "\ue000"  # what is typed: code, keys, addresses
OPEN, CLOSE = "\ue001", "\ue002"  # around italics, where terms of another language stand
ITALICS = re.compile(f"{OPEN}.*?{CLOSE}", re.S)

FENCE = re.compile(r"(?P<ticks>`{3,}|~{3,})")
# A box, a folded block or a tab, with its title.
BOX = re.compile(r'(?:!!!|\?\?\?\+?|===[!+]?)[\w\s-]*(?:"(?P<title>.*)")?$')
HEADING = re.compile(r"#{1,6}\s+(?P<title>.*?)\s*#*$")
MARKER = re.compile(r"(?:[-*+]|\d+[.)]|:)\s+|\[\^\w+\]:\s*|\*\[\w+\]:\s*")
METADATA = re.compile(r"(?:title|description):\s+(?P<title>.*)")
# What Docker says, with which the title of a page about an error begins.
MESSAGE = re.compile(r"^«[^»]*»(?:(?:, | y | e | o )«[^»]*»)*")
CELLS = re.compile(r"(?<!\\)\|")
ENDED = re.compile(r"[.:?!…][»\")]*$")

# In this order: code holds marks that are none, and an image can be the text of a link.
INLINE: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"<!--.*?-->", re.S), ""),
    (re.compile(r"(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)", re.S), CODE),
    (re.compile(r"\+\+[\w+-]+\+\+"), CODE),
    (re.compile(r"<?https?://[^\s>)]+>?"), CODE),
    (re.compile(r"(?<![\w/])[\w.-]+/[\w.-]+#\d+"), CODE),  # a thread of a repository
    (re.compile(r"!\[(?P<text>[^\]]*)\]\([^)]*\)"), lambda m: m["text"]),
    (re.compile(r"\[(?P<text>[^\]]*)\]\([^)]*\)"), lambda m: m["text"]),
    (re.compile(r"\[\^\w+\]|:(?:material|octicons|simple)-[\w-]+:"), ""),
    (re.compile(r"\{\s*(?:[.:#]|\w+=)[^}]*\}"), ""),
    (re.compile(r"</?[a-z][^>]*>"), ""),
    (re.compile(r"\*\*(?P<text>.+?)\*\*", re.S), lambda m: m["text"]),
    (re.compile(r"(?<![\w*])\*(?P<text>[^*\s](?:[^*]*[^*\s])?)\*(?![\w*])"), lambda m: f"{OPEN}{m['text']}{CLOSE}"),
)


@dataclass(frozen=True)
class Passage:
    """A paragraph, an item, a title or a cell. Line breaks are kept; ``line`` (from 1) is that of the first."""

    line: int
    raw: str
    is_running: bool = True  # a paragraph or an item

    @cached_property
    def text(self) -> str:
        """The words, with ``CODE`` for what is typed and italics between ``OPEN`` and ``CLOSE``."""
        text = self.raw
        for pattern, instead in INLINE:
            text = pattern.sub(partial(_same_lines, instead), text)
        return html.unescape(text)

    @property
    def has_sentences(self) -> bool:
        """An item without a full stop is a label, such as the name of a page."""
        return self.is_running and bool(ENDED.search(self.text.rstrip()))

    def line_at(self, place: int) -> int:
        return self.line + self.text.count("\n", 0, place)


def _same_lines(instead: str | Callable[[re.Match[str]], str], match: re.Match[str]) -> str:
    text = instead if isinstance(instead, str) else instead(match)
    return text + "\n" * (match[0].count("\n") - text.count("\n"))


def passages(page: str) -> list[Passage]:
    lines = page.splitlines()
    body = 0
    if lines[:1] == ["---"] and "---" in lines[1:]:
        body = lines.index("---", 1) + 1
    found = [*_metadata(lines[:body]), *_blocks(lines, body)]
    return [passage for passage in found if passage.text.strip()]


def _metadata(lines: list[str]) -> Iterator[Passage]:
    for number, line in enumerate(lines, 1):
        if match := METADATA.match(line):
            yield Passage(number, MESSAGE.sub(CODE, match["title"].strip("\"'")), is_running=False)


def fences(lines: Sequence[str]) -> list[str]:
    """For each line the opening line of the code block that it belongs to, without its blanks, or ""."""
    found, opening, ticks = [], "", ""
    for line in lines:
        text = line.strip().removeprefix("> ")
        if opening:
            found.append(opening)
            if text.startswith(ticks) and not text.strip(ticks[0]):
                opening = ""
        else:
            match = FENCE.match(text)
            opening, ticks = (text, match["ticks"]) if match else ("", "")
            found.append(opening)
    return found


def _blocks(lines: list[str], start: int) -> Iterator[Passage]:
    paragraph: list[str] = []
    # The empty line at the end closes the last paragraph.
    body = [*lines[start:], ""]
    for number, (line, fence) in enumerate(zip(body, fences(body), strict=True), start + 1):
        text = line.strip().removeprefix("> ")
        title, marker = HEADING.match(text) or BOX.match(text), MARKER.match(text)
        is_row = text.startswith("|")
        if paragraph and (fence or title or marker or is_row or not text):
            yield Passage(number - len(paragraph), "\n".join(paragraph))
            paragraph = []
        if fence:
            continue
        if title:
            yield Passage(number, title["title"] or "", is_running=False)
        elif is_row:
            cells = (cell.strip() for cell in CELLS.split(text))
            yield from (Passage(number, cell, is_running=False) for cell in cells if cell.strip(":-"))
        elif text:
            paragraph.append(text[marker.end() :] if marker else text)
