"""A contact sheet: every diagram in both themes and both widths, to be looked at by a person."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

from guide.diagrams.library import Drawing
from guide.diagrams.model import LAYOUTS
from guide.diagrams.palette import Palette, dark_rules
from guide.files import write_atomically

GAP = 24
PAPERS = (("claro", "#ffffff"), ("oscuro", "#0f131a"))

_PAGE = """<!doctype html>
<html lang="es">
<meta charset="utf-8">
<title>Hoja de contactos de los diagramas</title>
<style>
body {{ margin: 0; font: 16px system-ui, sans-serif; background: #ffffff; }}
h2 {{ margin: 0; padding: 16px 24px 0; font-size: 16px; }}
div {{ display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; padding: 16px 24px; }}
svg.ancha {{ width: 688px; height: auto; }}
svg.estrecha {{ width: 288px; height: auto; }}
.oscuro {{ background: #0f131a; }}
{css}</style>
{body}
</html>
"""


def html_sheet(drawings: Iterable[Drawing], palette: Palette) -> str:
    """One page without any file beside it."""
    parts = []
    for drawing in drawings:
        parts.append(f"<h2>{escape(drawing.slug)}</h2>")
        for theme, _ in PAPERS:
            svgs = "".join(drawing.svgs[name] for name in LAYOUTS)
            # The same picture twice on a page: what its ids name is not needed here.
            parts.append(f'<div class="{theme}">{_without_ids(svgs)}</div>')
    return _PAGE.format(css=dark_rules(palette, ".oscuro"), body="\n".join(parts))


def _without_ids(svg: str) -> str:
    return re.sub(r' (?:id|aria-labelledby|aria-describedby)="[^"]*"', "", svg)


def png_sheet(drawings: Iterable[Drawing]) -> bytes:
    """The wide layouts of all drawings in both themes, side by side, as one picture. Needs libcairo."""
    from PIL import Image

    from guide.diagrams.raster import png

    rows = []
    for drawing in drawings:
        pair = [Image.open(io.BytesIO(png(drawing.svgs[name], 688))) for name in ("ancha", "oscura")]
        rows.append(pair)
    width = 2 * 688 + 3 * GAP
    height = sum(max(image.height for image in pair) + GAP for pair in rows) + GAP
    sheet = Image.new("RGB", (width, height), PAPERS[0][1])
    sheet.paste(PAPERS[1][1], (width // 2, 0, width, height))
    y = GAP
    for pair in rows:
        for i, image in enumerate(pair):
            sheet.paste(image.convert("RGB"), (GAP + i * (688 + GAP), y))
        y += max(image.height for image in pair) + GAP
    output = io.BytesIO()
    sheet.save(output, "PNG", optimize=True)
    return output.getvalue()


def write_sheet(folder: Path, drawings: list[Drawing], palette: Palette) -> list[Path]:
    """``diagramas.html`` and ``diagramas.png`` in ``folder``; the picture only where libcairo is."""
    files = [folder / "diagramas.html"]
    write_atomically(files[0], html_sheet(drawings, palette).encode())
    try:
        picture = png_sheet(drawings)
    except (ImportError, OSError):
        return files
    files.append(folder / "diagramas.png")
    write_atomically(files[1], picture)
    return files
