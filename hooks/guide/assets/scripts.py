"""Which page loads which script: ``extra: scripts:`` of mkdocs.yml says what a page must have for each.

The template puts all of them into every page, so that a page is whole without this. What is here takes them out where
their text does not occur.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from guide.hints import did_you_mean

EVERYWHERE = "siempre"
_FORM = f"«assets/js/nombre.js: texto que debe haber en la página», o «{EVERYWHERE}»"


def read(declared: Any, files: Collection[str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """What was declared rightly, and each problem with the name of its script; ``files`` are those of the site."""
    if declared is None:
        return {}, []
    if not isinstance(declared, Mapping):
        return {}, [("", f"«scripts» es una lista de parejas: {_FORM}")]
    scripts: dict[str, str] = {}
    problems: list[tuple[str, str]] = []
    for name, marker in declared.items():
        if not isinstance(name, str) or not isinstance(marker, str) or not marker.strip():
            problems.append((str(name), f"«{name}» no dice qué debe haber en una página para cargarlo: {_FORM}"))
        elif name not in files:
            known = [file for file in files if file.endswith(".js")]
            problems.append((name, f"no existe «{name}» en la carpeta de las páginas{did_you_mean(name, known)}"))
        else:
            scripts[name] = marker
    return scripts, problems


def placed(text: str, file: str, name: str, message: str) -> str:
    """The message with its line: that of the name, or that of the list, or none where another file has them."""
    wanted = [rf"^\s+[\"']?{re.escape(name)}[\"']?\s*:"] if name else []
    for pattern in (*wanted, r"^\s+scripts\s*:"):
        if found := re.search(pattern, text, re.M):
            line = text.count("\n", 0, found.end()) + 1
            return f"{file}:{line}: {message}"
    return f"{file}: {message}"


def only_used(html: str, scripts: Mapping[str, str]) -> str:
    """``html`` without the scripts that it has no use for; ``scripts`` by their addresses in the site."""
    for address, marker in scripts.items():
        tag = re.compile(rf'\s*<script src="(?:[^"]*/)?{re.escape(address)}" defer></script>')
        rest = tag.sub("", html)
        if marker != EVERYWHERE and marker not in rest:
            html = rest
    return html
