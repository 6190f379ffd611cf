"""From a Diagram to the SVG of one layout: place, route, label, check, paint."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from guide.diagrams.checks import geometry_problems, svg_problems
from guide.diagrams.geometry import Box, Point
from guide.diagrams.labels import Label, place_labels
from guide.diagrams.layout import BADGE, BADGE_GAP, LABEL_PAD, LayoutError, Placed, place
from guide.diagrams.metrics import GROUP, LABEL, NUMBER, SANS, MissingGlyphError
from guide.diagrams.model import Diagram, LayoutName
from guide.diagrams.palette import Palette
from guide.diagrams.route import Route, route_all
from guide.diagrams.shapes import draw_node
from guide.diagrams.svg import Element, Paint, base_line, element, number, rounded, text_run

HEAD_LENGTH = 9.0
HEAD_HALF = 4.6
CORNER = 9.0
LINE = 1.7
LANE = 22.0


def render(diagram: Diagram, name: LayoutName, palette: Palette) -> str:
    """The SVG text of one layout.

    Raises LayoutError, whose message is Spanish and names what cannot be drawn well.
    """
    placed, routes, labels = _laid_out(diagram, name)
    if problems := list(geometry_problems(diagram, placed, routes, labels)):
        raise LayoutError(f"en la rejilla «{name}», {'; '.join(problems)}", "rejilla", name)
    paint = Paint(palette)
    body = [
        element(
            "rect",
            x=0.5,
            y=0.5,
            width=placed.width - 1,
            height=placed.height - 1,
            rx=12,
            **paint.shape("lienzo"),
        )
    ]
    for g in diagram.groups:
        box = placed.groups[g.id]
        body.append(_frame(g.title, box, placed.group_titles[g.id], paint))
    body += [_arrow(route, paint) for route in routes]
    body += [_label(label, paint) for label in labels]
    body += [draw_node(node, placed.nodes[node.id], paint) for node in diagram.nodes.values()]
    svg = _document(diagram, name, placed, body)
    if problems := list(svg_problems(svg, name)):
        raise LayoutError(f"en la rejilla «{name}», {'; '.join(problems)}", "rejilla", name)
    return svg


def _laid_out(diagram: Diagram, name: LayoutName) -> tuple[Placed, list[Route], list[Label]]:
    try:
        placed = place(diagram, name)
    except MissingGlyphError as error:
        message = f"los tipos de letra de la guía no tienen el carácter «{error.character}»"
        raise LayoutError(message) from None
    try:
        routes = route_all(placed, diagram.edges)
        return placed, routes, place_labels(placed, routes)
    except LayoutError as error:
        # An arrow round the outside needs a lane there, which most drawings look better without.
        try:
            placed = place(diagram, name, LANE)
            routes = route_all(placed, diagram.edges)
            return placed, routes, place_labels(placed, routes)
        except LayoutError:
            raise error from None


def _document(diagram: Diagram, name: LayoutName, placed: Placed, body: Sequence[Element]) -> str:
    title_id, description_id = f"{diagram.slug}-{name}-t", f"{diagram.slug}-{name}-d"
    width, height = number(placed.width), number(placed.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" lang="es" aria-labelledby="{title_id}" aria-describedby="{description_id}" '
        f'font-family="{SANS}"><title id="{title_id}">{escape(diagram.title)}</title>'
        f'<desc id="{description_id}">{escape(diagram.description)}</desc>{"".join(body)}</svg>'
    )


def _frame(title: str, box: Box, title_box: Box, paint: Paint) -> Element:
    class_, fill = paint.text("grupo")
    frame = element(
        "rect", x=box.x, y=box.y, width=box.w, height=box.h, rx=11, **paint.shape("grupo", stroke_width=1.2)
    )
    return frame + text_run(title, title_box.x, base_line(title_box.y, GROUP), GROUP, class_, fill, anchor="start")


def _arrow(route: Route, paint: Paint) -> Element:
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


def _label(label: Label, paint: Paint) -> Element:
    box, edge = label.box, label.edge
    parts = [element("rect", x=box.x, y=box.y, width=box.w, height=box.h, rx=5, **paint.paper(label.surface))]
    text_x, anchor = box.cx, "middle"
    if edge.number is not None:
        cx = box.x + LABEL_PAD + BADGE / 2 if edge.label else box.cx
        class_, fill = paint.text("numero")
        parts.append(element("circle", cx=cx, cy=box.cy, r=BADGE / 2 - 0.5, **paint.shape("numero")))
        parts.append(text_run(str(edge.number), cx, base_line(box.cy - NUMBER.line / 2, NUMBER), NUMBER, class_, fill))
        text_x, anchor = cx + BADGE / 2 + BADGE_GAP, "start"
    class_, fill = paint.text("etiqueta")
    top = box.cy - len(edge.label) * LABEL.line / 2
    for i, line in enumerate(edge.label):
        y = base_line(top + i * LABEL.line, LABEL)
        parts.append(text_run(line, text_x, y, LABEL, class_, fill, anchor))
    return "".join(parts)
