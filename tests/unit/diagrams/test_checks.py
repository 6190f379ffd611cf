"""The proof at the end: each rule, broken on purpose."""

from __future__ import annotations

from dataclasses import replace

import pytest
from diagrams_support import BODY, HEAD, parsed
from guide.diagrams.checks import geometry_problems, svg_problems
from guide.diagrams.geometry import Box
from guide.diagrams.labels import Label, place_labels
from guide.diagrams.layout import Placed, node_size, place
from guide.diagrams.metrics import GROUP, room_for
from guide.diagrams.model import Diagram, LayoutName
from guide.diagrams.palette import Palette
from guide.diagrams.render import render
from guide.diagrams.route import Route, route_all

Laid = tuple[Diagram, Placed, list[Route], list[Label]]


@pytest.fixture
def laid(palette: Palette) -> Laid:
    diagram = parsed(HEAD + BODY, palette)
    placed = place(diagram, "ancha")
    routes = route_all(placed, diagram.edges)
    return diagram, placed, routes, place_labels(placed, routes)


def moved(placed: Placed, node: str, box: Box) -> Placed:
    return replace(placed, nodes={**placed.nodes, node: box})


def test_a_good_layout_has_no_problem(laid: Laid) -> None:
    assert list(geometry_problems(*laid)) == []


def test_a_text_wider_than_its_box_is_found(laid: Laid) -> None:
    diagram, placed, routes, labels = laid
    box = placed.nodes["cli"]
    placed = moved(placed, "cli", Box(box.x, box.y, 40, box.h))
    assert "el texto de «cli» no cabe en su caja" in list(geometry_problems(diagram, placed, routes, labels))


def test_a_box_outside_the_picture_is_found(laid: Laid) -> None:
    diagram, placed, routes, labels = laid
    box = placed.nodes["cli"]
    placed = moved(placed, "cli", Box(-9, box.y, box.w, box.h))
    assert "«cli» se sale del dibujo" in list(geometry_problems(diagram, placed, routes, labels))


def test_boxes_on_top_of_each_other_are_found(laid: Laid) -> None:
    diagram, placed, routes, labels = laid
    placed = moved(placed, "disco", placed.nodes["dockerd"])
    assert "«dockerd» y «disco» se tapan" in list(geometry_problems(diagram, placed, routes, labels))


def test_a_label_on_a_box_is_found(laid: Laid) -> None:
    diagram, placed, routes, labels = laid
    label = replace(labels[0], box=placed.nodes["disco"])
    problems = list(geometry_problems(diagram, placed, routes, [label, labels[1]]))
    assert problems == ["el texto de «cli -> dockerd» tapa «disco»"]


def test_labels_on_top_of_each_other_are_found(laid: Laid) -> None:
    diagram, placed, routes, labels = laid
    problems = list(geometry_problems(diagram, placed, routes, [labels[0], replace(labels[1], box=labels[0].box)]))
    assert problems == ["los textos de «cli -> dockerd» y «dockerd -> disco» se tapan"]


def test_an_arrow_through_a_box_is_found(laid: Laid) -> None:
    diagram, placed, routes, labels = laid
    box = placed.nodes["disco"]
    through = Route(routes[0].edge, ((box.x - 20, box.cy), (box.right + 20, box.cy)))
    problems = list(geometry_problems(diagram, placed, [through, routes[1]], labels))
    assert problems == ["la flecha «cli -> dockerd» atraviesa «disco»"]


def test_an_arrow_through_a_title_is_found(laid: Laid) -> None:
    diagram, placed, routes, labels = laid
    title = placed.group_titles["host"]
    through = Route(routes[0].edge, ((title.x - 20, title.cy), (title.right + 20, title.cy)))
    problems = list(geometry_problems(diagram, placed, [through, routes[1]], labels))
    assert problems == ["la flecha «cli -> dockerd» atraviesa el título de «host»"]


def test_an_arrowhead_without_line_is_found(laid: Laid) -> None:
    diagram, placed, routes, labels = laid
    (x, y), _ = routes[0].points
    short = Route(routes[0].edge, ((x, y), (x + 40, y), (x + 40, y + 5)))
    problems = list(geometry_problems(diagram, placed, [short, routes[1]], labels))
    assert problems == ["la flecha «cli -> dockerd» acaba en un tramo demasiado corto"]


