"""Where things lie in the repository."""

from __future__ import annotations

from pathlib import Path

from guide import places

ROOT = Path(__file__).resolve().parents[2]


def test_places_of_the_repository() -> None:
    assert (places.ROOT, places.HOOKS, places.PACKAGE) == (ROOT, ROOT / "hooks", ROOT / "hooks" / "guide")
    assert places.RESOURCES == ROOT / "resources"
    assert places.MACHINES == ROOT / "hooks" / "guide" / "lab" / "machines"
    assert places.MACHINES.is_dir()
    assert Path(".cache", "guia") == places.CACHE
