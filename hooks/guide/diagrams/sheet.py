"""A contact sheet: every diagram in both themes and both widths, to be looked at by a person."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from xml.etree import ElementTree

from guide.diagrams.gate import NAMESPACE, checked
from guide.diagrams.library import Drawing
from guide.diagrams.model import LAYOUTS
from guide.diagrams.palette import THEMES, Palette, Theme, dark_rules
from guide.files import write_atomically

GAP = 24
WIDTHS = (688, 288)
"""Of the wide and of the narrow layout: the column of a desktop and of a small phone."""

_PAGE = """<!doctype html>
<html lang="es">
<meta charset="utf-8">
<title>Hoja de contactos de los diagramas</title>
<style>
body {{ margin: 0; font: 16px system-ui, sans-serif; background: {light}; }}
h2 {{ margin: 0; padding: 16px 24px 0; font-size: 16px; }}
div {{ display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; padding: 16px 24px; }}
svg.ancha {{ width: 688px; height: auto; }}
svg.estrecha {{ width: 288px; height: auto; }}
.oscuro {{ background: {dark}; }}
{css}</style>
{body}
</html>
"""


def html_sheet(drawings: Iterable[Drawing], palette: Palette) -> str:
    """One page without any file beside it."""
    parts = []
    for drawing in drawings:
        parts.append(f"<h2>{escape(drawing.slug)}</h2>")
        for theme in THEMES:
            svgs = "".join(drawing.svgs[name] for name in LAYOUTS)
            # The same picture twice on a page: what its ids name is not needed here.
            parts.append(f'<div class="{theme}">{_without_ids(svgs)}</div>')
    return _PAGE.format(
        light=palette.page["claro"],
        dark=palette.page["oscuro"],
        css=dark_rules(palette, ".oscuro"),
        body="\n".join(parts),
    )


def _without_ids(svg: str) -> str:
    return re.sub(r' (?:id|aria-labelledby|aria-describedby)="[^"]*"', "", svg)


def png_sheet(drawings: Iterable[Drawing], palette: Palette) -> bytes:
    """Both layouts of all drawings in both themes, a row for each, as one picture. Needs libcairo."""
    from PIL import Image

    from guide.diagrams.raster import png

    def picture(svg: str, width: int, theme: Theme) -> Image.Image:
        shown = svg if theme == "claro" else in_the_dark(svg, palette)
        return Image.open(io.BytesIO(png(shown, palette.page[theme], width))).convert("RGB")

    rows = [
        [
            picture(drawing.svgs[name], width, theme)
            for theme in THEMES
            for name, width in zip(LAYOUTS, WIDTHS, strict=True)
        ]
        for drawing in drawings
    ]
    half = sum(WIDTHS) + 3 * GAP
    height = sum(max(image.height for image in row) + GAP for row in rows) + GAP
    sheet = Image.new("RGB", (2 * half, height), palette.page["claro"])
    sheet.paste(palette.page["oscuro"], (half, 0, 2 * half, height))
    y = GAP
    for row in rows:
        for i, image in enumerate(row):
            x = half * (i // 2) + GAP + (WIDTHS[0] + GAP) * (i % 2)
            sheet.paste(image, (x, y))
        y += max(image.height for image in row) + GAP
    output = io.BytesIO()
    sheet.save(output, "PNG", optimize=True)
    return output.getvalue()


def in_the_dark(svg: str, palette: Palette) -> str:
    """The drawing as the style sheet of the dark theme shows it: recoloured by class."""
    ElementTree.register_namespace("", NAMESPACE.strip("{}"))
    root = ElementTree.fromstring(checked(svg))  # noqa: S314
    for item in root.iter():
        name, _, part = (item.get("class") or "").partition("-")
        colours = palette.themes["oscuro"].get(name)
        if colours is None:
            continue
        inks = {"p": colours.border, "f": colours.fill, "t": colours.text, "": colours.fill}
        if inks[part]:
            item.set("fill", inks[part])
        if not part and colours.border:
            item.set("stroke", colours.border)
    return ElementTree.tostring(root, encoding="unicode")


def write_sheet(folder: Path, drawings: list[Drawing], palette: Palette) -> list[Path]:
    """``diagramas.html`` and ``diagramas.png`` in ``folder``; the picture only where libcairo is."""
    files = [folder / "diagramas.html"]
    write_atomically(files[0], html_sheet(drawings, palette).encode())
    try:
        picture = png_sheet(drawings, palette)
    except (ImportError, OSError):
        return files
    files.append(folder / "diagramas.png")
    write_atomically(files[1], picture)
    return files
