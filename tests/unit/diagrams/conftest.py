from __future__ import annotations

from pathlib import Path

import pytest
from guide.diagrams.palette import Palette, load_palette

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def palette() -> Palette:
    return load_palette(ROOT / "resources/diagramas/_paleta.yml")
