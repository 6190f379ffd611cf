"""The picture that stands for the book on a shelf: the drawing of the home page, and the title."""

from __future__ import annotations

import re
import textwrap
from html import escape

from guide.book.contents import Book
from guide.book.errors import BookError
from guide.diagrams.metrics import load_font

WIDTH, HEIGHT = 1200, 1600


def cover_png(book: Book) -> bytes:
    """BookError without libcairo."""
    try:
        # It asks for libcairo when it is loaded; cairocffi raises OSError where that is not there.
        from guide.diagrams.outlines import OutlineSurface
    except (ImportError, OSError):
        raise BookError(
            "falta libcairo, con la que se dibuja la portada del EPUB. Instálala: «sudo apt install libcairo2» en "
            "Debian y Ubuntu, «brew install cairo» en macOS"
        ) from None
    return bytes(OutlineSurface.convert(cover_svg(book).encode(), output_width=WIDTH))


def cover_svg(book: Book) -> str:
    known = load_font("Inter-SemiBold").getBestCmap()
    title = "".join(character for character in book.title if ord(character) in known)
    lines = "".join(
        f'<text x="100" y="{y}" font-size="108" font-weight="600" fill="#ffffff">{escape(line)}</text>'
        for y, line in zip(range(1000, HEIGHT, 130), textwrap.wrap(title, 18), strict=False)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#0d4650"/><rect width="{WIDTH}" height="810" fill="#f4f7fa"/>'
        f"{_art(book)}{lines}</svg>"
    )


def _art(book: Book) -> str:
    file = book.site / "assets/img/portada.svg"
    if not file.is_file():
        return ""
    inner = re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", file.read_text("utf-8"), flags=re.DOTALL)
    return f'<g transform="translate(182 86) scale(2.2)" fill="none">{inner}</g>'
