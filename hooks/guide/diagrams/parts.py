"""What every kind of drawing is made of: frames, arrows, numbers and labels."""

from __future__ import annotations

from dataclasses import dataclass

from guide.diagrams.geometry import Box, Point
from guide.diagrams.labels import Label
from guide.diagrams.layout import BADGE, BADGE_GAP, LABEL_PAD, label_style
from guide.diagrams.metrics import GROUP, NUMBER
from guide.diagrams.route import Route
from guide.diagrams.svg import Element, Paint, base_line, element, number, rounded, text_run


@dataclass(frozen=True)
class Painted:
    """A painted layout, without its background."""

    width: float
    height: float
    body: tuple[Element, ...]


HEAD_LENGTH = 9.0
HEAD_HALF = 4.6
CORNER = 9.0
LINE = 1.7


def frame(title: str, box: Box, title_box: Box, paint: Paint) -> Element:
    """A group: its rounded frame and its title."""
    class_, fill = paint.text("grupo")
    border = element(
        "rect", x=box.x, y=box.y, width=box.w, height=box.h, rx=11, **paint.shape("grupo", stroke_width=1.2)
    )
    return border + text_run(title, title_box.x, base_line(title_box.y, GROUP), GROUP, class_, fill, anchor="start")


def arrow(route: Route, paint: Paint) -> Element:
    """The line, solid or dashed, with the heads that the arrow has; what is written on it comes apart."""
    points = list(route.points)
    heads = []
    if route.edge.arrow != "--":
        points[-1], head = _head(points[-2], points[-1])
        heads.append(head)
    if route.edge.arrow == "<->":
        points[0], head = _head(points[1], points[0])
        heads.append(head)
    line: dict[str, str | float] = {"fill": "none", "stroke_width": LINE}
    if route.edge.arrow == "..>":
        line["stroke_dasharray"] = "5 4"
    path = element("path", d=rounded(points, CORNER), **paint.shape("linea", **line))
    if not heads:
        return path
    return path + element("path", d="".join(heads), **paint.solid("linea"))


def _head(before: Point, tip: Point) -> tuple[Point, str]:
    """The end of the line just inside the head, and the head's path data."""
    dx, dy = ((0 if a == b else 1 if b > a else -1) for a, b in zip(before, tip, strict=True))
    back = (tip[0] - dx * HEAD_LENGTH, tip[1] - dy * HEAD_LENGTH)
    left = (back[0] - dy * HEAD_HALF, back[1] + dx * HEAD_HALF)
    right = (back[0] + dy * HEAD_HALF, back[1] - dx * HEAD_HALF)
    corners = [f"{number(x)} {number(y)}" for x, y in (tip, left, right)]
    end = (tip[0] - dx * (HEAD_LENGTH - 1), tip[1] - dy * (HEAD_LENGTH - 1))
    return end, f"M{corners[0]}L{corners[1]}L{corners[2]}Z"


def label_on_line(label: Label, paint: Paint) -> Element:
    """Number and text of an arrow, on paper that hides the line below."""
    box, edge = label.box, label.edge
    parts = [element("rect", x=box.x, y=box.y, width=box.w, height=box.h, rx=5, **paint.paper(label.surface))]
    text_x, anchor = box.cx, "middle"
    if edge.number is not None:
        cx = box.x + LABEL_PAD + BADGE / 2 if edge.label else box.cx
        parts.append(badge(edge.number, cx, box.cy, paint))
        text_x, anchor = cx + BADGE / 2 + BADGE_GAP, "start"
    class_, fill = paint.text("etiqueta")
    style = label_style(edge)
    top = box.cy - len(edge.label) * style.line / 2
    for i, line in enumerate(edge.label):
        parts.append(text_run(line, text_x, base_line(top + i * style.line, style), style, class_, fill, anchor))
    return "".join(parts)


def badge(value: int, cx: float, cy: float, paint: Paint) -> Element:
    """The number of a step."""
    class_, fill = paint.text("numero")
    disc = element("circle", cx=cx, cy=cy, r=BADGE / 2 - 0.5, **paint.shape("numero"))
    return disc + text_run(str(value), cx, base_line(cy - NUMBER.line / 2, NUMBER), NUMBER, class_, fill)
