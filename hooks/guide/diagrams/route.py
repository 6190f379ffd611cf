"""Draws the arrows: level and upright lines with few bends that never run through a box or a title.

A search over a sparse grid of useful coordinates (A* with the number of bends in the cost), one arrow after the
other. What cannot be drawn well is refused with the arrow's name: a poor drawing is worse than a message.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from guide.diagrams.geometry import Box, Point, Segment, cross, gap_between_parallels, length, segments
from guide.diagrams.layout import LayoutError, Placed
from guide.diagrams.model import Edge

STUB = 15.0
"""Every arrow leaves and reaches a box by at least this much straight line."""
CLEARANCE = 9.0
EDGE = 7.0
"""Nothing is drawn nearer than this to the border of the picture."""
PORT_STEP = 17.0
PORT_INSET = 11.0
PARALLEL = 11.0
"""Two arrows side by side stay at least this far apart."""
BEND_COST = 45.0
CROSS_COST = 130.0
FRAME_COST = 4.0
"""For each unit along the frame of a group: a line on top of a line cannot be told from it."""
OFF_CENTRE_COST = 70.0
"""For an arrow at the very end of a side; in the small box it weighs more than in the large one."""
TWINS = 24.0
"""Arrows between the same two boxes run this far apart, evenly about the middle."""
ALLOWED_CROSSINGS = 1

_STEP = {"N": (0, -1), "S": (0, 1), "E": (1, 0), "O": (-1, 0)}
_TURN = {"N": "EO", "S": "EO", "E": "NS", "O": "NS"}
_BACK = {"N": "S", "S": "N", "E": "O", "O": "E"}


@dataclass(frozen=True)
class Route:
    """The way of one arrow: its bends, with the points where it leaves and reaches a box at both ends."""

    edge: Edge
    points: tuple[Point, ...]

    @property
    def segments(self) -> list[Segment]:
        return list(segments(self.points))


@dataclass(frozen=True)
class _Port:
    """Where an arrow may touch a box."""

    side: str
    """One of N, S, E, O."""
    at: Point
    cost: float
    """Grows with the distance from the middle of the side."""

    @cached_property
    def stub(self) -> Point:
        """Where the straight line that every arrow begins and ends with may turn."""
        dx, dy = _STEP[self.side]
        return (round(self.at[0] + dx * STUB, 1), round(self.at[1] + dy * STUB, 1))


def route_all(placed: Placed, edges: Sequence[Edge]) -> list[Route]:
    """One route per edge, in the order of ``edges``; LayoutError when one cannot be drawn well."""
    best: list[Route] | None = None
    best_cost = float("inf")
    failures: list[LayoutError] = []
    for order in _orders(placed, edges):
        try:
            routes = _Router(placed, edges).run(order)
        except LayoutError as error:
            failures.append(error)
            continue
        cost = _total_cost(routes)
        if cost < best_cost:
            best, best_cost = routes, cost
    if best is None:
        raise failures[0]
    crossings = list(_crossings(best))
    if len(crossings) > ALLOWED_CROSSINGS:
        named = "; ".join(f"«{a.edge}» con «{b.edge}»" for a, b in crossings)
        raise LayoutError(f"en la rejilla «{placed.name}» se cruzan demasiadas flechas: {named}", "enlaces")
    return best


def _orders(placed: Placed, edges: Sequence[Edge]) -> Iterator[list[int]]:
    """Orders worth trying: near boxes first keeps short arrows straight."""
    indexes = list(range(len(edges)))

    def distance(i: int) -> float:
        a, b = placed.nodes[edges[i].source], placed.nodes[edges[i].target]
        return abs(a.cx - b.cx) + abs(a.cy - b.cy)

    seen: set[tuple[int, ...]] = set()
    for order in (sorted(indexes, key=distance), indexes, sorted(indexes, key=distance, reverse=True)):
        if tuple(order) not in seen:
            seen.add(tuple(order))
            yield order


def _total_cost(routes: Sequence[Route]) -> float:
    """In units of length, as the search counts them: what tells the better of two orders."""
    bends = sum(len(r.points) - 2 for r in routes)
    total = sum(length(s) for r in routes for s in r.segments)
    return total + BEND_COST * bends + 3 * CROSS_COST * sum(1 for _ in _crossings(routes))


def _crossings(routes: Sequence[Route]) -> Iterator[tuple[Route, Route]]:
    """Each pair of arrows that cross, once."""
    for i, a in enumerate(routes):
        for b in routes[i + 1 :]:
            if any(cross(s, t) for s in a.segments for t in b.segments):
                yield a, b


class _Router:
    """Routes the arrows of one placed layout; each keeps clear of those before it."""

    def __init__(self, placed: Placed, edges: Sequence[Edge]) -> None:
        self.placed = placed
        self.edges = edges
        self.obstacles = [box.grown(CLEARANCE) for box in placed.nodes.values()]
        self.obstacles += [box.grown(4) for box in placed.group_titles.values()]
        self.frames = group_border_segments(placed.groups)
        self.routed: list[tuple[Edge, Segment]] = []
        self.used_ports: dict[str, list[_Port]] = {node: [] for node in placed.nodes}

    def run(self, order: Sequence[int]) -> list[Route]:
        """A route for each arrow, found in ``order`` and returned in their own; LayoutError when one has none."""
        routes: dict[int, Route] = {}
        for i in order:
            route = self.route(self.edges[i])
            routes[i] = route
            self.routed += [(route.edge, s) for s in route.segments]
        return [routes[i] for i in range(len(self.edges))]

    def route(self, edge: Edge) -> Route:
        twins = [e for e in self.edges if {e.source, e.target} == {edge.source, edge.target}]
        aside = (twins.index(edge) - (len(twins) - 1) / 2) * TWINS
        starts = self.ports(edge.source, edge.target, edge.sides[:1], aside)
        goals = self.ports(edge.target, edge.source, edge.sides[1:], aside)
        path = self.search(starts, goals)
        if path is None:
            raise LayoutError(
                f"en la rejilla «{self.placed.name}» no hay sitio para la flecha «{edge}»; mueve un nodo de celda o "
                "indica los lados con «lados»",
                "enlaces", self.edges.index(edge),
            )  # fmt: skip
        start, goal, points = path
        self.used_ports[edge.source].append(start)
        self.used_ports[edge.target].append(goal)
        return Route(edge, tuple(_straightened([start.at, *points, goal.at])))

    def ports(self, node: str, other: str, side: str, aside: float = 0) -> list[_Port]:
        """Where an arrow between ``node`` and ``other`` may touch ``node``.

        ``side``: one of N, S, E, O, or "" for any. ``aside``: units from the middle, for one that shares its way.
        """
        box, far = self.placed.nodes[node], self.placed.nodes[other]
        ports = []
        for s in side or "NSEO":
            level = s in "NS"
            first, last = (box.x, box.right) if level else (box.y, box.bottom)
            middle = (first + last) / 2
            # The middle of the stretch that both boxes face each other with makes a straight arrow.
            low, high = (
                (max(first, far.x), min(last, far.right)) if level else (max(first, far.y), min(last, far.bottom))
            )
            places = {round(middle + k * PORT_STEP, 1) for k in range(-6, 7)}
            facing = high - low >= 2 * PORT_INSET
            if facing:
                places |= {round((low + high) / 2 + k * PORT_STEP, 1) for k in range(-3, 4)}
            if aside:
                middle = round(((low + high) / 2 if facing else middle) + aside, 1)
                places.add(middle)
            for place in sorted(places):
                if not first + PORT_INSET <= place <= last - PORT_INSET:
                    continue
                x, y = {
                    "N": (place, box.y),
                    "S": (place, box.bottom),
                    "E": (box.right, place),
                    "O": (box.x, place),
                }[s]
                same_side = [p for p in self.used_ports[node] if p.side == s]
                if all(abs((p.at[0] - x) if level else (p.at[1] - y)) >= PORT_STEP - 2 for p in same_side):
                    ports.append(
                        _Port(
                            s,
                            (round(x, 1), round(y, 1)),
                            OFF_CENTRE_COST * abs(place - middle) / (last - first),
                        )
                    )
        return ports

    def search(self, starts: Sequence[_Port], goals: Sequence[_Port]) -> tuple[_Port, _Port, list[Point]] | None:
        """The cheapest way: port of departure, port of arrival, the points between their stubs; None without one.

        A* over the crossings of the grid lines; a state is column, row and heading.
        """
        starts = [p for p in starts if self.is_free((p.at, p.stub), own=True)]
        goals = [p for p in goals if self.is_free((p.at, p.stub), own=True)]
        if straight := self.straight(starts, goals):
            return straight
        starts = [p for p in starts if self.is_inside(p.stub)]
        goals = [p for p in goals if self.is_inside(p.stub)]
        if not starts or not goals:
            return None
        xs, ys = self.grid_lines([*starts, *goals])
        index_x, index_y = {x: i for i, x in enumerate(xs)}, {y: i for i, y in enumerate(ys)}
        ends: dict[tuple[int, int, str], _Port] = {}
        for port in goals:
            x, y = port.stub
            ends[index_x[x], index_y[y], _BACK[port.side]] = port
        middle = self._middle(goals)
        queue: list[tuple[float, float, int, int, str]] = []
        came_from: dict[tuple[int, int, str], tuple[int, int, str] | _Port] = {}
        costs: dict[tuple[int, int, str], float] = {}
        for port in starts:
            state = (index_x[port.stub[0]], index_y[port.stub[1]], port.side)
            costs[state], came_from[state] = port.cost, port
            heapq.heappush(queue, (port.cost + self._distance_left(xs, ys, state, middle), port.cost, *state))
        best: tuple[float, tuple[int, int, str]] | None = None
        while queue:
            estimate, cost, i, j, heading = heapq.heappop(queue)
            if best is not None and estimate >= best[0]:
                break
            state = (i, j, heading)
            if cost > costs[state]:
                continue
            for turned in heading + _TURN[heading]:
                if (goal := ends.get((i, j, turned))) is not None:
                    total = cost + goal.cost + (BEND_COST if turned != heading else 0)
                    if best is None or total < best[0]:
                        best = (total, state)
                        end_port = goal
                dx, dy = _STEP[turned]
                ni, nj = i + dx, j + dy
                if not (0 <= ni < len(xs) and 0 <= nj < len(ys)):
                    continue
                step: Segment = ((xs[i], ys[j]), (xs[ni], ys[nj]))
                if not self.is_free(step):
                    continue
                new_cost = cost + length(step) + self.extra_cost(step) + (BEND_COST if turned != heading else 0)
                next_state = (ni, nj, turned)
                if new_cost < costs.get(next_state, float("inf")):
                    costs[next_state], came_from[next_state] = new_cost, state
                    heapq.heappush(
                        queue, (new_cost + self._distance_left(xs, ys, next_state, middle), new_cost, *next_state)
                    )
        if best is None:
            return None
        points: list[Point] = []
        here: tuple[int, int, str] | _Port = best[1]
        while not isinstance(here, _Port):
            points.append((xs[here[0]], ys[here[1]]))
            here = came_from[here]
        return here, end_port, points[::-1]

    def straight(self, starts: Sequence[_Port], goals: Sequence[_Port]) -> tuple[_Port, _Port, list[Point]] | None:
        """The best way without a bend, as ``search`` returns it."""
        facing = {side: [goal for goal in goals if goal.side == back] for side, back in _BACK.items()}
        pairs = [
            (a.cost + b.cost, n, a, b)
            for n, (a, b) in enumerate((a, b) for a in starts for b in facing[a.side])
            if ((a.at[0] == b.at[0]) if a.side in "NS" else (a.at[1] == b.at[1]))
            and (b.at[0] - a.at[0]) * _STEP[a.side][0] + (b.at[1] - a.at[1]) * _STEP[a.side][1] > 0
        ]
        for _, _, a, b in sorted(pairs):
            between: Segment = (a.stub, b.stub)
            if length((a.at, b.at)) < 2 * STUB or (self.is_free(between) and self.extra_cost(between) == 0):
                return a, b, []
        return None

    def _middle(self, goals: Sequence[_Port]) -> Box:
        xs, ys = [p.stub[0] for p in goals], [p.stub[1] for p in goals]
        return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

    @staticmethod
    def _distance_left(xs: Sequence[float], ys: Sequence[float], state: tuple[int, int, str], goal: Box) -> float:
        x, y = xs[state[0]], ys[state[1]]
        return max(goal.x - x, 0, x - goal.right) + max(goal.y - y, 0, y - goal.bottom)

    def grid_lines(self, ports: Sequence[_Port]) -> tuple[list[float], list[float]]:
        """Coordinates worth turning at: the ports, beside the boxes, and half way between boxes."""
        xs = {p.stub[0] for p in ports}
        ys = {p.stub[1] for p in ports}
        boxes = list(self.placed.nodes.values())
        for lines, edges, limit in (
            (xs, [(b.x, b.right) for b in boxes], self.placed.width),
            (ys, [(b.y, b.bottom) for b in boxes], self.placed.height),
        ):
            lines |= {a - STUB for a, _ in edges} | {b + STUB for _, b in edges}
            ends = sorted({b for _, b in edges})
            begins = sorted({a for a, _ in edges})
            for end in ends:
                following = [a for a in begins if a > end]
                if following:
                    lines.add((end + following[0]) / 2)
            for value in [v for v in lines if not EDGE <= v <= limit - EDGE]:
                lines.discard(value)
        return sorted({round(x, 1) for x in xs}), sorted({round(y, 1) for y in ys})

    def is_inside(self, point: Point) -> bool:
        """Whether a line through the point stays off the border of the picture."""
        return EDGE <= point[0] <= self.placed.width - EDGE and EDGE <= point[1] <= self.placed.height - EDGE

    def is_free(self, step: Segment, *, own: bool = False) -> bool:
        """Whether nothing stands in the way; ``own``: the step leaves its own box, only arrows count."""
        if not own and any(box.crossed_by(step) for box in self.obstacles):
            return False
        for _, other in self.routed:
            gap = gap_between_parallels(step, other)
            if gap is not None and gap < PARALLEL:
                return False
        return True

    def extra_cost(self, step: Segment) -> float:
        """What a step costs beyond its length."""
        along = sum(1 for f in self.frames if (gap := gap_between_parallels(step, f)) is not None and gap < CLEARANCE)
        crossed = sum(1 for _, other in self.routed if _touches(step, other))
        return CROSS_COST * crossed + FRAME_COST * length(step) * along


def _touches(a: Segment, b: Segment) -> bool:
    """Like ``cross``, but the ends count too: a route is searched in small steps."""
    (ax1, ay1), (ax2, ay2) = a
    (bx1, by1), (bx2, by2) = b
    return (
        min(ax1, ax2) <= max(bx1, bx2)
        and min(bx1, bx2) <= max(ax1, ax2)
        and min(ay1, ay2) <= max(by1, by2)
        and min(by1, by2) <= max(ay1, ay2)
    )


def _straightened(points: Sequence[Point]) -> list[Point]:
    """Without points in the middle of a straight stretch."""
    corners: list[Point] = []
    for point in points:
        if len(corners) >= 2 and _in_line(corners[-2], corners[-1], point):
            corners[-1] = point
        else:
            corners.append(point)
    return corners


def _in_line(a: Point, b: Point, c: Point) -> bool:
    return (a[0] == b[0] == c[0]) or (a[1] == b[1] == c[1])


def group_border_segments(groups: Mapping[str, Box]) -> list[Segment]:
    borders: list[Segment] = []
    for box in groups.values():
        corners = [
            (box.x, box.y),
            (box.right, box.y),
            (box.right, box.bottom),
            (box.x, box.bottom),
            (box.x, box.y),
        ]
        borders += pairwise(corners)
    return borders
