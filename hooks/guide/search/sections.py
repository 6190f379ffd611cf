"""A converted page cut into sections: what stands below each heading, as the words that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from html.parser import HTMLParser
from typing import Any

from guide.conversion.highlighting import without_colours

LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
# A drawing is read aloud by its caption. These are the dearest to parse, and nothing of them is kept.
_DRAWING = re.compile(r"<(svg|script|style|template)\b.*?</\1>", re.S)
_INLINE = {"a", "abbr", "b", "code", "em", "i", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup"}
_VOID = {"area", "br", "col", "hr", "img", "input", "source", "wbr"}
_HIDDEN_CLASSES = {"headerlink", "guia-comprobado", "linenos", "md-annotation"}


@dataclass
class Section:
    """``parents`` are the headings above it, without that of the page."""

    anchor: str
    title: str
    parents: list[str]
    words: list[str]


@dataclass
class _Open:
    level: int
    anchor: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Cutter(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sections = [_Open(1, "")]
        self.in_heading = False
        self.hidden = 0  # open elements from the one that is not searched

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._say(" ")
            return
        attributes = dict(attrs)
        if self.hidden or _not_searched(attributes):
            self.hidden += 1
            return
        if tag in LEVELS and attributes.get("id"):
            level = LEVELS[tag]
            # The title of the page is its top; what stands before it belongs to it.
            if level > 1:
                self.sections.append(_Open(level, str(attributes["id"])))
            self.in_heading = True
        elif tag not in _INLINE:
            self._say(" ")

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            self.hidden -= 1
        elif tag in LEVELS:
            self.in_heading = False
        elif tag not in _INLINE:
            self._say(" ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self._say(data)

    def _say(self, text: str) -> None:
        section = self.sections[-1]
        (section.title if self.in_heading else section.text).append(text)


def _not_searched(attributes: dict[str, str | None]) -> bool:
    classes = set((attributes.get("class") or "").split())
    return "data-search-exclude" in attributes or not classes.isdisjoint(_HIDDEN_CLASSES)


def cut(html: str) -> list[Section]:
    cutter = _Cutter()
    cutter.feed(_DRAWING.sub(" ", without_colours(html)))
    cutter.close()
    return list(_closed(cutter.sections))


def _closed(opened: list[_Open]) -> Iterator[Section]:
    above: list[tuple[int, str]] = []
    for part in opened:
        above = [(level, title) for level, title in above if level < part.level]
        title = " ".join("".join(part.title).split())
        yield Section(part.anchor, title, [title for level, title in above if level > 1], "".join(part.text).split())
        above.append((part.level, title))


def plain(sections: list[Section]) -> list[dict[str, Any]]:
    """As JSON holds them, to be kept between builds."""
    return [asdict(section) for section in sections]
