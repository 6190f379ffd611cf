"""From files and folders to pages, for trees that no build is reading."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from guide.snippets.blocks import DEFAULTS, Note, Page
from guide.snippets.cache import Cache
from guide.snippets.reading import commonmark, project, settings

if TYPE_CHECKING:
    from guide.snippets.reading.superfences import Reader

SUFFIXES = {".md", ".markdown", ".mdown", ".mkd", ".mdx"}
_SKIPPED = {"node_modules", "__pycache__", "site-packages"}
LARGEST = 10_000_000  # bytes of a page


def find(paths: Iterable[Path]) -> Iterator[Path]:
    """The Markdown files of files and folders; hidden folders and links to folders are not entered."""
    for path in paths:
        if path.is_dir():
            for folder, names, files in os.walk(path):
                names[:] = sorted(n for n in names if not n.startswith(".") and n not in _SKIPPED)
                yield from (Path(folder, name) for name in sorted(files) if Path(name).suffix.lower() in SUFFIXES)
        else:
            yield path


def read(paths: Iterable[Path], root: Path, convert: bool = True) -> list[Page]:
    """The pages of the files; what cannot be read becomes a page with a note. ``convert``: see Reader.read."""
    readers: dict[Path, Reader] = {}
    return [_page(path, root, readers, convert) for path in paths]


def _page(path: Path, root: Path, readers: dict[Path, Reader], convert: bool) -> Page:
    shown = path.as_posix()
    try:
        absolute = path.resolve()
        found = project.above(absolute.parent)
        if path.stat().st_size > LARGEST:
            return _unreadable(shown, f"la página pasa de {LARGEST // 1_000_000} MB")
        data = path.read_bytes()
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return _unreadable(shown, f"no se puede leer ({reason})")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        return _unreadable(shown, "no está en UTF-8: guárdala con esa codificación", line, column)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line, column = (
            text.count("\n", 0, text.index("\0")) + 1,
            text.index("\0") - text.rfind("\n", 0, text.index("\0")),
        )
        return _unreadable(shown, "tiene un carácter nulo: bórralo", line, column)
    lines = tuple(text.split("\n"))
    asked = found.settings if found else DEFAULTS
    if found is None or not found.holds(absolute):
        blocks, notes = commonmark.read(text)
        return Page(shown, lines, tuple(blocks), tuple(notes), asked, markdown_only=True)
    if found.folder not in readers:
        # Python-Markdown is only loaded for the pages of a site.
        from guide.snippets.reading.superfences import Reader

        readers[found.folder] = Reader(found, root)
    blocks, notes = readers[found.folder].read(text, convert)
    return Page(shown, lines, tuple(blocks), tuple(notes), asked)


def projects(paths: Iterable[Path], root: Path, cache: Cache) -> Iterator[Page]:
    """The project files of these pages, with what is wrong in what they ask."""
    folders = dict.fromkeys(path.resolve().parent for path in paths if not path.is_symlink())
    for found in dict.fromkeys(project.above(folder) for folder in folders):
        if found:
            shown = found.file.relative_to(root) if found.file.is_relative_to(root) else found.file
            text = found.file.read_text("utf-8", "replace")
            yield settings.settings_page(found.extra, text, shown.as_posix(), cache)


def _unreadable(shown: str, message: str, line: int = 1, column: int = 1) -> Page:
    return Page(shown, (), notes=(Note(line, column, "MD116", message),))
