"""The picture that a page shows when its address is shared: title, section and mark, 1200 × 630."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from guide.diagrams.checks import svg_problems
from guide.diagrams.keys import cache_key, fingerprint
from guide.diagrams.library import PALETTE, SOURCES
from guide.diagrams.metrics import MissingGlyphError, TextStyle, text_width
from guide.diagrams.palette import CardColours, load_palette
from guide.diagrams.raster import TIME_LIMIT, limit_resources, png
from guide.diagrams.svg import Element, element, text_run
from guide.files import write_atomically
from guide.places import HOOKS

WIDTH, HEIGHT = 1200, 630
MARGIN = 84
ROOM = WIDTH - 2 * MARGIN
MOST_LINES = 4
SCRIPT = HOOKS / "diagrams.py"

FAILED = "no se han podido hacer las tarjetas"
SIZES = (76, 66, 56, 48)
SECTION = TextStyle("Inter-SemiBold", 30, 38, bold=True)
FOOT = TextStyle("Inter-Regular", 30, 38)


class CardError(RuntimeError):
    """The cards could not be made; the message is Spanish and says what to do."""


@dataclass(frozen=True)
class Card:
    title: str
    section: str
    site: str


def draw_card(card: Card, colours: CardColours) -> str:
    """SVG text. ValueError, in Spanish, for a title that does not fit or has a character without a drawing."""
    try:
        style, lines = _title(card.title)
        body = [
            element("rect", x=0, y=0, width=WIDTH, height=HEIGHT, fill=colours.background),
            element("rect", x=0, y=HEIGHT - 112, width=WIDTH, height=112, fill=colours.band),
            *_mark(MARGIN - 8, HEIGHT - 88, 64, colours.title),
            text_run(card.site, MARGIN + 84, HEIGHT - 46, FOOT, "pie", colours.site, "start"),
            text_run(card.section, MARGIN, 128, SECTION, "seccion", colours.section, "start"),
        ]
        top = 330 - (len(lines) - 1) * style.line / 2 + style.size * 0.2
        for i, line in enumerate(lines):
            body.append(text_run(line, MARGIN, top + i * style.line, style, "titulo", colours.title, "start"))
    except MissingGlyphError as error:
        raise ValueError(
            f"«{card.title}»: los tipos de letra de la guía no tienen el carácter «{error.character}»"
        ) from None
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f"<title>-</title><desc>-</desc>{''.join(body)}</svg>"
    )
    if problems := list(svg_problems(svg, "ancha")):
        raise ValueError("; ".join(problems))
    return svg


def _title(title: str) -> tuple[TextStyle, list[str]]:
    """The largest letter with which the title fits."""
    for size in SIZES:
        style = TextStyle("Inter-SemiBold", size, size * 1.18, bold=True)
        lines = _wrapped(title.split(), style, ROOM)
        if len(lines) <= MOST_LINES and all(text_width(line, style) <= ROOM for line in lines):
            return style, _balanced(title.split(), style, len(lines))
    raise ValueError(f"el título «{title}» no cabe en su tarjeta; acórtalo")


def _balanced(words: Sequence[str], style: TextStyle, count: int) -> list[str]:
    """So many lines, as even as they can be: no word stands alone at the end."""
    room = ROOM
    while room > 10 and len(_wrapped(words, style, room - 10)) <= count:
        room -= 10
    return _wrapped(words, style, room)


def _wrapped(words: Sequence[str], style: TextStyle, room: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, style) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def _mark(x: float, y: float, size: float, colour: str) -> list[Element]:
    """The logo of docs/assets/img/marca.svg, drawn for a square of 24."""
    s = size / 24

    def at(*points: float) -> str:
        return " ".join(f"{(x if i % 2 == 0 else y) + value * s:.1f}" for i, value in enumerate(points))

    box = f"M{at(21, 12.5)}L{at(21, 19)}L{at(3, 19)}L{at(3, 5)}L{at(14, 5)}"
    tick = f"M{at(11, 11.5)}L{at(14.2, 14.7)}L{at(22, 6.5)}"
    rib = f"M{at(7, 9)}L{at(7, 15)}"
    line: dict[str, str | float] = {"fill": "none", "stroke": colour, "stroke_width": 2 * s, "stroke_linecap": "round"}
    return [element("path", d=d, **line) for d in (box, rib, tick)]


def card_file(cache: Path, base: bytes, card: Card) -> Path:
    """Where the cache keeps the picture; ``base`` is the fingerprint of what all pictures depend on."""
    key = cache_key(base, "tarjeta", card.title, json.dumps(asdict(card)).encode())
    return cache / f"{key}.png"


def make_cards(root: Path, cache: Path, cards: Iterable[Card]) -> dict[Card, Path]:
    """The picture of each card, made in a process of its own when it is not in the cache. Raises CardError."""
    palette = root / SOURCES / PALETTE
    try:
        base = fingerprint(palette)
    except OSError as error:
        raise CardError(f"{FAILED}: no se puede leer «{error.filename}»") from None
    files = {card: card_file(cache, base, card) for card in cards}
    jobs = {str(file): asdict(card) for card, file in files.items() if not file.is_file()}
    if jobs:
        try:
            done = subprocess.run(
                [sys.executable, str(SCRIPT), "--tarjetas", str(palette)],
                input=json.dumps(jobs).encode(),
                capture_output=True,
                timeout=TIME_LIMIT,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise CardError(f"{FAILED}: han pasado de {TIME_LIMIT:.0f} s") from None
        if done.returncode:
            reason = done.stderr.decode(errors="replace").strip().splitlines()
            raise CardError(f"{FAILED}: {reason[-1] if reason else 'sin mensaje'}")
    return files


def work_on_cards(palette: Path) -> int:
    """Makes the pictures that standard input asks for, JSON of file and fields of its card. Returns the exit code."""
    limit_resources()
    try:
        colours = load_palette(palette).card
        for file, fields in json.load(sys.stdin).items():
            write_atomically(Path(file), png(draw_card(Card(**fields), colours), colours.background, WIDTH))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
