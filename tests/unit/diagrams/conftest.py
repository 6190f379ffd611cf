from __future__ import annotations

from pathlib import Path

import pytest
from guide.diagrams.library import Library, load_library
from guide.diagrams.palette import Palette, load_palette

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def palette() -> Palette:
    return load_palette(ROOT / "resources/diagramas/_paleta.yml")


@pytest.fixture(scope="session")
def library() -> Library:
    """The diagrams of the guide."""
    return load_library(ROOT)
