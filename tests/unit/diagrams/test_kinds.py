"""What each kind of diagram does that the plain grid does not."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from builds import ROOT
from diagrams_support import BODY, HEAD, parsed
from guide.diagrams import cards
from guide.diagrams.cards import Card, CardError, draw_card, make_cards
from guide.diagrams.describe import sentences
from guide.diagrams.layout import LayoutError, place
from guide.diagrams.library import Library
from guide.diagrams.metrics import LABEL, room_for
from guide.diagrams.model import LAYOUTS, LayoutName
from guide.diagrams.palette import CardColours, Palette, step_rules
from guide.diagrams.render import render
from guide.diagrams.sheet import write_sheet
from PIL import Image

STACK = """\
rejilla:
  ancha: [a b, c c]
  estrecha: [a b, c c]
nodos:
  a: {texto: Uno}
  b: {texto: Dos}
  c: {texto: Tres}
"""

CALLS = """\
nodos:
  cli: {texto: docker, forma: terminal, papel: cliente}
  dockerd: {texto: dockerd, forma: proceso, papel: demonio}
  runc: {texto: runc, forma: proceso, papel: motor}
grupos:
  host: {texto: Anfitrión, contiene: [dockerd, runc]}
enlaces:
  - cli -> dockerd: 1. crea
  - dockerd -> runc: 2. ejecuta
  - runc -> cli: 3. hecho
