"""Layouts that cannot be drawn well are refused by name; the rest keep every promise."""

from __future__ import annotations

import json
from itertools import combinations

import pytest
from builds import ROOT
from diagrams_support import BODY, HEAD, parsed
from guide.diagrams.geometry import cross, gap_between_parallels
from guide.diagrams.labels import place_labels
from guide.diagrams.layout import LayoutError, place
from guide.diagrams.model import LAYOUTS, LayoutName
from guide.diagrams.palette import Palette, load_palette
from guide.diagrams.render import render
from guide.diagrams.route import route_all
from hypothesis import given, settings
from hypothesis import strategies as st

PALETTE = load_palette(ROOT / "resources/diagramas/_paleta.yml")

REFUSED = [
    (
        "texto: Imágenes",
        "texto: Un texto tan largo que no hay columna en ningún monitor donde quepa sin que la letra baje de tamaño",
        "de ancho y caben 688; acorta textos",
    ),
    (
        "ancha: [cli dockerd, . disco]",
        "ancha: [dockerd cli, . disco]",
        "«cli» cae dentro del grupo «host» sin ser suyo; muévelo de celda",
    ),
    ("texto: Imágenes", "texto: 日本", "los tipos de letra de la guía no tienen el carácter «日»"),
]


@pytest.mark.parametrize(("good", "wrong", "message"), REFUSED, ids=lambda v: str(v)[:30])
def test_what_cannot_be_drawn_well_is_refused(palette: Palette, good: str, wrong: str, message: str) -> None:
    diagram = parsed((HEAD + BODY).replace(good, wrong), palette)
    with pytest.raises(LayoutError) as refused:
        render(diagram, "ancha", palette)
    assert message in str(refused.value)


WALL = """\
rejilla:
  ancha: [a b c]
  estrecha: [a, b, c]
nodos:
  a: {texto: Uno}
  b: {texto: Dos}
  c: {texto: Tres}
enlaces:
  - {enlace: a -> c, lados: EO, texto: directa}
"""


def test_an_arrow_goes_round_the_box_in_its_way(palette: Palette) -> None:
    placed = place(parsed(HEAD + WALL, palette), "ancha", lane=22)
    (route,) = route_all(placed, parsed(HEAD + WALL, palette).edges)
    assert route.points[0][0] == pytest.approx(placed.nodes["a"].right, abs=0.1)
    assert route.points[-1][0] == pytest.approx(placed.nodes["c"].x, abs=0.1)
    assert len(route.points) == 6
    assert not any(placed.nodes["b"].grown(5).crossed_by(s) for s in route.segments)


def test_an_arrow_with_no_way_is_refused_by_name(palette: Palette) -> None:
    # Without a lane outside, nothing leads past the box in the middle of a row.
    diagram = parsed(HEAD + WALL, palette)
    with pytest.raises(LayoutError, match="no hay sitio para la flecha «a -> c»; mueve un nodo de celda"):
        route_all(place(diagram, "ancha"), diagram.edges)


def test_a_drawing_gets_a_lane_when_an_arrow_needs_one(palette: Palette) -> None:
    assert "directa" in render(parsed(HEAD + WALL, palette), "ancha", palette)


def test_two_arrows_between_the_same_boxes_keep_apart(palette: Palette) -> None:
    text = HEAD + BODY.replace("- dockerd -> disco: guarda", "- dockerd -> disco\n  - disco -> dockerd")
    diagram = parsed(text, palette)
    routes = route_all(place(diagram, "ancha"), diagram.edges)
    there, back = routes[1].points, routes[2].points
    assert len(there) == len(back) == 2
    assert abs(there[0][0] - back[0][0]) == pytest.approx(24)
    # Evenly about the middle of the box, not one in the middle and the other aside.
    middle = place(diagram, "ancha").nodes["dockerd"].cx
    assert (there[0][0] + back[0][0]) / 2 == pytest.approx(middle, abs=0.1)


THREE_TO_ONE = """\
rejilla:
  ancha: [a b c, d e f]
  estrecha: [a b, c d, e f]
nodos:
  a: {texto: Uno}
  b: {texto: Dos}
  c: {texto: Tres}
  d: {texto: Cuatro}
  e: {texto: Cinco}
  f: {texto: Seis}
enlaces:
  - a -> f
  - b -> f
  - e -> f
"""


