"""The check of every link of the built site."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import ROOT, Contender, Row, in_turns, median


def rows(rounds: int) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="guia-") as name:
        site = Path(name) / "site"
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)], cwd=ROOT, check=True)
        times = in_turns({"links": Contender([sys.executable, "hooks/links.py", str(site)])}, rounds)
    return [Row("comprobar los enlaces del sitio", median(times["links"].wall), "s", 0.5)]
