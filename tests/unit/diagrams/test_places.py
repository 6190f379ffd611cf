"""Where boxes, frames and gaps of a grid stand, in numbers."""

from __future__ import annotations

import pytest
from diagrams_support import HEAD, parsed
from guide.diagrams.geometry import Box
from guide.diagrams.layout import LayoutError, Placed, node_size, place, title_style
from guide.diagrams.metrics import COMMAND, NOTE, TITLE, TextStyle, room_for
from guide.diagrams.model import LayoutName, Node
from guide.diagrams.palette import Palette


def source(wide: str, edges: str = "", groups: str = "", kind: str = "rejilla", **texts: str) -> str:
    """A source whose nodes are the letters of its grid; ``texts`` say what is not just the letter."""
    names = sorted(set(wide.replace(",", " ").split()) - {"."})
    nodes = "".join(f"  {name}: {{texto: {texts.get(name, name.upper())}}}\n" for name in names)
    rows = f"rejilla:\n  ancha: [{wide}]\n  estrecha: [{', '.join(names)}]\n"
    text = HEAD.replace("tipo: rejilla", f"tipo: {kind}") + rows + f"nodos:\n{nodes}"
    return text + (f"grupos:\n{groups}" if groups else "") + (f"enlaces:\n{edges}" if edges else "")


def placed(palette: Palette, text: str, name: LayoutName = "ancha", lane: float = 0) -> Placed:
    return place(parsed(text, palette), name, lane)


@pytest.mark.parametrize(
    ("shape", "x", "y", "style"),
    [
        ("caja", 24, 20, TITLE),
        ("proceso", 26, 22, TITLE),
        ("terminal", 26, 36, COMMAND),
        ("contenedor", 28, 22, TITLE),
        ("imagen", 28, 28, TITLE),
        ("cilindro", 28, 38, TITLE),
        ("fichero", 32, 24, COMMAND),
        ("puerto", 36, 18, COMMAND),
        ("capa", 20, 16, TITLE),
        ("estado", 32, 22, COMMAND),
        ("pregunta", 40, 22, TITLE),
        ("nube", 40, 30, TITLE),
        ("persona", 24, 46, TITLE),
        ("red", 28, 20, TITLE),
        ("nota", 28, 22, NOTE),
    ],
)
def test_each_shape_has_room_around_its_text(shape: str, x: float, y: float, style: TextStyle) -> None:
    node = Node("n", ("Un título",), (), shape, "neutro")
    assert title_style(node) == style
    assert node_size(node) == (room_for(("Un título",), style) + x, style.line + y)
    # Code is set as code in any shape; the longer of title and detail decides.
    code = Node("n", ("a", "b"), ("un detalle largo", "c"), shape, "neutro", code=True)
    assert title_style(code) == COMMAND
    detail = room_for(("un detalle largo",), TextStyle("Inter-Regular", 12.5, 16))
    assert node_size(code) == (detail + x, 2 * 18 + 2 * 16 + y)


@pytest.mark.parametrize(
    ("wide", "edges", "gaps"),
    [
        # Between two rows there are 34 units, or what the label of a straight arrow asks for: its lines, a rim of 1
        # above and below, and 14 of line at each end.
        ("a, b", "", 34),
        ("a, b", "  - a -> b\n", 34),
        ("a, b", "  - a -> b: x\n", 16 + 2 + 28),
        ("a, b", "  - b -> a: x\n", 16 + 2 + 28),
        ("a, b", "  - a -> b: [x, y, z]\n", 48 + 2 + 28),
        ("a, b", "  - a -> b: 1.\n", 21 + 2 + 28),
        ("a, b", "  - a -> b: 1. x\n", 21 + 2 + 28),
        ("a, b", "  - a -> b: [1. x, y]\n", 32 + 2 + 28),
        ("a, b", "  - a -> b: [x, y, z]\n  - b -> a: x\n", 48 + 2 + 28),
        ("a, b", "  - b -> a: x\n  - a -> b: [x, y, z]\n", 48 + 2 + 28),
        # Boxes that do not face each other, or not over this gap, ask for nothing.
        ("a ., . b", "  - a -> b: [x, y, z]\n", 34),
        ("a ., b b", "  - a -> b: [x, y, z]\n", 48 + 2 + 28),
        ("a b", "  - a -> b: [x, y, z]\n", None),
        ("a c, b c", "  - a -> c: [x, y, z]\n", 34),
    ],
)
def test_a_gap_holds_the_label_of_a_straight_arrow(palette: Palette, wide: str, edges: str, gaps: float | None) -> None:
    nodes = placed(palette, source(wide, edges)).nodes
    if gaps is None:
        assert nodes["a"].y == nodes["b"].y
    else:
        assert nodes["b"].y - nodes["a"].bottom == pytest.approx(gaps, abs=0.11)


