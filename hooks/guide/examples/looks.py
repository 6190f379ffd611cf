"""What the programs of a zip look at in the reader's Docker, and the numbered folders that say so.

They are of faults and of challenges.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

from guide.examples.model import State
from guide.examples.reading import LEFT_BY_OTHERS, Reading
from guide.hints import did_you_mean
from guide.yamlsource import YamlSource

LOOK_FIELDS = ("que", "si-no")
_SLUG = re.compile(r"(\d\d)-[a-z0-9]+(?:-[a-z0-9]+)*")
# What the shells, the lists and curl take as it is written.
_WORD = {
    "puerto": r"[1-9]\d{3,4}",
    "otro-puerto": r"[1-9]\d{3,4}",
    "ruta": r"/[\w./-]*",
    "servicio": r"[a-z][a-z0-9]*",
    "otro": r"[a-z][a-z0-9]*",
    "carpeta": r"(?:/[a-z0-9]+)+",
    "kilobytes": r"[1-9]\d{0,6}",
    # PowerShell 5.1 reads what programs write in the code page of the system: what is looked for is the same in all.
    "texto": r"[ -~]+",
    "nombre": r"[a-z0-9][a-z0-9._:/-]*",
    "como": r"es|contiene|como-mucho",
    "valor": r"[!-~]+",
    # PowerShell 5.1 takes the double quotes out of what it gives to a program.
    "plantilla": r"[ !#-~]*\{\{[ !#-~]+\}\}[ !#-~]*",
}


class Look(NamedTuple):
    """Something that is seen where the reader has done it; ``otherwise``: what is told while it is not."""

    kind: str
    words: tuple[str, ...]
    otherwise: str


class Numbered(Protocol):
    """What a folder with a number holds. ``written``: the fingerprint that its author says."""

    @property
    def written(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...


Found = TypeVar("Found", bound=Numbered)


class Looking(Reading):
    """``kinds``: what the programs can look at, and the words that go with each; the last ones may have blanks."""

    def __init__(self, root: Path, kinds: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(root)
        self.kinds = kinds

    def _numbered(
        self, sources: str, name: str, made: Callable[[str, Path, YamlSource], Found | None]
    ) -> tuple[dict[str, Found], list[str]]:
        """What is made of each folder that has such a file, and the names of all of them."""
        known, whole, numbers = [], {}, set()
        for file in sorted((self.root / sources).glob(f"*/{name}")):
            slug = file.parent.name
            known.append(slug)
            if slug[:2] in numbers:
                self._problem(
                    file.relative_to(self.root).as_posix(), "EJ102", f"el número {slug[:2]} ya es de otra carpeta"
                )
            numbers.add(slug[:2])
            source = self._source(file)
            if source is None:
                continue
            count = len(self.problems)
            found = None if source.problems else made(slug, file.parent, source)
            self.problems += source.problems
            if found and not source.problems and len(self.problems) == count:
                whole[slug] = found
                self._dated(source, found.written, found.fingerprint)
        return whole, known

    def _named(self, slug: str, source: YamlSource, fields: tuple[str, ...]) -> dict[str, Any] | None:
        """The fields of a folder, which is told of where its name or a key is wrong; ``None`` where there are none."""
        if not isinstance(source.data, dict):
            source.report("EJ102", (), f"debe tener líneas «clave: valor»: {', '.join(fields)}")
            return None
        if not _SLUG.fullmatch(slug):
            source.report("EJ102", (), f"la carpeta «{slug}» debe llamarse como «01-no-arranca»")
        for key in source.data:
            if key not in fields:
                source.report("EJ102", (key,), f"la clave no existe{did_you_mean(key, fields)}")
        return source.data

    def _only(self, folder: Path, names: set[str], said: str) -> None:
        for entry in sorted(folder.iterdir()):
            if entry.name not in {*names, *LEFT_BY_OTHERS}:
                self._problem(entry.relative_to(self.root).as_posix(), "EJ104", said)

    def _looks(self, source: YamlSource, given: Any) -> Iterator[Look]:
        if not isinstance(given, list) or not given:
            kind, names = next(iter(self.kinds.items()))
            source.report(
                "EJ102", ("comprueba",), f"di qué se mira, como «- {{que: {kind} {_capitals(names)}, si-no: …}}»"
            )
            return
        for number, look in enumerate(given):
            where = ("comprueba", number)
            if not isinstance(look, dict) or set(look) != set(LOOK_FIELDS):
                source.report("EJ102", where, "cada mirada tiene «que» y «si-no»")
                continue
            otherwise = self._text(source, look, "si-no")
            kind, _, rest = self._text(source, look, "que").partition(" ")
            if kind not in self.kinds:
                near, all_kinds = did_you_mean(kind, tuple(self.kinds)), ", ".join(self.kinds)
                source.report("EJ102", (*where, "que"), f"no se sabe mirar «{kind}»{near}; vale: {all_kinds}")
                continue
            names = self.kinds[kind]
            words = tuple(rest.split(maxsplit=len(names) - 1))
            if len(words) != len(names) or not all(
                re.fullmatch(_WORD[name], word) for name, word in zip(names, words, strict=True)
            ):
                source.report("EJ102", (*where, "que"), f"se escribe «{kind} {_capitals(names)}»")
                continue
            yield Look(kind, words, otherwise)


def fingerprint(said: str, files: State) -> str:
    """Changes when anything in the zip changes: what is ``said`` in it, or one of its files."""
    digest = hashlib.sha256(said.encode())
    for path, content in sorted(files.items()):
        digest.update(f"{path}\0{content.executable}\0{len(content.data)}\0".encode() + content.data)
    return digest.hexdigest()[:12]


def _capitals(names: tuple[str, ...]) -> str:
    return " ".join(names).upper()