def test_the_title_of_a_group_must_fit(laid: Laid) -> None:
    diagram, placed, routes, labels = laid
    placed = replace(placed, groups={"host": Box(0, 0, 60, 60)})
    assert "el título del grupo «host» no cabe" in list(geometry_problems(diagram, placed, routes, labels))


def alone(laid: Laid, box: Box) -> list[str]:
    """What is told of the first node when it stands in ``box`` of a picture of 688 by 200, with nothing around it."""
    diagram, placed, _, _ = laid
    return list(geometry_problems(diagram, replace(placed, nodes={"cli": box}, width=688, height=200), [], []))


@pytest.mark.parametrize(
    ("more_width", "more_height", "fits"),
    [(0, 0, True), (-0.09, -0.09, True), (-0.11, 0, False), (0, -0.11, False), (50, 50, True)],
)
def test_a_text_may_lack_a_tenth_of_a_unit(laid: Laid, more_width: float, more_height: float, fits: bool) -> None:
    least_width, least_height = node_size(laid[0].nodes["cli"])
    problems = alone(laid, Box(50, 50, least_width + more_width, least_height + more_height))
    assert problems == ([] if fits else ["el texto de «cli» no cabe en su caja"])


@pytest.mark.parametrize(
    ("box", "inside"),
    [
        (Box(0, 0, 688, 200), True),
        (Box(-0.1, 50, 100, 60), False),
        (Box(50, -0.1, 100, 60), False),
        (Box(588, 50, 100.1, 60), False),
        (Box(50, 140, 100, 60.1), False),
    ],
)
def test_a_box_may_touch_each_border_and_not_pass_it(laid: Laid, box: Box, inside: bool) -> None:
    assert alone(laid, box) == ([] if inside else ["«cli» se sale del dibujo"])


@pytest.mark.parametrize(("more", "fits"), [(-0.1, False), (0.1, True)])
def test_the_title_of_a_group_leaves_eight_units_at_both_sides(laid: Laid, more: float, fits: bool) -> None:
    diagram, placed, _, _ = laid
    width = room_for(("Anfitrión",), GROUP) + 16 + more
    placed = replace(placed, groups={"host": Box(0, 0, width, 60)})
    assert list(geometry_problems(diagram, placed, [], [])) == ([] if fits else ["el título del grupo «host» no cabe"])


def test_all_that_overlap_are_told(laid: Laid) -> None:
    diagram, placed, _, labels = laid
    box = Box(100, 50, 200, 100)
    placed = replace(placed, nodes=dict.fromkeys(placed.nodes, box))
    assert list(geometry_problems(diagram, placed, [], [replace(label, box=box) for label in labels])) == [
        "«cli» y «dockerd» se tapan",
        "«cli» y «disco» se tapan",
        "«dockerd» y «disco» se tapan",
        "los textos de «cli -> dockerd» y «dockerd -> disco» se tapan",
        "el texto de «cli -> dockerd» tapa «cli»",
        "el texto de «cli -> dockerd» tapa «dockerd»",
        "el texto de «cli -> dockerd» tapa «disco»",
        "el texto de «dockerd -> disco» tapa «cli»",
        "el texto de «dockerd -> disco» tapa «dockerd»",
        "el texto de «dockerd -> disco» tapa «disco»",
    ]


@pytest.mark.parametrize(
    ("points", "short"),
    [
        ([(20, 5), (34, 5)], False),
        ([(20, 5), (33.9, 5)], True),
        ([(20, 5), (34, 5), (34, 19)], False),
        ([(20, 5), (33.9, 5), (33.9, 19)], True),
        ([(20, 5), (34, 5), (34, 18.9)], True),
        # What lies between the ends may be as short as it likes.
        ([(20, 5), (34, 5), (34, 6), (48, 6)], False),
    ],
)
def test_both_ends_of_an_arrow_are_long_enough_to_be_seen(
    laid: Laid, points: list[tuple[float, float]], short: bool
) -> None:
    diagram, placed, routes, _ = laid
    problems = list(geometry_problems(diagram, placed, [Route(routes[0].edge, tuple(points))], []))
    assert problems == (["la flecha «cli -> dockerd» acaba en un tramo demasiado corto"] if short else [])


