"""The whole site with everything on, beside the same pages without our two hooks."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from bench.measure import ROOT, Contender, Row, in_turns, median, ratio

SOURCES = ("docs", "hooks", "overrides", "resources", "mkdocs.yml", ".git")
# Without them a diagram's fence is shown as text, and its style sheet is missing: that build is not strict.
WITHOUT = "INHERIT: mkdocs.yml\nhooks:\n  - hooks/publish.py\n"


def rows(rounds: int) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="guia-") as name:
        folder = Path(name)
        for source in SOURCES:
            path = ROOT / source
            if path.is_dir():
                shutil.copytree(path, folder / source)
            elif path.exists():
                shutil.copy2(path, folder / source)
        (folder / "sin.yml").write_text(WITHOUT, encoding="utf-8")
        times = in_turns(
            {
                "sin": contender(folder, "sin.yml"),
                "frío": contender(folder, "mkdocs.yml", cold=True),
                "caliente": contender(folder, "mkdocs.yml"),
            },
            rounds,
        )
    base = times["sin"]
    return [
        Row("construir sin lo nuestro", median(base), "s"),
        Row("construir, sin caché", median(times["frío"]), "s"),
        Row("construir, con caché", median(times["caliente"]), "s"),
        Row("sin caché, frente a sin lo nuestro", ratio(times["frío"], base), "×", 1.15),
        Row("con caché, frente a sin lo nuestro", ratio(times["caliente"], base), "×", 1.05),
    ]


def contender(folder: Path, config: str, *, cold: bool = False) -> Contender:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", config, "-d", f"sitio/{config}"]

    def forget() -> None:
        shutil.rmtree(folder / ".cache", ignore_errors=True)

    return Contender(command, folder, forget) if cold else Contender(command, folder)
