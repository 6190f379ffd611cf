"""The whole site with everything on, beside the same pages without our two hooks."""

from __future__ import annotations

import functools
import shutil
import sys
import tempfile
from collections.abc import Callable
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
                "caliente": contender(folder, "mkdocs.yml"),
                "frío": contender(folder, "mkdocs.yml", forget=forget_checks_and_drawings),
                "de cero": contender(folder, "mkdocs.yml", forget=forget_everything),
            },
            rounds,
        )
    base = times["sin"]
    return [
        Row("construir sin lo nuestro", median(base), "s"),
        Row("construir, con caché", median(times["caliente"]), "s"),
        Row("construir, sin veredictos ni dibujos", median(times["frío"]), "s"),
        Row("construir, de cero: además, los PNG y PDF", median(times["de cero"]), "s"),
        Row("con caché, frente a sin lo nuestro", ratio(times["caliente"], base), "×", 1.05),
        Row("sin veredictos ni dibujos, frente a sin lo nuestro", ratio(times["frío"], base), "×", 1.15),
        Row("de cero, frente a sin lo nuestro", ratio(times["de cero"], base), "×"),
    ]


def contender(folder: Path, config: str, *, forget: Callable[[Path], None] | None = None) -> Contender:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", config, "-d", f"sitio/{config}"]
    return Contender(command, folder, functools.partial(forget, folder)) if forget else Contender(command, folder)


def forget_everything(folder: Path) -> None:
    shutil.rmtree(folder / ".cache", ignore_errors=True)


def forget_checks_and_drawings(folder: Path) -> None:
    """What CairoSVG makes for download stays: its time has a row and a limit of its own (bench_diagrams.py)."""
    for file in (folder / ".cache").rglob("*"):
        if file.is_file() and file.suffix not in {".png", ".pdf"}:
            file.unlink()
