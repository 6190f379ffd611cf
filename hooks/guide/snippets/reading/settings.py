"""``extra: fragmentos:`` of a project file: how much is asked of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from guide.snippets.blocks import Note, Page, Settings
from guide.snippets.cache import Cache, cache_key
from guide.snippets.findings import Finding

_START = re.compile(r"\s*[\"']?fragmentos[\"']?\s*:|\[.*fragmentos\]")
KEYS = ("estricto", "elevar", "exenciones-max", "erroneos-max", "como-texto", "todos-los-sistemas")


def read_settings(extra: Any, file: str = "") -> Settings:
    """What is said well; ``problems`` tells the rest."""
    said = _said(extra)
    exempt, wrong = (n if _is_number(n := said.get(key)) else None for key in ("exenciones-max", "erroneos-max"))
    raised, as_text, portable = (_list(said.get(key)) for key in ("elevar", "como-texto", "todos-los-sistemas"))
    return Settings(file, said.get("estricto") is True, raised, exempt, wrong, as_text, portable)


def stricter(base: Settings, more: Settings) -> Settings:
    """What a project asks and what is asked besides it."""
    return base._replace(strict=base.strict or more.strict, raised=(*base.raised, *more.raised))


def is_portable(settings: Settings, page: Path, folder: Path) -> bool:
    """Whether a page of the project in ``folder`` is for readers of all systems."""
    if not settings.portable or not page.is_relative_to(folder):
        return False
    name = page.relative_to(folder).as_posix()
    return any(fnmatchcase(name, pattern) for pattern in settings.portable)


def settings_page(extra: Any, text: str, shown: str, cache: Cache) -> Page:
    """The project file as one more page: its notes are what it says wrong."""
    name = cache_key("ajustes", text)
    found = cache.get(name)
    if found is None:
        found = settings_problems(extra, text)
        cache.put(name, found)
    notes = (Note(f.line, f.column, f.code, f.message, f.end_column - f.column) for f in found)
    return Page(shown, tuple(text.split("\n")), notes=tuple(notes), prose=False)


def settings_problems(extra: Any, text: str) -> list[Finding]:
    """What is said wrong, at its place in the text of the project file."""
    rows = text.split("\n")
    start = next((n for n, row in enumerate(rows) if _START.match(row)), 0)
    findings = []
    for word, message in _problems(extra):
        found = next((n for n in range(start, len(rows)) if word in rows[n]), start)
        column = max(rows[found].find(word), 0) + 1
        findings.append(Finding(found + 1, column, found + 1, column + len(word), "MD123", message))
    return findings


def _problems(extra: Any) -> Iterator[tuple[str, str]]:
    if isinstance(extra, Mapping) and not isinstance(extra.get("fragmentos", {}), Mapping):
        yield "fragmentos", f"extra.fragmentos lleva claves: {', '.join(KEYS)}"
    if not _said(extra):
        return
    from guide.hints import did_you_mean

    for key, value in _said(extra).items():
        if key not in KEYS:
            yield str(key), f"extra.fragmentos no tiene «{key}»{did_you_mean(str(key), KEYS)}"
        elif key == "estricto" and not isinstance(value, bool):
            yield key, "«estricto» es true o false"
        elif key.endswith("-max") and not _is_number(value):
            yield key, f"«{key}» es un número entero, 0 o más"
        elif key == "como-texto" and not isinstance(value, list):
            yield key, "«como-texto» es una lista de lenguajes, como [nginx, diff]"
        elif key == "todos-los-sistemas" and not isinstance(value, list):
            yield key, "«todos-los-sistemas» es una lista de páginas, como [docs/index.md, docs/tutoriales/*.md]"
        elif key == "elevar" and not isinstance(value, list):
            yield key, "«elevar» es una lista de códigos, como [MD115, DK2xx]"
        elif key == "elevar":
            for pattern in map(str, value):
                if message := unknown_code(pattern):
                    yield pattern, message


def unknown_code(pattern: str) -> str:
    """What to say of a pattern that is no code; "" of one that is."""
    from guide.hints import did_you_mean
    from guide.snippets import codes

    if any(codes.matches(code, [pattern]) for code in codes.table()):
        return ""
    return f"«{pattern}» no es ningún código{did_you_mean(pattern, codes.table())}"


def _said(extra: Any) -> Mapping[Any, Any]:
    said = extra.get("fragmentos") if isinstance(extra, Mapping) else None
    return said if isinstance(said, Mapping) else {}


def _list(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
