"""Proves a finished drawing right, whatever code drew it: the geometry, and the SVG that leaves the house."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from guide.diagrams.gate import gate, tag_of, view_box
from guide.diagrams.geometry import Box, length
from guide.diagrams.labels import Label
from guide.diagrams.layout import Placed, node_size
from guide.diagrams.metrics import GROUP, room_for
from guide.diagrams.model import Diagram, LayoutName
from guide.diagrams.route import Route

# A column of text is this wide on a desktop and on a phone of 320 px, in CSS pixels.
COLUMN: dict[LayoutName, float] = {"ancha": 688, "estrecha": 288}
LEAST_TEXT: dict[LayoutName, float] = {"ancha": 12, "estrecha": 11}


def geometry_problems(
    diagram: Diagram, placed: Placed, routes: Sequence[Route], labels: Sequence[Label]
) -> Iterator[str]:
    """Spanish sentences; none when the layout keeps every promise."""
    canvas = Box(0, 0, placed.width, placed.height)
    for node_id, box in placed.nodes.items():
        need_w, need_h = node_size(diagram.nodes[node_id])
        if need_w > box.w + 0.1 or need_h > box.h + 0.1:
            yield f"el texto de «{node_id}» no cabe en su caja"
        if not canvas.contains(box):
            yield f"«{node_id}» se sale del dibujo"
    for group in diagram.groups:
        if room_for((group.title,), GROUP) > placed.groups[group.id].w - 16:
            yield f"el título del grupo «{group.id}» no cabe"
    for (a, box_a), (b, box_b) in combinations(placed.nodes.items(), 2):
        if box_a.overlaps(box_b):
            yield f"«{a}» y «{b}» se tapan"
    for (a_id, a_box), (b_id, b_box) in combinations([(str(x.edge), x.box) for x in labels], 2):
        if a_box.overlaps(b_box):
            yield f"los textos de «{a_id}» y «{b_id}» se tapan"
    for label in labels:
        for node_id, box in placed.nodes.items():
            if label.box.overlaps(box):
                yield f"el texto de «{label.edge}» tapa «{node_id}»"
    for route in routes:
        if length(route.segments[-1]) < 14 or length(route.segments[0]) < 14:
            yield f"la flecha «{route.edge}» acaba en un tramo demasiado corto"
        for segment in route.segments:
            for node_id, box in placed.nodes.items():
                # Half a tenth: an arrow may touch the border where it ends.
                if box.grown(-0.05).crossed_by(segment):
                    yield f"la flecha «{route.edge}» atraviesa «{node_id}»"
            for group_id, box in placed.group_titles.items():
                if box.crossed_by(segment):
                    yield f"la flecha «{route.edge}» atraviesa el título de «{group_id}»"


def svg_problems(svg: str, name: LayoutName) -> Iterator[str]:
    """What the drawing subset forbids, what a reader needs and lacks, and text too small to read."""
    elements, problems = gate(svg)
    yield from problems
    if not elements or (size := view_box(elements[0])) is None:
        return
    if {"title", "desc"} - {tag_of(child) for child in elements[0]}:
        yield "al SVG le falta «title» o «desc»"
    sizes = [float(t.get("font-size", "0")) for t in elements if tag_of(t) == "text"] if not problems else []
    shown = min(sizes, default=99) * min(1.0, COLUMN[name] / size[0])
    if shown < LEAST_TEXT[name]:
        yield f"el texto más pequeño se ve a {shown:.1f} px y hacen falta {LEAST_TEXT[name]:.0f}"
