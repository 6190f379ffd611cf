"""What the cover of the book says: only what is known."""

from __future__ import annotations

from guide.book.contents import Book
from guide.dates import day


def cover_lines(book: Book) -> list[str]:
    lines = [f"Edición del {day(f'{book.date:%Y-%m-%d}')}"]
    if book.engine:
        lines.append(f"Comandos ejecutados con Docker Engine {book.engine}")
    if book.author:
        lines.append(book.author)
    if book.address:
        lines.append(f"La guía en línea: {book.address}")
    if book.licence:
        lines.append(book.licence)
    return lines