@pytest.mark.parametrize(("inside", "through"), [(0, False), (0.04, False), (0.06, True)])
def test_an_arrow_may_end_at_the_border_of_its_box(laid: Laid, inside: float, through: bool) -> None:
    diagram, placed, routes, _ = laid
    box = placed.nodes["cli"]
    ends = Route(routes[0].edge, ((box.right + 30, box.cy), (box.right - inside, box.cy)))
    problems = list(geometry_problems(diagram, placed, [ends], []))
    assert problems == (["la flecha «cli -> dockerd» atraviesa «cli»"] if through else [])


FINE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200"><title id="t">t</title><desc id="d">d</desc>%s</svg>'
)


def test_a_good_svg_has_no_problem(palette: Palette) -> None:
    assert list(svg_problems(render(parsed(HEAD + BODY, palette), "ancha", palette), "ancha")) == []


@pytest.mark.parametrize("part", ['<title id="t">t</title>', '<desc id="d">d</desc>'])
def test_an_svg_without_name_or_description_is_found(part: str) -> None:
    assert part in FINE
    assert list(svg_problems(FINE.replace(part, "") % "", "ancha")) == ["al SVG le falta «title» o «desc»"]


def test_text_too_small_to_read_is_found() -> None:
    small = FINE % '<text font-size="11">x</text>'
    assert list(svg_problems(small, "ancha")) == ["el texto más pequeño se ve a 11.0 px y hacen falta 12"]


def test_text_is_measured_as_a_phone_shows_it() -> None:
    narrow = FINE.replace("600 200", "320 200") % '<text font-size="12">x</text>'
    assert list(svg_problems(narrow, "estrecha")) == ["el texto más pequeño se ve a 10.8 px y hacen falta 11"]
    assert list(svg_problems(narrow.replace('"12"', '"12.5"'), "estrecha")) == []


def test_text_is_measured_as_the_page_shows_it() -> None:
    wide = FINE.replace("600 200", "760 200") % '<text font-size="12.5">x</text>'
    assert list(svg_problems(wide, "ancha")) == ["el texto más pequeño se ve a 11.3 px y hacen falta 12"]


@pytest.mark.parametrize(
    ("name", "width", "sizes", "shown"),
    [
        ("ancha", 688, [12], None),
        ("ancha", 688, [11.9], "11.9 px y hacen falta 12"),
        ("ancha", 688, [20, 11.9, 30], "11.9 px y hacen falta 12"),
        ("ancha", 688, [], None),
        # A drawing narrower than the column is not enlarged.
        ("ancha", 100, [11.9], "11.9 px y hacen falta 12"),
        ("ancha", 100, [12], None),
        ("ancha", 689, [12], "12.0 px y hacen falta 12"),
        ("estrecha", 288, [11], None),
        ("estrecha", 288, [10.9], "10.9 px y hacen falta 11"),
        ("estrecha", 300, [11], "10.6 px y hacen falta 11"),
    ],
)
def test_the_smallest_text_decides(name: LayoutName, width: int, sizes: list[float], shown: str | None) -> None:
    drawing = FINE.replace("600 200", f"{width} 200") % "".join(f'<text font-size="{s}">x</text>' for s in sizes)
    expected = [] if shown is None else [f"el texto más pequeño se ve a {shown}"]
    assert list(svg_problems(drawing, name)) == expected


@pytest.mark.parametrize(
    ("svg", "told"),
    [
        # What is no drawing is not measured too.
        ("", ["el SVG está mal formado: no element found: line 1, column 0"]),
        (FINE.replace("0 0 600 200", "0 0 9 9") % "", ["el SVG debe tener un viewBox de 48 a 2000"]),
        (FINE % '<text font-size="1%">x</text>', ["«text» tiene en «font-size» un valor que no se admite: 1%"]),
        (FINE % "<text>x</text>", ["el texto más pequeño se ve a 0.0 px y hacen falta 12"]),
        # The words for those who do not see it belong to the drawing as a whole.
        (
            FINE.replace('<desc id="d">d</desc>', "") % '<g><desc id="d">d</desc></g>',
            ["al SVG le falta «title» o «desc»"],
        ),
    ],
)
def test_what_is_told_of_a_wrong_svg(svg: str, told: list[str]) -> None:
    assert list(svg_problems(svg, "ancha")) == told
