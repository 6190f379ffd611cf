"""Colours: read, refused and turned into the dark style sheet."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from builds import ROOT
from diagrams_support import BODY, HEAD, parsed
from guide.diagrams.library import Library
from guide.diagrams.palette import (
    THEMES,
    CardColours,
    Colours,
    Palette,
    PaletteError,
    contrast,
    contrast_problems,
    dark_rules,
    load_palette,
    step_rules,
)
from guide.diagrams.render import render

TEXT = (ROOT / "resources/diagramas/_paleta.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("a", "b", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#123456", "#123456", 1),
        # Each channel alone, in the dark where it is linear and in the light where it is not.
        ("#0a0000", "#000000", 1.01),
        ("#0b0000", "#000000", 1.01),
        ("#00ff00", "#000000", 15.3),
        ("#0000ff", "#000000", 2.44),
        ("#ff0000", "#000000", 5.25),
        ("#ffffff", "#000000", 21.0),
        ("#0a0a0a", "#ffffff", 19.80),
    ],
)
def test_contrast_is_that_of_wcag(a: str, b: str, ratio: float) -> None:
    assert contrast(a, b) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    ("good", "wrong", "message"),
    [
        ('texto: "#312e81"', 'texto: "#6b68b0"', "el texto #6b68b0 sobre #eeeffe tiene contraste 4.35; hace falta 4.5"),
        ('borde: "#5753c9"', 'borde: "#8f8cd6"', "cliente (claro): el borde #8f8cd6 sobre #f8fafc tiene contraste 2.9"),
        ('oscuro: "#a9b6ca"', 'oscuro: "#3a4456"', "linea (oscuro): el borde #3a4456 sobre #171c26 tiene contraste"),
        ('"#eeeffe"', '"red"', "papeles.cliente.claro.relleno: «red» no es un color #rrggbb en minúsculas"),
        ('"#eeeffe"', '"#EEEFFE"', "papeles.cliente.claro.relleno: «#EEEFFE» no es un color #rrggbb en minúsculas"),
        ("papeles:", "papel:", "la paleta debe tener exactamente pagina, tarjeta, superficies, lineas, papeles"),
        ("pagina: {claro", "pagina: {clara", "«pagina» debe tener exactamente un color para claro, oscuro"),
        ('sitio: "#b9d6da"', 'sitio: "rojo"', "tarjeta.sitio: «rojo» no es un color #rrggbb en minúsculas"),
        ('titulo: "#ffffff"', 'titulo: "#0d4650"', "titulo (tarjeta): el texto #0d4650 sobre #0d4650 tiene contraste"),
        ('seccion: "#f2b65a"', 'seccion: "#86aab0"', "seccion (tarjeta): el texto #86aab0 sobre #0d4650"),
        ('sitio: "#b9d6da"', 'sitio: "#176470"', "sitio (tarjeta): el texto #176470 sobre #08343c"),
        ("  linea: ", "  raya: ", "falta «linea» en la paleta"),
        ("  etiqueta: ", "  texto: ", "falta «etiqueta» en la paleta"),
        ("  numero: ", "  cifra: ", "falta «numero» en la paleta"),
        ("  lienzo: ", "  papel: ", "falta «lienzo» en la paleta"),
        ("  grupo: ", "  marco: ", "falta «grupo» en la paleta"),
        (
            "papeles:",
            "otros: {}\npapeles:",
            "la paleta debe tener exactamente pagina, tarjeta, superficies, lineas, papeles",
        ),
        ("papeles:", "papeles: rojo\notros:", "la paleta debe tener exactamente"),
        ("lineas:\n", "lineas: rojo\nzz:\n", "la paleta debe tener exactamente"),
        (
            'neutro:     {claro: {relleno: "#ffffff", ',
            "neutro:     {claro: {",
            "papeles.neutro.claro: faltan colores (borde, relleno, texto)",
        ),
        (
            'relleno: "#f8fafc", borde: "#d5dde8"',
            'relleno: "#f8fafc"',
            "superficies.lienzo.claro: faltan colores (borde, relleno)",
        ),
        ('linea:    {claro: "#475569", ', "linea:    {", "lineas.linea.claro: faltan colores (uno)"),
        ('linea:    {claro: "#475569"', "linea:    {claro: 475569", "lineas.linea.claro: faltan colores (uno)"),
        (
            '{relleno: "#ffffff", borde',
            '{fondo: "#ffffff", relleno: "#ffffff", borde',
            "papeles.neutro.claro: «fondo» no es relleno, borde ni texto",
        ),
        (
            'texto: "#1e293b"}',
            "texto: 123456}",
            "papeles.neutro.claro.texto: «123456» no es un color #rrggbb en minúsculas",
        ),
        ('"#475569"', '"#4755690"', "lineas.linea.claro.borde: «#4755690» no es un color"),
        ('"#475569"', '"x#475569"', "lineas.linea.claro.borde: «x#475569» no es un color"),
        (
            'oscuro: "#12171f"}',
            'oscuro: "#12171f", otro: "#12171f"}',
            "«pagina» debe tener exactamente un color para claro, oscuro",
        ),
        (
            'sitio: "#b9d6da"}',
            'sitio: "#b9d6da", pie: "#b9d6da"}',
            "«tarjeta» debe tener exactamente un color para fondo, banda, titulo, seccion, sitio",
        ),
        ("pagina: {", "pagina: []\nsobra: {", "la paleta debe tener exactamente"),
        (
            'pagina: {claro: "#ffffff", oscuro: "#12171f"}',
            'pagina: "#ffffff"',
            "«pagina» debe tener exactamente un color para claro, oscuro",
        ),
        ("superficies:", "superficies: [", "no se puede leer la paleta"),
        ("cliente:    {claro:", "cliente:    {clar:", "papeles.cliente.claro: faltan colores (borde, relleno, texto)"),
    ],
)
def test_a_palette_that_cannot_be_read_is_refused(tmp_path: Path, good: str, wrong: str, message: str) -> None:
    assert good in TEXT
    file = tmp_path / "_paleta.yml"
    file.write_text(TEXT.replace(good, wrong, 1), encoding="utf-8")
    with pytest.raises(PaletteError) as refused:
        load_palette(file)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("section", "message"),
    [
        ("superficies: 1", "«superficies» debe ser una lista de nombres con sus colores"),
        ("superficies: {lienzo: rojo}", "superficies.lienzo debe tener «claro» y «oscuro»"),
    ],
)
def test_a_section_that_holds_something_else_is_refused(tmp_path: Path, section: str, message: str) -> None:
    file = tmp_path / "_paleta.yml"
    file.write_text(f"{section}\npagina: 1\ntarjeta: 1\nlineas: 1\npapeles: 1\n", encoding="utf-8")
    with pytest.raises(PaletteError) as refused:
        load_palette(file)
    assert str(refused.value) == message


@pytest.mark.parametrize("content", [None, b"\xff", b"- a\n", b""])
def test_a_file_that_is_no_palette_is_refused(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "_paleta.yml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(
        PaletteError, match="no se puede leer la paleta" if content in {None, b"\xff"} else "debe tener"
    ):
        load_palette(file)


def test_the_palette_of_the_guide_is_read(palette: Palette) -> None:
    assert palette.roles == ("cliente", "demonio", "motor", "contenedor", "imagen", "registro", "neutro")
    assert palette.page == {"claro": "#ffffff", "oscuro": "#12171f"}
    assert palette.card == CardColours("#0d4650", "#08343c", "#ffffff", "#f2b65a", "#b9d6da")
    light, dark = palette.themes["claro"], palette.themes["oscuro"]
    assert light["lienzo"] == Colours("#f8fafc", "#d5dde8", "")
    assert light["linea"] == Colours("", "#475569", "#475569")
    assert dark["numero"] == Colours("#e6ebf3", "", "#151a23")
    assert dark["neutro"] == Colours("#252d3a", "#97a5ba", "#e6ebf3")
    assert list(light) == list(dark) == ["lienzo", "grupo", "linea", "etiqueta", "numero", *palette.roles]


BLACK, WHITE = "#000000", "#ffffff"


def plain(theme: str = "", name: str = "", **changes: str) -> Palette:
    """Everything black on white but for what is changed of one entry."""
    themes = {
        each: {
            entry: Colours(WHITE, BLACK, BLACK) for entry in ("lienzo", "grupo", "linea", "etiqueta", "numero", "uno")
        }
        for each in THEMES
    }
    card = CardColours(BLACK, BLACK, WHITE, WHITE, WHITE)
    if theme == "tarjeta":
        card = replace(card, **changes)
    elif theme:
        themes[theme][name] = replace(themes[theme][name], **changes)  # type: ignore[index]
    return Palette(themes, ("uno",), {"claro": WHITE, "oscuro": BLACK}, card)


def too_close(where: str, pairs: list[str]) -> list[str]:
    """«name kind ink paper» as it is told of two equal colours, or of two whose contrast is given too."""
    told = []
    for name, kind, ink, paper, *ratio in (pair.split() for pair in pairs):
        shown = ratio[0] if ratio else "1.00"
        least = {"texto": "4.5", "borde": "3.0"}[kind]
        told.append(f"{name} ({where}): el {kind} {ink} sobre {paper} tiene contraste {shown}; hace falta {least}")
    return told


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("name", "changes", "pairs"),
    [
        ("uno", {"text": WHITE}, ["uno texto #ffffff #ffffff", "uno texto #ffffff #ffffff"]),
        ("uno", {"fill": BLACK}, ["uno texto #000000 #000000"]),
        ("uno", {"border": WHITE}, ["uno borde #ffffff #ffffff", "uno borde #ffffff #ffffff"]),
        ("numero", {"text": WHITE}, ["numero texto #ffffff #ffffff"]),
        ("numero", {"border": WHITE}, []),
        ("etiqueta", {"text": WHITE}, ["etiqueta texto #ffffff #ffffff", "etiqueta texto #ffffff #ffffff"]),
        ("etiqueta", {"border": WHITE, "fill": BLACK}, []),
        ("linea", {"border": WHITE}, ["linea borde #ffffff #ffffff", "linea borde #ffffff #ffffff"]),
        ("linea", {"text": WHITE, "fill": BLACK}, []),
        ("grupo", {"text": WHITE}, ["grupo texto #ffffff #ffffff"]),
        ("grupo", {"border": WHITE}, ["grupo borde #ffffff #ffffff"]),
        # What stands on a group, and what stands on the bare paper.
        (
            "grupo",
            {"fill": BLACK, "text": WHITE},
            ["etiqueta texto #000000 #000000", "uno borde #000000 #000000", "linea borde #000000 #000000"],
        ),
        (
            "lienzo",
            {"fill": BLACK},
            [
                "etiqueta texto #000000 #000000",
                "uno texto #000000 #000000",
                "uno borde #000000 #000000",
                "linea borde #000000 #000000",
                "grupo borde #000000 #000000",
            ],
        ),
        ("lienzo", {"border": WHITE, "text": WHITE}, []),
        # At the limits.
        ("numero", {"text": "#767676"}, []),
        ("numero", {"text": "#777777"}, ["numero texto #777777 #ffffff 4.48"]),
        ("grupo", {"border": "#949494"}, []),
        ("grupo", {"border": "#969696"}, ["grupo borde #969696 #ffffff 2.96"]),
    ],
)
def test_each_pair_of_colours_is_far_enough_apart(
    theme: str, name: str, changes: dict[str, str], pairs: list[str]
) -> None:
    assert list(contrast_problems(plain(theme, name, **changes))) == too_close(theme, pairs)


@pytest.mark.parametrize(
    ("changes", "pairs"),
    [
        ({}, []),
        ({"title": BLACK}, ["titulo texto #000000 #000000", "titulo texto #000000 #000000"]),
        ({"section": BLACK}, ["seccion texto #000000 #000000"]),
        ({"site": BLACK}, ["sitio texto #000000 #000000"]),
        ({"background": WHITE}, ["titulo texto #ffffff #ffffff", "seccion texto #ffffff #ffffff"]),
        ({"band": WHITE}, ["sitio texto #ffffff #ffffff", "titulo texto #ffffff #ffffff"]),
    ],
)
def test_each_pair_of_a_card_is_far_enough_apart(changes: dict[str, str], pairs: list[str]) -> None:
    assert list(contrast_problems(plain("tarjeta", **changes))) == too_close("tarjeta", pairs)


def test_the_style_sheet_repaints_what_has_a_colour() -> None:
    themes = {
        "lienzo": Colours("#000001", "#000002", ""),
        "grupo": Colours("#000003", "", "#000004"),
        "linea": Colours("", "#000005", "#000006"),
        "uno": Colours("#000007", "#000008", "#000009"),
    }
    palette = replace(plain(), themes={"claro": {}, "oscuro": themes})
    assert dark_rules(palette, ".x y") == (
        ".x y .lienzo{fill:#000001;stroke:#000002;}\n"
        ".x y .lienzo-f{fill:#000001;}\n"
        ".x y .lienzo-p{fill:#000002;}\n"
        ".x y .grupo{fill:#000003;}\n"
        ".x y .grupo-f{fill:#000003;}\n"
        ".x y .grupo-t{fill:#000004;}\n"
        ".x y .linea{stroke:#000005;}\n"
        ".x y .linea-p{fill:#000005;}\n"
        ".x y .linea-t{fill:#000006;}\n"
        ".x y .uno{fill:#000007;stroke:#000008;}\n"
        ".x y .uno-p{fill:#000008;}\n"
        ".x y .uno-t{fill:#000009;}\n"
    )


def test_each_step_has_its_rule() -> None:
    assert step_rules(0) == ""
    assert step_rules(2) == (
        '.diagrama[data-paso="1"] .paso.p1{opacity:1;}\n.diagrama[data-paso="2"] .paso.p2{opacity:1;}\n'
    )


def test_every_class_of_a_drawing_is_repainted_in_the_dark(palette: Palette) -> None:
    css = dark_rules(palette, ".x")
    rules = set(re.findall(r"^\.x \.([\w-]+)\{", css, re.M))
    shapes = ("caja", "proceso", "terminal", "contenedor", "imagen", "cilindro", "fichero", "puerto")
    for shape in shapes:
        text = (HEAD + BODY).replace("forma: imagen", f"forma: {shape}")
        svg = render(parsed(text, palette), "ancha", palette)
        used = set(re.findall(r' class="([\w-]+)"', svg)) - {"ancha"}
        assert used
        assert used <= rules


def test_every_paint_of_a_drawing_comes_from_the_palette(palette: Palette, library: Library) -> None:
    known = {c for theme in palette.themes.values() for p in theme.values() for c in (p.fill, p.border, p.text)}
    for drawing in library.drawings.values():
        for svg in drawing.svgs.values():
            assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= known
