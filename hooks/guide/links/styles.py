"""The addresses inside style sheets, style attributes and SVG paint attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.links.document import Document, Place, place_in

COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
ADDRESS = re.compile(
    r"""
    (?: @import \s+ (?=["']) | url\( \s* )
    (?: "(?P<double>(?:[^"\\]|\\.)*)" | '(?P<single>(?:[^'\\]|\\.)*)' | (?P<bare>[^)\s"']*) )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|\n|(.))", re.DOTALL)


def addresses(css: str) -> Iterator[tuple[str, int]]:
    """Each address with its offset in ``css``."""
    # Blanks in place of the comments keep every offset.
    bare = COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), css)
    for match in ADDRESS.finditer(bare):
        group = match.lastgroup or "bare"
        yield _unescape(match[group]), match.start(group)


def read_css(css: str) -> Document:
    document = Document()
    for target, offset in addresses(css):
        # url(#id) in a style sheet names an element of the page that uses it.
        if not target.startswith("#"):
            document.add(target, "resource", place_in(css, offset))
    return document


def add_styles(document: Document, css: str, start: Place) -> None:
    """Adds what a style element, whose text begins at ``start``, points at."""
    for target, offset in addresses(css):
        document.add(target, "resource", place_in(css, offset, start))


def add_paint(document: Document, value: str, place: Place) -> None:
    """Adds what an attribute such as ``style`` or ``fill`` points at."""
    for target, _ in addresses(value):
        document.add(target, "resource", place)


def _unescape(value: str) -> str:
    def char(match: re.Match[str]) -> str:
        code, other = match.groups()
        if code:
            number = int(code, 16)
            return chr(number) if 0 < number < 0x110000 else "\ufffd"
        return other or ""

    return ESCAPE.sub(char, value) if "\\" in value else value
