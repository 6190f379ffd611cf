"""Chromium as a printer: one document in, a PDF out. It runs nothing of the document and asks nobody for anything."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from guide.book.errors import BookError

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FLAGS = (
    "--headless",
    "--disable-gpu",
    # Outlines where the font has them: hinting would move them by parts of a pixel.
    "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--generate-pdf-document-outline",
    "--no-pdf-header-footer",
)
TIME_LIMIT = 300
"""Seconds for one printing."""


def find_chromium() -> str | None:
    """The program, by any of its names."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def printed_by_chromium(document: str) -> bytes:
    """A tagged PDF with bookmarks. The document brings its own pages, fonts and pictures. BookError where it fails."""
    program = find_chromium()
    if program is None:
        raise BookError(
            "para el PDF hace falta Chromium o Chrome, y no está. Instálalo: «sudo apt install chromium» en Debian, "
            "«sudo dnf install chromium» en Fedora, «brew install --cask chromium» en macOS"
        )
    with tempfile.TemporaryDirectory(prefix="guia-libro-", ignore_cleanup_errors=True) as folder:
        source, paper = Path(folder, "libro.html"), Path(folder, "libro.pdf")
        source.write_text(document, "utf-8")
        # Chromium refuses to be root within its own sandbox.
        own = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        command = [program, *_FLAGS, *own, f"--user-data-dir={folder}/perfil", f"--print-to-pdf={paper}"]
        try:
            done = subprocess.run(
                [*command, source.as_uri()], capture_output=True, encoding="utf-8", errors="replace", timeout=TIME_LIMIT
            )
        except subprocess.TimeoutExpired:
            raise BookError(f"imprimir el PDF ha pasado de {TIME_LIMIT} s, y se ha dejado") from None
        except OSError as error:
            raise BookError(f"no se pudo ejecutar «{program}»: {error}") from None
        if not paper.is_file():
            reason = done.stderr.strip().splitlines()
            raise BookError(f"Chromium no ha hecho el PDF: {reason[-1] if reason else 'sin mensaje'}")
        return paper.read_bytes()
