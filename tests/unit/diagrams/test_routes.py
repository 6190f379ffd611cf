"""The way of each arrow, corner by corner, on pages made for it."""

from __future__ import annotations

import pytest
from guide.diagrams.geometry import Box, Point
from guide.diagrams.layout import LayoutError, Placed
from guide.diagrams.model import Edge
from guide.diagrams.route import Route, group_border_segments, route_all

# On a page of 600 by 400. In boxes so narrow it is dearer to leave the middle of a side than to go round by a step.
WEST, EAST = Box(50, 180, 60, 40), Box(450, 180, 60, 40)
NORTH, SOUTH = Box(250, 30, 60, 60), Box(250, 320, 60, 60)


def page(nodes: dict[str, Box], groups: dict[str, Box] | None = None, titles: dict[str, Box] | None = None) -> Placed:
    return Placed("ancha", 600, 400, nodes, groups or {}, titles or {})


def ways(placed: Placed, *edges: str, sides: str = "") -> list[tuple[Point, ...]]:
    """The corners of each arrow; ``sides`` are those of the last."""
    parts = [edge.split() for edge in edges]
    made = [Edge(a, b, "->", number=i, sides=sides if i == len(parts) - 1 else "") for i, (a, b) in enumerate(parts)]
    routes = route_all(placed, made)
    assert [route.edge for route in routes] == made
    return [route.points for route in routes]


@pytest.mark.parametrize(
    ("a", "b", "way"),
    [
        (WEST, EAST, ((110, 200), (450, 200))),
        (EAST, WEST, ((450, 200), (110, 200))),
        (NORTH, SOUTH, ((280, 90), (280, 320))),
        (SOUTH, NORTH, ((280, 320), (280, 90))),
        # Round one corner, with the corner where both middles meet.
        (WEST, NORTH, ((110, 200), (280, 200), (280, 90))),
        (NORTH, WEST, ((280, 90), (280, 200), (110, 200))),
        (EAST, SOUTH, ((450, 200), (280, 200), (280, 320))),
        (SOUTH, EAST, ((280, 320), (280, 200), (450, 200))),
        # In the middle of the stretch that both share, also when it is in the middle of neither.
        (Box(50, 180, 80, 40), Box(450, 190, 80, 40), ((130, 205), (450, 205))),
        (Box(50, 100, 80, 200), Box(450, 100, 80, 40), ((130, 120), (450, 120))),
        # A stretch of 22 is enough for a straight arrow; one of less is not.
        (Box(50, 180, 80, 40), Box(450, 198, 80, 40), ((130, 209), (450, 209))),
    ],
)
def test_an_arrow_takes_the_shortest_way_with_the_fewest_bends(a: Box, b: Box, way: tuple[Point, ...]) -> None:
    assert ways(page({"a": a, "b": b}), "a b") == [way]


@pytest.mark.parametrize("height", [20, 22])
def test_an_arrow_leaves_eleven_units_to_each_end_of_a_side(height: float) -> None:
    # A side of 22 has room in its middle alone; one of 20 has none.
    placed = page({"a": Box(50, 180, 80, height), "b": Box(450, 180, 80, height)})
    ((first, *_),) = ways(placed, "a b")
    assert (first == (130, 180 + height / 2)) == (height == 22)


@pytest.mark.parametrize(
    ("sides", "way"),
    [
        ("EO", ((110, 200), (450, 200))),
        ("NN", ((80, 180), (80, 165), (480, 165), (480, 180))),
        ("SS", ((80, 220), (80, 235), (480, 235), (480, 220))),
        # Of ways as long as each other, the one that turns in front of the other box, and that below.
        ("EN", ((110, 200), (435, 200), (435, 165), (480, 165), (480, 180))),
        ("SO", ((80, 220), (80, 235), (435, 235), (435, 200), (450, 200))),
        ("OE", ((50, 200), (35, 200), (35, 235), (525, 235), (525, 200), (510, 200))),
    ],
)
def test_an_arrow_leaves_and_arrives_where_it_is_told(sides: str, way: tuple[Point, ...]) -> None:
    (found,) = ways(page({"a": WEST, "b": EAST}), "a b", sides=sides)
    assert found == way


BROAD = Box(100, 30, 300, 40)


