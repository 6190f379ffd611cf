"""What tests of the laboratory put in the place of programs that take long or change the machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from guide.lab.machines import bootstrap


def docker(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Path:
    """A docker that notes its arguments and does what the text says; the file of its notes."""
    program = folder / "docker"
    program.write_text(f'#!/bin/sh\necho "$*" >>"$0.log"\n{text}\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder / "docker.log"


def noted_steps(monkeypatch: pytest.MonkeyPatch, sources: list[str]) -> list[tuple[Any, ...]]:
    """The steps of a preparation, which do nothing. ``sources``: where this machine takes Debian."""
    found: list[tuple[Any, ...]] = []

    def run(command: list[str], what: str, *, alone: bool = False) -> None:
        found.append((command, what, alone))

    monkeypatch.setattr(bootstrap, "run", run)
    monkeypatch.setattr(bootstrap, "sources", lambda release: [source.format(release) for source in sources])
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/mmdebstrap")
    return found
