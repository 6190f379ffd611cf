"""Reads ``resources/ejemplos/<name>/``: pasos.yml and, for each step, the files that it adds or changes.

The folder ``inicio`` has what the reader is given, where that is not what another example ends with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from guide.diagnostics import Diagnostic
from guide.examples.model import START, Content, Example, State, Step
from guide.examples.reading import LEFT_BY_OTHERS, Reading
from guide.hints import did_you_mean
from guide.yamlsource import YamlSource

SOURCES = "resources/ejemplos"
STEPS = "pasos.yml"
FIELDS = ("titulo", "carpeta", "desde", "fecha", "huella", "conserva", "pasos")
STEP_FIELDS = ("titulo", "mueve", "borra")
HIGHEST = 99
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Library:
    """All examples of the guide. ``known``: also the names of those that ``problems`` tell of."""

    examples: Mapping[str, Example]
    problems: tuple[Diagnostic, ...]
    known: tuple[str, ...]


def load_library(root: Path) -> Library:
    """Every example below ``root``. Never raises for what an author wrote: it comes back in ``problems``."""
    return _Reader(root).read()


def unknown_example(slug: str, known: tuple[str, ...]) -> str:
    """What an author is told of a name in a page that is not one of the ``known`` ones."""
    if not slug:
        return "el bloque está vacío: escribe dentro el nombre de un ejemplo"
    if "\n" in slug:
        return "el bloque lleva varias líneas: escribe dentro solo el nombre de un ejemplo"
    return f"no hay ningún ejemplo «{slug}»{did_you_mean(slug, known) or f'; escribe {SOURCES}/{slug}/{STEPS}'}"


def fence_problem(slug: str, before: Sequence[str], library: Library) -> str:
    """What is wrong with the name in a page that already offers those of ``before``; "" where nothing is."""
    if slug not in library.known:
        return unknown_example(slug, library.known)
    return f"el ejemplo «{slug}» ya está en esta página; ofrécelo una sola vez" if slug in before else ""


class _Draft(NamedTuple):
    """What pasos.yml says, with nothing of it missing."""

    source: YamlSource
    folder: Path
    title: str
    directory: str
    since: str
    day: date
    written: str
    keeps: tuple[str, ...] | None  # None: those of the example before
    steps: dict[int, dict[str, Any]]


class _Reader(Reading):
    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.drafts: dict[str, _Draft] = {}
        self.known: list[str] = []
        self.done: dict[str, Example | None] = {}

    def read(self) -> Library:
        for file in sorted((self.root / SOURCES).glob(f"*/{STEPS}")):
            slug = file.parent.name
            self.known.append(slug)
            draft = self._draft(slug, file)
            if draft:
                self.drafts[slug] = draft
        found = {slug: example for slug in self.known if (example := self._example(slug, ()))}
        for slug, example in found.items():
            self._dated(self.drafts[slug].source, example.written, example.fingerprint)
        return Library(found, tuple(sorted(set(self.problems))), tuple(self.known))

    # --- pasos.yml ---

    def _draft(self, slug: str, file: Path) -> _Draft | None:
        source = self._source(file)
        if source is None:
            return None
        draft = None if source.problems else self._fields(slug, file.parent, source)
        self.problems += source.problems
        return draft if not source.problems else None

    def _fields(self, slug: str, folder: Path, source: YamlSource) -> _Draft | None:
        data = source.data
        if not isinstance(data, dict):
            source.report("EJ102", (), f"debe tener líneas «clave: valor»: {', '.join(FIELDS)}")
            return None
        if not _NAME.fullmatch(slug):
            source.report("EJ102", (), f"la carpeta «{slug}» debe llamarse en minúsculas, con cifras y guiones")
        for key in data:
            if key not in FIELDS:
                source.report("EJ102", (key,), f"la clave no existe{did_you_mean(key, FIELDS)}")
        title = self._text(source, data, "titulo")
        directory = self._text(source, data, "carpeta") or ""
        if directory and not _NAME.fullmatch(directory):
            source.report("EJ102", ("carpeta",), "una sola carpeta, en minúsculas, con cifras y guiones")
        since = self._text(source, data, "desde") if "desde" in data else ""
        day = self._day(source, self._text(source, data, "fecha"))
        written = self._text(source, data, "huella") if data.get("huella") else ""
        keeps = data.get("conserva") or []
        if not isinstance(keeps, list) or not all(isinstance(path, str) for path in keeps):
            source.report("EJ102", ("conserva",), "debe ser una lista de archivos, como [.env]")
            keeps = []
        for number, path in enumerate(keeps):
            self._safe(source, ("conserva", number), path)
        steps = self._steps(source, data)
        if source.problems or day is None:
            return None
        return _Draft(
            source, folder, title, directory, since, day, written, tuple(keeps) if "conserva" in data else None, steps
        )

    def _steps(self, source: YamlSource, data: dict[str, Any]) -> dict[int, dict[str, Any]]:
        if "pasos" not in data:
            source.report("EJ102", (), "falta «pasos»; si ninguno cambia archivos, escribe «pasos: {}»")
        given = data.get("pasos") or {}
        if not isinstance(given, dict):
            source.report("EJ102", ("pasos",), "cada paso va con su número: «1: {titulo: …}»")
            return {}
        steps: dict[int, dict[str, Any]] = {}
        for key, step in given.items():
            where = ("pasos", key)
            if not re.fullmatch(r"[1-9]\d?", key):
                source.report("EJ102", where, f"un paso es un número de 1 a {HIGHEST}: el de su apartado en la página")
            elif not isinstance(step, dict):
                source.report("EJ102", where, "di su título, como {titulo: Escribe la receta}")
            else:
                steps[int(key)] = step
                self._step(source, where, step)
        return dict(sorted(steps.items()))

    def _step(self, source: YamlSource, where: tuple[str, str], step: dict[str, Any]) -> None:
        for key in step:
            if key not in STEP_FIELDS:
                source.report("EJ102", (*where, key), f"la clave no existe{did_you_mean(key, STEP_FIELDS)}")
        self._text(source, step, "titulo", where)
        moves = step.setdefault("mueve", {}) or {}
        if not isinstance(moves, dict) or not all(isinstance(new, str) for new in moves.values()):
            source.report("EJ102", (*where, "mueve"), "cada línea es «ruta de antes: ruta de después»")
            moves = {}
        for old, new in moves.items():
            self._safe(source, (*where, "mueve", old), old)
            self._safe(source, (*where, "mueve", old), new)
        step["mueve"] = moves
        deletes = step.setdefault("borra", []) or []
        if not isinstance(deletes, list) or not all(isinstance(path, str) for path in deletes):
            source.report("EJ102", (*where, "borra"), "debe ser una lista de archivos, como [notas.py]")
            deletes = []
        for number, path in enumerate(deletes):
            self._safe(source, (*where, "borra", number), path)
        step["borra"] = deletes

    # --- States ---

    def _example(self, slug: str, younger: tuple[str, ...]) -> Example | None:
        """``younger``: the examples that begin where this one ends."""
        if slug in self.done:
            return self.done[slug]
        draft = self.drafts.get(slug)
        if draft is None:
            return None
        before: State | None = {}
        kept: tuple[str, ...] = ()
        folder = draft.directory
        if draft.since in (*younger, slug):
            self._wrong(draft, "EJ103", ("desde",), f"da la vuelta: {' → '.join((*younger, slug, draft.since))}")
            before = None
        elif draft.since and draft.since not in self.known:
            meant = did_you_mean(draft.since, self.known)
            self._wrong(draft, "EJ103", ("desde",), f"no hay ningún ejemplo «{draft.since}»{meant}")
            before = None
        elif draft.since:
            older = self._example(draft.since, (*younger, slug))
            # What is wrong with the older one is told of it, once.
            before = older.final if older else None
            if older:
                kept, folder = older.keeps, older.folder
        example = None if before is None else self._walked(slug, draft, before, kept, folder)
        self.done[slug] = example
        return example

    def _walked(self, slug: str, draft: _Draft, start: State, kept: tuple[str, ...], folder: str) -> Example | None:
        """``kept``, ``folder``: what is the reader's own since an earlier tutorial, and where it is."""
        count = len(self.problems)
        folders = [*map(str, draft.steps), *([] if draft.since else [START])]
        for entry in sorted(draft.folder.iterdir()):
            if entry.name not in {STEPS, *folders, *LEFT_BY_OTHERS}:
                message = f"no es de ningún paso: falta el paso en {STEPS}, o sobra"
                self._problem(entry.relative_to(self.root).as_posix(), "EJ104", message)
        if not draft.since:
            start = dict(self._overlay(draft.folder / START))
        steps, state = [], dict(start)
        for number, step in draft.steps.items():
            state = dict(state)
            self._apply(draft, ("pasos", str(number)), step, state)
            for path, content in self._overlay(draft.folder / str(number)):
                state[path] = content
            for path in state:
                if any(parent in state for parent in _parents(path)):
                    self._wrong(
                        draft, "EJ104", ("pasos", str(number)), f"«{path}» está dentro de algo que es un archivo"
                    )
            steps.append(Step(number, step["titulo"].strip(), state))
        reached = {path for one in (start, *(step.state for step in steps)) for path in one}
        for number, path in enumerate(draft.keeps or ()):
            if path not in reached:
                self._wrong(draft, "EJ105", ("conserva", number), f"«{path}» no es un archivo de ningún paso")
        if len(self.problems) > count:
            return None
        keeps = tuple(sorted(reached.intersection(kept if draft.keeps is None else draft.keeps)))
        names = (slug, draft.title, draft.directory, folder, draft.since)
        return Example(*names, draft.day, draft.written, keeps, start, tuple(steps))

    def _apply(self, draft: _Draft, where: tuple[str, str], step: dict[str, Any], state: dict[str, Content]) -> None:
        # All leave before any arrives: two files may take each other's place.
        moved = {}
        for old, new in step["mueve"].items():
            if old not in state:
                message = f"«{old}» no está al empezar el paso{did_you_mean(old, tuple(state))}"
                self._wrong(draft, "EJ105", (*where, "mueve", old), message)
            else:
                moved[new] = state[old]
        for old in step["mueve"]:
            state.pop(old, None)
        state.update(moved)
        for number, path in enumerate(step["borra"]):
            if path not in state:
                message = f"«{path}» no está al empezar el paso{did_you_mean(path, tuple(state))}"
                self._wrong(draft, "EJ105", (*where, "borra", number), message)
            state.pop(path, None)

    def _wrong(self, draft: _Draft, code: str, where: tuple[str | int, ...], message: str) -> None:
        draft.source.problems = []
        draft.source.report(code, where, message)
        self.problems += draft.source.problems


def _parents(path: str) -> Iterator[str]:
    parts = path.split("/")
    return ("/".join(parts[:n]) for n in range(1, len(parts)))
