"""The guide as a book, from its built site: a PDF to print or to search, and an EPUB for readers of books.

Both are one document, made of the articles of the pages in the order of the site's own menu. Nothing but the built
site is read, and the style sheets of ``resources/libro``: what readers see there is what the book says.

``write_pdf`` needs a Chromium and pikepdf, ``write_epub`` libcairo for its cover. Either writes its target only when
it is whole, and raises ``BookError`` in Spanish where something is missing. The date of the book is
``SOURCE_DATE_EPOCH`` where the environment has it, else the newest date of ``sitemap.xml``, else that of the files.
"""

from __future__ import annotations

from pathlib import Path

from guide.book.errors import BookError

__all__ = ["BookError", "write_epub", "write_pdf"]


def write_pdf(site: Path, target: Path) -> None:
    """Prints the whole guide: tagged, with bookmarks, contents and page numbers. ``site`` is a built site."""
    from guide.book.contents import read_book
    from guide.book.pdf import printed
    from guide.files import write_atomically

    write_atomically(target, printed(read_book(site)))


def write_epub(site: Path, target: Path) -> None:
    """Packs the whole guide as EPUB 3. ``site`` is a built site."""
    from guide.book.contents import read_book
    from guide.book.epub import packed
    from guide.files import write_atomically

    write_atomically(target, packed(read_book(site)))
