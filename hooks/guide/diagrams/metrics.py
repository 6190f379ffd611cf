"""Widths of text in the fonts of the pictures, in drawing units; the pages set it in those of the reader's machine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from guide.places import RESOURCES

FONTS = RESOURCES / "fuentes"
FONT_SUFFIXES = (".ttf", ".otf")

SAFETY = 1.12
"""A box is this much wider than its text: it holds for the system fonts that pages use, but for the bold of DejaVu
Sans, which takes up to 1.22 and leaves less beside it."""

SANS = "Inter,system-ui,Roboto,Arial,sans-serif"
MONO = "JetBrains Mono,ui-monospace,Consolas,monospace"


@dataclass(frozen=True)
class TextStyle:
    """How a text is set; lengths in drawing units."""

    face: str
    """Stem of the font file in resources/fuentes."""
    size: float
    """Height of the em."""
    line: float
    """Distance of two base lines."""
    mono: bool = False
    bold: bool = False


TITLE = TextStyle("Inter-SemiBold", 14, 18, bold=True)
COMMAND = TextStyle("JetBrainsMono-SemiBold", 13.5, 18, mono=True, bold=True)
DETAIL = TextStyle("Inter-Regular", 12.5, 16)
LABEL = TextStyle("Inter-Regular", 12.5, 16)
COMMAND_LABEL = TextStyle("JetBrainsMono-Regular", 12.5, 16, mono=True)
NOTE = TextStyle("Inter-Regular", 13, 17)
GROUP = TextStyle("Inter-SemiBold", 12.5, 16, bold=True)
NUMBER = TextStyle("Inter-SemiBold", 12.5, 16, bold=True)


class MissingGlyphError(ValueError):
    """The fonts of the guide have no drawing for a character."""

    def __init__(self, character: str) -> None:
        super().__init__(character)
        self.character = character


def font_file(face: str) -> Path:
    """The face's file; a FileNotFoundError that names it when the folder lost it."""
    for suffix in FONT_SUFFIXES:
        if (path := FONTS / f"{face}{suffix}").is_file():
            return path
    raise FileNotFoundError(FONTS / f"{face}.ttf")


@lru_cache(maxsize=8)
def load_font(face: str) -> Any:
    """A fontTools TTFont; FileNotFoundError when the folder lost it."""
    # Imported here: a build whose drawings are all cached measures nothing.
    from fontTools.ttLib import TTFont

    # Read whole: two forked processes would move each other's place in an open file.
    return TTFont(font_file(face), lazy=False)


@lru_cache(maxsize=8)
def _advances(face: str) -> tuple[dict[int, int], int]:
    """Widths by code point, and those of the em, in the font's own units."""
    font = load_font(face)
    widths = font["hmtx"].metrics
    return {code: widths[name][0] for code, name in font.getBestCmap().items()}, font["head"].unitsPerEm


@lru_cache(maxsize=4096)
def text_width(text: str, style: TextStyle) -> float:
    """In drawing units, the sum of the advances; raises MissingGlyphError for a character that the font lacks."""
    advances, em = _advances(style.face)
    total = 0
    for character in text:
        if (advance := advances.get(ord(character))) is None:
            raise MissingGlyphError(character)
        total += advance
    return total * style.size / em


def room_for(lines: tuple[str, ...], style: TextStyle) -> float:
    """Width in drawing units that the longest line may take in any fallback font."""
    return max((text_width(line, style) for line in lines), default=0.0) * SAFETY