@pytest.mark.parametrize("name", LAYOUTS)
def test_arrows_side_by_side_can_be_told_apart(palette: Palette, name: LayoutName) -> None:
    diagram = parsed(HEAD + THREE_TO_ONE, palette)
    routes = route_all(place(diagram, name, lane=22), diagram.edges)
    pairs = [(s, t) for a, b in combinations(routes, 2) for s in a.segments for t in b.segments]
    gaps = [gap for s, t in pairs if (gap := gap_between_parallels(s, t)) is not None]
    assert gaps
    assert min(gaps) >= 11


def test_an_arrow_with_no_room_to_turn_before_the_border_is_refused_by_name(palette: Palette) -> None:
    text = THREE_TO_ONE.partition("enlaces:")[0] + "enlaces:\n  - {enlace: a -> d, lados: OO}\n"
    for node, word in (("a", "Uno"), ("b", "Dos"), ("c", "Tres"), ("d", "Cuatro"), ("e", "Cinco"), ("f", "Seis")):
        text = text.replace(f"texto: {word}", f"texto: {node * 8}")
    diagram = parsed(HEAD + text, palette)
    placed = place(diagram, "ancha")
    # The straight end of an arrow fits between the box and the border, and nothing more.
    assert 15 < placed.nodes["a"].x < 22
    with pytest.raises(LayoutError, match="no hay sitio para la flecha «a -> d»"):
        route_all(placed, diagram.edges)


ROUND_A_BOX = """\
rejilla:
  ancha: [a b, c d]
  estrecha: [a b, c d]
nodos:
  a: {texto: Uno}
  b: {texto: Dos}
  c: {texto: Tres}
  d: {texto: Cuatro}
grupos:
  g: {texto: Grupo, contiene: [a, c]}
enlaces:
  - {enlace: a -> c, lados: NN}
"""


def test_an_arrow_keeps_off_the_frames_that_it_runs_beside(palette: Palette) -> None:
    diagram = parsed(HEAD + ROUND_A_BOX, palette)
    placed = place(diagram, "ancha", lane=22)
    (route,) = route_all(placed, diagram.edges)
    frame = placed.groups["g"]
    upright = [x for (x, y), (x2, y2) in route.segments if x == x2 and abs(y - y2) > 40]
    assert len(upright) == 1
    assert min(abs(upright[0] - frame.right), abs(upright[0] - frame.x)) >= 9


CROSSED = """\
rejilla:
  ancha: [a b, c d, e f, g h]
  estrecha: [a b, c d, e f, g h]
nodos:
  a: {texto: Uno}
  b: {texto: Dos}
  c: {texto: Tres}
  d: {texto: Cuatro}
  e: {texto: Cinco}
  f: {texto: Seis}
  g: {texto: Siete}
  h: {texto: Ocho}
enlaces:
  - a -> d
  - b -> c
"""


def test_two_arrows_may_cross_once(palette: Palette) -> None:
    diagram = parsed(HEAD + CROSSED, palette)
    first, second = route_all(place(diagram, "ancha"), diagram.edges)
    assert [cross(s, t) for s in first.segments for t in second.segments].count(True) == 1


def test_a_second_crossing_is_refused_by_name(palette: Palette) -> None:
    diagram = parsed(HEAD + CROSSED + "  - e -> h\n  - f -> g\n", palette)
    with pytest.raises(LayoutError) as refused:
        route_all(place(diagram, "ancha"), diagram.edges)
    assert str(refused.value) == (
        "en la rejilla «ancha» se cruzan demasiadas flechas: «a -> d» con «b -> c»; «e -> h» con «f -> g»"
    )


def test_a_straight_arrow_stays_straight(palette: Palette) -> None:
    diagram = parsed(HEAD + BODY, palette)
    for name in LAYOUTS:
        for route in route_all(place(diagram, name), diagram.edges):
            assert len(route.points) == 2


def test_a_label_without_place_is_refused_by_name(palette: Palette) -> None:
    tall = ", ".join(f"línea {i}" for i in range(9))
    diagram = parsed(HEAD + WALL.replace("texto: directa", f"texto: [{tall}]"), palette)
    with pytest.raises(LayoutError, match="no hay sitio para"):
        render(diagram, "ancha", palette)
    routes = route_all(placed := place(diagram, "ancha", lane=22), diagram.edges)
    with pytest.raises(LayoutError, match="no hay sitio para el texto de «a -> c»; acórtalo o pártelo"):
        place_labels(placed, routes)


