"""Places the nodes and groups of one grid: text decides the sizes, the sizes decide the tracks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from guide.diagrams.geometry import Box, bounding
from guide.diagrams.metrics import COMMAND, COMMAND_LABEL, DETAIL, GROUP, LABEL, NOTE, TITLE, TextStyle, room_for
from guide.diagrams.model import Diagram, Edge, Grid, Kind, LayoutName, Node

MAX_WIDTH: Mapping[LayoutName, float] = {"ancha": 688, "estrecha": 320}
MARGIN: Mapping[LayoutName, float] = {"ancha": 14, "estrecha": 10}
GROUP_PAD = 12.0
GROUP_TITLE = 24.0
BADGE = 21.0
"""Diameter of a step's number."""
BADGE_GAP = 5.0
LABEL_PAD = 4.0
LEAST_GAP: Mapping[LayoutName, float] = {"ancha": 34, "estrecha": 25}
TIGHT: Mapping[Kind, tuple[float, float]] = {"capas": (12, 4), "comparacion": (8, 4)}
"""Gaps between columns and rows of what is stacked instead of joined by arrows."""
MOST_STRETCH = 56.0
"""A gap or a box grows at most by this much to fill the width: farther apart, boxes stop belonging together."""
FULL: Mapping[LayoutName, float] = {"ancha": 688, "estrecha": 300}
"""Every drawing is at least this wide, so that letters have one size in all of them."""
FRAME_GAP = 14.0
"""Least distance of the frames of two groups."""
ARROW_ROOM: Mapping[LayoutName, float] = {"ancha": 17, "estrecha": 14}
"""Level line that stays visible at each side of a label, arrowhead included."""
ARROW_ROOM_UPRIGHT = 14.0


class LayoutError(ValueError):
    """The grid cannot be drawn well; ``where`` is the path of the YAML that decides it."""

    def __init__(self, message: str, *where: str | int) -> None:
        super().__init__(message)
        self.where = where


@dataclass(frozen=True)
class Placed:
    """One layout: where everything stands, before any arrow."""

    name: LayoutName
    width: float
    height: float
    nodes: Mapping[str, Box]
    groups: Mapping[str, Box]
    group_titles: Mapping[str, Box]


@dataclass(frozen=True)
class _Span:
    """Rows and columns of the grid that something takes, both inclusive."""

    top: int
    bottom: int
    left: int
    right: int


def title_style(node: Node) -> TextStyle:
    if node.code or node.shape in {"terminal", "puerto", "fichero", "estado"}:
        return COMMAND
    return NOTE if node.shape == "nota" else TITLE


def node_size(node: Node) -> tuple[float, float]:
    """Least width and height that hold the node's text in its shape."""
    pad_x, pad_top, pad_bottom = SHAPE_PADDING[node.shape]
    style = title_style(node)
    text = max(room_for(node.title, style), room_for(node.detail, DETAIL))
    lines = len(node.title) * style.line + len(node.detail) * DETAIL.line
    return text + 2 * pad_x, lines + pad_top + pad_bottom


KEEPS_HEIGHT = {"puerto"}
"""Shapes that a taller row does not make taller."""

# Room at the sides, above and below the text of each shape.
SHAPE_PADDING: Mapping[str, tuple[float, float, float]] = {
    "caja": (12, 10, 10),
    "proceso": (13, 11, 11),
    "terminal": (13, 25, 11),
    "contenedor": (14, 11, 11),
    "imagen": (14, 10, 18),
    "cilindro": (14, 24, 14),
    "fichero": (16, 12, 12),
    "puerto": (18, 9, 9),
    "capa": (10, 8, 8),
    "estado": (16, 11, 11),
    "pregunta": (20, 11, 11),
    "nube": (20, 18, 12),
    "persona": (12, 38, 8),
    "red": (14, 10, 10),
    "nota": (14, 11, 11),
}


