"""Silhouettes with a meaning: each shape of a node, drawn in its box."""

from __future__ import annotations

from collections.abc import Callable

from guide.diagrams.geometry import Box
from guide.diagrams.layout import SHAPE_PADDING, title_style
from guide.diagrams.metrics import DETAIL
from guide.diagrams.model import Node
from guide.diagrams.svg import Element, Paint, base_line, element, group, number, text_run

LINE = 1.5
THIN = 1.1


def draw_node(node: Node, box: Box, paint: Paint) -> Element:
    body = _SHAPES[node.shape](box, node.role, paint)
    frame = group(body, **paint.shape(node.role, stroke_width=LINE, stroke_linejoin="round"))
    return frame + "".join(_words(node, box, paint))


def _words(node: Node, box: Box, paint: Paint) -> list[Element]:
    style = title_style(node)
    _, pad_top, pad_bottom = SHAPE_PADDING[node.shape]
    height = len(node.title) * style.line + len(node.detail) * DETAIL.line
    top = box.y + pad_top + (box.h - pad_top - pad_bottom - height) / 2
    class_, fill = paint.text(node.role)
    words: list[Element] = []
    for line in node.title:
        words.append(text_run(line, box.cx, base_line(top, style), style, class_, fill))
        top += style.line
    for line in node.detail:
        words.append(text_run(line, box.cx, base_line(top, DETAIL), DETAIL, class_, fill))
        top += DETAIL.line
    return words


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


_SHAPES: dict[str, Callable[[Box, str, Paint], list[Element]]] = {
    "caja": _plain,
    "proceso": _process,
    "terminal": _terminal,
    "contenedor": _container,
    "imagen": _image,
    "cilindro": _cylinder,
    "fichero": _file,
    "puerto": _port,
}
