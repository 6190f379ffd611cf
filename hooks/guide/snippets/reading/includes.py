"""Code that ``--8<-- "archivo"`` brings in: which file and line each line of it comes from.

Reads as pymdownx.snippets does (pymdown-extensions 13.1, ``SnippetPreprocessor``), and keeps the places.
"""

from __future__ import annotations

import os
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guide.snippets.blocks import Note, Origin

# Texts, which re compiles when they are first asked for: most builds include nothing.
_MARK = (
    r"^(?P<space>[ \t]*)(?P<escape>;*)(?:-+8<-+[ \t]+(?P<quoted>\"(?:\\\"|[^\"\r\n])+?\"|'(?:\\'|[^'\r\n])+?')|-+8<-+)$"
)
_PATH = (
    r"(?i)(?P<path>.*?)(?:(?P<ranges>(?::-?[0-9]*){1,2}(?:,(?=[-0-9:])-?[0-9]*(?::-?[0-9]*)?)*)"
    r"|:(?P<section>[a-z][-_0-9a-z]*))?$"
)
_SECTION = (
    r"(?i)^(?P<before>.*?)(?<!;)(?P<escape>;*)(?P<mark>-+8<-+[ \t]+"
    r"\[[ \t]*(?P<type>start|end)[ \t]*:[ \t]*(?P<name>[a-z][-_0-9a-z]*)[ \t]*\].*)$"
)
TAB = 4  # of Python-Markdown
LARGEST = 1_000_000  # bytes of a file
LONGEST = 1_000  # characters of a name: finding the end of the path takes the square of it
MOST = 1_000  # files that one block may bring in, each with those that it includes itself


@dataclass(frozen=True)
class Bases:
    """Where included files are looked for, and the folder that their names are shown relative to.

    ``restrict`` and ``dedent`` are ``restrict_base_path`` and ``dedent_subsections`` of the extension.
    """

    folders: tuple[Path, ...] = ()
    root: Path = Path()
    restrict: bool = True
    dedent: bool = False

    def find(self, name: str) -> Path | None:
        for base in map(os.path.abspath, self.folders):
            if os.path.isfile(base):  # noqa: PTH113  (a path that is no path is no error)
                path = os.path.join(os.path.dirname(base), name)  # noqa: PTH118, PTH120
                inside = os.path.exists(path) and os.path.samefile(path, base)  # noqa: PTH110, PTH121
            else:
                path = os.path.join(base, name)  # noqa: PTH118
                # By its name only: a link within the folder may lead out of it.
                inside = not self.restrict or os.path.abspath(path).startswith(os.path.join(base, ""))  # noqa: PTH100, PTH118
            if inside and os.path.isfile(path):  # noqa: PTH113
                return Path(os.path.abspath(path))  # noqa: PTH100
        return None

    def shown(self, path: Path) -> str:
        path, root = Path(os.path.abspath(path)), Path(os.path.abspath(self.root))  # noqa: PTH100
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def bases_of(options: Mapping[str, Any] | None, root: Path, folder: Path) -> Bases:
    """What the options of pymdownx.snippets say; None where it is not used. Paths of ``folder``."""
    if options is None:
        return Bases((), root)
    base = options.get("base_path", ["."])
    paths = tuple(folder / str(path) for path in ([base] if isinstance(base, str) else base or []))
    restrict, dedent = options.get("restrict_base_path", True), options.get("dedent_subsections", False)
    return Bases(paths, root, restrict is not False, dedent is True)


def options_of(bases: Bases) -> dict[str, Any]:
    """The options of pymdownx.snippets with which it reads from there."""
    return {
        "base_path": [str(path) for path in bases.folders],
        "restrict_base_path": bases.restrict,
        "dedent_subsections": bases.dedent,
    }


Line = tuple[str, Origin]


def mentions(text: str) -> bool:
    """Whether a line asks for an inclusion."""
    return "8<-" in text and re.match(_MARK, text) is not None


def expand(lines: Sequence[Line], bases: Bases, notes: list[Note]) -> list[Line]:
    """The lines with every inclusion in the place of its mark. What cannot be included becomes a note."""
    return list(_Expansion(bases, notes).lines(lines))


