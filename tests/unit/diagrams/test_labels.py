"""Where the words of an arrow stand: on its line, else beside it, and clear of all else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from guide.diagrams.geometry import Box, Point
from guide.diagrams.labels import place_labels
from guide.diagrams.layout import LayoutError, Placed, label_size
from guide.diagrams.model import Edge
from guide.diagrams.route import Route

FAR = Box(300, 300, 40, 40)
"""A box that is in nobody's way."""


def page(nodes: tuple[Box, ...] = (), titles: tuple[Box, ...] = (), groups: tuple[Box, ...] = ()) -> Placed:
    def named(boxes: tuple[Box, ...]) -> dict[str, Box]:
        return {f"x{i}": box for i, box in enumerate(boxes)}

    return Placed("ancha", 600, 600, named(nodes), named(groups), named(titles))


def route(*points: Point, label: tuple[str, ...] = ("texto",), number: int | None = None, ends: str = "ab") -> Route:
    return Route(Edge(ends[0], ends[1], "->", label, number), points)


LEVEL = ((100.0, 200.0), (300.0, 200.0))
UPRIGHT = ((200.0, 100.0), (200.0, 300.0))
# Half the width and half the height of the label of all these arrows, and how far it can slide on their lines.
WIDTH, HEIGHT = label_size(route(*LEVEL).edge)
W, H = WIDTH / 2, HEIGHT / 2
FREE_LEVEL, FREE_UPRIGHT = 200 - WIDTH - 26, 200 - HEIGHT - 26


def middle(box: Box) -> tuple[float, float]:
    return round(box.cx, 1), round(box.cy, 1)


def near(x: float, y: float) -> object:
    return pytest.approx((x, y), abs=0.11)


def test_a_label_takes_its_text_its_number_and_a_rim() -> None:
    text, number = label_size(route(*LEVEL).edge), label_size(route(*LEVEL, label=(), number=3).edge)
    both = label_size(route(*LEVEL, number=3).edge)
    assert text[1] == 18
    assert number == (29, 23)
    assert both == pytest.approx((text[0] + 26, 23))
    assert label_size(route(*LEVEL, label=("texto", "texto")).edge) == (text[0], 34)
    assert label_size(route(*LEVEL, label=()).edge) == (0, 0)


@pytest.mark.parametrize(
    ("points", "at"),
    [
        (LEVEL, (200, 200)),
        (UPRIGHT, (200, 200)),
        # On the longest stretch, whichever it is; of two as long, on the first.
        (((100, 200), (300, 200), (300, 500)), (300, 350)),
        (((100, 500), (100, 200), (300, 200)), (100, 350)),
        (((100, 200), (300, 200), (300, 400)), (200, 200)),
        (((100, 100), (100, 150), (400, 150), (400, 100)), (250, 150)),
    ],
)
def test_a_label_stands_in_the_middle_of_the_longest_stretch(
    points: tuple[Point, ...], at: tuple[float, float]
) -> None:
    (label,) = place_labels(page(), [route(*points)])
    assert middle(label.box) == near(*at)
    assert (label.box.w, label.box.h) == (WIDTH, HEIGHT)


def test_the_number_stands_on_an_upright_line_and_its_text_beside() -> None:
    (label,) = place_labels(page(), [route(*UPRIGHT, number=3)])
    # The rim of 4 and half the disc of 21 lie left of the line.
    assert label.box.x == pytest.approx(200 - 14.5, abs=0.1)
    assert label.box.cy == pytest.approx(200, abs=0.1)
    (label,) = place_labels(page(), [route(*LEVEL, number=3)])
    assert middle(label.box) == near(200, 200)


def blocked(points: tuple[Point, ...], count: int, twin: bool = False) -> tuple[float, float]:
    """Where the label goes when boxes stand on the ``count`` places that it would like more."""
    routes = [route(*points)] + ([route((500, 500), (550, 500), label=(), ends="ba")] if twin else [])
    taken: list[Box] = []
    for _ in range(count):
        x, y = middle(place_labels(page(tuple(taken)), routes)[0].box)
        taken.append(Box(x, y, 1, 1))
    return middle(place_labels(page(tuple(taken)), routes)[0].box)


@pytest.mark.parametrize(
    ("points", "twin", "places"),
    [
        # From the middle a quarter of what is free to each side, then half of it; then above and below.
        (LEVEL, False, [(200, 200), *((200 + k * FREE_LEVEL, 200) for k in (-0.25, 0.25, -0.5, 0.5)), (200, 197 - H)]),
        (UPRIGHT, False, [(200, 200), (200, 200 - FREE_UPRIGHT / 4), (200, 200 + FREE_UPRIGHT / 4)]),
        # Arrows between the same boxes have their words beside them where they run upright.
        (UPRIGHT, True, [(200 + W + 3, 200), (200 - W - 3, 200)]),
        (LEVEL, True, [(200, 200)]),
        # Too short for words: above, below, right, left.
        (((100, 200), (100 + 2 * W + 25.8, 200)), False, [(112.9 + W, 200 - H - 3), (112.9 + W, 200 + H + 3)]),
        (((100, 200), (100 + 2 * W + 26.2, 200)), False, [(113.1 + W, 200)]),
        (((200, 100), (200, 100 + HEIGHT + 25.8)), False, [(200 + W + 3, 112.9 + H), (200 - W - 3, 112.9 + H)]),
        (((200, 100), (200, 100 + HEIGHT + 26.2)), False, [(200, 113.1 + H)]),
    ],
)  # fmt: skip
def test_a_label_looks_for_a_place_from_the_middle_outwards(
    points: tuple[Point, ...], twin: bool, places: list[tuple[float, float]]
) -> None:
    assert [blocked(points, i, twin) for i in range(len(places))] == [near(*place) for place in places]


