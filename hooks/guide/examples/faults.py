"""Reads ``resources/averias/<name>/``: a project that is broken on purpose, and how it is told that it no longer is.

Its folder ``proyecto`` has what the reader is given; ``arreglo``, the files that mend it, which only the page shows.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from guide.diagnostics import Diagnostic
from guide.examples.model import Content, State
from guide.examples.reading import LEFT_BY_OTHERS, Reading
from guide.hints import did_you_mean
from guide.yamlsource import YamlSource

SOURCES = "resources/averias"
FILE = "averia.yml"
PROJECT, MENDED = "proyecto", "arreglo"
FIELDS = ("titulo", "sintoma", "fecha", "huella", "crlf", "comprueba")
LOOK_FIELDS = ("que", "si-no")
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
_SLUG = re.compile(r"(\d\d)-[a-z0-9]+(?:-[a-z0-9]+)*")
# What the shells, the lists and curl take as it is written.
_WORD = {
    "puerto": r"[1-9]\d{3,4}",
    "ruta": r"/[\w./-]*",
    "servicio": r"[a-z][a-z0-9]*",
    "otro": r"[a-z][a-z0-9]*",
    "carpeta": r"(?:/[a-z0-9]+)+",
    "kilobytes": r"[1-9]\d{0,6}",
    # PowerShell 5.1 reads what programs write in the code page of the system: what is looked for is the same in all.
    "texto": r"[ -~]+",
}


class Look(NamedTuple):
    """Something that is seen where the fault is mended; ``otherwise``: what the reader still sees."""

    kind: str
    words: tuple[str, ...]
    otherwise: str


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
        digest = hashlib.sha256(f"{self.slug}\0{self.title}\0{self.symptom}\0{self.looks}\0".encode())
        for path, content in sorted(self.files.items()):
            digest.update(f"{path}\0{content.executable}\0{len(content.data)}\0".encode() + content.data)
        return digest.hexdigest()[:12]


@dataclass(frozen=True)
class Faults:
    """All faults of the guide, in their order. ``known``: also the names of those that ``problems`` tell of."""

    faults: Mapping[str, Fault]
    problems: tuple[Diagnostic, ...]
    known: tuple[str, ...]


def load_faults(root: Path) -> Faults:
    """Every fault below ``root``. Never raises for what an author wrote: it comes back in ``problems``."""
    return _Reader(root).read()


def fence_problem(slug: str, before: Sequence[str], library: Faults) -> str:
    """What is wrong with the name in a page that already offers those of ``before``; "" where nothing is."""
    if slug not in library.known:
        return f"no hay ninguna avería «{slug}»{did_you_mean(slug, library.known) or f'; escribe {SOURCES}/…/{FILE}'}"
    return f"la avería «{slug}» ya está en esta página; ofrécela una sola vez" if slug in before else ""


class _Reader(Reading):
    def read(self) -> Faults:
        known, faults, numbers = [], {}, set()
        for file in sorted((self.root / SOURCES).glob(f"*/{FILE}")):
            slug = file.parent.name
            known.append(slug)
            name = file.relative_to(self.root).as_posix()
            if slug[:2] in numbers:
                self._problem(name, "EJ102", f"ya hay otra avería con el número {slug[:2]}")
            numbers.add(slug[:2])
            source = self._source(file)
            if source is None:
                continue
            count = len(self.problems)
            fault = None if source.problems else self._fault(slug, file.parent, source)
            self.problems += source.problems
            if fault and not source.problems and len(self.problems) == count:
                faults[slug] = fault
                self._dated(source, fault.written, fault.fingerprint)
        return Faults(faults, tuple(sorted(set(self.problems))), tuple(known))

    def _fault(self, slug: str, folder: Path, source: YamlSource) -> Fault | None:
        data = source.data
        if not isinstance(data, dict):
            source.report("EJ102", (), f"debe tener líneas «clave: valor»: {', '.join(FIELDS)}")
            return None
        if not _SLUG.fullmatch(slug):
            source.report("EJ102", (), f"la carpeta «{slug}» debe llamarse como «01-no-arranca»")
        for key in data:
            if key not in FIELDS:
                source.report("EJ102", (key,), f"la clave no existe{did_you_mean(key, FIELDS)}")
        title, symptom = self._text(source, data, "titulo"), self._text(source, data, "sintoma")
        day = self._day(source, self._text(source, data, "fecha"))
        written = self._text(source, data, "huella") if data.get("huella") else ""
        looks = tuple(self._looks(source, data.get("comprueba")))
        for entry in sorted(folder.iterdir()):
            if entry.name not in {FILE, PROJECT, MENDED, *LEFT_BY_OTHERS}:
                where = entry.relative_to(self.root).as_posix()
                self._problem(where, "EJ104", f"una avería tiene {FILE} y las carpetas {PROJECT} y {MENDED}")
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

    def _looks(self, source: YamlSource, given: Any) -> Iterator[Look]:
        if not isinstance(given, list) or not given:
            source.report("EJ102", ("comprueba",), "di qué se mira, como «- {que: en-marcha web, si-no: …}»")
            return
        for number, look in enumerate(given):
            where = ("comprueba", number)
            if not isinstance(look, dict) or set(look) != set(LOOK_FIELDS):
                source.report("EJ102", where, "cada mirada tiene «que» y «si-no»")
                continue
            otherwise = self._text(source, look, "si-no")
            kind, _, rest = self._text(source, look, "que").partition(" ")
            if kind not in LOOKS:
                message = f"no se sabe mirar «{kind}»{did_you_mean(kind, tuple(LOOKS))}; vale: {', '.join(LOOKS)}"
                source.report("EJ102", (*where, "que"), message)
                continue
            names = LOOKS[kind]
            words = tuple(rest.split(maxsplit=len(names) - 1))
            if len(words) != len(names) or not all(
                re.fullmatch(_WORD[name], word) for name, word in zip(names, words, strict=True)
            ):
                source.report("EJ102", (*where, "que"), f"se escribe «{kind} {' '.join(names).upper()}»")
                continue
            yield Look(kind, words, otherwise)
