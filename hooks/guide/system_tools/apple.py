"""What the tools of macOS understand, read from the sources that Apple publishes: letters and names, and no code."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guide.snippets.portable.table import Options

_CALL = re.compile(r"\b(?:e?getopt|getopt_long)\s*\(")
_TEXT = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_WORD = re.compile(r"\b[A-Za-z_]\w*\b")
_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_LONG = re.compile(r'\{\s*"([a-z][\w-]+)"\s*,\s*(no_argument|required_argument|optional_argument|[012])\b')
_PRIMARY = re.compile(r'\{\s*"(-[A-Za-z]\w*)"\s*,\s*c_\w+')
_LETTERS = re.compile(r"\+?[-:]?(?:[\w@%,#?]:{0,2})*")


class NoSourceError(Exception):
    """A folder is no copy of a project, or a tool is not where the list says."""


@dataclass(frozen=True)
class Checkout:
    """A Git repository of one of Apple's projects; it may be one without a working tree."""

    folder: Path

    @property
    def release(self) -> str:
        """Its newest tag and the day: «text_cmds-199 (2026-04-17)»."""
        tags = self._git("tag", "--points-at", "HEAD").split()
        day = self._git("log", "-1", "--format=%cs").strip()
        if not tags:
            raise NoSourceError(f"{self.folder}: la versión que hay no lleva etiqueta")
        return f"{tags[-1]} ({day})"

    @property
    def name(self) -> str:
        return self.release.partition(" ")[0].rpartition("-")[0]

    def sources(self, folder: str) -> list[str]:
        """The texts of the C files of a folder of it, or of one of them."""
        listed = self._git("ls-tree", "-r", "--name-only", "HEAD", folder).splitlines()
        files = [name for name in listed if name.endswith(".c") and "/tests/" not in name]
        if not files:
            raise NoSourceError(f"{self.folder}: no hay programas en {folder}")
        return [for_apple(self._git("show", f"HEAD:{name}")) for name in files]

    def manuals(self) -> set[str]:
        """The names of the commands that it has a page of the manual of."""
        listed = self._git("ls-tree", "-r", "--name-only", "HEAD").splitlines()
        return {match[1] for name in listed if (match := re.search(r"([\w.+-]+)\.[18]$", name))}

    def _git(self, *arguments: str) -> str:
        ran = subprocess.run(["git", "-C", self.folder, *arguments], capture_output=True, check=False)
        if ran.returncode:
            raise NoSourceError(f"{self.folder}: no es una copia de un repositorio con todo lo que hace falta")
        return ran.stdout.decode("utf-8", "replace")


def for_apple(text: str) -> str:
    """The text without comments, and without what the preprocessor leaves out on macOS; what it may have stays."""
    kept: list[str] = []
    # Of each open condition: whether it asks for macOS (or for its absence), and whether its lines are in.
    open_conditions: list[tuple[bool, bool]] = []
    for line in _COMMENT.sub(" ", text).split("\n"):
        directive = re.match(r"\s*#\s*(if|ifdef|ifndef|else|elif|endif)\b\s*(.*)", line)
        if directive is None:
            if all(inside for _, inside in open_conditions):
                kept.append(line)
        elif directive[1] in ("if", "ifdef", "ifndef"):
            asks = re.fullmatch(r"(!?)\s*(?:defined)?\s*\(?__APPLE__\)?", directive[2].strip())
            wanted = asks is None or not (directive[1] == "ifndef" or asks[1])
            open_conditions.append((asks is not None, wanted))
        elif directive[1] == "endif" and open_conditions:
            open_conditions.pop()
        elif open_conditions:
            known, inside = open_conditions[-1]
            open_conditions[-1] = (known, not inside if known else True)
    return "\n".join(kept)


def options(texts: Sequence[str], variable: str = "") -> Options:
    """What the getopts of some C files take. ``variable``: the one that holds the letters, where nobody could tell."""
    found = [literal for text in texts for literal in ([] if variable else _given(text))]
    found += [literal for text in texts for literal in (_held(text, variable) if variable else [])]
    if not found:
        raise NoSourceError("no se sabe qué opciones lee")
    letters: dict[str, str] = {}
    for text in found:
        for letter, value in re.findall(r"([\w@%,#])(:{0,2})", text):
            letters[letter] = max(letters.get(letter, ""), value, key=len)
    longs = frozenset(name for text in texts for name, _ in _LONG.findall(text))
    in_front = any(text.startswith("+") for text in found) or not any("getopt_long" in text for text in texts)
    return Options("".join(f"{letter}{value}" for letter, value in sorted(letters.items())), longs, not in_front)


def _given(text: str) -> Iterator[str]:
    """The letters that a file gives to getopt: in the call, or through a variable or a macro."""
    for call in _CALL.finditer(text):
        arguments = _arguments(text, call.end())
        yield from _in_quotes(arguments)
        for name in _WORD.findall(_TEXT.sub("", arguments)):
            yield from _held(text, name)


def _held(text: str, name: str) -> Iterator[str]:
    for found in re.finditer(rf"(?:\b{name}\s*=|#\s*define\s+{name}\b)((?:[^;\n\\]|\\\n)*)", text):
        yield from _in_quotes(found[1])


def _in_quotes(text: str) -> Iterator[str]:
    return (literal for literal in _TEXT.findall(text) if _LETTERS.fullmatch(literal))


def _arguments(text: str, start: int) -> str:
    depth = 1
    for place in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if not depth:
            return text[start:place]
    return ""


def primaries(texts: Sequence[str]) -> list[str]:
    """The tests and actions of find, whose table is no getopt's."""
    return sorted({name for text in texts for name in _PRIMARY.findall(text)})
