"""What every folder of files that is to be a zip is read with: its fields, its files and since when they are so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from guide.diagnostics import Diagnostic
from guide.examples.model import Content
from guide.yamlsource import YamlSource, read_yaml

OLDEST = 1980
"""A zip knows no earlier year."""
# What is made by running an example, or by the system of whoever looks at its folder.
LEFT_BY_OTHERS = {"__pycache__", ".DS_Store", "Thumbs.db"}
_PART = re.compile(r"[A-Za-z0-9_.-]+")


class Reading:
    """``problems``: what is wrong, so far, in what was read below ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Diagnostic] = []

    def _source(self, file: Path) -> YamlSource | None:
        """What a file of fields says; ``None`` where it cannot be read."""
        name = file.relative_to(self.root).as_posix()
        try:
            raw = file.read_bytes()
        except OSError as error:
            self._problem(name, "EJ100", f"no se puede leer: {error.strerror}")
            return None
        return read_yaml(name, raw, "EJ101")

    def _text(self, source: YamlSource, data: dict[str, Any], key: str, where: tuple[str, ...] = ()) -> str:
        value = data.get(key)
        if isinstance(value, str) and value.strip() and "\n" not in value.strip():
            return value.strip()
        source.report("EJ102", (*where, key), "falta, o no es un texto de una línea")
        return ""

    def _day(self, source: YamlSource, text: str) -> date | None:
        if not text:
            return None
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = date.min
        if day.year < OLDEST or len(text) != len("2026-11-29"):
            source.report("EJ102", ("fecha",), "escríbela como 2026-11-29")
            return None
        return day

    def _safe(self, source: YamlSource, where: tuple[str | int, ...], path: str) -> None:
        if not is_safe(path):
            message = (
                f"la ruta «{path}» no vale: letras sin tilde, cifras, «.», «-», «_» y «/», y sin salir de la carpeta"
            )
            source.report("EJ104", where, message)

    def _overlay(self, folder: Path) -> Iterator[tuple[str, Content]]:
        for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
            path = file.relative_to(folder).as_posix()
            name = file.relative_to(self.root).as_posix()
            if LEFT_BY_OTHERS.intersection(path.split("/")):
                continue
            if not is_safe(path):
                message = "el nombre no vale: letras sin tilde, cifras, «.», «-» y «_», y no empieza por «-»"
                self._problem(name, "EJ104", message)
            elif file.is_symlink():
                self._problem(name, "EJ104", "es un enlace: pon en su lugar el archivo")
            elif file.is_file():
                try:
                    data = file.read_bytes()
                    executable = bool(file.stat().st_mode & 0o100)
                except OSError as error:
                    self._problem(name, "EJ100", f"no se puede leer: {error.strerror}")
                    continue
                if b"\r\n" in data and b"\0" not in data:
                    line = data[: data.index(b"\r\n")].count(b"\n") + 1
                    self._problem(
                        name, "EJ106", "lleva finales de línea de Windows: guárdalo con los de Unix (LF)", line
                    )
                yield path, Content(data, executable)

    def _dated(self, source: YamlSource, written: str, fingerprint: str) -> None:
        if written == fingerprint:
            return
        day = today().isoformat()
        why = "el contenido ha cambiado" if written else "falta la huella del contenido"
        message = f"{why}: escribe «fecha: {day}» y «huella: {fingerprint}»"
        source.problems = []
        where = ("huella",) if written else ("fecha",)
        source.report("EJ107", where, f"{message}, o ejecuta .venv/bin/python hooks/examples.py --escribe")
        self.problems += source.problems

    def _problem(self, file: str, code: str, message: str, line: int = 1) -> None:
        self.problems.append(Diagnostic(file, line, 1, line, 2, code, message))


def today() -> date:
    return datetime.now(UTC).date()


def is_safe(path: str) -> bool:
    parts = path.split("/")
    return all(_PART.fullmatch(part) and part not in (".", "..") and not part.startswith("-") for part in parts)
