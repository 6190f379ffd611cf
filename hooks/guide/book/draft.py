"""The book as one document, before it becomes a file of any format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from guide.book.contents import Book, Chapter
from guide.book.links import headings, set_ids, set_links
from guide.book.reshape import keep_drawing, reshape

_LETTERS = {"ancha": 80, "estrecha": 36}
"""How many a line of a table holds: on paper, and on a telephone whose reader likes them large."""
SECTIONS = 3
"""Headings down to this level stand in the contents: part, chapter and section."""


@dataclass(frozen=True)
class Entry:
    """A line of the contents: level 1 is a part or a page that stands in none. ``chapter`` is where it is."""

    level: int
    id: str
    title: str
    chapter: Chapter


def draft(book: Book, layout: str, inside: Callable[[Chapter, str], str]) -> list[Entry]:
    """Makes chapters of the articles of the book, in place, and returns its contents.

    ``layout`` is which drawing of each diagram stays and for which width tables are made, ``ancha`` or ``estrecha``;
    ``inside`` links to an id of a chapter.
    """
    for part in book.parts:
        for chapter in part.chapters:
            reshape(chapter.article, 1 if part.title else 0, _LETTERS[layout])
            # Its own heading is the chapter: both ids lead to the same place.
            set_ids(chapter)
    keep_drawing((chapter.article for chapter in book.chapters), layout)
    set_links(book, inside)
    return _contents(book)


def _contents(book: Book) -> list[Entry]:
    entries = []
    for part in book.parts:
        if part.title:
            entries.append(Entry(1, part.name, part.title, part.chapters[0]))
        for chapter in part.chapters:
            top = 2 if part.title else 1
            entries.append(Entry(top, chapter.name, chapter.title, chapter))
            entries.extend(
                Entry(top + 1, own, title, chapter)
                for level, own, title in headings(chapter, SECTIONS)
                if level == top + 1
            )
    return entries
