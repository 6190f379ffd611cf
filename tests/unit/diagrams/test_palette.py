"""Colours: read, refused and turned into the dark style sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builds import ROOT
from diagrams_support import BODY, HEAD, parsed
from guide.diagrams.library import Library
from guide.diagrams.palette import Palette, PaletteError, contrast, dark_rules, load_palette
from guide.diagrams.render import render

TEXT = (ROOT / "resources/diagramas/_paleta.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("a", "b", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#123456", "#123456", 1),
    ],
)
def test_contrast_is_that_of_wcag(a: str, b: str, ratio: float) -> None:
    assert contrast(a, b) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    ("good", "wrong", "message"),
    [
        ('texto: "#312e81"', 'texto: "#6b68b0"', "el texto #6b68b0 sobre #eeeffe tiene contraste 4.4; hace falta 4.5"),
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
        ("superficies:", "superficies: [", "no se puede leer la paleta"),
        ("cliente:    {claro:", "cliente:    {clar:", "papeles.cliente.claro: faltan colores (borde, relleno, texto)"),
    ],
)  # fmt: skip
def test_a_palette_that_cannot_be_read_is_refused(tmp_path: Path, good: str, wrong: str, message: str) -> None:
    assert good in TEXT
    file = tmp_path / "_paleta.yml"
    file.write_text(TEXT.replace(good, wrong, 1), encoding="utf-8")
    with pytest.raises(PaletteError) as refused:
        load_palette(file)
    assert message in str(refused.value)


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