def label_style(edge: Edge) -> TextStyle:
    return COMMAND_LABEL if edge.command else LABEL


def label_size(edge: Edge) -> tuple[float, float]:
    """Width and height of what is written on an arrow, (0, 0) when nothing is."""
    style = label_style(edge)
    width = room_for(edge.label, style)
    height = len(edge.label) * style.line
    if edge.number is not None:
        width += BADGE + (BADGE_GAP if edge.label else 0)
        height = max(height, BADGE)
    return (width + 2 * LABEL_PAD, height + 2) if height else (0.0, 0.0)


def place(diagram: Diagram, name: LayoutName, lane: float = 0) -> Placed:
    """Where all stands in the layout ``name``; LayoutError when it is too wide, or a group takes in a stranger.

    ``lane`` is extra room inside the border, above and below and, if the width allows, at both sides.
    """
    grid = diagram.grids[name]
    spans = _spans(grid)
    group_spans = {g.id: _around(spans[m] for m in g.members) for g in diagram.groups}
    for group in diagram.groups:
        _refuse_outsiders(diagram, group.id, group_spans[group.id], spans, name)
    columns, rows = len(grid[0]), len(grid)
    margin_x = margin_y = MARGIN[name]
    margin_y += lane
    sizes = {n: node_size(node) for n, node in diagram.nodes.items()}
    before_x, after_x = _group_pads(diagram, group_spans, columns, horizontal=True)
    before_y, after_y = _group_pads(diagram, group_spans, rows, horizontal=False)
    gaps_x = _label_gaps(diagram, spans, columns, name, horizontal=True)
    gaps_y = _label_gaps(diagram, spans, rows, name, horizontal=False)
    _part_frames(gaps_x, before_x, after_x)
    _part_frames(gaps_y, before_y, after_y)
    widths = _tracks({n: (s.left, s.right, sizes[n][0]) for n, s in spans.items()}, columns, gaps_x, before_x, after_x)
    # Titles of groups can be wider than what the group holds.
    for group in diagram.groups:
        span = group_spans[group.id]
        need = room_for((group.title,), GROUP) + 2 * GROUP_PAD
        has = sum(widths[span.left : span.right + 1]) + sum(gaps_x[span.left : span.right])
        if need > has:
            widths[span.right] += need - has
    heights = _tracks({n: (s.top, s.bottom, sizes[n][1]) for n, s in spans.items()}, rows, gaps_y, before_y, after_y)
    width = _total(widths, gaps_x, before_x, after_x) + 2 * margin_x
    limit = MAX_WIDTH[name]
    if width > limit + 0.05:
        raise LayoutError(
            f"mide {width:.0f} de ancho y caben {limit:.0f}; acorta textos, quita una columna o parte las "
            f"etiquetas en dos líneas (columnas: {', '.join(f'{w:.0f}' for w in widths)}; "
            f"huecos: {', '.join(f'{g:.0f}' for g in gaps_x) or 'ninguno'})",
            "rejilla", name,
        )  # fmt: skip
    if width + 2 * lane <= limit:
        margin_x += lane
        width += 2 * lane
    if diagram.kind in TIGHT:
        # A stack fills the column whole, and its columns are as alike as their texts allow.
        _level(widths, limit - width, limit)
    else:
        _stretch(widths, gaps_x, FULL[name] - width)
    margin_x += max(0.0, FULL[name] - _total(widths, gaps_x, before_x, after_x) - 2 * margin_x) / 2
    width = _total(widths, gaps_x, before_x, after_x) + 2 * margin_x
    height = _total(heights, gaps_y, before_y, after_y) + 2 * margin_y
    xs, ys = (
        _offsets(margin_x, widths, gaps_x, before_x, after_x),
        _offsets(margin_y, heights, gaps_y, before_y, after_y),
    )
    nodes = {}
    for n, span in spans.items():
        x, y = xs[span.left], ys[span.top]
        w, h = xs[span.right] + widths[span.right] - x, ys[span.bottom] + heights[span.bottom] - y
        if diagram.nodes[n].shape in KEEPS_HEIGHT:
            y, h = round(y + (h - sizes[n][1]) / 2, 1), sizes[n][1]
        nodes[n] = Box(x, y, w, h)
    groups, titles = _group_boxes(diagram, nodes)
    return Placed(name, width, height, nodes, groups, titles)


