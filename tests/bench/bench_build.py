"""The whole site with everything on, beside the same pages without our hooks."""

from __future__ import annotations

import functools
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.measure import ROOT, Contender, Row, in_turns, median, ratio

SOURCES = ("docs", "hooks", "overrides", "resources", "mkdocs.yml", ".git")
# Without our hooks a diagram's fence is shown as text, and its style sheet is missing: that build is not strict.
WITHOUT = "sin.yml"


def rows(rounds: int) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="guia-") as name:
        folder = copy_of_the_guide(Path(name))
        times = in_turns(
            {
                "sin": contender(folder, WITHOUT),
                "caliente": contender(folder, "mkdocs.yml"),
                "frío": contender(folder, "mkdocs.yml", forget=forget_checks_and_drawings),
                "de cero": contender(folder, "mkdocs.yml", forget=forget_everything),
            },
            rounds,
        )
    base = times["sin"]
    return [
        Row("construir sin lo nuestro", median(base.wall), "s"),
        Row("construir, con caché", median(times["caliente"].wall), "s"),
        Row("construir, sin veredictos ni dibujos", median(times["frío"].wall), "s"),
        Row("construir, de cero: además, los PNG y PDF", median(times["de cero"].wall), "s"),
        Row("con caché, frente a sin lo nuestro", ratio(times["caliente"].wall, base.wall), "×", 1.05),
        Row("sin veredictos ni dibujos, frente a sin lo nuestro", ratio(times["frío"].wall, base.wall), "×", 1.15),
        Row("de cero, frente a sin lo nuestro", ratio(times["de cero"].wall, base.wall), "×", 2),
        # Other programs on the machine weigh on the clock; on these hardly.
        Row("trabajo del procesador, con caché", ratio(times["caliente"].work, base.work), "×"),
        Row("trabajo del procesador, sin veredictos ni dibujos", ratio(times["frío"].work, base.work), "×"),
        Row("trabajo del procesador, de cero", ratio(times["de cero"].work, base.work), "×"),
    ]


def copy_of_the_guide(folder: Path) -> Path:
    """Its sources in a folder that is there or not yet, and beside them the configuration without our hooks."""
    for source in SOURCES:
        path = ROOT / source
        if path.is_dir():
            shutil.copytree(path, folder / source)
        elif path.exists():
            shutil.copy2(path, folder / source)
    (folder / WITHOUT).write_text("INHERIT: mkdocs.yml\nhooks:\n  - hooks/publish.py\n", encoding="utf-8")
    return folder


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
