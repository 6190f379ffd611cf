"""Reads ``resources/averias/<name>/``: a project that is broken on purpose, and how it is told that it no longer is.

Its folder ``proyecto`` has what the reader is given; ``arreglo``, the files that mend it, which only the page shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guide.diagnostics import Diagnostic
from guide.examples.looks import Look, Looking, fingerprint
from guide.examples.model import Content, State
from guide.hints import did_you_mean
from guide.yamlsource import YamlSource

SOURCES = "resources/averias"
FILE = "averia.yml"
PROJECT, MENDED = "proyecto", "arreglo"
FIELDS = ("titulo", "sintoma", "fecha", "huella", "crlf", "comprueba")
LOOKS = {
    "web": ("puerto", "ruta", "texto"),
    "en-marcha": ("servicio",),
    "sano": ("servicio",),
    "acaba": ("servicio",),
    "dice": ("servicio", "texto"),
    "guarda": ("servicio", "carpeta"),
    "espera": ("servicio", "otro"),
    "guarda-menos": ("servicio", "kilobytes"),
}
"""What the programs in the zip can look at, and the words that go with each; the last ones may have blanks."""


@dataclass(frozen=True)
class Fault:
    """``files``: as they are in the zip; ``mended``: those of them that are otherwise once it is mended."""

    slug: str
    title: str
    symptom: str
    day: date
    written: str
    files: State
    mended: State
    looks: tuple[Look, ...]

    @property
    def number(self) -> str:
        return self.slug[:2]

    @property
    def name(self) -> str:
        """Of the zip, without its ending, of the folder in it, and of the project for Compose.

        It does not say what the fault is.
        """
        return f"averia-{self.number}"

    @property
    def fingerprint(self) -> str:
        """Changes when anything in the zip changes."""
        return fingerprint(f"{self.slug}\0{self.title}\0{self.symptom}\0{self.looks}\0", self.files)


@dataclass(frozen=True)
class Faults:
    """All faults of the guide, in their order. ``known``: also the names of those that ``problems`` tell of."""

    faults: Mapping[str, Fault]
    problems: tuple[Diagnostic, ...]
    known: tuple[str, ...]


def load_faults(root: Path) -> Faults:
    """Every fault below ``root``. Never raises for what an author wrote: it comes back in ``problems``."""
    return _Reader(root, LOOKS).read()


def fence_problem(slug: str, before: Sequence[str], library: Faults) -> str:
    """What is wrong with the name in a page that already offers those of ``before``; "" where nothing is."""
    if slug not in library.known:
        return f"no hay ninguna avería «{slug}»{did_you_mean(slug, library.known) or f'; escribe {SOURCES}/…/{FILE}'}"
    return f"la avería «{slug}» ya está en esta página; ofrécela una sola vez" if slug in before else ""


class _Reader(Looking):
    def read(self) -> Faults:
        faults, known = self._numbered(SOURCES, FILE, self._fault)
        return Faults(faults, tuple(sorted(set(self.problems))), tuple(known))

    def _fault(self, slug: str, folder: Path, source: YamlSource) -> Fault | None:
        data = self._named(slug, source, FIELDS)
        if data is None:
            return None
        title, symptom = self._text(source, data, "titulo"), self._text(source, data, "sintoma")
        day = self._day(source, self._text(source, data, "fecha"))
        written = self._text(source, data, "huella") if data.get("huella") else ""
        looks = tuple(self._looks(source, data.get("comprueba")))
        self._only(folder, {FILE, PROJECT, MENDED}, f"una avería tiene {FILE} y las carpetas {PROJECT} y {MENDED}")
        files, mended = dict(self._overlay(folder / PROJECT)), dict(self._overlay(folder / MENDED))
        for path in data.get("crlf") or ():
            if path not in files:
                source.report("EJ105", ("crlf",), f"«{path}» no está en {PROJECT}{did_you_mean(path, tuple(files))}")
                continue
            # Here its lines end as those of all the others do, whatever Git makes of them.
            files[path] = Content(files[path].data.replace(b"\n", b"\r\n"), files[path].executable)
        named = f"name: averia-{slug[:2]}\n".encode()
        for where, state in ((PROJECT, files), (MENDED, files | mended)):
            if not state.get("compose.yaml", Content(b"")).data.startswith(named):
                source.report("EJ102", (), f"en {where}, compose.yaml empieza por «{named.decode().strip()}»")
        if not mended:
            source.report("EJ102", (), f"falta {MENDED}: los archivos que cambian al arreglarla")
        for path, content in mended.items():
            if files.get(path) == content:
                source.report("EJ105", (), f"«{path}» es igual en {PROJECT} y en {MENDED}")
        if source.problems or day is None:
            return None
        return Fault(slug, title, symptom, day, written, files, mended, looks)
