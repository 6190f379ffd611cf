"""The files of the last search, kept for the next build with the same texts, and put into the site."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path

from guide.files import write_atomically
from guide.places import PACKAGE
from guide.search import pagefind
from guide.search.pagefind import Indexed
from guide.search.synonyms import Synonyms
from guide.search.words import Tokens
from guide.zips import zip_bytes

_NO_DAY = date(1980, 1, 1)
"""The first that a zip can tell: nobody asks when these were made."""


def index(folder: Path, pages: list[Indexed], synonyms: Synonyms) -> Mapping[str, bytes]:
    kept = folder / f"{_key(pages, synonyms)}.zip"
    with contextlib.suppress(OSError, zipfile.BadZipFile, KeyError), zipfile.ZipFile(kept) as file:
        return {name: file.read(name) for name in file.namelist()}
    made = pagefind.index(pages, Tokens(synonyms.stop, synonyms.found_as))
    with contextlib.suppress(OSError):  # a folder that cannot be written only costs time
        for old in folder.glob("*.zip"):
            old.unlink(missing_ok=True)
        write_atomically(kept, zip_bytes(made, _NO_DAY))
    return made


def _key(pages: list[Indexed], synonyms: Synonyms) -> str:
    """Of all that the files depend on."""
    with contextlib.suppress(importlib.metadata.PackageNotFoundError):
        version = [importlib.metadata.version(name) for name in ("pagefind-bin", "snowballstemmer")]
    code = [file.read_text("utf-8") for file in sorted((PACKAGE / "search").glob("*.py"))]
    told = [version, code, [asdict(page) for page in pages], sorted(synonyms.stop), synonyms.found_as]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
