"""The example of a tutorial while its page runs: the folder of the reader, and what it has to hold after each step."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guide.examples.bundle import zip_of
from guide.examples.model import Example, State
from guide.lab.pages.marks import ZIP
from guide.lab.running.home import Home
from guide.snippets.blocks import Page

_HEADING = re.compile(r"##\s+(?:(\d{1,2})\.\s)?")
AS_IT_WAS = "ya estaba"
"""What ``paso`` says where it has nothing to do."""
WORK = "guia-docker"
"""Where the tutorials ask the reader to keep the folder; the laboratory also looks beside it."""


class Section(NamedTuple):
    """A numbered step of a page; ``end``: the line of the next heading."""

    number: int
    line: int
    end: int


class Wrong(NamedTuple):
    """A file that is not as the example says, or None for a folder that is not there; ``shown``: lines of a diff."""

    message: str
    shown: tuple[str, ...] = ()


def sections(page: Page) -> list[Section]:
    """The parts of a page under «## N. …»; what stands in its blocks is no heading."""
    inside = {n for block in page.blocks for n in range(block.line, block.end_line + 1)}
    found: list[tuple[int, int]] = []
    for line, text in enumerate(page.lines, 1):
        match = _HEADING.match(text) if line not in inside else None
        if match:
            found.append((int(match[1] or 0), line))
    ends = [line for _, line in found[1:]] + [len(page.lines) + 1]
    return [Section(n, line, end) for (n, line), end in zip(found, ends, strict=True) if n]


class Walk:
    """``via``: whether the reader begins by hand or from the zip."""

    def __init__(self, example: Example, page: Page, home: Home, via: str) -> None:
        self.example = example
        self.home = home
        self.via = via
        self.sections = sections(page)
        self.compared = 0

    def lay_out(self) -> str:
        """Puts there what the reader has before the page begins, or is given; the commands still to be typed, or ""."""
        if self.via == ZIP:
            self.home.unpack(zip_of(self.example))
            return f"cd {self.example.name}"
        if self.example.start:
            for path, content in self.example.start.items():
                self.home.write(f"{self.example.first_folder}/{path}", content.data, executable=content.executable)
        return ""

    def ended(self, line: int) -> Iterator[tuple[Section, list[Wrong]]]:
        """Each step that ends before ``line``, and what is not as it should be."""
        while self.compared < len(self.sections) and self.sections[self.compared].end <= line:
            section = self.sections[self.compared]
            self.compared += 1
            yield section, list(self._differences(section.number, self.example.at(section.number)))

    def command_at_end(self, number: int) -> str:
        """What brings the folder of the zip to the end of a step, which it has reached: it has nothing to do."""
        return f"sh {self.home.folder}/{self.example.name}/paso {number}" if self.via == ZIP else ""

    def _differences(self, number: int, state: State) -> Iterator[Wrong]:
        folder = self._folder()
        outside = self.home.engine.path(folder)
        said = f"al final del paso {number}"
        for path in self.example.paths:
            if path in self.example.keeps:
                continue
            file = outside / path
            wanted = state.get(path)
            if file.is_symlink() or not file.is_file():
                if wanted is not None:
                    yield Wrong(f"{said} falta {folder}/{path}, que está en el ejemplo")
            elif wanted is None:
                yield Wrong(f"{said} sobra {folder}/{path}: en el ejemplo ya no está")
            elif (found := file.read_bytes()) != wanted.data:
                line, shown = _first_difference(wanted.data, found)
                yield Wrong(f"{said} {folder}/{path} no es el del ejemplo desde su línea {line}", shown)

    def _folder(self) -> str:
        names = [f"{self.example.name}/{self.example.folder}"] if self.via == ZIP else []
        names += [f"{WORK}/{self.example.folder}", self.example.folder]
        places = [f"{self.home.folder}/{name}" for name in names]
        return next((place for place in places if self.home.engine.path(place).is_dir()), places[0])


def _first_difference(wanted: bytes, found: bytes) -> tuple[int, tuple[str, ...]]:
    """Its line, and the lines of a diff from there on."""
    texts = [data.decode("utf-8", "replace").split("\n") for data in (wanted, found)]
    line = next((n for n, (a, b) in enumerate(zip(*texts, strict=False), 1) if a != b), min(map(len, texts)) + 1)
    return line, tuple(_diff(*texts))


def _diff(wanted: Sequence[str], found: Sequence[str]) -> list[str]:
    lines = list(difflib.unified_diff(wanted, found, n=0, lineterm=""))[2:]
    return [line for line in lines if not line.startswith("@@")][:20]