def around(box: Box, gap: float) -> dict[str, Box]:
    """Boxes at so much from each side of ``box``."""
    return {
        "left": Box(box.x - gap - 10, box.y, 10, box.h),
        "right": Box(box.right + gap, box.y, 10, box.h),
        "above": Box(box.x, box.y - gap - 10, box.w, 10),
        "below": Box(box.x, box.bottom + gap, box.w, 10),
    }


(FREE,) = place_labels(page(), [route(*LEVEL)])


@pytest.mark.parametrize("side", ["left", "right", "above", "below"])
@pytest.mark.parametrize(("what", "least"), [("node", 3), ("title", 2), ("frame", 1)])
def test_a_label_keeps_its_distance(what: str, least: float, side: str) -> None:
    for gap, free in ((least + 0.01, True), (least - 0.1, False)):
        box = around(FREE.box, gap)[side]
        pages = {"node": page((box,)), "title": page((), (box,)), "frame": page((), (), (box,))}
        (label,) = place_labels(pages[what], [route(*LEVEL)])
        assert (label.box == FREE.box) == free


@pytest.mark.parametrize(("gap", "free"), [(2.01, True), (1.9, False)])
@pytest.mark.parametrize("above", [True, False])
def test_a_label_keeps_off_other_arrows_and_not_its_own(gap: float, free: bool, above: bool) -> None:
    y = FREE.box.y - gap if above else FREE.box.bottom + gap
    other = route((100, y), (300, y), label=(), ends="cd")
    label, *_ = place_labels(page(), [route(*LEVEL), other])
    assert (label.box == FREE.box) == free


@pytest.mark.parametrize(("gap", "free"), [(3.01, True), (2.9, False)])
def test_a_label_keeps_off_another(gap: float, free: bool) -> None:
    # The lines of the arrows are far enough; the label of two lines comes second.
    below = 200 + H + 17 + gap
    own, other = place_labels(
        page(), [route(*LEVEL), route((100, below), (300, below), label=("tex", "tex"), ends="cd")]
    )
    assert own.box == FREE.box
    assert (middle(other.box) == near(200, below)) == free


@pytest.mark.parametrize(("gap", "free"), [(4.05, True), (3.9, False)])
def test_a_label_keeps_four_units_off_the_border(gap: float, free: bool) -> None:
    # The middle of a line so near to the left, to the top, to the right and to the bottom.
    for points, side in (
        (((gap + W, 100), (gap + W, 300)), 600.0),
        (((100, gap + H), (300, gap + H)), 600.0),
        (UPRIGHT, 200 + W + gap),
        (LEVEL, 200 + H + gap),
    ):
        (label,) = place_labels(page() if side == 600 else cut(points, side), [route(*points)])
        (x1, y1), (x2, y2) = points
        assert (middle(label.box) == near((x1 + x2) / 2, (y1 + y2) / 2)) == free


def cut(points: tuple[Point, ...], side: float) -> Placed:
    """A page that ends at ``side``, on the right for an upright line and below a level one."""
    upright = points[0][0] == points[1][0]
    return replace(page(), width=side if upright else 600, height=600 if upright else side)


def test_what_lies_under_a_label_is_a_group_when_all_of_it_is_inside() -> None:
    inside, across = Box(50, 50, 400, 400), Box(210, 50, 300, 300)
    assert [label.surface for label in place_labels(page(groups=(inside,)), [route(*LEVEL)])] == ["grupo"]
    assert [label.surface for label in place_labels(page(groups=(FAR, inside)), [route(*LEVEL)])] == ["grupo"]
    (label,) = place_labels(page(groups=(across,)), [route(*LEVEL)])
    assert label.surface == ("grupo" if across.contains(label.box) else "lienzo")
    assert place_labels(page(), [route(*LEVEL)])[0].surface == "lienzo"


def test_the_longest_label_chooses_first_and_all_come_in_the_order_of_the_arrows() -> None:
    # Both want the same place; the second arrow has more to say.
    short, long = route(*LEVEL, label=("a",)), route((100, 204), (300, 204), label=("un texto largo",), ends="cd")
    silent = route((100, 400), (300, 400), label=(), ends="ef")
    labels = place_labels(page(), [short, silent, long])
    assert [label.edge for label in labels] == [short.edge, long.edge]
    assert labels[1].box.w > labels[0].box.w


def test_a_label_without_a_place_is_refused_with_its_arrow() -> None:
    full = page((Box(0, 0, 600, 600),))
    with pytest.raises(LayoutError) as refused:
        place_labels(full, [route(*UPRIGHT, label=(), ends="ba"), route(*LEVEL)])
    assert str(refused.value) == (
        "en la rejilla «ancha» no hay sitio para el texto de «a -> b»; acórtalo o pártelo en dos líneas"
    )
    assert refused.value.where == ("enlaces", 1)
