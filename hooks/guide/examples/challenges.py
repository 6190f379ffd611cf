"""Reads ``resources/retos/<name>/`` and ``resources/proyecto/<name>/``: what the reader is asked to do, and how it is
told that it is done.

The guide does not say how: the solutions are in ``tests/lab/soluciones``, which prove that each of them can be done.

Its folder ``archivos``, if there is one, has what the reader is given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from guide.diagnostics import Diagnostic
from guide.examples.looks import Look, Looking, fingerprint
from guide.examples.model import State
from guide.yamlsource import YamlSource

GIVEN = "archivos"
FIELDS = ("titulo", "pide", "fecha", "huella", "comprueba")
_INSPECTED = ("nombre", "como", "valor", "plantilla")
LOOKS = {
    **dict.fromkeys(("container", "image", "volume", "network"), _INSPECTED),
    "web": ("puerto", "ruta", "texto"),
    "igual": ("puerto", "otro-puerto", "ruta"),
    "dice": ("nombre", "texto"),
}
"""What the programs in the zip can look at, and the words that go with each; the last ones may have blanks."""


class Series(NamedTuple):
    """Challenges that go in one zip.

    ``name``: of the zip, without its ending, of the folder in it, and of what a page offers it with.
    ``word``: what each is called, and so the program that looks at them.
    ``given``: the folder in which the reader finds what is given for one, with its number.
    ``title``: of the box that offers the zip.
    """

    name: str
    word: str
    given: str
    title: str

    @property
    def sources(self) -> str:
        return f"resources/{self.name}"

    @property
    def file(self) -> str:
        """Says what is asked in one of them."""
        return f"{self.word}.yml"

    @property
    def listed(self) -> str:
        """The folder that the program reads: of each its title, and a line for each thing that it looks at."""
        return f".{self.word}s"


RETOS = Series("retos", "reto", "reto-{}", "Los retos")
PROJECT = Series("proyecto", "hito", "prestamos", "El código del proyecto")
"""One application made alone, whose milestones are all asked of the same folder."""
SERIES = (RETOS, PROJECT)


@dataclass(frozen=True)
class Challenge:
    """``asks``: what the reader has to do; ``files``: what is given for it."""

    series: Series
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
        return self.series.given.format(self.number)

    @property
    def fingerprint(self) -> str:
        """Changes when anything of it in the zip changes."""
        return fingerprint(f"{self.slug}\0{self.title}\0{self.asks}\0{self.looks}\0", self.files)


@dataclass(frozen=True)
class Challenges:
    """All challenges of a series, in their order."""

    series: Series
    challenges: Mapping[str, Challenge]
    problems: tuple[Diagnostic, ...]


def load_challenges(root: Path, series: Series = RETOS) -> Challenges:
    """Every challenge below ``root``. Never raises for what an author wrote: it comes back in ``problems``."""
    return _Reader(root, LOOKS).read(series)


def load_all(root: Path) -> dict[str, Challenges]:
    """Those of each series, by its name."""
    return {series.name: load_challenges(root, series) for series in SERIES}


def fence_problem(name: str, before: Sequence[str], library: Mapping[str, Challenges]) -> str:
    """What is wrong with the name in a page that already offers those of ``before``; "" where nothing is."""
    if name not in library or not library[name].challenges:
        return f"no hay nada que se llame «{name}»; van todos en uno: {' o '.join(f'«{known}»' for known in library)}"
    return f"«{name}» ya está en esta página; ofrécelo una sola vez" if name in before else ""


class _Reader(Looking):
    def read(self, series: Series) -> Challenges:
        def one(slug: str, folder: Path, source: YamlSource) -> Challenge | None:
            return self._challenge(series, slug, folder, source)

        challenges, _ = self._numbered(series.sources, series.file, one)
        return Challenges(series, challenges, tuple(sorted(set(self.problems))))

    def _challenge(self, series: Series, slug: str, folder: Path, source: YamlSource) -> Challenge | None:
        data = self._named(slug, source, FIELDS)
        if data is None:
            return None
        title, asks = self._text(source, data, "titulo"), self._text(source, data, "pide")
        day = self._day(source, self._text(source, data, "fecha"))
        written = self._text(source, data, "huella") if data.get("huella") else ""
        looks = tuple(self._looks(source, data.get("comprueba")))
        self._only(folder, {series.file, GIVEN}, f"solo tiene {series.file} y, si da algo, la carpeta {GIVEN}")
        files = dict(self._overlay(folder / GIVEN))
        if source.problems or day is None:
            return None
        return Challenge(series, slug, title, asks, day, written, files, looks)
