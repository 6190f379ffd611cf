"""A converted page cut into sections: what stands below each heading, as the words that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from guide.conversion.highlighting import without_colours
from guide.glossary.extension import CLASS as GLOSSARY_LINK

LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
# What is beside the matter: questions, exercises and tidying up say everything again.
ASIDE = {
    "Ejercicios": 0.4,
    "Compruébate": 0.4,
    "Si algo falla": 0.6,
    "como estaba": 0.4,
    "Antes de empezar": 0.6,
    "Los mensajes": 0.5,
}
# A drawing is read aloud by its caption. These are the dearest to parse, and nothing of them is kept.
_DRAWING = re.compile(r"<(svg|script|style|template)\b.*?</\1>", re.S)
_INLINE = {
    "a",
    "abbr",
    "b",
    "code",
    "em",
    "i",
    "kbd",
    "mark",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
}
_VOID = {"area", "br", "col", "hr", "img", "input", "source", "wbr"}
_HIDDEN_CLASSES = {"headerlink", "guia-comprobado", "linenos", "md-annotation"}


@dataclass
class Section:
    """``parents`` are the headings above it, without that of the page. ``weight``: what it counts beside others."""

    anchor: str
    title: str
    parents: list[str]
    words: list[str]
    code: list[tuple[int, int]]
    """Where words of blocks of code begin and end."""
    weight: float
    rows: list[str] = field(default_factory=list)
    """What else it is called: the cells of tables in the rows that lead to it, and what ``apartados`` tells."""

    def coded(self) -> set[int]:
        """The places of its words that are in blocks of code."""
        return {place for start, end in self.code for place in range(start, end)}

    def written(self, in_code: bool) -> Iterator[str]:
        """Its words in blocks of code, or those in its prose."""
        code = self.coded()
        return (word for place, word in enumerate(self.words) if (place in code) == in_code)


@dataclass
class _Open:
    level: int
    anchor: str
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=lambda: [""])
    """Prose and, at the odd places, blocks of code."""


class _Cutter(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sections = [_Open(1, "")]
        self.in_heading = False
        self.hidden = 0  # open elements from the one that is not searched
        self.rows: list[tuple[int, list[str], str]] = []
        self.row: list[str] | None = None
        self.leads: list[str] = []

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
        elif tag == "pre":
            self.sections[-1].text.append("")
        elif tag == "tr":
            self.row, self.leads = [""], []
        elif tag in ("td", "th") and self.row is not None:
            self.row.append("")
        elif tag not in _INLINE:
            self._say(" ")
        # A word of the glossary leads to its entry in every table, whatever the row is about.
        if tag == "a" and attributes.get("href") and attributes.get("class") != GLOSSARY_LINK:
            self.leads.append(str(attributes["href"]))

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            self.hidden -= 1
        elif tag in LEVELS:
            self.in_heading = False
        elif tag == "tr" and self.row is not None:
            if len(self.leads) == 1:
                self.rows.append((len(self.sections) - 1, self.row, self.leads[0]))
            self.row = None
        elif tag == "pre":
            self.sections[-1].text.append("")
        elif tag not in _INLINE:
            self._say(" ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self._say(data)

    def _say(self, text: str) -> None:
        section = self.sections[-1]
        if self.in_heading:
            section.title.append(text)
        else:
            section.text[-1] += text
            if self.row is not None:
                self.row[-1] += text


def _not_searched(attributes: dict[str, str | None]) -> bool:
    classes = set((attributes.get("class") or "").split())
    return "data-search-exclude" in attributes or not classes.isdisjoint(_HIDDEN_CLASSES)


def cut(html: str) -> tuple[list[Section], list[tuple[str, str]]]:
    """The sections of a page; and rows of its tables with one link, with the address that it leads to.

    Not those of what is beside the matter: all tables of mishaps lead to the same few errors.
    """
    cutter = _Cutter()
    cutter.feed(_DRAWING.sub(" ", without_colours(html)))
    cutter.close()
    sections = list(_closed(cutter.sections))
    rows = [(row, address) for place, row, address in cutter.rows if sections[place].weight >= 0.5]
    cells = [(" ".join(cell.split()), address) for row, address in rows for cell in row]
    return sections, [(cell, address) for cell, address in cells if cell]


def _closed(opened: list[_Open]) -> Iterator[Section]:
    above: list[tuple[int, str]] = []
    for part in opened:
        above = [(level, title) for level, title in above if level < part.level]
        title = " ".join("".join(part.title).split())
        parents = [title for level, title in above if level > 1]
        words, code = _words(part.text)
        weight = min(_weight(heading) for heading in (title, *parents))
        yield Section(part.anchor, title, parents, words, code, weight)
        above.append((part.level, title))


def _words(text: list[str]) -> tuple[list[str], list[tuple[int, int]]]:
    """``text`` has the blocks of code at its odd places."""
    words: list[str] = []
    code: list[tuple[int, int]] = []
    for place, part in enumerate(text):
        start = len(words)
        words += part.split()
        if place % 2 and len(words) > start:
            code.append((start, len(words)))
    return words, code


def _weight(title: str) -> float:
    return next((weight for words, weight in ASIDE.items() if title.endswith(words)), 1.0)