def _spans(grid: Grid) -> dict[str, _Span]:
    """What each node takes of the grid."""
    spans: dict[str, _Span] = {}
    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            if cell != ".":
                cell_span = _Span(r, r, c, c)
                spans[cell] = _around([spans[cell], cell_span]) if cell in spans else cell_span
    return spans


def _around(spans: Iterable[_Span]) -> _Span:
    all_spans = list(spans)
    return _Span(
        min(s.top for s in all_spans),
        max(s.bottom for s in all_spans),
        min(s.left for s in all_spans),
        max(s.right for s in all_spans),
    )


def _refuse_outsiders(
    diagram: Diagram, group_id: str, area: _Span, spans: Mapping[str, _Span], name: LayoutName
) -> None:
    members = next(g.members for g in diagram.groups if g.id == group_id)
    for node_id, span in spans.items():
        apart = span.right < area.left or span.left > area.right or span.bottom < area.top or span.top > area.bottom
        if node_id not in members and not apart:
            raise LayoutError(
                f"«{node_id}» cae dentro del grupo «{group_id}» sin ser suyo; muévelo de celda",
                "rejilla",
                name,
            )


def _group_pads(
    diagram: Diagram, spans: Mapping[str, _Span], count: int, *, horizontal: bool
) -> tuple[list[float], list[float]]:
    """Room before and after each track for the frames of the groups that begin or end there."""
    before, after = [0.0] * count, [0.0] * count
    # Innermost first: the pad of an outer group stands outside the pads of those within it.
    frames: dict[str, tuple[float, float]] = {}
    for group in reversed(diagram.groups):
        span = spans[group.id]
        first, last = (span.left, span.right) if horizontal else (span.top, span.bottom)
        inner = [g for g in diagram.groups if g.members < group.members]
        inner_first = max((frames[g.id][0] for g in inner if _ends(spans[g.id], horizontal)[0] == first), default=0.0)
        inner_last = max((frames[g.id][1] for g in inner if _ends(spans[g.id], horizontal)[1] == last), default=0.0)
        head = GROUP_PAD if horizontal else GROUP_PAD + GROUP_TITLE - 5
        frames[group.id] = (inner_first + head, inner_last + GROUP_PAD)
        before[first] = max(before[first], frames[group.id][0])
        after[last] = max(after[last], frames[group.id][1])
    return before, after


def _ends(span: _Span, horizontal: bool) -> tuple[int, int]:
    return (span.left, span.right) if horizontal else (span.top, span.bottom)


def _label_gaps(
    diagram: Diagram, spans: Mapping[str, _Span], count: int, name: LayoutName, *, horizontal: bool
) -> list[float]:
    """Least gap after each track but the last, so that labels of straight arrows fit in it."""
    least = TIGHT[diagram.kind][0 if horizontal else 1] if diagram.kind in TIGHT else LEAST_GAP[name]
    gaps = [least] * (count - 1)
    for edge in diagram.edges:
        a, b = spans[edge.source], spans[edge.target]
        (a1, a2), (b1, b2) = _ends(a, horizontal), _ends(b, horizontal)
        (c1, c2), (d1, d2) = _ends(a, not horizontal), _ends(b, not horizontal)
        facing = min(c2, d2) >= max(c1, d1)
        first = a2 if a2 + 1 == b1 else b2 if b2 + 1 == a1 else None
        if first is None or not facing:
            continue
        size = label_size(edge)[0 if horizontal else 1]
        if size:
            gaps[first] = max(gaps[first], size + 2 * (ARROW_ROOM[name] if horizontal else ARROW_ROOM_UPRIGHT))
    return gaps