@pytest.mark.parametrize(
    ("target", "sides", "way"),
    [
        # Of a broad side, six steps of 17 from its middle may be taken, to both sides.
        (EAST, "SO", ((352, 70), (352, 200), (450, 200))),
        (Box(10, 180, 60, 40), "SE", ((148, 70), (148, 200), (70, 200))),
    ],
)
def test_a_broad_side_is_left_near_to_where_the_arrow_goes(target: Box, sides: str, way: tuple[Point, ...]) -> None:
    assert ways(page({"a": BROAD, "b": target}), "a b", sides=sides) == [way]


@pytest.mark.parametrize(
    ("block", "at"),
    [
        # Both share 100 to 380; what stands between them leaves a way three steps of 17 from its middle.
        (Box(100, 150, 180, 40), 291),
        (Box(200, 150, 100, 40), 189),
    ],
)
def test_a_straight_arrow_looks_for_a_way_beside_the_middle(block: Box, at: float) -> None:
    (way,) = ways(page({"a": BROAD, "b": Box(80, 300, 300, 40), "c": block}), "a b")
    assert way == ((at, 70), (at, 300))


def test_arrows_between_the_same_boxes_run_24_units_apart() -> None:
    tall = {"a": Box(50, 100, 80, 200), "b": Box(450, 100, 80, 200)}
    there, back = ways(page(tall), "a b", "b a")
    assert (there, back) == (((130, 188), (450, 188)), ((450, 212), (130, 212)))
    levels = [way[0][1] for way in ways(page(tall), "a b", "b a", "a b")]
    assert levels == [176, 200, 224]


BLOCK = Box(250, 150, 80, 100)


def test_an_arrow_goes_round_what_stands_in_its_way_at_a_distance() -> None:
    (way,) = ways(page({"a": WEST, "b": EAST, "c": BLOCK}), "a b")
    route = Route(Edge("a", "b", "->"), way)
    assert not any(BLOCK.grown(9).crossed_by(segment) for segment in route.segments)


@pytest.mark.parametrize(("distance", "straight"), [(9, True), (8.9, False)])
def test_a_straight_arrow_passes_a_box_at_nine_units(distance: float, straight: bool) -> None:
    beside = Box(250, 200 + distance, 80, 40)
    (way,) = ways(page({"a": WEST, "b": EAST, "c": beside}), "a b")
    assert (way == ((110, 200), (450, 200))) == straight


@pytest.mark.parametrize(("distance", "straight"), [(4, True), (3.9, False)])
def test_a_straight_arrow_passes_the_title_of_a_group_at_four_units(distance: float, straight: bool) -> None:
    title = Box(250, 200 + distance, 80, 16)
    (way,) = ways(page({"a": WEST, "b": EAST}, titles={"g": title}), "a b")
    assert (way == ((110, 200), (450, 200))) == straight


@pytest.mark.parametrize(("distance", "straight"), [(9, True), (8.9, False)])
def test_a_straight_arrow_keeps_off_a_frame_that_it_runs_beside(distance: float, straight: bool) -> None:
    frame = Box(200, 200 + distance, 180, 100)
    (way,) = ways(page({"a": WEST, "b": EAST}, {"g": frame}), "a b")
    assert (way == ((110, 200), (450, 200))) == straight


def test_a_straight_arrow_may_cross_a_frame() -> None:
    assert ways(page({"a": WEST, "b": EAST}, {"g": Box(200, 100, 180, 200)}), "a b") == [((110, 200), (450, 200))]


@pytest.mark.parametrize(("bottom", "both"), [(174, True), (174.1, False)])
def test_arrows_side_by_side_are_eleven_units_apart(bottom: float, both: bool) -> None:
    # The short arrow turns 15 units below its boxes, 11 above the long one, or nearer.
    placed = page({"a": WEST, "b": EAST, "c": Box(200, bottom - 40, 60, 40), "d": Box(340, bottom - 40, 60, 40)})
    long, short = ways(placed, "a b", "c d", sides="SS")
    wanted = ((230, bottom), (230, bottom + 15), (370, bottom + 15), (370, bottom))
    assert (long == ((110, 200), (450, 200)) and short == wanted) == both


