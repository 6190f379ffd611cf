"""Which pages are searched, how each is called in a result, and which of two equal answers comes first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guide.search.pagefind import Indexed
from guide.search.sections import cut

# What a folder is, to who reads the results, and its weight: who searches wants to do something, or has an error before them.
KINDS = {
    "tutoriales": ("Tutorial", 1.1),
    "instalar": ("Instalar", 1.0),
    "guias": ("Guía", 1.1),
    "explicacion": ("Explicación", 1.0),
    "referencia": ("Referencia", 0.6),
    "ensenar": ("Enseñar", 1.0),
}
OTHER_KIND = ("Guía", 0.8)
PAGES = {"referencia/errores.md": 1.2}


def searched(name: str, url: str, title: str, html: str, meta: Mapping[str, Any]) -> Indexed | None:
    """None for a page with «search: {exclude: true}»; «search: {boost: 0.3}» multiplies its weight."""
    asked = meta.get("search")
    asked = asked if isinstance(asked, dict) else {}
    if asked.get("exclude"):
        return None
    kind, weight = KINDS.get(name.partition("/")[0], OTHER_KIND)
    weight = PAGES.get(name, weight)
    boost = asked.get("boost", 1)
    if isinstance(boost, int | float):
        weight *= boost
    return Indexed("" if url in (".", "./") else url, title, kind, round(weight, 3), cut(html))
