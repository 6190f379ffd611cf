"""Silhouettes with a meaning: each shape of a node, drawn in its box."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from guide.diagrams.geometry import Box
from guide.diagrams.layout import SHAPE_PADDING, title_style
from guide.diagrams.metrics import DETAIL, TextStyle
from guide.diagrams.model import Node
from guide.diagrams.svg import Element, Paint, base_line, element, group, number, rounded, text_run

LINE = 1.5
THIN = 1.1


def draw_node(node: Node, box: Box, paint: Paint) -> Element:
    """The shape of the node in its box, and its title and detail in the middle."""
    body = _SHAPES[node.shape](box, node.role, paint)
    frame = group(body, **paint.shape(node.role, stroke_width=LINE, stroke_linejoin="round"))
    return frame + "".join(_node_words(node, box, paint))


def words(lines: Sequence[str], style: TextStyle, cx: float, top: float, role: str, paint: Paint) -> list[Element]:
    """Lines of text one under the other, centred on ``cx``."""
    class_, fill = paint.text(role)
    return [
        text_run(line, cx, base_line(top + i * style.line, style), style, class_, fill) for i, line in enumerate(lines)
    ]


def _node_words(node: Node, box: Box, paint: Paint) -> list[Element]:
    style = title_style(node)
    _, pad_top, pad_bottom = SHAPE_PADDING[node.shape]
    height = len(node.title) * style.line + len(node.detail) * DETAIL.line
    top = box.y + pad_top + (box.h - pad_top - pad_bottom - height) / 2
    middle = top + len(node.title) * style.line
    return [
        *words(node.title, style, box.cx, top, node.role, paint),
        *words(node.detail, DETAIL, box.cx, middle, node.role, paint),
    ]


def _rect(box: Box, radius: float, **more: str | float) -> Element:
    return element("rect", x=box.x, y=box.y, width=box.w, height=box.h, rx=radius, **more)


def _plain(box: Box, role: str, paint: Paint) -> list[Element]:
    return [_rect(box, 7)]


def _process(box: Box, role: str, paint: Paint) -> list[Element]:
    """A box with a strong left edge: something that runs."""
    inner = f"M{number(box.x + 5)} {number(box.y + 6)}V{number(box.bottom - 6)}"
    return [_rect(box, 9), element("path", d=inner, stroke_width=3, stroke_linecap="round")]


def _terminal(box: Box, role: str, paint: Paint) -> list[Element]:
    """A window with a title bar and its three buttons."""
    bar = f"M{number(box.x)} {number(box.y + 15)}H{number(box.right)}"
    dots = [
        element("circle", **paint.solid(role, stroke="none", cx=box.x + 10 + 8 * i, cy=box.y + 7.6, r=2.2))
        for i in range(3)
    ]
    return [_rect(box, 8), element("path", d=bar, stroke_width=THIN), *dots]


def _container(box: Box, role: str, paint: Paint) -> list[Element]:
    """A freight container: ribs at both ends."""
    ribs = "".join(
        f"M{number(x)} {number(box.y + 7)}V{number(box.bottom - 7)}"
        for x in (box.x + 5, box.x + 9, box.right - 9, box.right - 5)
    )
    return [_rect(box, 4), element("path", d=ribs, stroke_width=THIN, stroke_linecap="round")]


def _image(box: Box, role: str, paint: Paint) -> list[Element]:
    """Sheets on top of each other: layers."""
    return [
        _rect(Box(box.x + inset, box.y + inset, box.w - 2 * inset, box.h - inset - drop), 7)
        for inset, drop in ((10, 0), (5, 4.5), (0, 9))
    ]


def _cylinder(box: Box, role: str, paint: Paint) -> list[Element]:
    rx, ry = number(box.w / 2), 8.5
    x, right, top, bottom = (
        number(box.x),
        number(box.right),
        number(box.y + ry),
        number(box.bottom - ry),
    )
    body = f"M{x} {top}A{rx} {ry} 0 0 1 {right} {top}V{bottom}A{rx} {ry} 0 0 1 {x} {bottom}Z"
    lid = f"M{x} {top}A{rx} {ry} 0 0 0 {right} {top}"
    return [element("path", d=body), element("path", d=lid, fill="none", stroke_width=THIN)]


def _file(box: Box, role: str, paint: Paint) -> list[Element]:
    """A sheet with a folded corner."""
    fold = 11
    sheet = (
        f"M{number(box.x)} {number(box.y)}H{number(box.right - fold)}L{number(box.right)} {number(box.y + fold)}"
        f"V{number(box.bottom)}H{number(box.x)}Z"
    )
    corner = f"M{number(box.right - fold)} {number(box.y)}V{number(box.y + fold)}H{number(box.right)}"
    return [element("path", d=sheet), element("path", d=corner, fill="none", stroke_width=THIN)]


def _port(box: Box, role: str, paint: Paint) -> list[Element]:
    """A pill with a socket at each end."""
    holes = [
        element("circle", **paint.solid(role, stroke="none", cx=x, cy=box.cy, r=3)) for x in (box.x + 9, box.right - 9)
    ]
    return [_rect(box, box.h / 2), *holes]


def _layer(box: Box, role: str, paint: Paint) -> list[Element]:
    """A slab of a stack."""
    return [_rect(box, 5)]


def _state(box: Box, role: str, paint: Paint) -> list[Element]:
    return [_rect(box, min(box.h / 2, 22))]


def _question(box: Box, role: str, paint: Paint) -> list[Element]:
    """Pointed at both sides, as decisions are."""
    tip = 11
    outline = (
        f"M{number(box.x)} {number(box.cy)}L{number(box.x + tip)} {number(box.y)}H{number(box.right - tip)}"
        f"L{number(box.right)} {number(box.cy)}L{number(box.right - tip)} {number(box.bottom)}"
        f"H{number(box.x + tip)}Z"
    )
    return [element("path", d=outline)]


def _cloud(box: Box, role: str, paint: Paint) -> list[Element]:
    """Three bumps on a flat base: something outside, whose inside is nobody's business here."""
    x, y, w, h = box.x, box.y, box.w, box.h
    base, low, side = y + h, y + h * 0.42, min(h * 0.29, w / 5)
    first, second = x + w * 0.3, x + w * 0.68
    outline = (
        f"M{number(x + side)} {number(base)}A{number(side)} {number((base - low) / 2)} 0 0 1 "
        f"{number(x + side)} {number(low)}"
        f"A{number(w * 0.17)} {number(h * 0.3)} 0 0 1 {number(first + w * 0.05)} {number(y + h * 0.14)}"
        f"A{number(w * 0.2)} {number(h * 0.34)} 0 0 1 {number(second)} {number(y + h * 0.18)}"
        f"A{number(w * 0.17)} {number(h * 0.3)} 0 0 1 {number(x + w - side)} {number(low)}"
        f"A{number(side)} {number((base - low) / 2)} 0 0 1 {number(x + w - side)} {number(base)}Z"
    )
    return [element("path", d=outline)]


