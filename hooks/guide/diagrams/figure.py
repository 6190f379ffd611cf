"""The figure that a page shows: both layouts, caption, downloads and the description in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from guide.diagrams.library import Drawing
from guide.diagrams.model import LAYOUTS

_CANVAS = "<!--diagrama:{slug}-->"


def paint(html: str, drawings: Mapping[str, Drawing]) -> str:
    """``html`` with the pictures of its figures.

    They come last: the search index would read through both layouts, label by label, for nothing.
    """
    for drawing in drawings.values():
        html = html.replace(_CANVAS.format(slug=drawing.slug), "".join(drawing.svgs[name] for name in LAYOUTS))
    return html


LINKS = {".svg": "SVG", ".png": "PNG", "-oscuro.png": "PNG oscuro", ".pdf": "PDF"}


def figure(drawing: Drawing, number: int, downloads: str, endings: Iterable[str]) -> str:
    """HTML of one figure.

    ``downloads`` is the relative address of the downloads' folder, with its slash; ``endings`` say which exist.
    """
    links = " ".join(
        f'<a href="{escape(downloads)}{drawing.slug}{ending}" download>{LINKS[ending]}</a>' for ending in endings
    )
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in drawing.sentences)
    steps = "".join(f"<li>{escape(step)}</li>" for step in drawing.steps)
    return (
        f'<figure class="diagrama" id="diagrama-{drawing.slug}">'
        f'<div class="diagrama-lienzo" data-search-exclude>{_CANVAS.format(slug=drawing.slug)}</div>'
        + (f'<ol class="diagrama-pasos">{steps}</ol>' if steps else "")
        + f"<figcaption><strong>Figura {number}.</strong> {escape(drawing.caption)} "
        f'<span class="diagrama-descargas" data-search-exclude>Descargar: {links}</span></figcaption>'
        f'<details class="diagrama-texto"><summary>El diagrama en palabras</summary>'
        f"<p>{escape(drawing.description)}</p><ol>{items}</ol></details></figure>"
    )


def missing(slug: str) -> str:
    """What a page shows in place of a diagram that does not exist or could not be drawn."""
    return (
        '<div class="admonition failure guia-error"><p class="admonition-title">Diagrama sin dibujar</p>'
        f"<p>No hay un diagrama «{escape(slug)}» que se pueda dibujar. El mensaje está en la terminal.</p></div>"
    )
