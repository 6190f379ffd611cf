"""Whole drawings, each of many unusual things at once. Each was looked at before it was kept.

After a wanted change: ``GUIA_GOLDEN=escribir pytest tests/unit/diagrams/test_golden.py``, and look at each again.
"""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree.ElementTree import canonicalize

import pytest
from diagrams_support import BODY, HEAD, parsed
from guide.diagrams.cards import Card, draw_card
from guide.diagrams.model import LayoutName
from guide.diagrams.palette import Palette
from guide.diagrams.render import render
from guide.diagrams.sheet import in_the_dark

GOLDEN = Path(__file__).parent / "golden"
SOURCES = {"prueba": HEAD + BODY} | {file.stem: file.read_text("utf-8") for file in sorted(GOLDEN.glob("*.yml"))}
CARDS = {
    "tarjeta-corta": Card("Redes & <puertos>", "Explicación", "Docker en español, comprobado"),
    "tarjeta-larga": Card("palabra " * 14, "Guías", "Otra guía"),
}


@pytest.mark.parametrize("name", ["ancha", "estrecha"])
@pytest.mark.parametrize("source", SOURCES)
def test_a_drawing_is_the_golden_one(palette: Palette, source: str, name: LayoutName) -> None:
    compare(render(parsed(SOURCES[source], palette), name, palette), f"{source}-{name}.svg")


@pytest.mark.parametrize("name", CARDS)
def test_a_card_is_the_golden_one(palette: Palette, name: str) -> None:
    compare(draw_card(CARDS[name], palette.card), f"{name}.svg")


def compare(drawn: str, name: str) -> None:
    # An element a line: what differs can be read.
    text = drawn.replace("><", ">\n<") + "\n"
    golden = GOLDEN / name
    if os.environ.get("GUIA_GOLDEN") == "escribir":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("source", SOURCES)
def test_the_sheet_paints_the_dark_as_the_theme_does(palette: Palette, source: str) -> None:
    diagram = parsed(SOURCES[source], palette)
    light, dark = (render(diagram, "ancha", palette, theme) for theme in ("claro", "oscuro"))
    assert canonicalize(in_the_dark(light, palette)) == canonicalize(dark)
