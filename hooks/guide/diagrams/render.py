"""From a Diagram to the SVG of one layout: place, route, label, check, paint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from guide.diagrams.checks import geometry_problems, svg_problems
from guide.diagrams.gate import VIEW_BOX
from guide.diagrams.labels import Label, place_labels
from guide.diagrams.layout import LayoutError, Placed, place
from guide.diagrams.metrics import SANS, MissingGlyphError
from guide.diagrams.model import Diagram, Edge, LayoutName
from guide.diagrams.palette import Palette, Theme
from guide.diagrams.parts import Painted, arrow, frame, label_on_line
from guide.diagrams.route import Route, route_all
from guide.diagrams.sequence import paint_sequence
from guide.diagrams.shapes import draw_node
from guide.diagrams.svg import Element, Paint, element, group, number

LANE = 22.0


class _LaidOut(NamedTuple):
    """Where everything of a grid is."""

    placed: Placed
    routes: list[Route]
    labels: list[Label]


def render(diagram: Diagram, name: LayoutName, palette: Palette, theme: Theme = "claro") -> str:
    """The SVG text of one layout. Pages always get the light one and recolour it by class.

    Raises LayoutError, whose message is Spanish and names what cannot be drawn well.
    """
    return render_themes(diagram, name, palette, [theme])[theme]


def render_themes(diagram: Diagram, name: LayoutName, palette: Palette, themes: Sequence[Theme]) -> dict[Theme, str]:
    """``render`` in several themes: all has the same place in each of them, and to find it is what takes time."""
    diagram = diagram.in_layout(name)
    try:
        painter = _painter(diagram, name)
        return {theme: _svg(diagram, name, painter, Paint(palette, theme)) for theme in themes}
    except MissingGlyphError as error:
        message = f"los tipos de letra de la guía no tienen el carácter «{error.character}»"
        raise LayoutError(message) from None


def _painter(diagram: Diagram, name: LayoutName) -> Callable[[Paint], Painted]:
    tag = _Steps(diagram).tag
    if diagram.kind == "secuencia":
        return lambda paint: paint_sequence(diagram, name, paint, tag)
    laid_out = _laid_out(diagram, name)
    return lambda paint: _paint_grid(diagram, laid_out, paint, tag)


def _svg(diagram: Diagram, name: LayoutName, painter: Callable[[Paint], Painted], paint: Paint) -> str:
    painted = painter(paint)
    if painted.height > (most := VIEW_BOX[1]):
        raise LayoutError(
            f"en la versión {name}, mide {painted.height:.0f} de alto y caben {most}; parte el diagrama en dos",
            *(("enlaces",) if diagram.kind == "secuencia" else ("rejilla", name)),
        )
    svg = _document(diagram, name, painted, paint)
    if problems := list(svg_problems(svg, name)):
        raise LayoutError(f"en la versión {name}, {'; '.join(problems)}", "rejilla", name)
    return svg


class _Steps:
    """Marks what each step of a walk-through lights up: its arrow and the boxes at both ends."""

    def __init__(self, diagram: Diagram) -> None:
        self.active = bool(diagram.steps)
        self.of_node: dict[str, set[int]] = {node: set() for node in diagram.nodes}
        for edge in diagram.edges:
            if edge.number is not None:
                self.of_node[edge.source].add(edge.number)
                self.of_node[edge.target].add(edge.number)

    def tag(self, drawn: Element, what: Edge | str) -> Element:
        if not self.active:
            return drawn
        numbers = self.of_node[what] if isinstance(what, str) else {what.number}
        return group([drawn], class_=" ".join(["paso", *(f"p{n}" for n in sorted(n for n in numbers if n))]))


def _paint_grid(
    diagram: Diagram, laid_out: _LaidOut, paint: Paint, tag: Callable[[Element, Edge | str], Element]
) -> Painted:
    placed, routes, labels = laid_out
    body = [frame(g.title, placed.groups[g.id], placed.group_titles[g.id], paint) for g in diagram.groups]
    # An arrow and its label fade as one, or the line would show through the paper behind the words.
    words = {id(label.edge): label_on_line(label, paint) for label in labels}
    body += [tag(arrow(route, paint) + words.get(id(route.edge), ""), route.edge) for route in routes]
    body += [tag(draw_node(node, placed.nodes[node.id], paint), node.id) for node in diagram.nodes.values()]
    return Painted(placed.width, placed.height, tuple(body))


def _laid_out(diagram: Diagram, name: LayoutName) -> _LaidOut:
    try:
        laid_out = _lay_out(diagram, name)
    except LayoutError as error:
        # An arrow round the outside needs a lane there, which most drawings look better without.
        try:
            laid_out = _lay_out(diagram, name, LANE)
        except LayoutError:
            raise error from None
    if problems := list(geometry_problems(diagram, *laid_out)):
        raise LayoutError(f"en la rejilla «{name}», {'; '.join(problems)}", "rejilla", name)
    return laid_out


def _lay_out(diagram: Diagram, name: LayoutName, lane: float = 0) -> _LaidOut:
    placed = place(diagram, name, lane)
    routes = route_all(placed, diagram.edges)
    return _LaidOut(placed, routes, place_labels(placed, routes))


def _document(diagram: Diagram, name: LayoutName, painted: Painted, paint: Paint) -> str:
    title_id, description_id = f"{diagram.slug}-{name}-t", f"{diagram.slug}-{name}-d"
    width, height = number(painted.width), number(painted.height)
    w, h = painted.width - 1, painted.height - 1
    canvas = element("rect", x=0.5, y=0.5, width=w, height=h, rx=12, **paint.shape("lienzo"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" lang="es" aria-labelledby="{title_id}" aria-describedby="{description_id}" '
        f'font-family="{SANS}"><title id="{title_id}">{escape(diagram.title)}</title>'
        f'<desc id="{description_id}">{escape(diagram.description)}</desc>{canvas}{"".join(painted.body)}</svg>'
    )