"""


def of_kind(kind: str, body: str) -> str:
    return HEAD.replace("tipo: rejilla", f"tipo: {kind}") + body


def texts(svg: str) -> list[str]:
    return re.findall(r">([^<]+)</text>", svg)


@pytest.mark.parametrize(("kind", "gap"), [("capas", 4), ("comparacion", 4), ("rejilla", 34)])
def test_stacks_have_no_room_for_arrows_between_their_layers(palette: Palette, kind: str, gap: float) -> None:
    placed = place(parsed(of_kind(kind, STACK), palette), "ancha")
    assert placed.nodes["c"].y - placed.nodes["a"].bottom == pytest.approx(gap, abs=0.2)


def test_a_stack_fills_the_column(palette: Palette) -> None:
    assert place(parsed(of_kind("capas", STACK), palette), "ancha").width == pytest.approx(688, abs=0.2)


@pytest.mark.parametrize(("name", "width"), [("ancha", 688), ("estrecha", 300)])
def test_every_drawing_is_as_wide_so_that_letters_have_one_size(palette: Palette, name: str, width: float) -> None:
    text = HEAD + STACK.replace("[a b, c c]", "[a, b, c]")
    placed = place(parsed(text, palette), name)  # type: ignore[arg-type]
    assert placed.width == pytest.approx(width, abs=0.2)
    middle = [box.cx for box in placed.nodes.values()]
    assert middle == pytest.approx([width / 2] * 3, abs=0.2)


def test_columns_of_a_stack_are_alike_when_their_texts_allow(palette: Palette) -> None:
    text = of_kind("capas", STACK.replace("texto: Uno", "texto: Bastante más largo"))
    placed = place(parsed(text, palette), "ancha")
    assert placed.nodes["a"].w == pytest.approx(placed.nodes["b"].w, abs=0.2)


def test_frames_of_two_groups_keep_apart(palette: Palette) -> None:
    groups = "grupos:\n  uno: {texto: Uno, contiene: [a, b]}\n  dos: {texto: Dos, contiene: [c]}\n"
    placed = place(parsed(of_kind("capas", STACK + groups), palette), "ancha")
    assert placed.groups["dos"].y - placed.groups["uno"].bottom >= 14


def test_a_group_keeps_clear_of_the_frame_within_it(palette: Palette) -> None:
    groups = "grupos:\n  fuera: {texto: Fuera, contiene: [a, b, c]}\n  dentro: {texto: Dentro, contiene: [c]}\n"
    placed = place(parsed(HEAD + STACK + groups, palette), "ancha")
    assert placed.groups["fuera"].contains(placed.groups["dentro"].grown(8))


def test_a_note_is_told_in_words_and_stands_dashed(palette: Palette) -> None:
    text = HEAD + BODY.replace("forma: imagen", "detalle: de cada capa, forma: nota")
    diagram = parsed(text, palette)
    assert sentences(diagram)[-1] == "Nota: Imágenes de cada capa."
    assert 'stroke-dasharray="4 3"' in render(diagram, "ancha", palette)


def test_a_group_of_one_is_said_without_a_list(palette: Palette) -> None:
    alone = parsed(HEAD + BODY.replace("[dockerd, disco]}", "[disco]}"), palette)
    assert sentences(alone)[0] == "Dentro de «Anfitrión»: Imágenes."


def test_the_labels_of_states_are_set_as_commands(palette: Palette) -> None:
    svg = render(parsed(of_kind("estados", BODY), palette), "ancha", palette)
    assert re.search(r'<text [^>]*font-family="JetBrains Mono[^>]*>guarda<', svg)
    plain = render(parsed(HEAD + BODY, palette), "ancha", palette)
    assert not re.search(r'<text [^>]*font-family="JetBrains Mono[^>]*>guarda<', plain)


def test_a_label_that_is_a_docker_command_is_set_as_one(palette: Palette) -> None:
    svg = render(parsed(HEAD + BODY.replace(": guarda", ": docker pull"), palette), "ancha", palette)
    assert re.search(r'<text [^>]*font-family="JetBrains Mono[^>]*>docker pull<', svg)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_sequence_tells_its_calls_in_their_order(palette: Palette, name: str) -> None:
    svg = render(parsed(of_kind("secuencia", CALLS), palette), name, palette)  # type: ignore[arg-type]
    said = [text for text in texts(svg) if text in {"crea", "ejecuta", "hecho"}]
    assert said == ["crea", "ejecuta", "hecho"]
    ys = [float(y) for y in re.findall(r'<text [^>]*y="([\d.]+)"[^>]*>(?:crea|ejecuta|hecho)<', svg)]
    assert ys == sorted(ys)


@pytest.mark.parametrize(
    ("calls", "wide", "narrow"),
    [
        (["1. crea", "2. ejecuta", "3. hecho"], ["1", "2", "3"], ["1", "2", "3"]),
        # Without numbers of the author, a list still says what comes first.
        (["crea", "ejecuta", "hecho"], [], ["1", "2", "3"]),
        (["crea", "1. ejecuta", "hecho"], ["1"], ["1"]),
        (["3. crea", "3. ejecuta", "hecho"], ["3", "3"], ["3", "3"]),
    ],
)
def test_calls_have_the_numbers_of_their_author(
    palette: Palette, calls: list[str], wide: list[str], narrow: list[str]
) -> None:
    text = CALLS
    for good, call in zip(("1. crea", "2. ejecuta", "3. hecho"), calls, strict=True):
        text = text.replace(f": {good}", f": {call}")
    diagram = parsed(of_kind("secuencia", text), palette)
    shown = {name: [t for t in texts(render(diagram, name, palette)) if t.isdigit()] for name in LAYOUTS}
    assert shown == {"ancha": wide, "estrecha": narrow}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_call_that_is_a_command_is_set_as_one(palette: Palette, name: LayoutName) -> None:
    diagram = parsed(of_kind("secuencia", CALLS.replace("1. crea", "1. docker run")), palette)
    mono = re.findall(r'font-family="JetBrains Mono[^>]*>([^<]*)<', render(diagram, name, palette))
    assert mono == {"ancha": ["docker run", "docker"], "estrecha": ["docker", "docker run", "docker"]}[name]


def test_a_line_of_a_call_may_reach_the_margin(palette: Palette) -> None:
    # From 43 to 310 of the 320 units.
    most = next(n for n in range(40) if 43 + room_for(("m" * (n + 1),), LABEL) > 310)
    for count in (most, most + 1):
        diagram = parsed(of_kind("secuencia", CALLS.replace("2. ejecuta", "m" * count)), palette)
        if count == most:
            assert "m" * most in texts(render(diagram, "estrecha", palette))
        else:
            with pytest.raises(LayoutError, match="no cabe; pártelo"):
                render(diagram, "estrecha", palette)


def test_a_call_without_words_lies_on_no_paper(palette: Palette) -> None:
    diagram = parsed(of_kind("secuencia", CALLS.replace("runc -> cli: 3. hecho", "runc -> cli")), palette)
    assert render(diagram, "ancha", palette).count('class="lienzo-f"') == 2


@pytest.mark.parametrize(
    ("name", "good", "wrong", "message"),
    [
        ("ancha", "1. crea", "1. crea algo con un texto que no cabe de ningún modo entre los dos participantes de aquí "
         "porque es larguísimo y sigue", "de ancho y caben 688; acorta textos o quita un participante"),
        ("ancha", "1. crea", "[1. crea, y más]", "el texto de «cli -> dockerd» debe caber en una línea"),
        ("ancha", "contiene: [dockerd, runc]", "contiene: [cli, runc]", "los nodos de «host» deben ir seguidos"),
        ("ancha", "texto: Anfitrión", "texto: Un anfitrión con un título que no cabe sobre los nodos que encierra ni "
         "de lejos", "no cabe en su grupo"),
        ("estrecha", "texto: runc", "texto: un nombre larguísimo de proceso", "«dockerd -> runc» mide"),
        ("estrecha", "2. ejecuta", "2. ejecuta una cosa con un texto que no cabe en un teléfono", "no cabe; pártelo"),
    ],
)  # fmt: skip
def test_a_sequence_that_does_not_fit_is_refused(
    palette: Palette, name: str, good: str, wrong: str, message: str
) -> None:
    assert good in CALLS
    diagram = parsed(of_kind("secuencia", CALLS.replace(good, wrong)), palette)
    with pytest.raises(LayoutError) as refused:
        render(diagram, name, palette)  # type: ignore[arg-type]
    assert message in str(refused.value)


def test_each_step_lights_its_arrow_and_both_ends(palette: Palette) -> None:
    text = HEAD + BODY.replace(": guarda", ": 2. guarda") + "pasos: [Pide., Guarda.]\n"
    svg = render(parsed(text, palette), "ancha", palette)
    marks = re.findall(r'<g class="(paso[^"]*)">', svg)
    # Two arrows, each with its label, and three boxes.
    assert sorted(marks) == ["paso p1", "paso p1", "paso p1 p2", "paso p2", "paso p2"]
    assert "paso" not in render(parsed(HEAD + BODY, palette), "ancha", palette)


def test_the_style_sheet_has_a_rule_for_every_step_of_the_guide(library: Library) -> None:
    for drawing in library.drawings.values():
        for n in range(1, len(drawing.steps) + 1):
            assert step_rules(n).splitlines()[-1] in library.css


def test_the_contact_sheet_shows_every_diagram_in_both_themes(
    tmp_path: Path, palette: Palette, library: Library
) -> None:
    drawings = list(library.drawings.values())[:2]
    html, picture = write_sheet(tmp_path, drawings, palette)
    page = html.read_text("utf-8")
    assert page.count('<svg xmlns="http://www.w3.org/2000/svg" class="estrecha"') == 2 * len(drawings)
    assert " id=" not in page
    with Image.open(picture) as image:
        assert image.width == 2 * (688 + 288 + 3 * 24)


def test_the_contact_sheet_has_the_pages_of_the_palette(tmp_path: Path, palette: Palette, library: Library) -> None:
    pages = replace(palette, page={"claro": "#ffeecc", "oscuro": "#331100"})
    html, picture = write_sheet(tmp_path, [library.drawings["registros"]], pages)
    assert re.findall(r"background: (#\w+)", html.read_text("utf-8")) == ["#ffeecc", "#331100"]
    with Image.open(picture) as image:
        left, right = (image.getpixel((x, 0)) for x in (0, image.width - 1))
    assert (left, right) == ((0xFF, 0xEE, 0xCC), (0x33, 0x11, 0x00))


CARD = Card("Arquitectura: del cliente a runc", "Explicación", "Docker en español, comprobado")


def test_a_card_has_title_section_and_site(palette: Palette) -> None:
    assert texts(draw_card(CARD, palette.card)) == [CARD.site, CARD.section, "Arquitectura: del", "cliente a runc"]


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("palabra " * 60, "no cabe en su tarjeta; acórtalo"),
        ("日本", "no tienen el carácter «日»"),
        ("x" * 38, "el título «x{38}» no cabe en su tarjeta; acórtalo"),
        ("palabra " * 22, "no cabe en su tarjeta; acórtalo"),
    ],
)
def test_a_title_that_cannot_be_a_card_is_refused(palette: Palette, title: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        draw_card(Card(title, "S", "G"), palette.card)


@pytest.mark.parametrize(
    ("title", "size", "lines"),
    [
        ("Redes", 76, ["Redes"]),
        ("a   b", 76, ["a b"]),
        # As even as they can be, and no word alone at the end.
        ("Cómo se comprueba que todo lo que dice esta guía es verdad", 76,
         ["Cómo se comprueba", "que todo lo que dice", "esta guía es verdad"]),
        ("uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis", 76,
         ["uno dos tres cuatro cinco", "seis siete ocho nueve", "diez once doce trece", "catorce quince dieciséis"]),
        # The letter is as large as lets it stand in four lines, and its longest word in one.
        ("palabra " * 12, 76, ["palabra palabra palabra"] * 4),
        ("palabra " * 16, 66, ["palabra palabra palabra palabra"] * 4),
        ("palabra " * 20, 48, ["palabra palabra palabra palabra palabra"] * 4),
        ("x" * 23, 76, ["x" * 23]),
        ("x" * 24, 66, ["x" * 24]),
        ("x" * 28, 56, ["x" * 28]),
        ("x" * 33, 48, ["x" * 33]),
        ("x" * 33 + " " + "a" * 10, 48, ["x" * 33, "a" * 10]),
        ("", 76, [""]),
    ],
)  # fmt: skip
def test_a_title_is_as_large_and_as_even_as_it_can_be(
    palette: Palette, title: str, size: int, lines: list[str]
) -> None:
    svg = draw_card(Card(title, "S", "G"), palette.card)
    titles = re.findall(r'<text class="titulo" [^>]*font-size="(\d+)"[^>]*>([^<]*)</text>', svg)
    assert titles == [(str(size), line) for line in lines]


def test_cards_are_pictures_made_once(tmp_path: Path) -> None:
    made = make_cards(ROOT, tmp_path, [CARD])[CARD]
    with Image.open(made) as image:
        assert image.size == (1200, 630)
    time = made.stat().st_mtime_ns
    assert make_cards(ROOT, tmp_path, [CARD])[CARD].stat().st_mtime_ns == time


def test_a_card_in_other_colours_is_another_picture(tmp_path: Path) -> None:
    palette = tmp_path / "resources/diagramas/_paleta.yml"
    palette.parent.mkdir(parents=True)
    text = (ROOT / "resources/diagramas/_paleta.yml").read_text("utf-8")
    corners = []
    for colour in ("#0d4650", "#331100"):
        palette.write_text(text.replace('fondo: "#0d4650"', f'fondo: "{colour}"'), "utf-8")
        with Image.open(make_cards(tmp_path, tmp_path / "c", [CARD])[CARD]) as image:
            corners.append(image.convert("RGB").getpixel((0, 0)))
    assert corners == [(0x0D, 0x46, 0x50), (0x33, 0x11, 0x00)]


def test_a_card_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(CardError, match=r"no se han podido hacer las tarjetas: .*no cabe en su tarjeta"):
        make_cards(ROOT, tmp_path, [Card("x" * 90, "S", "G")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("palette", "message"), [(None, "no se puede leer «.*_paleta.yml»"), ("x: 1\n", "la paleta debe tener")]
)
def test_cards_without_a_palette_are_told(tmp_path: Path, palette: str | None, message: str) -> None:
    (tmp_path / "resources/diagramas").mkdir(parents=True)
    if palette:
        (tmp_path / "resources/diagramas/_paleta.yml").write_text(palette)
    with pytest.raises(CardError, match=f"no se han podido hacer las tarjetas: {message}"):
        make_cards(tmp_path, tmp_path / "c", [CARD])


def test_cards_that_take_too_long_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "TIME_LIMIT", 0.01)
    with pytest.raises(CardError, match="no se han podido hacer las tarjetas: han pasado de 0 s"):
        make_cards(ROOT, tmp_path, [CARD])


def test_every_colour_of_a_card_comes_from_the_palette() -> None:
    colours = CardColours("#000001", "#000002", "#000003", "#000004", "#000005")
    assert set(re.findall(r"#[0-9a-f]{6}", draw_card(CARD, colours))) == set(asdict(colours).values())
