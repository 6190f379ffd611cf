"""Boxes and segments: what touches, what overlaps and what crosses, at the very limits."""

from __future__ import annotations

import pytest
from guide.diagrams.geometry import (
    Box,
    Segment,
    bounding,
    cross,
    gap_between_parallels,
    is_level,
    length,
    segments,
)

BOX = Box(10, 20, 30, 40)
"""From 10, 20 to 40, 60."""


def test_a_box_has_its_ends_and_its_middle() -> None:
    assert (BOX.right, BOX.bottom, BOX.cx, BOX.cy) == (40, 60, 25, 40)
    assert BOX.grown(5) == Box(5, 15, 40, 50)
    assert BOX.grown(-1) == Box(11, 21, 28, 38)


@pytest.mark.parametrize(
    ("other", "overlap", "inside"),
    [
        (BOX, True, True),
        (Box(11, 21, 28, 38), True, True),
        (Box(0, 0, 100, 100), True, False),
        # Out of each side by a tenth.
        (Box(9.9, 20, 30, 40), True, False),
        (Box(10, 19.9, 30, 40), True, False),
        (Box(10, 20, 30.1, 40), True, False),
        (Box(10, 20, 30, 40.1), True, False),
        # Side by side, on the left, on the right, above and below: they touch, and then share a tenth.
        (Box(0, 30, 10, 5), False, False),
        (Box(0, 30, 10.1, 5), True, False),
        (Box(40, 30, 10, 5), False, False),
        (Box(39.9, 30, 10, 5), True, False),
        (Box(20, 0, 5, 20), False, False),
        (Box(20, 0, 5, 20.1), True, False),
        (Box(20, 60, 5, 10), False, False),
        (Box(20, 59.9, 5, 10), True, False),
        # In the same columns, in the same rows.
        (Box(10, 100, 30, 40), False, False),
        (Box(100, 20, 30, 40), False, False),
    ],
)
def test_what_overlaps_and_what_is_inside(other: Box, overlap: bool, inside: bool) -> None:
    assert BOX.overlaps(other) == overlap
    assert other.overlaps(BOX) == overlap
    assert BOX.contains(other) == inside


@pytest.mark.parametrize(
    ("segment", "crossed"),
    [
        (((0, 40), (100, 40)), True),
        (((0, 40), (10, 40)), False),
        (((0, 40), (10.1, 40)), True),
        (((40, 40), (90, 40)), False),
        (((39.9, 40), (90, 40)), True),
        (((20, 40), (30, 40)), True),
        # Along the sides.
        (((0, 20), (100, 20)), False),
        (((0, 20.1), (100, 20.1)), True),
        (((0, 60), (100, 60)), False),
        (((0, 59.9), (100, 59.9)), True),
        # Upright.
        (((25, 0), (25, 100)), True),
        (((25, 0), (25, 20)), False),
        (((25, 0), (25, 20.1)), True),
        (((25, 60), (25, 90)), False),
        (((25, 59.9), (25, 90)), True),
        (((10, 0), (10, 100)), False),
        (((40, 0), (40, 100)), False),
    ],
)
def test_what_runs_through_a_box(segment: Segment, crossed: bool) -> None:
    assert BOX.crossed_by(segment) == crossed
    assert BOX.crossed_by((segment[1], segment[0])) == crossed


def test_the_box_around_some() -> None:
    assert bounding([Box(5, 50, 10, 10), BOX, Box(35, 2, 20, 1)]) == Box(5, 2, 50, 58)
    assert bounding(box for box in [BOX]) == BOX
    with pytest.raises(ValueError, match="empty"):
        bounding([])


def test_segments_join_the_points() -> None:
    assert list(segments([(0, 0), (5, 0), (5, 9)])) == [((0, 0), (5, 0)), ((5, 0), (5, 9))]


@pytest.mark.parametrize(
    ("segment", "long", "level"),
    [
        (((1, 5), (4, 5)), 3, True),
        (((4, 5), (1, 5)), 3, True),
        (((1, 5), (1, 9)), 4, False),
        (((1, 9), (1, 5)), 4, False),
    ],
)
def test_a_segment_has_a_length_and_a_direction(segment: Segment, long: float, level: bool) -> None:
    assert (length(segment), is_level(segment)) == (long, level)


LEVEL: Segment = ((10, 50), (30, 50))


@pytest.mark.parametrize(
    ("other", "crossed"),
    [
        (((20, 40), (20, 60)), True),
        (((20, 60), (20, 40)), True),
        # It begins or ends on the line, or passes by one of its ends.
        (((20, 50), (20, 60)), False),
        (((20, 40), (20, 50)), False),
        (((20, 49.9), (20, 60)), True),
        (((20, 40), (20, 50.1)), True),
        (((10, 40), (10, 60)), False),
        (((30, 40), (30, 60)), False),
        (((10.1, 40), (10.1, 60)), True),
        (((29.9, 40), (29.9, 60)), True),
        (((9, 40), (9, 60)), False),
        (((31, 40), (31, 60)), False),
        (((20, 51), (20, 60)), False),
        # Parallel, and the same.
        (((10, 51), (30, 51)), False),
        (LEVEL, False),
    ],
)
def test_lines_cross_inside_both(other: Segment, crossed: bool) -> None:
    for level in (LEVEL, (LEVEL[1], LEVEL[0])):
        assert cross(level, other) == crossed
        assert cross(other, level) == crossed


@pytest.mark.parametrize(
    ("a", "b", "gap"),
    [
        (((10, 50), (30, 50)), ((20, 57), (40, 57)), 7),
        (((10, 50), (30, 50)), ((40, 43), (20, 43)), 7),
        (((10, 50), (30, 50)), ((10, 50), (30, 50)), 0),
        (((10, 50), (30, 50)), ((12, 55), (13, 55)), 5),
        # One after the other: they share a point, a tenth, nothing.
        (((10, 50), (30, 50)), ((30, 57), (40, 57)), None),
        (((10, 50), (30, 50)), ((29.9, 57), (40, 57)), 7),
        (((10, 50), (30, 50)), ((35, 57), (40, 57)), None),
        (((10, 50), (30, 50)), ((10, 50), (10, 90)), None),
        # Upright.
        (((50, 10), (50, 30)), ((57, 20), (57, 40)), 7),
        (((50, 10), (50, 30)), ((57, 30), (57, 40)), None),
        (((50, 30), (50, 10)), ((48, 40), (48, 0)), 2),
    ],
)
def test_the_gap_of_two_lines_side_by_side(a: Segment, b: Segment, gap: float | None) -> None:
    assert gap_between_parallels(a, b) == gap
    assert gap_between_parallels(b, a) == gap