@dataclass
class _Expansion:
    """One text with all that it includes. ``place`` is the line and column of the page that notes point to."""

    bases: Bases
    notes: list[Note]
    place: tuple[int, int] = (1, 1)
    open: list[Path] = field(default_factory=list)  # the files between the page and the line that is read
    files: int = 0

    def lines(self, lines: Sequence[Line], of_section: bool = False) -> Iterator[Line]:
        """``of_section``: in a section the marks of sections are text."""
        between = False  # two bare marks: each line there is a name
        for text, origin in lines:
            mark = re.match(_MARK, text)
            if mark and mark["escape"]:
                yield text.replace(";", "", 1), origin
            elif mark and not mark["quoted"]:
                between = not between
            elif mark and not between:
                yield from self._included(mark["space"], mark["quoted"][1:-1].strip(), origin)
            elif between and not mark:
                name = text.strip()
                if name:
                    yield from self._included(text[: len(text) - len(text.lstrip(" \t"))], name, origin)
                else:
                    yield "", origin
            elif not mark and (of_section or "8<-" not in text):
                yield text, origin
            elif not mark and (kept := _without_escape(text)) is not None:
                yield kept, origin

    def _included(self, space: str, name: str, origin: Origin) -> Iterator[Line]:
        if name.startswith(";"):  # switched off
            return
        if not self.open:
            self.place = (origin.line, origin.margin + 1)
        path, section, selected = self._selected(name)
        if path is None:
            return
        self.open.append(path)
        indent = space.expandtabs(TAB)
        for text, place in self.lines(selected, of_section=section):
            yield indent + text, place._replace(margin=place.margin - len(indent))
        self.open.pop()

    def _selected(self, name: str) -> tuple[Path | None, bool, list[Line]]:
        """The file, whether a section of it is asked for, and the lines that are."""
        nothing: tuple[Path | None, bool, list[Line]] = (None, False, [])
        if re.match(r"(?i)https?://", name):
            return self._wrong(f"«{name}» está en otro servidor: copia el archivo en el proyecto")
        match = re.match(_PATH, name) if len(name) <= LONGEST else None
        path = self.bases.find(match["path"].strip()) if match else None
        if match is None or path is None:
            return self._wrong(f"el archivo incluido «{name[:LONGEST]}» no existe: la ruta parte de {self._where()}")
        if path in self.open:
            return self._wrong(f"«{path.name}» se incluye a sí mismo")
        self.files += 1
        if self.files > MOST:
            # Told once, and nothing more is read.
            return self._wrong(f"se incluyen más de {MOST} archivos") if self.files == MOST + 1 else nothing
        if re.search(r"-(?!\d)", match["ranges"] or ""):
            return self._wrong(f"«{match['ranges']}» no son líneas: escribe :2:5, con la primera y la última")
        try:
            if path.stat().st_size > LARGEST:
                return self._wrong(f"el archivo incluido «{name}» pasa de 1 MB")
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return self._wrong(f"el archivo incluido «{name}» no se puede leer como UTF-8")
        shown = self.bases.shown(path)
        lines = [(line, Origin(shown, number, 0)) for number, line in enumerate(text.split("\n") if text else [], 1)]
        if not (match["section"] or match["ranges"]):
            return path, match["section"] is not None, lines
        selected = _section(lines, match["section"]) if match["section"] else _ranges(lines, match["ranges"])
        if selected is None:
            self._wrong(f"«{path.name}» no tiene ningún apartado «{match['section']}»")
            selected = []
        if self.bases.dedent and lines:
            # Of no line at all, it makes an empty one.
            selected = _dedented(selected) or [("", Origin(shown, 1, 0))]
        return path, match["section"] is not None, selected

    def _wrong(self, message: str) -> tuple[Path | None, bool, list[Line]]:
        self.notes.append(Note(*self.place, "MD114", message))
        return None, False, []

    def _where(self) -> str:
        return " o ".join(f"«{self.bases.shown(folder)}»" for folder in self.bases.folders) or "base_path"


def _without_escape(text: str) -> str | None:
    """A line of text; None for the mark of a section, which nobody sees."""
    match = re.match(_SECTION, text)
    if match is None:
        return text
    return match["before"] + match["escape"][1:] + match["mark"] if match["escape"] else None


def _ranges(lines: list[Line], ranges: str) -> list[Line]:
    kept: list[Line] = []
    for span in ranges[1:].split(","):
        start, _, end = span.partition(":")
        # The last line of a file that ends with a line break counts, and is empty.
        first = int(start or 1)
        begin = len(lines) + first if first < 0 else first - 1
        last = int(end.partition(":")[0] or len(lines))
        stop = len(lines) + 1 + last if last < 0 else last
        kept += lines[max(0, begin) : max(0, stop)]
    return kept


def _section(lines: list[Line], name: str) -> list[Line] | None:
    kept: list[Line] | None = None
    for text, origin in lines:
        match = re.match(_SECTION, text) if "8<-" in text else None
        if match and not match["escape"]:
            if match["name"] == name and match["type"] != "start":  # in capitals too, it is the end
                return kept
            if match["name"] == name and kept is None:
                kept = []
        elif kept is not None:
            kept.append((_without_escape(text) or "", origin))
    return kept


def _dedented(lines: list[Line]) -> list[Line]:
    dedented = textwrap.dedent("\n".join(text for text, _ in lines)).split("\n")
    return [
        (new, origin._replace(margin=origin.margin + len(old) - len(new)))
        for new, (old, origin) in zip(dedented, lines, strict=False)
    ]