@pytest.mark.parametrize("kind", ["rejilla", "capas", "estados"])
def test_a_row_of_one_box_is_a_drawing(palette: Palette, kind: str) -> None:
    text = HEAD.replace("tipo: rejilla", f"tipo: {kind}")
    text += "rejilla:\n  ancha: [a]\n  estrecha: [a]\nnodos:\n  a: {texto: Uno, forma: capa}\n"
    assert [">Uno<" in render(parsed(text, palette), name, palette) for name in LAYOUTS] == [True, True]


def test_a_call_without_words_is_a_drawing(palette: Palette) -> None:
    text = HEAD.replace("tipo: rejilla", "tipo: secuencia")
    text += "nodos:\n  a: {texto: Uno}\n  b: {texto: Dos}\nenlaces:\n  - a -> b\n"
    assert [">Dos<" in render(parsed(text, palette), name, palette) for name in LAYOUTS] == [True, True]


def test_a_sequence_too_tall_to_be_shown_is_refused(palette: Palette) -> None:
    text = HEAD.replace("tipo: rejilla", "tipo: secuencia") + "nodos:\n  a: {texto: Uno}\n  b: {texto: Dos}\nenlaces:\n"
    diagram = parsed(text + "  - a -> b\n" * 60, palette)
    with pytest.raises(LayoutError, match="en la versión estrecha, mide 2774 de alto y caben 2000") as refused:
        render(diagram, "estrecha", palette)
    assert refused.value.where == ("enlaces",)


def test_a_drawing_too_tall_to_be_shown_is_refused(palette: Palette) -> None:
    names = [f"n{i}" for i in range(40)]
    nodes = "".join(f"  {name}: {{texto: [a, b]}}\n" for name in names)
    grid = f"rejilla:\n  ancha: [{', '.join(names)}]\n  estrecha: [{', '.join(names)}]\n"
    with pytest.raises(LayoutError) as refused:
        render(parsed(f"{HEAD}{grid}nodos:\n{nodes}", palette), "estrecha", palette)
    assert str(refused.value) == "en la versión estrecha, mide 3235 de alto y caben 2000; parte el diagrama en dos"
    assert refused.value.where == ("rejilla", "estrecha")


def test_of_a_drawing_that_no_lane_helps_the_first_problem_is_told(palette: Palette) -> None:
    # Without the lane an arrow has no way; with it, the words on that arrow have no place.
    tall = ", ".join(f"línea {i}" for i in range(9))
    diagram = parsed(HEAD + WALL.replace("texto: directa", f"texto: [{tall}]"), palette)
    with pytest.raises(LayoutError) as refused:
        render(diagram, "ancha", palette)
    assert str(refused.value).startswith("en la rejilla «ancha» no hay sitio para la flecha «a -> c»")
    assert refused.value.where == ("enlaces", 0)


words = st.text(st.sampled_from("abcdeñíoú MWil:/.-"), min_size=1, max_size=14).filter(str.strip)


@st.composite
def sources(draw: st.DrawFn) -> str:
    """Grids of up to four columns with free texts and any arrows between the boxes."""
    columns, rows = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    names = [f"n{i}" for i in range(columns * rows)]
    wide = [" ".join(names[r * columns : (r + 1) * columns]) for r in range(rows)]
    shapes = st.sampled_from(("caja", "proceso", "terminal", "contenedor", "imagen", "cilindro", "fichero", "puerto"))
    nodes = "".join(f"  {n}: {{texto: {json.dumps(draw(words))}, forma: {draw(shapes)}}}\n" for n in names)
    pairs = draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=5, unique=True))
    edges = "".join(f"  - {a} -> {b}: {json.dumps(draw(words))}\n" for a, b in pairs if a != b)
    head = f"rejilla:\n  ancha: {json.dumps(wide)}\n  estrecha: {json.dumps(names)}\nnodos:\n{nodes}"
    return HEAD + head + (f"enlaces:\n{edges}" if edges else "")


@settings(max_examples=50, deadline=None)
@given(sources())
def test_any_source_is_drawn_right_or_refused(text: str) -> None:
    palette = PALETTE
    diagram = parsed(text, palette)
    refusals: list[str] = []
    for name in LAYOUTS:
        try:
            # render ends with its own proof (checks.py): it raises LayoutError, and nothing else.
            first = render(diagram, name, palette)
        except LayoutError as error:
            refusals.append(str(error))
            continue
        assert render(diagram, name, palette) == first
    # The proof at the end found nothing: what is refused is refused before anything is painted.
    assert not any("atraviesa" in refusal or "tapa" in refusal for refusal in refusals)
