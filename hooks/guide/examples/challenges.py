"""Reads ``resources/retos/<name>/``: what the reader is asked to do, and how it is told that it is done.

The guide does not say how: the solutions are in ``tests/lab/soluciones``, which prove that each of them can be done.

Its folder ``archivos``, if there is one, has what the reader is given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guide.diagnostics import Diagnostic
from guide.examples.looks import Look, Looking, fingerprint
from guide.examples.model import State
from guide.yamlsource import YamlSource

SOURCES = "resources/retos"
FILE = "reto.yml"
GIVEN = "archivos"
NAME = "retos"
"""Of the zip, without its ending, of the folder in it, and of what a page offers it with."""
FIELDS = ("titulo", "pide", "fecha", "huella", "comprueba")
_INSPECTED = ("nombre", "como", "valor", "plantilla")
LOOKS = {
    **dict.fromkeys(("container", "image", "volume", "network"), _INSPECTED),
    "web": ("puerto", "ruta", "texto"),
    "dice": ("nombre", "texto"),
}
"""What the programs in the zip can look at, and the words that go with each; the last ones may have blanks."""


@dataclass(frozen=True)
class Challenge:
    """``asks``: what the reader has to do; ``files``: what is given for it."""

    slug: str
    title: str
    asks: str
    day: date
    written: str
    files: State
    looks: tuple[Look, ...]

    @property
    def number(self) -> str:
        return self.slug[:2]

    @property
    def folder(self) -> str:
        """Of what is given, and the name of the project for Compose."""
        return f"reto-{self.number}"

    @property
    def fingerprint(self) -> str:
        """Changes when anything of it in the zip changes."""
        return fingerprint(f"{self.slug}\0{self.title}\0{self.asks}\0{self.looks}\0", self.files)


@dataclass(frozen=True)
class Challenges:
    """All challenges of the guide, in their order."""

    challenges: Mapping[str, Challenge]
    problems: tuple[Diagnostic, ...]


def load_challenges(root: Path) -> Challenges:
    """Every challenge below ``root``. Never raises for what an author wrote: it comes back in ``problems``."""
    return _Reader(root, LOOKS).read()


def fence_problem(name: str, before: Sequence[str], library: Challenges) -> str:
    """What is wrong with the name in a page that already offers those of ``before``; "" where nothing is."""
    if name != NAME or not library.challenges:
        return f"no hay nada que se llame «{name}»; los retos van todos en uno: «{NAME}»"
    return "los retos ya están en esta página; ofrécelos una sola vez" if before else ""


class _Reader(Looking):
    def read(self) -> Challenges:
        challenges, _ = self._numbered(SOURCES, FILE, self._challenge)
        return Challenges(challenges, tuple(sorted(set(self.problems))))

    def _challenge(self, slug: str, folder: Path, source: YamlSource) -> Challenge | None:
        data = self._named(slug, source, FIELDS)
        if data is None:
            return None
        title, asks = self._text(source, data, "titulo"), self._text(source, data, "pide")
        day = self._day(source, self._text(source, data, "fecha"))
        written = self._text(source, data, "huella") if data.get("huella") else ""
        looks = tuple(self._looks(source, data.get("comprueba")))
        self._only(folder, {FILE, GIVEN}, f"un reto tiene {FILE} y, si da algo, la carpeta {GIVEN}")
        files = dict(self._overlay(folder / GIVEN))
        return None if source.problems or day is None else Challenge(slug, title, asks, day, written, files, looks)
