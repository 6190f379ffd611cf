"""Pictures and PDF for download, made by CairoSVG in a process of its own while the site is built."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, cast
from xml.etree import ElementTree

from guide.diagrams.gate import NAMESPACE, checked
from guide.diagrams.library import DOWNLOADS, PALETTE, SOURCES, Drawing, load_library, pictures
from guide.diagrams.metrics import FONTS
from guide.diagrams.palette import Palette, load_palette
from guide.files import write_atomically
from guide.processes import FIRST, let_others_go_first

WIDTH_PX = 1376
"""Twice the column of the page."""
TIME_LIMIT = 120.0
"""Seconds for all pictures together."""
CPU_LIMIT = 60
"""Seconds of work for each process of the pool."""
MEMORY_LIMIT = 2 * 1024**3
NO_LIBCAIRO = 3


class Workshop:
    """A second process that draws and makes pictures for the cache while this one builds pages."""

    def __init__(self, script: Path, root: Path, cache: Path) -> None:
        """``script`` is hooks/diagrams.py, or another program that understands «--taller»."""
        self._process = subprocess.Popen(
            [sys.executable, str(script), "--taller", str(root), str(cache)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # A group of its own, so that no process of its pool outlives it. Not a session: Linux shares the processors
            # out among sessions first (man 7 sched, «autogroup»), and it would not stand behind the build any more.
            process_group=0,
        )

    def wait_for_drawings(self) -> None:
        """Returns when the drawings are in the cache, or will not be: who needs them can always draw them."""
        cast(IO[bytes], self._process.stdout).readline()

    def wait_for_pictures(self, limit: float = TIME_LIMIT) -> str:
        """What went wrong, in Spanish and with what to do; "" when every download was made. ``limit``: seconds."""
        try:
            _, errors = self._process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            self._stop()
            return f"hacer los PNG de los diagramas ha pasado de {limit:.0f} s"
        if self._process.returncode == NO_LIBCAIRO:
            return (
                "falta libcairo, y sin ella no hay PNG ni PDF de los diagramas. Para tenerlos, instala la "
                "biblioteca: «sudo apt install libcairo2» en Debian y Ubuntu, «brew install cairo» en macOS"
            )
        if self._process.returncode:
            reason = errors.decode(errors="replace").strip().splitlines()
            return f"CairoSVG no ha podido hacer los PNG: {reason[-1] if reason else 'sin mensaje'}"
        return ""

    def _stop(self) -> None:
        if sys.platform == "win32":
            self._process.kill()
        else:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()


def work(root: Path, cache: Path) -> int:
    """Draws what is missing, says so in a line, and makes the missing downloads. Returns the exit code."""
    library = load_library(root, cache)
    print("dibujado", flush=True)
    jobs = [
        (library.drawings[slug], ending, file)
        for slug in library.drawings
        for ending, file in pictures(cache, library.keys[slug]).items()
        if not file.is_file()
    ]
    if not jobs:
        return 0
    palette = load_palette(root / SOURCES / PALETTE)
    limit_resources()
    # Until all its pages are converted the build has no use for the pictures.
    let_others_go_first(FIRST)
    os.environ["FONTCONFIG_FILE"] = str(_fontconfig(cache))
    try:
        import cairosvg  # noqa: F401
    except (ImportError, OSError):
        # cairocffi raises OSError, not ImportError, when the C library is not there.
        return NO_LIBCAIRO
    # Imported here: only this process has a use for it.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    try:
        with ProcessPoolExecutor(max_workers=min(2, os.cpu_count() or 1)) as pool:
            for done in [pool.submit(_make, *job, palette) for job in jobs]:
                done.result()
    except (BrokenProcessPool, MemoryError):
        print(f"un dibujo ha pasado de {CPU_LIMIT} s o de {MEMORY_LIMIT // 1024**3} GB", file=sys.stderr)
        return 1
    return 0


def _make(drawing: Drawing, ending: str, file: Path, palette: Palette) -> None:
    version = DOWNLOADS[ending]
    paper = palette.page["oscuro" if version == "oscura" else "claro"]
    svg = drawing.svgs[version]
    write_atomically(file, pdf(svg, drawing.title) if ending == ".pdf" else png(svg, paper))


def png(svg: str, paper: str, width: int = WIDTH_PX) -> bytes:
    """A PNG ``width`` pixels wide, of 256 colours: a third of the bytes, and only the edges of letters differ.

    ValueError for an SVG that the gate does not let pass. ``paper`` is the colour behind the round corners: some
    viewers show transparency as black.
    """
    document = checked(svg).encode()
    from PIL import Image

    from guide.diagrams.outlines import OutlineSurface

    drawn = Image.open(io.BytesIO(OutlineSurface.convert(document, output_width=width, background_color=paper)))
    reduced = drawn.convert("RGB").quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    file = io.BytesIO()
    reduced.save(file, "PNG", optimize=True)
    return file.getvalue()


def pdf(svg: str, title: str) -> bytes:
    """Text stays text, to be selected and searched; its letter is ours where fontconfig rules (Linux).

    ValueError for an SVG that the gate does not let pass.
    """
    import cairocffi
    from cairosvg.parser import Tree
    from cairosvg.surface import PDFSurface

    ElementTree.register_namespace("", NAMESPACE.strip("{}"))
    root = ElementTree.fromstring(checked(svg))  # noqa: S314
    for text in root.iter(f"{NAMESPACE}text"):
        family = "JetBrains Mono" if "Mono" in text.get("font-family", "") else "Inter"
        # CairoSVG knows no weight between normal and bold: the half bold face is a family of its own.
        text.set("font-family", f"{family} SemiBold" if text.attrib.pop("font-weight", "") else family)
    output = io.BytesIO()
    surface = PDFSurface(Tree(bytestring=ElementTree.tostring(root)), output, 96)
    surface.cairo.set_metadata(cairocffi.PDF_METADATA_TITLE, title)
    # The clock would make every build another file.
    surface.cairo.set_metadata(cairocffi.PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
    surface.finish()
    return output.getvalue()


def _fontconfig(cache: Path) -> Path:
    """A configuration that knows the guide's fonts and no other, so that a PDF is the same on every machine."""
    # It loads the modules for HTTP, of which the build has no need.
    from xml.sax.saxutils import escape

    file = cache / "fuentes.conf"
    folders = f"<dir>{escape(str(FONTS))}</dir><cachedir>{escape(str(cache / 'fuentes'))}</cachedir>"
    document = f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{folders}</fontconfig>'
    write_atomically(file, document.encode())
    return file


def limit_resources(cpu: int = CPU_LIMIT, memory: int = MEMORY_LIMIT) -> None:
    """Seconds of work and bytes of memory for this process, and the same for each one that it starts."""
    try:
        import resource
    except ImportError:  # Windows has no such limits.
        return
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
