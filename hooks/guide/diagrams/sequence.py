"""Who calls whom, in time: life lines where there is room, a numbered list of calls on a phone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from guide.diagrams.geometry import Box
from guide.diagrams.layout import (
    BADGE,
    BADGE_GAP,
    GROUP_PAD,
    MARGIN,
    MAX_WIDTH,
    LayoutError,
    label_style,
    node_size,
    title_style,
)
from guide.diagrams.metrics import GROUP, room_for
from guide.diagrams.model import Diagram, Edge, LayoutName
from guide.diagrams.parts import Painted, arrow, badge, frame
from guide.diagrams.route import Route
from guide.diagrams.shapes import draw_node, words
from guide.diagrams.svg import Element, Paint, base_line, element, number, text_run

ROW = 44.0
FIRST = 30.0
BAND_TITLE = 25.0
CHIP = 27.0


def paint_sequence(
    diagram: Diagram, name: LayoutName, paint: Paint, tag: Callable[[Element, Edge | str], Element]
) -> Painted:
    """``tag`` marks what belongs to a step. LayoutError when it does not fit."""
    return (_life_lines if name == "ancha" else _list)(diagram, paint, tag)


def _life_lines(diagram: Diagram, paint: Paint, tag: Callable[[Element, Edge | str], Element]) -> Painted:
    names = list(diagram.nodes)
    sizes = [node_size(node) for node in diagram.nodes.values()]
    margin, limit = MARGIN["ancha"], MAX_WIDTH["ancha"]
    bands = [(g, [i for i, n in enumerate(names) if n in g.members]) for g in diagram.groups]
    for group, members in bands:
        if members != list(range(members[0], members[-1] + 1)):
            raise LayoutError(f"los nodos de «{group.id}» deben ir seguidos en «nodos»", "grupos", group.id)
    distances = [(a[0] + b[0]) / 2 + 18 for a, b in pairwise(sizes)]
    for _, members in bands:
        for i in (members[0] - 1, members[-1]):
            if 0 <= i < len(distances):
                distances[i] += GROUP_PAD
    for edge in sorted(diagram.edges, key=lambda e: abs(names.index(e.source) - names.index(e.target))):
        a, b = sorted((names.index(edge.source), names.index(edge.target)))
        lacking = _label_width(edge) + 30 - sum(distances[a:b])
        for i in range(a, b):
            distances[i] += max(0.0, lacking) / (b - a)
    pad = [GROUP_PAD if any(end in members for _, members in bands) else 0.0 for end in (0, len(names) - 1)]
    ends = margin * 2 + pad[0] + pad[1] + (sizes[0][0] + sizes[-1][0]) / 2
    if (width := ends + sum(distances)) > limit:
        raise LayoutError(
            f"mide {width:.0f} de ancho y caben {limit:.0f}; acorta textos o quita un participante", "nodos"
        )
    distances = [d + (limit - width) / len(distances) for d in distances]
    xs = [margin + pad[0] + sizes[0][0] / 2]
    for d in distances:
        xs.append(xs[-1] + d)
    head = max(h for _, h in sizes)
    top = margin + (BAND_TITLE if bands else 0)
    start = top + head + FIRST
    bottom = start + ROW * (len(diagram.edges) - 1) + 22
    height = bottom + margin
    body = [_band(g.title, members, xs, sizes, top, bottom, paint) for g, members in bands]
    for x in xs:
        line = paint.shape("linea", d=f"M{number(x)} {number(top + head)}V{number(bottom)}", fill="none")
        body.append(element("path", **line, stroke_width=1.1, stroke_dasharray="2 4"))
    for i, edge in enumerate(diagram.edges):
        y = start + ROW * i
        body.append(tag(_message(edge, xs[names.index(edge.source)], xs[names.index(edge.target)], y, paint), edge))
    for x, (w, _), node in zip(xs, sizes, diagram.nodes.values(), strict=True):
        body.append(tag(draw_node(node, Box(round(x - w / 2, 1), top, w, head), paint), node.id))
    return Painted(limit, height, tuple(body))


def _band(
    title: str,
    members: Sequence[int],
    xs: Sequence[float],
    sizes: Sequence[tuple[float, float]],
    top: float,
    bottom: float,
    paint: Paint,
) -> Element:
    """The frame of a group: ``members`` are its columns, one after the other; ``xs`` the middles of all columns."""
    left = xs[members[0]] - sizes[members[0]][0] / 2 - GROUP_PAD
    right = xs[members[-1]] + sizes[members[-1]][0] / 2 + GROUP_PAD
    if room_for((title,), GROUP) > right - left - 2 * GROUP_PAD:
        raise LayoutError(f"el título «{title}» no cabe en su grupo", "grupos")
    box = Box(round(left, 1), top - BAND_TITLE, round(right - left, 1), bottom - top + BAND_TITLE)
    return frame(title, box, Box(box.x + GROUP_PAD, box.y + 5, 0, GROUP.line), paint)


def _label_width(edge: Edge) -> float:
    return room_for(edge.label, label_style(edge)) + (BADGE + BADGE_GAP if edge.number is not None else 0)


def _message(edge: Edge, x1: float, x2: float, y: float, paint: Paint) -> Element:
    """An arrow with its number and text above it, in the middle."""
    if len(edge.label) > 1:
        raise LayoutError(f"el texto de «{edge}» debe caber en una línea", "enlaces")
    line = arrow(Route(edge, ((round(x1, 1), y), (round(x2, 1), y))), paint)
    if not edge.label and edge.number is None:
        return line
    width, style = _label_width(edge), label_style(edge)
    left, cy = (x1 + x2) / 2 - width / 2, y - 14
    paper = element("rect", x=left - 3, y=cy - 9, width=width + 6, height=18, rx=5, **paint.paper("lienzo"))
    parts = [line, paper]
    x = left
    if edge.number is not None:
        parts.append(badge(edge.number, left + BADGE / 2, cy, paint))
        x += BADGE + BADGE_GAP
    class_, fill = paint.text("etiqueta")
    parts += [text_run(t, x, base_line(cy - style.line / 2, style), style, class_, fill, "start") for t in edge.label]
    return "".join(parts)


def _list(diagram: Diagram, paint: Paint, tag: Callable[[Element, Edge | str], Element]) -> Painted:
    margin, width = MARGIN["estrecha"], MAX_WIDTH["estrecha"]
    spine, left = margin + BADGE / 2 + 2, margin + BADGE + 12
    y = margin + 4
    body: list[Element] = []
    ends: list[float] = []
    # The author's numbers, or those of the order: of both together nobody could tell which is which.
    own_numbers = any(edge.number is not None for edge in diagram.edges)
    for i, edge in enumerate(diagram.edges):
        chips, chip_y = [], y
        x = left
        for n, node_id in enumerate((edge.source, edge.target)):
            node = diagram.nodes[node_id]
            style = title_style(node)
            w = room_for((node.name,), style) + 18
            chips.append((Box(round(x, 1), chip_y, round(w, 1), CHIP), node, style))
            x += w + (34 if n == 0 else 0)
        if x > width - margin:
            raise LayoutError(
                f"«{edge}» mide {x + margin:.0f} de ancho y caben {width:.0f}; acorta los nombres", "enlaces", i
            )
        first, second = chips[0][0], chips[1][0]
        parts = [arrow(Route(edge, ((first.right, first.cy), (second.x, first.cy))), paint)]
        for box, node, style in chips:
            parts.append(element("rect", x=box.x, y=box.y, width=box.w, height=box.h, rx=7, **paint.shape(node.role)))
            parts += words([node.name], style, box.cx, box.cy - style.line / 2, node.role, paint)
        shown = edge.number if own_numbers else i + 1
        if shown is not None:
            parts.append(badge(shown, spine, first.cy, paint))
        y += CHIP + 5
        class_, fill = paint.text("etiqueta")
        text_style = label_style(edge)
        for line in edge.label:
            if left + room_for((line,), text_style) > width - margin:
                raise LayoutError(f"el texto de «{edge}» no cabe; pártelo en dos líneas", "enlaces", i)
            parts.append(text_run(line, left, base_line(y, text_style), text_style, class_, fill, "start"))
            y += text_style.line
        ends.append(first.cy)
        body.append(tag("".join(parts), edge))
        y += 14
    thread = paint.shape("linea", d=f"M{number(spine)} {number(ends[0])}V{number(ends[-1])}", fill="none")
    return Painted(width, y + margin - 10, (element("path", **thread, stroke_width=1.1, stroke_dasharray="2 4"), *body))
