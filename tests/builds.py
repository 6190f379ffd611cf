"""Builds the real site, or any other, as authors and CI do: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
# These change what is built, so that each test says its own.
OWN_VARIABLES = ("SITE_URL", "REPO_URL", "EDIT_URI", "SOURCE_DATE_EPOCH", "PYTHONPATH", "PYTHONHASHSEED")


@dataclass(frozen=True)
class Build:
    status: int
    log: str
    site: Path

    def lines(self, start: str) -> list[str]:
        return [line for line in self.log.splitlines() if line.startswith(start)]


def build(
    folder: Path,
    site: Path,
    *,
    engine: str = "mkdocs",
    strict: bool = True,
    env: dict[str, str] | None = None,
) -> Build:
    """Builds ``folder``/mkdocs.yml into ``site``; a variable given as "" is not set at all."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in OWN_VARIABLES and not name.startswith("GITHUB_")
    }
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    variables = {**inherited, **quiet, **(env or {})}
    command = [sys.executable, "-m", engine, "build", "-f", "mkdocs.yml", "-d", os.fspath(site)]
    done = subprocess.run(
        [*command, "--strict"] if strict else command,
        cwd=folder,
        env={name: value for name, value in variables.items() if value},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Build(done.returncode, done.stdout, site)