def _person(box: Box, role: str, paint: Paint) -> list[Element]:
    """Head and shoulders above the name."""
    cx, top = box.cx, box.y
    shoulders = f"M{number(cx - 15)} {number(top + 35)}A15 15 0 0 1 {number(cx + 15)} {number(top + 35)}Z"
    return [element("circle", cx=cx, cy=top + 9, r=8), element("path", d=shoulders)]


def _network(box: Box, role: str, paint: Paint) -> list[Element]:
    """A bus: a bar with a tap at each end."""
    taps = "".join(f"M{number(x)} {number(box.y + 6)}V{number(box.bottom - 6)}" for x in (box.x + 8, box.right - 8))
    return [_rect(box, 4), element("path", d=taps, stroke_width=THIN, stroke_dasharray="3 3")]


def _note(box: Box, role: str, paint: Paint) -> list[Element]:
    """A remark on the paper, dashed: no part of the thing drawn."""
    x, y, right, bottom, r = box.x, box.y, box.right, box.bottom, 7
    outline = rounded([(box.cx, y), (right, y), (right, bottom), (x, bottom), (x, y), (box.cx, y)], r)
    return [element("path", **paint.paper("lienzo"), d=outline, stroke_width=THIN, stroke_dasharray="4 3")]


_SHAPES: dict[str, Callable[[Box, str, Paint], list[Element]]] = {
    "caja": _plain,
    "proceso": _process,
    "terminal": _terminal,
    "contenedor": _container,
    "imagen": _image,
    "cilindro": _cylinder,
    "fichero": _file,
    "puerto": _port,
    "capa": _layer,
    "estado": _state,
    "pregunta": _question,
    "nube": _cloud,
    "persona": _person,
    "red": _network,
    "nota": _note,
}
