"""The drawing subset of SVG: plain elements, attributes only, nothing that refers to anything by id.

One file serves the browser (recoloured by class in the dark) and CairoSVG, which crashes on ``var()`` and draws
masks, filters and markers wrongly.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from guide.diagrams.geometry import Point
from guide.diagrams.metrics import MONO, TextStyle
from guide.diagrams.palette import Palette, Theme

Element = str


def number(value: float) -> str:
    """At most one decimal: a tenth of a pixel cannot be seen."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def element(name: str, /, **attributes: str | float) -> Element:
    """An empty element; ``stroke_width`` is written ``stroke-width``, and ``class_``, ``class``."""
    parts = [name]
    for key, value in attributes.items():
        shown = number(value) if isinstance(value, int | float) else value
        parts.append(f"{key.rstrip('_').replace('_', '-')}={quoteattr(shown)}")
    return f"<{' '.join(parts)}/>"


def group(body: Sequence[Element], /, **attributes: str | float) -> Element:
    """``<g>`` around ``body``, its attributes named as those of ``element``."""
    return f"{element('g', **attributes)[:-2]}>{''.join(body)}</g>"


def text_run(
    content: str, x: float, y: float, style: TextStyle, class_: str, fill: str, anchor: str = "middle"
) -> Element:
    """One line of text; ``y`` is the base line. One run each, because CairoSVG misplaces several."""
    attributes = {
        "class": class_,
        "x": number(x),
        "y": number(y),
        "fill": fill,
        "font-size": number(style.size),
    }
    if anchor != "start":
        attributes["text-anchor"] = anchor
    if style.mono:
        attributes["font-family"] = MONO
    if style.bold:
        attributes["font-weight"] = "600"
    spelled = " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<text {spelled}>{escape(content)}</text>"


def base_line(top: float, style: TextStyle) -> float:
    """Base line that centres capitals and x-height in a line of the style that begins at ``top``."""
    return top + style.line / 2 + style.size * 0.36


def rounded(points: Sequence[Point], radius: float) -> str:
    """Path data through the points with the corners rounded; from one to the next it is level or upright."""
    (x, y), *rest = points
    data = [f"M{number(x)} {number(y)}"]
    for i, (cx, cy) in enumerate(rest):
        if i == len(rest) - 1:
            data.append(_line_to((x, y), (cx, cy)))
            break
        nx, ny = rest[i + 1]
        before = abs(cx - x) + abs(cy - y)
        after = abs(nx - cx) + abs(ny - cy)
        r = min(radius, before / 2, after / 2)
        ux, uy = (cx - x) / before, (cy - y) / before
        vx, vy = (nx - cx) / after, (ny - cy) / after
        data.append(_line_to((x, y), (cx - ux * r, cy - uy * r)))
        x, y = cx + vx * r, cy + vy * r
        data.append(f"Q{number(cx)} {number(cy)} {number(x)} {number(y)}")
    return "".join(data)


def _line_to(start: Point, end: Point) -> str:
    return f"H{number(end[0])}" if start[1] == end[1] else f"V{number(end[1])}"


class Paint:
    """Writes a class and its colours together, so that neither is ever without the other."""

    def __init__(self, palette: Palette, theme: Theme = "claro") -> None:
        self.colours = palette.themes[theme]

    def shape(self, name: str, **more: str | float) -> dict[str, str | float]:
        """Class, fill and stroke of the palette's entry ``name``, and ``more`` for ``element``."""
        colours = self.colours[name]
        attributes: dict[str, str | float] = {"class_": name}
        if colours.fill:
            attributes["fill"] = colours.fill
        if colours.border:
            attributes["stroke"] = colours.border
        return attributes | more

    def solid(self, name: str, **more: str | float) -> dict[str, str | float]:
        """Filled with the border's colour, as arrowheads and title bars are."""
        return {"class_": f"{name}-p", "fill": self.colours[name].border, **more}

    def paper(self, name: str) -> dict[str, str | float]:
        """The fill of a surface without its border, for what must hide a line."""
        return {"class_": f"{name}-f", "fill": self.colours[name].fill}

    def text(self, name: str) -> tuple[str, str]:
        """Class and fill of a text."""
        return f"{name}-t", self.colours[name].text
