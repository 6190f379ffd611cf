"""Boxes and segments in drawing units (one unit is one CSS pixel in a column of 688)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Segment = tuple[Point, Point]


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def cx(self) -> float:
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        return self.y + self.h / 2

    def grown(self, by: float) -> Box:
        return Box(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def overlaps(self, other: Box) -> bool:
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def contains(self, other: Box) -> bool:
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def crossed_by(self, segment: Segment) -> bool:
        """Whether an upright or level segment passes through the inside."""
        (x1, y1), (x2, y2) = segment
        return min(x1, x2) < self.right and max(x1, x2) > self.x and min(y1, y2) < self.bottom and max(y1, y2) > self.y


def bounding(boxes: Iterable[Box]) -> Box:
    """The smallest box around ``boxes``; ValueError for none."""
    all_boxes = list(boxes)
    x, y = min(b.x for b in all_boxes), min(b.y for b in all_boxes)
    return Box(x, y, max(b.right for b in all_boxes) - x, max(b.bottom for b in all_boxes) - y)


def segments(points: Sequence[Point]) -> Iterator[Segment]:
    return pairwise(points)


def length(segment: Segment) -> float:
    (x1, y1), (x2, y2) = segment
    return abs(x1 - x2) + abs(y1 - y2)


def is_level(segment: Segment) -> bool:
    return segment[0][1] == segment[1][1]


def cross(a: Segment, b: Segment) -> bool:
    """Whether a level and an upright segment cross at a point inside both."""
    if is_level(a) == is_level(b):
        return False
    level, upright = (a, b) if is_level(a) else (b, a)
    (x1, y), (x2, _) = level
    (x, y1), (_, y2) = upright
    return min(x1, x2) < x < max(x1, x2) and min(y1, y2) < y < max(y1, y2)


def gap_between_parallels(a: Segment, b: Segment) -> float | None:
    """Distance of two parallel segments that lie side by side for some length, else None."""
    if is_level(a) != is_level(b):
        return None
    axis = 0 if is_level(a) else 1
    a1, a2 = sorted((a[0][axis], a[1][axis]))
    b1, b2 = sorted((b[0][axis], b[1][axis]))
    if min(a2, b2) - max(a1, b1) <= 0:
        return None
    return abs(a[0][1 - axis] - b[0][1 - axis])