def _tracks(
    items: Mapping[str, tuple[int, int, float]],
    count: int,
    gaps: list[float],
    before: list[float],
    after: list[float],
) -> list[float]:
    """Least size of each track so that every item fits in the tracks it spans."""
    sizes = [0.0] * count
    for first, last, need in items.values():
        if first == last:
            sizes[first] = max(sizes[first], need)
    for first, last, need in sorted(items.values()):
        if first != last:
            between = sum(gaps[first:last]) + sum(after[first:last]) + sum(before[first + 1 : last + 1])
            lacking = need - between - sum(sizes[first : last + 1])
            if lacking > 0:
                for i in range(first, last + 1):
                    sizes[i] += lacking / (last - first + 1)
    return sizes


def _total(sizes: list[float], gaps: list[float], before: list[float], after: list[float]) -> float:
    return sum(sizes) + sum(gaps) + sum(before) + sum(after)


def _stretch(widths: list[float], gaps: list[float], spare: float) -> None:
    """Fills the line: two thirds of what is left go to the gaps, the rest to the boxes."""
    if spare <= 0:
        return
    if gaps:
        more = min(spare * 2 / 3 / len(gaps), MOST_STRETCH)
        gaps[:] = [gap + more for gap in gaps]
        spare -= more * len(gaps)
    # Two columns have nobody to be told apart from: they may fill the drawing.
    _level(widths, spare, MOST_STRETCH if len(widths) > 2 else spare)


def _level(widths: list[float], spare: float, most: float) -> None:
    """Shares ``spare`` out, the narrowest first: boxes of one size look calm. None grows by more than ``most``."""
    low, high = min(widths), max(widths) + max(spare, 0.0)
    # The level that uses up what there is: found by halving, to a hundredth of a unit.
    while high - low > 0.01:
        level = (low + high) / 2
        if sum(_grown(width, level, most) - width for width in widths) > spare:
            high = level
        else:
            low = level
    widths[:] = [_grown(width, low, most) for width in widths]


def _grown(width: float, level: float, most: float) -> float:
    return max(width, min(level, width + most))


def _part_frames(gaps: list[float], before: list[float], after: list[float]) -> None:
    """Keeps the frame that ends at a track and the one that begins at the next apart."""
    for i, gap in enumerate(gaps):
        if after[i] and before[i + 1]:
            gaps[i] = max(gap, FRAME_GAP)


def _offsets(
    margin: float, sizes: list[float], gaps: list[float], before: list[float], after: list[float]
) -> list[float]:
    """Where each track begins, to a tenth of a unit."""
    starts = [margin + before[0]]
    for i, _ in enumerate(pairwise(sizes)):
        starts.append(starts[i] + sizes[i] + after[i] + gaps[i] + before[i + 1])
    return [round(start, 1) for start in starts]


def _group_boxes(diagram: Diagram, nodes: Mapping[str, Box]) -> tuple[dict[str, Box], dict[str, Box]]:
    """The frame of each group, and the place of its title."""
    boxes: dict[str, Box] = {}
    titles: dict[str, Box] = {}
    for group in reversed(diagram.groups):
        inner = [boxes[g.id] for g in diagram.groups if g.members < group.members]
        around = bounding([*(nodes[m] for m in group.members), *inner])
        head = GROUP_PAD + GROUP_TITLE - 5
        box = Box(around.x - GROUP_PAD, around.y - head, around.w + 2 * GROUP_PAD, around.h + head + GROUP_PAD)
        boxes[group.id] = box
        titles[group.id] = Box(box.x + GROUP_PAD, box.y + 9, room_for((group.title,), GROUP), GROUP.line)
    return boxes, titles