@pytest.mark.parametrize(("middle", "beside"), [(202, True), (202.1, False)])
def test_arrows_leave_a_side_fifteen_units_apart(middle: float, beside: bool) -> None:
    # The first leaves in the middle of what both boxes share, the second 17 below the middle of its own box.
    placed = page({"a": Box(50, 170, 80, 60), "b": SOUTH, "c": Box(450, middle - 20, 60, 40)})
    first, second = ways(placed, "a c", "a b", sides="EN")
    assert ((first[0], second[0]) == ((130, middle), (130, 217))) == beside


@pytest.mark.parametrize(
    ("gap", "y"),
    [
        # In a gap that the two stubs of 15 fill there is no choice; in a larger one an arrow keeps off the frame.
        (29, 200),
        (30, 200),
        (32, 183),
        (40, 183),
    ],
)
def test_a_short_arrow_keeps_off_a_frame_where_it_can(gap: float, y: float) -> None:
    nodes = {"a": Box(50, 160, 80, 80), "b": Box(130 + gap, 160, 80, 80)}
    assert ways(page(nodes, {"g": Box(20, 205, 300, 150)}), "a b") == [((130, y), (130 + gap, y))]


def test_the_shortest_arrow_of_all_keeps_off_a_title() -> None:
    nodes = {"a": Box(50, 160, 80, 80), "b": Box(160, 160, 80, 80)}
    assert ways(page(nodes, titles={"g": Box(140, 198, 10, 4)}), "a b") == [((130, 183), (160, 183))]


def test_boxes_so_near_that_there_is_no_room_for_two_stubs_are_joined() -> None:
    assert ways(page({"a": Box(50, 180, 80, 40), "b": Box(159, 180, 80, 40)}), "a b") == [((130, 200), (159, 200))]


def test_arrows_of_one_side_leave_it_at_a_distance() -> None:
    placed = page({"a": Box(50, 100, 80, 200), "b": Box(450, 170, 60, 40), "c": Box(300, 175, 60, 50)})
    starts = [way[0] for way in ways(placed, "a c", "a b", sides="EO")]
    assert starts[0] == (130, 200)
    assert starts[1][0] == 130
    assert 15 <= abs(starts[1][1] - 200) <= 34


def test_what_has_no_way_is_refused_with_its_arrow() -> None:
    closed = dict(zip("wxyz", walls(EAST), strict=True))
    with pytest.raises(LayoutError) as refused:
        ways(page({"a": WEST, "b": EAST, "n": NORTH} | closed), "a n", "a b")
    assert str(refused.value) == (
        "en la rejilla «ancha» no hay sitio para la flecha «a -> b»; mueve un nodo de celda o indica los lados con "
        "«lados»"
    )
    assert refused.value.where == ("enlaces", 1)


def walls(box: Box) -> list[Box]:
    return [
        Box(box.x - 22, box.y - 22, 10, box.h + 44),
        Box(box.right + 12, box.y - 22, 10, box.h + 44),
        Box(box.x - 12, box.y - 22, box.w + 24, 10),
        Box(box.x - 12, box.bottom + 12, box.w + 24, 10),
    ]


def test_more_than_one_crossing_is_refused_with_all_of_them() -> None:
    placed = page(
        {
            "a": Box(50, 60, 80, 40),
            "b": Box(450, 60, 80, 40),
            "n": Box(200, 10, 40, 30),
            "s": Box(200, 360, 40, 30),
            "m": Box(330, 10, 40, 30),
            "t": Box(330, 360, 40, 30),
        }
    )
    assert len(ways(placed, "a b", "n s")) == 2
    with pytest.raises(LayoutError) as refused:
        ways(placed, "a b", "n s", "m t")
    assert str(refused.value) == (
        "en la rejilla «ancha» se cruzan demasiadas flechas: «a -> b» con «n -> s»; «a -> b» con «m -> t»"
    )
    assert refused.value.where == ("enlaces",)


def test_no_arrow_is_no_problem() -> None:
    assert route_all(page({"a": WEST}), []) == []


def test_a_frame_has_four_sides() -> None:
    assert group_border_segments({"g": Box(1, 2, 3, 4), "h": Box(9, 9, 1, 1)})[:5] == [
        ((1, 2), (4, 2)),
        ((4, 2), (4, 6)),
        ((4, 6), (1, 6)),
        ((1, 6), (1, 2)),
        ((9, 9), (10, 9)),
    ]
