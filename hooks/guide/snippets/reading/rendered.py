"""The code blocks of a page's HTML, without reading the rest of it: every build asks for those of every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from html import unescape
from typing import NamedTuple

_ATTRIBUTES = r"""[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*"""
# Only elements that blocks stand in: anything else does not say what is a block.
_TOKEN = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(?P<raw>script|style)\b.*?(?:</(?P=raw)\s*>|\Z)"
    rf"|<(?P<end>/?)(?P<tag>pre|div|td|table|figure)\b(?P<attributes>{_ATTRIBUTES})>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(rf"<!--.*?(?:-->|\Z)|</?[a-zA-Z]{_ATTRIBUTES}>", re.DOTALL)
_CLASS = re.compile(r"""(?<![\w-])class\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


class Rendered(NamedTuple):
    """One ``<pre>``. ``start`` is the offset in the HTML of the outermost element that only holds it."""

    text: str
    language: str
    start: int


class _Open(NamedTuple):
    tag: str
    classes: list[str]
    start: int


def read_html(html: str, ignored: Set[str] = frozenset()) -> list[Rendered]:
    """Every ``<pre>`` in order, but line numbers and those of an ``ignored`` class (custom fences)."""
    found: list[Rendered] = []
    path: list[_Open] = []
    depth = begin = 0  # of the <pre> that is open, counted from 1, and where its text begins
    for match, tag, is_end in _tags(html):
        if not is_end:
            classes = _CLASS.search(match["attributes"])
            path.append(_Open(tag, next(filter(None, classes.groups()), "").split() if classes else [], match.start()))
            if tag == "pre" and not depth:
                depth, begin = len(path), match.end()
            continue
        matching = next((i for i in range(len(path), 0, -1) if path[i - 1].tag == tag), 0)
        if 0 < matching <= depth:
            found += _block(path[:depth], html[begin : match.start()], ignored)
            depth = 0
        if matching:
            del path[matching - 1 :]
    return found


def end(html: str, start: int) -> int:
    """Where the element that starts at ``start`` ends."""
    depth = 0
    opening = ""
    for match, tag, is_end in _tags(html, start):
        opening = opening or tag
        depth += 0 if tag != opening else -1 if is_end else 1
        if depth <= 0:
            return match.end()
    return len(html)


def _tags(html: str, start: int = 0) -> Iterator[tuple[re.Match[str], str, bool]]:
    for match in _TOKEN.finditer(html, start):
        if match["tag"]:
            yield match, match["tag"].lower(), bool(match["end"])


def _block(path: list[_Open], html: str, ignored: Set[str]) -> list[Rendered]:
    classes = {name for element in path for name in element.classes}
    if classes & {"linenos", "linenodiv"} or ignored & set(path[-1].classes):
        return []
    language = next((c[9:] for e in path for c in e.classes if c.startswith("language-")), "")
    wrap = next(element.start for element in path if "highlight" in element.classes or element.tag == "pre")
    return [Rendered(unescape(_TAG.sub("", html)), language, wrap)]
