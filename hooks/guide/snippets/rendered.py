"""The code blocks of a page's HTML."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from html.parser import HTMLParser

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(frozen=True)
class Rendered:
    """One ``<pre>``. ``start`` is the offset in the HTML of the outermost element that only holds it."""

    text: str
    language: str
    start: int


@dataclass
class _Open:
    tag: str
    classes: list[str]
    start: int


class _Reader(HTMLParser):
    def __init__(self, html: str, ignored: Set[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.ignored = ignored
        self.open: list[_Open] = []
        self.pre: int | None = None
        self.text: list[str] = []
        self.found: list[Rendered] = []
        # html.parser counts only «\n» as an end of line.
        self.starts = [0, *(i + 1 for i, c in enumerate(html) if c == "\n")]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        line, column = self.getpos()
        classes = (dict(attrs).get("class") or "").split()
        self.open.append(_Open(tag, classes, self.starts[line - 1] + column))
        if tag == "pre" and self.pre is None:
            self.pre, self.text = len(self.open), []

    def handle_endtag(self, tag: str) -> None:
        depth = next((i for i in range(len(self.open), 0, -1) if self.open[i - 1].tag == tag), 0)
        if not depth:
            return
        if self.pre is not None and depth <= self.pre:
            self._finish(self.open[: self.pre])
        del self.open[depth - 1 :]

    def handle_data(self, data: str) -> None:
        if self.pre is not None:
            self.text.append(data)

    def _finish(self, path: list[_Open]) -> None:
        self.pre = None
        classes = {name for element in path for name in element.classes}
        own = set(path[-1].classes)
        if classes & {"linenos", "linenodiv"} or own & self.ignored:
            return
        wrap = path[-1].start
        language = next((c[9:] for e in path for c in e.classes if c.startswith("language-")), "")
        for element in reversed(path):
            if "highlight" in element.classes or element.tag == "pre":
                wrap = element.start
        self.found.append(Rendered("".join(self.text), language, wrap))


def read(html: str, ignored: Set[str] = frozenset()) -> list[Rendered]:
    """Every ``<pre>`` in order, but line numbers and those of an ``ignored`` class (custom fences)."""
    return _Reader(html, ignored).found
