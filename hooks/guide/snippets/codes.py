"""The codes of every finding: what each means, how grave it is, and an example of wrong and right.

A code never changes its meaning. Each language keeps its codes beside its rules; they are loaded only when
something is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple

from guide.diagnostics import Severity

GRAVE_IN_CI = ("SC9003",)
"""What a laptop may lack, and continuous integration may not: it is raised by whoever knows where this runs."""

LOST_FENCE = ("MD106", "MD107")
"""A fence that is none or has no end: from there on nobody knows what of the page is a block."""

ROOMS = ("shell", "docker", "portable", "dockerfile", "compose", "data", "outcome")
"""The packages that have codes: each keeps its own beside what finds them."""
FAMILY_TITLES = {
    "SH": "Sintaxis de shell",
    "SC": "Errores probables de shell",
    "TI": "Tipografía que rompe comandos",
    "SI": "Comandos que no valen en todos los sistemas",
    "DK": "Comandos de Docker",
    "DF": "Dockerfile",
    "CO": "Compose",
    "YA": "YAML",
    "JS": "JSON",
    "TO": "TOML",
    "IN": "INI y otros datos",
    "PY": "Python",
    "MD": "Etiquetas, marcas y libro de cuentas",
}


class Code(NamedTuple):
    """``wrong`` and ``right`` are pieces of a page, "" when no page can show it.

    ``milder`` says where an error is only a warning: «commonmark» in Markdown that is not of a site.
    """

    title: str
    explanation: str
    wrong: str
    right: str
    severity: Severity = "error"
    milder: str = ""


def fence(label: str, *lines: str) -> str:
    return "\n".join([f"```{label}", *lines, "```"])


@cache
def table() -> Mapping[str, Code]:
    """Every code, in the order in which they are told."""
    known: dict[str, Code] = {}
    for room in ROOMS:
        known.update(import_module(f"guide.snippets.{room}.codes").CODES)
    families = list(FAMILY_TITLES)
    return dict(sorted(known.items(), key=lambda item: (families.index(item[0][:2]), item[0])))


@cache
def guide_only() -> frozenset[str]:
    """Codes of what is no mistake, but is not wanted in a guide that calls itself strict."""
    modules = (import_module(f"guide.snippets.{room}.codes") for room in ROOMS)
    return frozenset().union(*(getattr(module, "GUIDE_ONLY", ()) for module in modules))


def matches(code: str, patterns: Iterable[str]) -> bool:
    """Whether one of the patterns is this code; an «x» stands for any figure, as in DK2xx."""
    return any(re.fullmatch(re.escape(pattern).replace("x", r"\d"), code) for pattern in patterns)


def severity(code: str, raised: Iterable[str] = (), plain: bool = False) -> Severity:
    """How grave a code is. ``plain``: in Markdown of which nobody knows how it is rendered."""
    entry = table()[code]
    if matches(code, raised):
        return "error"
    return "warning" if plain and entry.milder == "commonmark" else entry.severity
