"""Pagefind's index of the sections: its program reads a small page for each, with words as ``words.py`` makes them.

What Pagefind keeps of a section is written again afterwards, with the text as a reader sees it. Word for word both have
the same places, so the places that Pagefind finds are those of the words to be marked. The words at the end, that stand
nowhere in the text, say of which word they were made.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide.search.sections import Section
from guide.search.source import source
from guide.search.words import Tokens

SIGNATURE = b"pagefind_dcd"
KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.es.pagefind", "*.pf_meta", "index/*.pf_index")
"""What a search needs of what Pagefind writes; the rest are its own dialogs."""
TABLE = "secciones.json"


class PagefindError(Exception):
    """A message for who builds."""


@dataclass(frozen=True)
class Indexed:
    """A page that is searched: ``weight`` multiplies what Pagefind gives its sections."""

    url: str
    title: str
    kind: str
    weight: float
    sections: list[Section]


def index(pages: Iterable[Indexed], tokens: Tokens) -> dict[str, bytes]:
    """The files of the search, by their names and in the order of these."""
    pages = list(pages)
    listed = [(number, section) for number, page in enumerate(pages) for section in page.sections]
    with tempfile.TemporaryDirectory(prefix="guia-buscar-") as folder:
        read, made = Path(folder, "paginas"), Path(folder, "indice")
        read.mkdir()
        shown: list[tuple[str, str, list[int]]] = []
        for number, (page, section) in enumerate(listed):
            text, marks, names = source(section, pages[page].title, tokens)
            shown.append((" ".join(section.words), marks, names))
            (read / f"{number:05}.html").write_text(text, "utf-8")
        _run(read, made)
        return dict(sorted(_files(made, pages, listed, shown, tokens)))


def _run(source: Path, made: Path) -> None:
    try:
        from pagefind_bin import get_executable

        program = get_executable()
    except (ImportError, OSError):
        raise PagefindError(
            "no está pagefind, así que este sitio no tiene buscador; ./guia construir lo instala con lo demás"
        ) from None
    command = [program, "--site", source, "--output-path", made, "--force-language", "es", "--silent"]
    try:
        done = subprocess.run(command, cwd=source, capture_output=True, text=True, env={}, timeout=120, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PagefindError(f"pagefind no se puede ejecutar, así que no hay buscador: {error}") from None
    if done.returncode or not (made / KEPT[2]).is_file():
        said = (done.stderr + done.stdout).strip().splitlines()
        raise PagefindError(f"pagefind ha fallado, así que no hay buscador: {said[-1] if said else done.returncode}")


def _files(
    made: Path,
    pages: list[Indexed],
    listed: list[tuple[int, Section]],
    shown: list[tuple[str, str, list[int]]],
    tokens: Tokens,
) -> Iterator[tuple[str, bytes]]:
    for pattern in KEPT:
        for file in sorted(made.glob(pattern)):
            yield file.relative_to(made).as_posix(), file.read_bytes()
    names: dict[str, list[Any]] = {}
    for file in sorted(made.glob("fragment/*.pf_fragment")):
        fragment = json.loads(gzip.decompress(file.read_bytes()).removeprefix(SIGNATURE))
        number = int(Path(fragment["url"]).stem)
        page, section = listed[number]
        text, marks, places = shown[number]
        weight = round(pages[page].weight * section.weight, 3)
        names[file.stem] = [page, section.anchor, section.title, weight, " ".join(section.parents[-1:]), *places]
        # Titles are in the table.
        kept = {"url": "", "content": text, "word_count": 0, "filters": {}, "meta": {"m": marks}, "anchors": []}
        content = SIGNATURE + json.dumps(kept, ensure_ascii=False).encode()
        yield f"fragment/{file.name}", gzip.compress(content, mtime=0)
    table = {
        "vacias": " ".join(sorted(tokens.stop)),
        "paginas": [[page.url, page.title, page.kind] for page in pages],
        "secciones": dict(sorted(names.items())),
    }
    yield TABLE, json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
