"""Text of a picture as glyph outlines: CairoSVG draws the shapes, the letters are painted straight on its surface.

It then needs no installed font, draws weights that CairoSVG has no name for, and gives the same bytes on every machine.
Imported only where pictures are made, because CairoSVG asks for libcairo.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from cairosvg.colors import color
from cairosvg.surface import PNGSurface
from fontTools.pens.basePen import BasePen

from guide.diagrams.metrics import load_font

Step = tuple[str, tuple[float, ...]]


class OutlineSurface(PNGSurface):  # type: ignore[misc]
    """Draws as CairoSVG does, but for the texts. The gate lets no element through that would turn or hide one."""

    def draw(self, node: Any) -> None:
        if node.tag == "text":
            _write(self.context, node)
        else:
            super().draw(node)


class _Recorder(BasePen):  # type: ignore[misc]
    """The methods of a cairo context that draw a glyph, and their arguments; curves come as cubic ones."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.steps: list[Step] = []

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802  (fontTools' name, as the next two)
        self.steps.append(("move_to", point))

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self.steps.append(("line_to", point))

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.steps.append(("curve_to", tuple(value for point in points for value in point)))


@lru_cache(maxsize=2048)
def _glyph(face: str, character: str) -> tuple[tuple[Step, ...], int]:
    """How to draw a character and its advance, in units of the font."""
    font = load_font(face)
    name = font.getBestCmap()[ord(character)]
    glyphs = font.getGlyphSet()
    pen = _Recorder(glyphs)
    glyphs[name].draw(pen)
    return tuple(pen.steps), font["hmtx"][name][0]


def _write(context: Any, node: Any) -> None:
    family = "JetBrainsMono" if "Mono" in node.get("font-family", "") else "Inter"
    face = f"{family}-{'SemiBold' if node.get('font-weight') == '600' else 'Regular'}"
    glyphs = [_glyph(face, character) for character in node.text or ""]
    share = 0.5 if node.get("text-anchor") == "middle" else 0.0
    scale = float(node.get("font-size", "0")) / load_font(face)["head"].unitsPerEm
    context.save()
    context.translate(float(node.get("x", "0")), float(node.get("y", "0")))
    # The vertical axis of a font points upwards.
    context.scale(scale, -scale)
    context.translate(-share * sum(advance for _, advance in glyphs), 0)
    for steps, advance in glyphs:
        for method, arguments in steps:
            getattr(context, method)(*arguments)
        context.translate(advance, 0)
    context.set_source_rgba(*color(node.get("fill", "")))
    context.fill()
    context.restore()
