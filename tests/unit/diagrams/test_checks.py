"""The proof at the end: each rule, broken on purpose."""

from __future__ import annotations

from dataclasses import replace

import pytest
from diagrams_support import BODY, HEAD, parsed
from guide.diagrams.checks import geometry_problems, svg_problems
from guide.diagrams.geometry import Box
from guide.diagrams.labels import Label, place_labels
from guide.diagrams.layout import Placed, place
from guide.diagrams.model import Diagram
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
