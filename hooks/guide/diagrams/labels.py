"""Finds the place of what is written on each arrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guide.diagrams.geometry import Box, is_level, length
from guide.diagrams.layout import BADGE, LABEL_PAD, LayoutError, Placed, label_size
from guide.diagrams.model import Edge
from guide.diagrams.route import Route, group_border_segments

END_ROOM = 13.0
"""A label on a line leaves this much of it visible at the ends, so that the arrowhead can be seen."""


@dataclass(frozen=True)
class Label:
    edge: Edge
    box: Box
    surface: str
    """What lies under it: "lienzo" or "grupo"."""


def place_labels(placed: Placed, routes: Sequence[Route]) -> list[Label]:
    """A label for each route that has something to say; LayoutError when one has no place."""
    labels: list[Label] = []
    # The longest have the fewest places, so they choose first.
    for route in sorted(routes, key=lambda r: -label_size(r.edge)[0]):
        size = label_size(route.edge)
        if not size[0]:
            continue
        twin = any(
            {r.edge.source, r.edge.target} == {route.edge.source, route.edge.target} for r in routes if r is not route
        )
        box = next((b for b in _candidates(route, size, twin) if _fits(b, route, placed, routes, labels)), None)
        if box is None:
            raise LayoutError(
                f"en la rejilla «{placed.name}» no hay sitio para el texto de «{route.edge}»; acórtalo o pártelo "
                "en dos líneas",
                "enlaces", routes.index(route),
            )  # fmt: skip
        inside = any(group.contains(box) for group in placed.groups.values())
        labels.append(Label(route.edge, box, "grupo" if inside else "lienzo"))
    order = {id(route.edge): i for i, route in enumerate(routes)}
    return sorted(labels, key=lambda label: order[id(label.edge)])


def _candidates(route: Route, size: tuple[float, float], twin: bool) -> Iterator[Box]:
    """On the line, longest stretch first and from its middle outwards; then beside it.

    Next to an upright ``twin`` there is no room for both on their lines, so both stand beside.
    """
    w, h = size
    stretches = sorted(route.segments, key=lambda s: -length(s))
    for on_line in (True, False):
        for segment in stretches:
            level = is_level(segment)
            (x1, y1), (x2, y2) = segment
            room = length(segment) - (w if level else h) - 2 * END_ROOM
            if on_line and (room < 0 or (twin and not level)):
                continue
            for shift in (0.0, -0.25, 0.25, -0.5, 0.5):
                slide = shift * max(room, 0.0)
                cx = (x1 + x2) / 2 + (slide if level else 0)
                cy = (y1 + y2) / 2 + (0 if level else slide)
                if on_line and not level and route.edge.number is not None:
                    # The number sits on the upright line, its text beside it.
                    yield _box(cx + w / 2 - LABEL_PAD - BADGE / 2, cy, w, h)
                elif on_line:
                    yield _box(cx, cy, w, h)
                elif level:
                    yield _box(cx, cy - h / 2 - 3, w, h)
                    yield _box(cx, cy + h / 2 + 3, w, h)
                else:
                    yield _box(cx + w / 2 + 3, cy, w, h)
                    yield _box(cx - w / 2 - 3, cy, w, h)


def _box(cx: float, cy: float, w: float, h: float) -> Box:
    return Box(round(cx - w / 2, 1), round(cy - h / 2, 1), w, h)


def _fits(box: Box, own: Route, placed: Placed, routes: Sequence[Route], labels: Sequence[Label]) -> bool:
    if not Box(4, 4, placed.width - 8, placed.height - 8).contains(box):
        return False
    if any(box.overlaps(node.grown(3)) for node in placed.nodes.values()):
        return False
    if any(box.overlaps(title.grown(2)) for title in placed.group_titles.values()):
        return False
    if any(box.overlaps(label.box.grown(3)) for label in labels):
        return False
    if any(box.grown(1).crossed_by(s) for s in group_border_segments(placed.groups)):
        return False
    return not any(box.grown(2).crossed_by(s) for route in routes if route is not own for s in route.segments)
