"""The figure that a page shows: both layouts, caption, downloads and the description in words."""

from __future__ import annotations

from html import escape

from guide.diagrams.library import Drawing
from guide.diagrams.model import LAYOUTS

PNG_LINK = '<a class="diagrama-png" href="{href}" download>PNG</a>'


def figure(drawing: Drawing, number: int, downloads: str) -> str:
    """HTML of one figure. ``downloads`` is the relative address of the folder of the downloads, with its slash."""
    # Both layouts would go into the search index, label by label, so the pictures stay out of it.
    pictures = "".join(drawing.svgs[name] for name in LAYOUTS)
    svg = f'<a href="{escape(downloads)}{drawing.slug}.svg" download>SVG</a>'
    png = PNG_LINK.format(href=f"{escape(downloads)}{drawing.slug}.png")
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in drawing.sentences)
    return (
        f'<figure class="diagrama" id="diagrama-{drawing.slug}">'
        f'<div class="diagrama-lienzo" data-search-exclude>{pictures}</div>'
        f"<figcaption><strong>Figura {number}.</strong> {escape(drawing.caption)} "
        f'<span class="diagrama-descargas" data-search-exclude>Descargar: {svg} {png}</span></figcaption>'
        f'<details class="diagrama-texto"><summary>El diagrama en palabras</summary>'
        f"<p>{escape(drawing.description)}</p><ul>{items}</ul></details></figure>"
    )


def without_png(html: str, slug: str) -> str:
    """The page's HTML without the link to a picture that could not be made."""
    start = html.find('<a class="diagrama-png"')
    while start != -1:
        end = html.index("</a>", start) + len("</a>")
        if html[start:end].split('"')[3].endswith(f"/{slug}.png"):
            html = html[:start].rstrip() + html[end:]
            end = start
        start = html.find('<a class="diagrama-png"', end)
    return html


def missing(slug: str) -> str:
    """What a page shows in place of a diagram that does not exist or could not be drawn."""
    return (
        '<div class="admonition failure guia-error"><p class="admonition-title">Diagrama sin dibujar</p>'
        f"<p>No hay un diagrama «{escape(slug)}» que se pueda dibujar. El mensaje está en la terminal.</p></div>"
    )
