"""For the readers of which systems a block is, besides those of Linux: its page, its mark and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guide.snippets.blocks import Block, Page
from guide.snippets.portable.table import BUSYBOX, MACOS

EVERYBODY = (MACOS, BUSYBOX)
OF_MARK = {"todos": EVERYBODY, "macos": (MACOS,), "linux": ()}
_LINUX = r"(?:Linux|Ubuntu|Debian|Fedora|RHEL|CentOS|Rocky|AlmaLinux|Arch|Alpine|Raspberry|WSL|systemd)\b"
_MAC = re.compile(r"\bmacOS\b|\bMac\b")
_OTHER = re.compile(rf"\b{_LINUX}|\bWindows\b|\bPowerShell\b")
# Titles of boxes and sections are sentences: «La imagen de Debian» speaks of no reader's machine.
_SAID = re.compile(
    rf"(?:^|\b(?:[Ee]n|[Pp]ara|[Ss]olo|[Cc]on|[Uu]sas) )(?:{_LINUX}|macOS\b|Mac\b|Windows\b|PowerShell\b)"
)
_TAB = re.compile(r'===[+!]? +"(.*)"')
_BOX = re.compile(r'(?:!!!|\?\?\?\+?) +[^"]*"(.*)"')
_HEADING = re.compile(r"(#{1,6}) +(?:\d+\. +)?(.*)")


def systems(page: Page, block: Block, mark: str) -> tuple[str, ...]:
    """Whose tools count; nothing where only those of Linux do. ``mark`` is what the block says itself."""
    if mark:
        return OF_MARK[mark]
    if not page.portable:
        return ()
    for title in _titles(page, block):
        mac, other = _MAC.search(title), _OTHER.search(title)
        if mac and not other:
            return (MACOS,)
        if other and not mac:
            return ()
    return EVERYBODY


def _titles(page: Page, block: Block) -> Iterator[str]:
    """The titles that say where the reader is, from the nearest out: tabs and boxes around it, then its sections."""
    inside = {line for other in page.blocks for line in range(other.line, other.end_line + 1)}
    margin, level = block.column - 1, 7
    for number, line in _upwards(page.lines, block.line):
        text = line.strip()
        indent = len(line) - len(line.lstrip())
        if not text or number in inside:
            continue
        if indent < margin:
            margin = indent
            if tab := _TAB.match(text):
                yield tab[1]
            elif (box := _BOX.match(text)) and _SAID.search(box[1]):
                yield box[1]
        elif not indent and (heading := _HEADING.match(text)) and len(heading[1]) < level:
            level = len(heading[1])
            if _SAID.search(heading[2]):
                yield heading[2]


def _upwards(lines: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    """Each line above a 1-based one, with its number."""
    for number in range(start - 1, 0, -1):
        yield number, lines[number - 1]
