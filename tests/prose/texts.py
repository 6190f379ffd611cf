"""The pages of the guide, as they are read."""

from __future__ import annotations

from pathlib import Path

from builds import ROOT

from prose.passages import Passage, passages

PAGES = sorted((ROOT / "docs").rglob("*.md"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def passages_of(page: Path) -> list[Passage]:
    return passages(page.read_text(encoding="utf-8"))