@pytest.mark.parametrize(
    ("name", "wide", "gap"),
    [
        ("ancha", "  - a -> b: texto\n", 17),
        ("estrecha", "  - a -> b: texto\n", 14),
    ],
)
def test_a_level_label_leaves_line_at_both_sides(palette: Palette, name: LayoutName, wide: str, gap: float) -> None:
    # Boxes so wide that the drawing is full: nothing is stretched.
    fill = {"ancha": "m" * 19, "estrecha": "m" * 6}[name]
    text = source("a b", wide, a=fill, b=fill).replace("estrecha: [a, b]", "estrecha: [a b]")
    nodes = placed(palette, text, name).nodes
    label = room_for(("texto",), TextStyle("Inter-Regular", 12.5, 16)) + 8
    assert nodes["b"].x - nodes["a"].right >= label + 2 * gap - 0.11


@pytest.mark.parametrize(
    ("kind", "gap_x", "gap_y"),
    [("capas", 12, 4), ("comparacion", 8, 4)],
)
def test_a_stack_has_its_own_gaps(palette: Palette, kind: str, gap_x: float, gap_y: float) -> None:
    nodes = placed(palette, source("a b, c c", kind=kind)).nodes
    assert nodes["b"].x - nodes["a"].right == pytest.approx(gap_x, abs=0.11)
    assert nodes["c"].y - nodes["a"].bottom == pytest.approx(gap_y, abs=0.11)
    assert (nodes["a"].x, nodes["b"].right) == pytest.approx((14, 674), abs=0.11)


def test_the_frame_of_a_group_and_its_title(palette: Palette) -> None:
    layout = placed(palette, source("a b", groups="  g: {texto: Grupo, contiene: [a]}\n"))
    box, frame, title = layout.nodes["a"], layout.groups["g"], layout.group_titles["g"]
    assert (box.x - frame.x, frame.right - box.right, frame.bottom - box.bottom) == pytest.approx((12, 12, 12))
    assert (box.y - frame.y, title.x - frame.x, title.y - frame.y) == pytest.approx((31, 12, 9))
    assert (title.w, title.h) == pytest.approx((room_for(("Grupo",), TextStyle("Inter-SemiBold", 12.5, 16)), 16))
    # The margin is kept outside the frame.
    assert (frame.x, frame.y) == pytest.approx((14, 14))
    assert layout.height == pytest.approx(frame.bottom + 14)


NESTED = """\
  fuera: {texto: Fuera, contiene: [a, b]}
  dentro: {texto: Dentro, contiene: [a]}
"""


def test_frames_stand_around_the_frames_within(palette: Palette) -> None:
    layout = placed(palette, source("a b", groups=NESTED))
    outer, inner = layout.groups["fuera"], layout.groups["dentro"]
    assert (inner.x - outer.x, inner.y - outer.y, outer.bottom - inner.bottom) == pytest.approx((12, 31, 12))
    # On the side where only the outer one ends, there is room for one frame.
    assert outer.right - layout.nodes["b"].right == pytest.approx(12)
    assert (outer.x, outer.y) == pytest.approx((14, 14))
    assert layout.height == pytest.approx(outer.bottom + 14)


@pytest.mark.parametrize(
    ("name", "lane", "x", "y"),
    [
        ("ancha", 0, 14, 14),
        # A lane is above and below in any case, and at both sides where the width allows.
        ("ancha", 22, 36, 36),
        ("estrecha", 0, 10, 10),
        ("estrecha", 22, 32, 32),
    ],
)
def test_a_lane_is_room_inside_the_border(palette: Palette, name: LayoutName, lane: float, x: float, y: float) -> None:
    text = source("a b").replace("estrecha: [a, b]", "estrecha: [a b]")
    layout = placed(palette, text, name, lane)
    first, last = layout.nodes["a"], layout.nodes["b"]
    assert (first.x, first.y, layout.height - first.bottom) == pytest.approx((x, y, y), abs=0.11)
    assert layout.width - last.right == pytest.approx(x, abs=0.11)
    assert layout.width == pytest.approx({"ancha": 688, "estrecha": 300}[name], abs=0.11)


def test_where_there_is_no_width_left_a_lane_is_only_above_and_below(palette: Palette) -> None:
    wide = "m" * 20
    layout = placed(palette, source("a b", a=wide, b=wide), lane=22)
    assert (layout.nodes["a"].x, layout.nodes["a"].y) == pytest.approx((14, 36), abs=0.11)


