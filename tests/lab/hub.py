from __future__ import annotations

from pathlib import Path

from lab import cache

KIND = "sustitutas de Debian"


def images() -> Path:
    path = cache.folder() / "vacio"
    path.mkdir(exist_ok=True)
    return path
