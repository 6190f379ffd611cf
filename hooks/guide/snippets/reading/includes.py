"""Code that ``--8<-- "fichero"`` brings in: which file and line each line of it comes from."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from guide.snippets.blocks import Note, Origin

# Texts, which re compiles when they are first asked for: most builds include nothing.
_INLINE = r"^(?P<space>[ \t]*)(?P<escape>;*)-{1,}8<-{1,}[ \t]+(?P<quote>[\"'])(?P<path>.*?)(?P=quote)[ \t]*$"
_BLOCK = r"^(?P<space>[ \t]*)(?P<escape>;*)-{1,}8<-{1,}[ \t]*$"
_PATH = r"(?P<path>.*?)(?P<ranges>(?::-?\d*){1,2}(?:,-?\d*(?::-?\d*)?)*|:(?P<section>[A-Za-z][\w-]*))?"
_SECTION = r"(?i:-{1,}8<-{1,}[ \t]+\[[ \t]*(start|end)[ \t]*:[ \t]*([A-Za-z][\w-]*)[ \t]*\])"
DEEPEST = 10
LARGEST = 1_000_000


@dataclass(frozen=True)
class Bases:
    """Where included files are looked for, and the folder that their names are shown relative to."""

    folders: tuple[Path, ...] = ()
    root: Path = Path()

    def find(self, name: str) -> Path | None:
        for folder in self.folders:
            path = folder / name
            # The same rule as the extension's own: nothing outside the folder.
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                return path
        return None

    def shown(self, path: Path) -> str:
        path = path.resolve()
        root = self.root.resolve()
        return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


Line = tuple[str, Origin]


def mentions(text: str) -> bool:
    """Whether a line asks for an inclusion."""
    return "8<-" in text and bool(re.match(_INLINE, text) or re.match(_BLOCK, text))


def expand(
    lines: Sequence[Line], bases: Bases, notes: list[Note], place: Origin | None = None, depth: int = 0
) -> list[Line]:
    """The lines with every inclusion in the place of its mark. What cannot be included becomes a note.

    ``place`` is the line of the page that notes point to: inside an included file, the mark in the page.
    """
    result: list[Line] = []
    inside = False  # between two bare marks, each line is a name
    for text, origin in lines:
        if "8<-" not in text and not inside:
            result.append((text, origin))
            continue
        inline, bare = re.match(_INLINE, text), re.match(_BLOCK, text)
        if bare and not bare["escape"]:
            inside = not inside
            continue
        if inside:
            space, name = text[: len(text) - len(text.lstrip())], text.strip()
        elif inline and not inline["escape"]:
            space, name = inline["space"], inline["path"]
        else:
            result.append((text.replace(";", "", 1) if inline or bare else text, origin))
            continue
        # A name after «; » is switched off.
        if not name or name.startswith(";"):
            continue
        where = place or origin
        included = _read(name, bases, notes, where, origin.margin if place is None else 0)
        deeper = expand(included, bases, notes, where, depth + 1) if depth < DEEPEST else included
        result += [(space + line, from_._replace(margin=from_.margin - len(space))) for line, from_ in deeper]
    return result


def _read(name: str, bases: Bases, notes: list[Note], where: Origin, margin: int) -> list[Line]:
    def problem(message: str) -> list[Line]:
        notes.append(Note(where.line, margin + 1, "MD114", message))
        return []

    if re.match(r"https?://", name):
        return problem(f"«{name}» está en otro servidor: copia el fichero en el proyecto")
    match = re.fullmatch(_PATH, name)
    path = bases.find(match["path"].strip()) if match else None
    if match is None or path is None:
        return problem(f"el fichero incluido «{name}» no existe: la ruta parte de {_where(bases)}")
    try:
        if path.stat().st_size > LARGEST:
            return problem(f"el fichero incluido «{name}» pasa de 1 MB")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return problem(f"el fichero incluido «{name}» no se puede leer como UTF-8")
    shown = bases.shown(path)
    lines = [(line, Origin(shown, i, 0)) for i, line in enumerate(text.split("\n"), 1)]
    if text.endswith("\n"):
        lines.pop()
    if match["section"]:
        section = _section(lines, match["section"])
        if section is None:
            return problem(f"«{path.name}» no tiene ningún apartado «{match['section']}»")
        return _dedent(section)
    kept = _ranges(lines, match["ranges"]) if match["ranges"] else lines
    return [line for line in kept if not re.search(_SECTION, line[0])]


def _where(bases: Bases) -> str:
    return " o ".join(f"«{bases.shown(folder)}»" for folder in bases.folders) or "base_path"


def _ranges(lines: list[Line], ranges: str) -> list[Line]:
    kept: list[Line] = []
    for span in ranges[1:].split(","):
        start, _, end = span.partition(":")
        first = int(start) if start else 1
        kept += lines[first - 1 if first > 0 else first or None : int(end) if end else None]
    return kept


def _section(lines: list[Line], name: str) -> list[Line] | None:
    kept: list[Line] | None = None
    for text, origin in lines:
        match = re.search(_SECTION, text)
        if match and match[2] == name:
            if match[1].lower() == "end":
                return kept
            kept = [] if kept is None else kept
        elif kept is not None and not match:
            kept.append((text, origin))
    return kept


def _dedent(lines: list[Line]) -> list[Line]:
    dedented = textwrap.dedent("\n".join(text for text, _ in lines)).split("\n")
    return [
        (new, origin._replace(margin=origin.margin + len(old) - len(new)))
        for new, (old, origin) in zip(dedented, lines, strict=False)
    ]