def test_a_port_stays_as_high_as_it_is_in_the_middle_of_its_row(palette: Palette) -> None:
    text = source("a b", b="[uno, dos, tres]").replace("{texto: A}", "{texto: A, forma: puerto}")
    nodes = placed(palette, text).nodes
    assert nodes["a"].h == 18 + 18
    assert nodes["a"].cy == pytest.approx(nodes["b"].cy, abs=0.1)
    assert nodes["b"].h == 3 * 18 + 20


def test_what_is_left_of_the_width_goes_to_gaps_and_narrow_boxes(palette: Palette) -> None:
    # One column or two may fill the drawing; of three, each grows by at most 56, as each gap does.
    text = source("a")
    alone = placed(palette, text).nodes["a"]
    assert alone.w == pytest.approx(660, abs=0.11)
    two = placed(palette, source("a b")).nodes
    assert (two["b"].x - two["a"].right) == pytest.approx(34 + 56, abs=0.11)
    assert two["a"].w == pytest.approx((660 - 90) / 2, abs=0.11)
    three = placed(palette, source("a b c")).nodes
    size, _ = node_size(parsed(source("a b c"), palette).nodes["a"])
    assert three["b"].x - three["a"].right == pytest.approx(90, abs=0.11)
    assert three["a"].w == pytest.approx(size + 56, abs=0.7)
    assert three["b"].cx == pytest.approx(344, abs=0.5)
    # The narrowest first: the long one stays as it is while the others catch up.
    long = placed(palette, source("a b c", c="m" * 20)).nodes
    sizes = [node_size(node)[0] for node in parsed(source("a b c", c="m" * 20), palette).nodes.values()]
    assert long["a"].w == pytest.approx(long["b"].w, abs=0.11)
    assert long["a"].w > sizes[0] + 40
    assert long["c"].w == pytest.approx(sizes[2], abs=0.11)


def test_a_wide_node_widens_its_columns_alike(palette: Palette) -> None:
    long = "m" * 40
    nodes = placed(palette, source("a b, c c", kind="capas", c=long)).nodes
    assert nodes["a"].w == pytest.approx(nodes["b"].w, abs=0.11)
    assert nodes["c"].w >= node_size(Node("c", (long,), (), "capa", "neutro"))[0] - 0.11


@pytest.mark.parametrize(
    ("wide", "stranger"),
    [
        ("a c b", True),
        ("a b c", False),
        ("c a b", False),
        ("a ., c b", True),
        ("a b, c c", False),
        ("c c, a b", False),
        ("a c, b c", False),
    ],
)
def test_no_stranger_stands_within_a_group(palette: Palette, wide: str, stranger: bool) -> None:
    text = source(wide, groups="  g: {texto: G, contiene: [a, b]}\n")
    if not stranger:
        assert not placed(palette, text).groups["g"].overlaps(placed(palette, text).nodes["c"])
        return
    with pytest.raises(LayoutError, match="«c» cae dentro del grupo «g» sin ser suyo") as refused:
        placed(palette, text)
    assert refused.value.where == ("rejilla", "ancha")


def test_what_is_too_wide_is_told_with_its_measures(palette: Palette) -> None:
    with pytest.raises(LayoutError) as refused:
        placed(palette, source("a b", a="m" * 40, b="m" * 5))
    a, b = (node_size(Node("n", ("m" * n,), (), "caja", "neutro"))[0] for n in (40, 5))
    assert str(refused.value) == (
        f"mide {a + b + 34 + 28:.0f} de ancho y caben 688; acorta textos, quita una columna o parte las etiquetas en "
        f"dos líneas (columnas: {a:.0f}, {b:.0f}; huecos: 34)"
    )
    assert refused.value.where == ("rejilla", "ancha")
    with pytest.raises(LayoutError, match="huecos: ninguno"):
        placed(palette, source("a", a="m" * 60))


def test_frames_side_by_side_keep_apart(palette: Palette) -> None:
    groups = "  g: {texto: G, contiene: [a]}\n  h: {texto: H, contiene: [b]}\n"
    layout = placed(palette, source("a b", groups=groups, kind="capas"))
    assert layout.groups["h"].x - layout.groups["g"].right == pytest.approx(14, abs=0.11)
    alone = placed(palette, source("a b", groups="  g: {texto: G, contiene: [a]}\n", kind="capas"))
    assert alone.nodes["b"].x - alone.groups["g"].right == pytest.approx(12, abs=0.11)


def test_a_long_title_widens_its_group_and_no_other_column(palette: Palette) -> None:
    title = "Un título más largo que los nodos de su grupo"
    groups = f"  g: {{texto: {title}, contiene: [b, c]}}\n"
    layout = placed(palette, source("a b c d", groups=groups))
    need = room_for((title,), TextStyle("Inter-SemiBold", 12.5, 16)) + 24
    assert layout.groups["g"].w >= need - 0.2
    assert Box(0, 0, 688, layout.height).contains(layout.groups["g"])
