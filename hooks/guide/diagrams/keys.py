"""Names under which the cache keeps what is drawn: whatever it depends on makes another name, so none goes stale."""

from __future__ import annotations

import hashlib
from pathlib import Path

from guide.diagrams.metrics import FONT_SUFFIXES, FONTS
from guide.places import PACKAGE

CODE = PACKAGE / "diagrams"
PACKAGES = ("CairoSVG", "fonttools")
"""What turns drawings into pictures, beside our own code."""


def fingerprint(palette: Path, fonts: Path = FONTS, code: Path = CODE) -> bytes:
    """Changes with the colours, the fonts, the code that draws and the packages that it draws with.

    OSError when one of the files cannot be read.
    """
    digest = hashlib.sha256()
    for package in PACKAGES:
        _add(digest, package, _version(package).encode())
    _add(digest, palette.name, palette.read_bytes())
    for folder, suffixes in ((fonts, FONT_SUFFIXES), (code, (".py",))):
        for file in sorted(file for file in folder.rglob("*") if file.suffix in suffixes):
            _add(digest, file.relative_to(folder).as_posix(), file.read_bytes())
    return digest.digest()


def cache_key(base: bytes, kind: str, name: str, content: bytes) -> str:
    """32 hexadecimal digits; ``base`` is a fingerprint, ``content`` all else that decides what is drawn."""
    digest = hashlib.sha256(base)
    _add(digest, f"{kind}/{name}", content)
    return digest.hexdigest()[:32]


def _version(package: str) -> str:
    # Imported here: it takes longer than all else in this file, and a program that only asks for help needs none of it.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        # Without CairoSVG there are drawings, and no pictures of them.
        return ""


def _add(digest: hashlib._Hash, name: str, content: bytes) -> None:
    # With its length, so that two neighbours cannot pass for two others.
    digest.update(f"{name}\0{len(content)}\0".encode() + content)
