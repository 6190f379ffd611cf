"""Proves a finished drawing right, whatever code drew it: the geometry, and the SVG that leaves the house."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from xml.etree import ElementTree

import defusedxml.ElementTree as SafeElementTree

from guide.diagrams.geometry import Box, length
from guide.diagrams.labels import Label
from guide.diagrams.layout import Placed, node_size
from guide.diagrams.metrics import GROUP, room_for
from guide.diagrams.model import Diagram, LayoutName
from guide.diagrams.route import Route

# A column of text is this wide on a desktop and on a phone of 320 px, in CSS pixels.
COLUMN: dict[LayoutName, float] = {"ancha": 688, "estrecha": 288}
LEAST_TEXT: dict[LayoutName, float] = {"ancha": 12, "estrecha": 11}

MAX_BYTES = 256 * 1024
MAX_ELEMENTS = 2_000
MAX_DEPTH = 24
MAX_PATH = 20_000
VIEW_BOX = (64, 2_000)

_ALLOWED: dict[str, set[str]] = {
    "svg": {"class", "viewBox", "width", "height", "role", "lang", "aria-labelledby", "aria-describedby",
            "font-family"},
    "title": {"id"},
    "desc": {"id"},
    "g": {"class", "fill", "stroke", "stroke-width", "stroke-linejoin"},
    "rect": {"class", "x", "y", "width", "height", "rx", "fill", "stroke", "stroke-width"},
    "circle": {"class", "cx", "cy", "r", "fill", "stroke"},
    "path": {"class", "d", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap"},
    "text": {"class", "x", "y", "fill", "font-family", "font-size", "font-weight", "text-anchor"},
}  # fmt: skip
_NUMERIC = {"x", "y", "width", "height", "rx", "cx", "cy", "r", "stroke-width", "font-size"}
_NUMBER = re.compile(r"-?\d+(\.\d+)?\Z")
_COLOUR = re.compile(r"(#[0-9a-f]{6}|none)\Z")
_PATH = re.compile(r"[MLHVQAZ0-9. -]+\Z")
_NAMESPACE = "{http://www.w3.org/2000/svg}"


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
    """What the drawing subset forbids, and text too small to read. Nothing unchecked reaches a rasteriser."""
    if len(svg.encode()) > MAX_BYTES:
        yield f"el SVG pasa de {MAX_BYTES // 1024} KB"
        return
    try:
        root = SafeElementTree.fromstring(svg, forbid_dtd=True)
    except (ElementTree.ParseError, ValueError) as error:
        yield f"el SVG está mal formado: {error}"
        return
    elements = list(_walk(root, 0))
    if len(elements) > MAX_ELEMENTS or any(depth > MAX_DEPTH for _, depth in elements):
        yield f"el SVG tiene más de {MAX_ELEMENTS} elementos o {MAX_DEPTH} niveles"
        return
    for item, _ in elements:
        yield from _element_problems(item)
    if {"title", "desc"} - {_tag(child) for child in root}:
        yield "al SVG le falta «title» o «desc»"
    width = _view_box_width(root)
    if width is None:
        yield f"el SVG debe tener un viewBox de {VIEW_BOX[0]} a {VIEW_BOX[1]}"
        return
    sizes = [float(t.get("font-size", "0")) for t, _ in elements if _tag(t) == "text"]
    shown = min(sizes, default=99) * min(1.0, COLUMN[name] / width)
    if shown < LEAST_TEXT[name]:
        yield f"el texto más pequeño se ve a {shown:.1f} px y hacen falta {LEAST_TEXT[name]:.0f}"


def _walk(item: ElementTree.Element, depth: int) -> Iterator[tuple[ElementTree.Element, int]]:
    yield item, depth
    if depth <= MAX_DEPTH:
        for child in item:
            yield from _walk(child, depth + 1)


def _tag(item: ElementTree.Element) -> str:
    return item.tag.removeprefix(_NAMESPACE) if isinstance(item.tag, str) else ""


def _element_problems(item: ElementTree.Element) -> Iterator[str]:
    tag = _tag(item)
    allowed = _ALLOWED.get(tag)
    if allowed is None:
        yield f"el SVG tiene un elemento «{tag}», que no se admite"
        return
    for key, value in item.attrib.items():
        if key not in allowed:
            yield f"«{tag}» tiene un atributo «{key}», que no se admite"
        elif key in _NUMERIC and not _NUMBER.match(value):
            yield f"«{tag} {key}» no es un número: {value[:40]}"
        elif key in {"fill", "stroke"} and not _COLOUR.match(value):
            yield f"«{tag} {key}» no es un color #rrggbb: {value[:40]}"
        elif key == "d" and (len(value) > MAX_PATH or not _PATH.match(value)):
            yield "un trazado es demasiado largo o tiene caracteres que no se admiten"


def _view_box_width(root: ElementTree.Element) -> float | None:
    parts = root.get("viewBox", "").split()
    if len(parts) != 4 or not all(_NUMBER.match(part) for part in parts):
        return None
    width, height = float(parts[2]), float(parts[3])
    low, high = VIEW_BOX
    return width if low <= width <= high and low <= height <= high else None
