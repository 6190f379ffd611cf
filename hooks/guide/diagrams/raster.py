"""PNG pictures for download, made by CairoSVG in a process of its own while the site is built.

The text goes in as glyph outlines: CairoSVG then needs no installed font, draws weights that it has no name
for, and gives the same bytes on every machine.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast
from xml.etree import ElementTree

from guide.diagrams.library import load_library
from guide.diagrams.metrics import load_font
from guide.files import write_atomically

WIDTH_PX = 1376
"""Twice the column of the page."""
TIME_LIMIT = 120.0
MEMORY_LIMIT = 2 * 1024**3
NO_LIBCAIRO = 3

_NAMESPACE = "{http://www.w3.org/2000/svg}"


class RasterError(RuntimeError):
    """The pictures could not be made; the message is Spanish and says what to do."""


class Workshop:
    """A second process that draws and makes pictures for the cache while this one builds pages."""

    def __init__(self, script: Path, root: Path, cache: Path) -> None:
        """``script`` is a program that calls ``work`` with the arguments that follow «--taller»."""
        self._process = subprocess.Popen(
            [sys.executable, str(script), "--taller", str(root), str(cache)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def wait_for_drawings(self) -> None:
        """Returns when the drawings are in the cache, or will not be: who needs them can always draw them."""
        cast(IO[bytes], self._process.stdout).readline()

    def wait_for_pictures(self) -> None:
        """Raises RasterError when not every picture was made."""
        try:
            _, errors = self._process.communicate(timeout=TIME_LIMIT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
            raise RasterError(f"hacer los PNG de los diagramas ha pasado de {TIME_LIMIT:.0f} s") from None
        if self._process.returncode == NO_LIBCAIRO:
            raise RasterError(
                "falta libcairo: el sitio se construye igual, pero sin los PNG de los diagramas. Para tenerlos, "
                "instala la biblioteca: «sudo apt install libcairo2» en Debian y Ubuntu, «brew install cairo» en macOS"
            )
        if self._process.returncode:
            reason = errors.decode(errors="replace").strip().splitlines()
            raise RasterError(f"CairoSVG no ha podido hacer los PNG: {reason[-1] if reason else 'sin mensaje'}")


def picture(cache: Path, key: str) -> Path:
    return cache / f"{key}.png"


def work(root: Path, cache: Path) -> int:
    """Draws what is missing, says so in a line, and makes the missing pictures. Returns the exit code."""
    library = load_library(root, cache)
    print("dibujado", flush=True)
    targets = {slug: picture(cache, library.keys[slug]) for slug in library.drawings}
    missing = {slug: target for slug, target in targets.items() if not target.is_file()}
    if not missing:
        return 0
    _limit_memory()
    try:
        import cairosvg
    except (ImportError, OSError):
        # cairocffi raises OSError, not ImportError, when the C library is not there.
        return NO_LIBCAIRO
    for slug, target in missing.items():
        svg = outlined(library.drawings[slug].svgs["ancha"])
        # White behind the round corners: some viewers show transparency as black.
        png = cairosvg.svg2png(bytestring=svg.encode(), output_width=WIDTH_PX, background_color="#ffffff")
        write_atomically(target, png)
    return 0


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def outlined(svg: str) -> str:
    """The same drawing with every text turned into a path. ``svg`` is one that checks.svg_problems let pass."""
    ElementTree.register_namespace("", _NAMESPACE.strip("{}"))
    # Our own text, checked before: no DTD, no entities.
    root = ElementTree.fromstring(svg)  # noqa: S314
    for parent in list(root.iter()):
        for index, child in enumerate(list(parent)):
            if child.tag == f"{_NAMESPACE}text":
                parent[index] = _outline(child)
    return ElementTree.tostring(root, encoding="unicode")


def _outline(text: ElementTree.Element) -> ElementTree.Element:
    family = "JetBrainsMono" if "Mono" in text.get("font-family", "") else "Inter"
    face = f"{family}-{'SemiBold' if text.get('font-weight') == '600' else 'Regular'}"
    size, content = float(text.get("font-size", "0")), text.text or ""
    font = load_font(face)
    scale = size / font["head"].unitsPerEm
    names = [font.getBestCmap()[ord(character)] for character in content]
    widths = [font["hmtx"][name][0] * scale for name in names]
    x = float(text.get("x", "0")) - (sum(widths) / 2 if text.get("text-anchor") == "middle" else 0)
    data = "".join(_glyphs(face, names, widths, x, float(text.get("y", "0")), scale))
    return ElementTree.Element(f"{_NAMESPACE}path", {"d": data, "fill": text.get("fill", "")})


def _glyphs(face: str, names: list[str], widths: list[float], x: float, y: float, scale: float) -> Iterator[str]:
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    glyphs = load_font(face).getGlyphSet()
    for name, width in zip(names, widths, strict=True):
        pen = SVGPathPen(glyphs, ntos=lambda value: re.sub(r"\.?0+$", "", f"{value:.2f}"))
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
        yield pen.getCommands()
        x += width
