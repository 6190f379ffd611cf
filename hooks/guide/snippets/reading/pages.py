"""From files and folders to pages, for trees that no build is reading."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from guide.snippets.blocks import DEFAULTS, Note, Page, Settings
from guide.snippets.cache import Cache
from guide.snippets.findings import line_and_column
from guide.snippets.reading import commonmark, project, settings

if TYPE_CHECKING:
    from guide.snippets.reading.superfences import Reader

SUFFIXES = {".md", ".markdown", ".mdown", ".mkd", ".mdx"}
_SKIPPED = {"node_modules", "__pycache__", "site-packages"}
LARGEST = 10_000_000  # bytes of a page
STDIN = {Path("-"), Path("/dev/stdin")}
_KINDS = {
    stat.S_IFIFO: "una tubería",
    stat.S_IFSOCK: "un socket",
    stat.S_IFCHR: "un dispositivo",
    stat.S_IFBLK: "un dispositivo",
}
_REASONS = {
    errno.EACCES: "falta el permiso de lectura: dáselo o quítala de la lista",
    errno.ENOENT: "lleva a un archivo que no existe",
    errno.ELOOP: "es un enlace que da vueltas",
}


def find(paths: Iterable[Path]) -> Iterator[Path]:
    """The Markdown files of files and folders, and the folders that cannot be read.

    Hidden folders and links to folders are not entered.
    """
    for path in paths:
        # Path.is_dir raises where the folder above may not be searched.
        if not os.path.isdir(path):  # noqa: PTH112
            yield path
            continue
        closed: list[OSError] = []
        for folder, names, files in os.walk(path, onerror=closed.append):
            names[:] = sorted(n for n in names if not n.startswith(".") and n not in _SKIPPED)
            yield from (Path(folder, name) for name in sorted(files) if Path(name).suffix.lower() in SUFFIXES)
        yield from (Path(error.filename) for error in closed)


def read(paths: Iterable[Path], root: Path, more: Settings = DEFAULTS, *, convert: bool = True) -> list[Page]:
    """The pages of the files; what cannot be read becomes a page with a note.

    ``more`` is page_settings of them besides what their projects ask. The path «-» is the standard input.
    ``convert``: see Reader.read.
    """
    reader = _PageReader(root, more, convert)
    return [reader.page(path) for path in paths]


class _PageReader:
    """Reads pages; those of one project with the same Markdown."""

    def __init__(self, root: Path, more: Settings, convert: bool) -> None:
        self.root = root
        self.convert = convert
        self.more = more
        self.readers: dict[Path, Reader] = {}

    def page(self, path: Path) -> Page:
        shown = path.as_posix()
        try:
            found = project.above(Path(os.path.realpath(path)).parent)
            text = _decoded(_content(path))
        except UnreadableError as error:
            return Page(shown, (), notes=(Note(error.line, error.column, "MD116", str(error)),))
        lines = tuple(text.split("\n"))
        page_settings = settings.stricter(found.settings if found else DEFAULTS, self.more)
        real = Path(os.path.realpath(path))
        portable = found is not None and settings.is_portable(page_settings, real, found.folder)
        if found is None or (path not in STDIN and not found.holds(real)):
            blocks, notes = commonmark.read(text)
            return Page(shown, lines, tuple(blocks), tuple(notes), page_settings, True, portable=portable)
        if found.folder not in self.readers:
            # Python-Markdown is only loaded for the pages of a site.
            from guide.snippets.reading.superfences import Reader

            self.readers[found.folder] = Reader(found, self.root)
        blocks, notes = self.readers[found.folder].read(text, self.convert)
        return Page(shown, lines, tuple(blocks), tuple(notes), page_settings, portable=portable)


class UnreadableError(Exception):
    """Why there is no text, and where in the file."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line, self.column = line, column


def _content(path: Path) -> bytes:
    """The bytes of a page, and never more than it may have: nothing is read from what has no end."""
    try:
        if path in STDIN:
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            mode = path.stat().st_mode
            if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
                kind = _KINDS.get(stat.S_IFMT(mode), "un archivo especial")
                raise UnreadableError(
                    f"es {kind} y no se lee: quita esa ruta o cámbiale el nombre; la entrada estándar es «-»"
                )
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
    except OSError as error:
        what = "la carpeta no se puede leer" if os.path.isdir(path) else "no se puede leer"  # noqa: PTH112
        raise UnreadableError(f"{what} ({_REASONS.get(error.errno or 0, error.strerror or str(error))})") from error
    if len(data) > LARGEST:
        raise UnreadableError(f"la página pasa de {LARGEST // 1_000_000} MB")
    return data


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        raise UnreadableError("no está en UTF-8: guárdala con esa codificación", line, column) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (null := text.find("\0")) >= 0:
        raise UnreadableError("tiene un carácter nulo: bórralo", *line_and_column(text, null))
    return text


def projects(paths: Iterable[Path], root: Path, cache: Cache) -> Iterator[Page]:
    """The project files of these pages, with what is wrong in what they ask."""
    folders = dict.fromkeys(Path(os.path.realpath(path)).parent for path in paths)
    for found in dict.fromkeys(project.above(folder) for folder in folders):
        if found:
            shown = found.file.relative_to(root) if found.file.is_relative_to(root) else found.file
            text = found.file.read_text("utf-8", "replace")
            yield settings.settings_page(found.extra, text, shown.as_posix(), cache)
