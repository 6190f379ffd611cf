"""PNG pictures for download, made by CairoSVG in a process of its own while the site is built.

The text goes in as glyph outlines: CairoSVG then needs no installed font, draws weights that it has no name
for, and gives the same bytes on every machine.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast
from xml.etree import ElementTree

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


@dataclass
class Rasterizer:
    """Makes the missing pictures of a set of drawings; ``start`` first, ``finish`` when they are needed."""

    cache: Path
    script: Path
    """Program that calls ``serve_jobs`` when its only argument is «--png»."""
    pictures: dict[str, Path] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None

    def start(self, svgs: Mapping[str, str]) -> None:
        """``svgs`` by slug. Returns at once; a picture that is in the cache is not made again."""
        version = Path(__file__).read_bytes()
        jobs = []
        for slug, svg in svgs.items():
            key = hashlib.sha256(version + svg.encode()).hexdigest()
            self.pictures[slug] = self.cache / f"{key}.png"
            if not self.pictures[slug].is_file():
                jobs.append({"svg": svg, "png": str(self.pictures[slug])})
        if not jobs:
            return
        self._process = subprocess.Popen(
            [sys.executable, str(self.script), "--png"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        # If it ends before it reads, ``finish`` says why.
        with suppress(BrokenPipeError), cast(IO[bytes], self._process.stdin) as stdin:
            stdin.write(json.dumps(jobs).encode())
        self._process.stdin = None

    def finish(self) -> dict[str, Path]:
        """The PNG files by slug; raises RasterError."""
        if self._process is None:
            return self.pictures
        process, self._process = self._process, None
        try:
            _, errors = process.communicate(timeout=TIME_LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise RasterError(f"hacer los PNG de los diagramas ha pasado de {TIME_LIMIT:.0f} s") from None
        if process.returncode == NO_LIBCAIRO:
            raise RasterError(
                "falta libcairo: el sitio se construye igual, pero sin los PNG de los diagramas. Para tenerlos, "
                "instala la biblioteca: «sudo apt install libcairo2» en Debian y Ubuntu, «brew install cairo» en macOS"
            )
        if process.returncode:
            reason = errors.decode(errors="replace").strip().splitlines()
            raise RasterError(f"CairoSVG no ha podido hacer los PNG: {reason[-1] if reason else 'sin mensaje'}")
        return self.pictures


def serve_jobs() -> int:
    """Reads jobs as JSON from standard input and makes their pictures. Returns the exit code."""
    _limit_memory()
    try:
        import cairosvg
    except (ImportError, OSError):
        # cairocffi raises OSError, not ImportError, when the C library is not there.
        return NO_LIBCAIRO
    for job in json.load(sys.stdin):
        picture = cairosvg.svg2png(bytestring=outlined(job["svg"]).encode(), output_width=WIDTH_PX)
        write_atomically(Path(job["png"]), picture)
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
