"""The whole guide as a PDF and as an EPUB."""

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
        books = {kind: Path(name) / f"guia.{kind}" for kind in ("pdf", "epub")}
        times = in_turns(
            {
                kind: Contender([sys.executable, "hooks/book.py", str(site), f"--{kind}", str(book)])
                for kind, book in books.items()
            },
            rounds,
        )
        sizes = {kind: book.stat().st_size / 1024 for kind, book in books.items()}
    return [
        Row("hacer el PDF de la guía", median(times["pdf"].wall), "s", 60),
        Row("hacer el EPUB de la guía", median(times["epub"].wall), "s", 15),
        Row("lo que pesa el PDF", sizes["pdf"], "KB", 15_000),
        Row("lo que pesa el EPUB", sizes["epub"], "KB", 15_000),
    ]
