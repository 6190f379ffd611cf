"""What the published site offers to take away, and how a page speaks of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import escape

from guide.dates import day as in_words

PDF = "descargas/docker-en-espanol.pdf"
EPUB = "descargas/docker-en-espanol.epub"
OFFLINE = "descargas/docker-en-espanol-sin-conexion.zip"
INDEX = "llms.txt"
WHOLE = "llms-full.txt"
OFFERED = (PDF, EPUB, OFFLINE, INDEX, WHOLE)
"""Each by its address in the site."""

VARIABLE = "GUIA_DESCARGAS"
"""Of the environment: the folder with the downloads that were made, laid out as in the site."""

_PLACE = re.compile(r"<!-- descarga: (\S+) -->")


def fill(html: str, shown_for: Callable[[str], str]) -> str:
    """``html`` with ``shown_for(name)`` in each place that a page keeps for a download."""
    return _PLACE.sub(lambda match: shown_for(match[1]), html)


def unknown(name: str) -> str:
    return f"no hay ninguna descarga «{name}»; escribe una de estas: {', '.join(OFFERED)}"


def link(name: str, address: str, content: bytes, day: date) -> str:
    """HTML of a download that is there; ``address`` leads to it from the page."""
    file = name.rpartition("/")[2]
    # A text is read, and what a browser would also open is wanted as a file.
    saved = "" if file.endswith(".txt") else " download"
    return (
        f'<p class="descarga" data-search-exclude><a class="md-button" href="{escape(address)}"{saved}>{file}</a> '
        f'<span class="descarga-datos">{size(len(content))}, del {in_words(day.isoformat())}</span></p>'
    )


def missing(name: str, offline: bool) -> str:
    """HTML in place of a download that this site does not have."""
    file = f"<code>{name.rpartition('/')[2]}</code>"
    why = (
        "no viene en la copia sin conexión: está en la web de la guía"
        if offline
        else "no está en este sitio: se hace al publicar la guía, con <code>./guia publicar</code>"
    )
    return f"<p data-search-exclude>El archivo {file} {why}.</p>"


def size(count: int) -> str:
    """So many bytes as readers are told: 940 kB, 3,4 MB."""
    if count < 999_500:
        return f"{max(1, round(count / 1000))} kB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")
