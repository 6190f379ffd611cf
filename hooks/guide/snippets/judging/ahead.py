"""Verdicts made by another process while this one reads and converts the same pages."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from guide.snippets.cache import Cache

OPTION = "--veredictos"
MANY = 10
"""From so many pages on: starting a process takes longer than judging few blocks."""
SECONDS = 60.0


class Ahead:
    """``script`` understands ``OPTION``: it judges all blocks of a folder of pages and says nothing of them.

    It is only a gain of time: what it left out, or all of it, is judged where it is needed.
    """

    def __init__(self, script: Path, pages: Path, folder: Path) -> None:
        command = [sys.executable, str(script), OPTION, "--cache", str(folder), str(pages)]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)

    def wait(self, seconds: float = SECONDS) -> None:
        """Its verdicts are in the cache afterwards, or never will be."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def start_ahead(script: Path, pages: Path, cache: Cache) -> Ahead | None:
    """None where it would be no gain or cannot be started."""
    if cache.path is None or not cache.is_new or (os.cpu_count() or 1) == 1:
        return None
    with contextlib.suppress(OSError):
        if sum(1 for _ in pages.rglob("*.md")) >= MANY:
            return Ahead(script, pages, cache.path.parent)
    return None
