"""Drawing all diagrams, making their downloads, and what they weigh in a page."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import ROOT, Contender, Row, in_turns, median

DRAW = """
import sys, pathlib
sys.path.insert(0, "hooks")
from guide.diagrams.library import load_library
load_library(pathlib.Path("."), pathlib.Path(sys.argv[1]))
"""
START = "import sys; sys.path.insert(0, 'hooks'); import guide.diagrams.library"
ROUNDS_OF_DOWNLOADS = 3


def rows(rounds: int) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="guia-") as name:
        cache = Path(name)

        def forget() -> None:
            shutil.rmtree(cache, ignore_errors=True)

        def drawing(*, cold: bool) -> Contender:
            command = [sys.executable, "-c", DRAW, str(cache)]
            return Contender(command, ROOT, forget) if cold else Contender(command, ROOT)

        contenders = {
            "nada": Contender([sys.executable, "-c", START], ROOT),
            "frío": drawing(cold=True),
            "caliente": drawing(cold=False),
        }
        times = in_turns(contenders, rounds)
        workshop = [sys.executable, "hooks/diagrams.py", "--taller", str(ROOT), str(cache)]
        made = in_turns({"todo": Contender(workshop, ROOT, forget)}, min(rounds, ROUNDS_OF_DOWNLOADS))
        site = cache / "site"
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)], cwd=ROOT, check=True)
        figures = {page: weights(page) for page in site.rglob("*.html")}
    start = median(times["nada"].wall)
    script = len(gzip.compress((ROOT / "docs/assets/js/diagramas.js").read_bytes(), 9))
    return [
        Row("dibujar todos los SVG, sin caché", median(times["frío"].wall) - start, "s", 2),
        Row("dibujar todos los SVG, con caché", median(times["caliente"].wall) - start, "s", 0.2),
        Row("dibujar y hacer todos los PNG y PDF, de cero", median(made["todo"].wall), "s", 20),
        Row(
            "el diagrama que más pesa en una página, gzip", max(w for f in figures.values() for w in f) / 1024, "KB", 4
        ),
        Row("la página cuyos diagramas más pesan, gzip", max(map(sum, figures.values())) / 1024, "KB", 25),
        Row("el programa de pasos y ampliación, gzip", script / 1024, "KB", 2),
    ]


def weights(page: Path) -> list[int]:
    """Bytes on the wire of each diagram of a page, both layouts together."""
    found = re.findall(r'<div class="diagrama-lienzo".*?</div>', page.read_text(encoding="utf-8"), re.S)
    return [len(gzip.compress(figure.encode(), 9)) for figure in found]
