"""Draws the diagrams while MkDocs builds the site. As a program: ``python hooks/diagrams.py`` checks the sources."""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urljoin

from guide.diagnostics import Diagnostic
from guide.diagrams.figure import figure, missing, paint
from guide.diagrams.library import DOWNLOADS as DOWNLOAD_ENDINGS
from guide.diagrams.library import SOURCES, load_library, pictures, unknown_diagram
from guide.fences import DIAGRAM

if TYPE_CHECKING:
    from guide.diagrams.raster import Workshop
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.diagrams")

DOWNLOADS = "resources/"
STYLE_SHEET = "assets/css/diagramas.css"
CARDS = "assets/tarjetas/"
CACHE = ".cache/guia/diagramas"
FEW = 2
"""So many drawings are made here: starting a process takes longer."""


class _Build:
    """What one build knows; a new one begins with every on_config, because modules outlive rebuilds."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.cache = root / CACHE
        self.library = load_library(root, self.cache, draw=False)
        if 0 < len(self.library.pending) <= FEW:
            self.library = load_library(root, self.cache)
        self.workshop: Workshop | None = None
        made = (file for slug in self.library.keys for file in self.pictures(slug).values())
        if self.library.pending or not all(file.is_file() for file in made):
            # Imported only where there is something to make: most builds find all of it in the cache.
            from guide.diagrams.raster import Workshop

            self.workshop = Workshop(Path(__file__).resolve(), root, self.cache)

    def pictures(self, slug: str) -> dict[str, Path]:
        return pictures(self.cache, self.library.keys[slug])

    def finish(self) -> bool:
        """All drawings are ready afterwards. False when their pictures could not be made."""
        if self.workshop is None:
            return True
        if self.library.pending:
            self.workshop.wait_for_drawings()
            # Each of them was drawn now, there or here.
            self.library = replace(load_library(self.root, self.cache), drawn=len(self.library.pending))
        problem = self.workshop.wait_for_pictures()
        if problem and os.environ.get("CI"):
            from mkdocs.exceptions import PluginError

            raise PluginError(f"Diagramas: {problem}")
        if problem:
            # Not a log record: --strict would count it, and the site is whole without the pictures.
            print(f"AVISO    -  Diagramas: {problem}. Lo demás del sitio está completo", file=sys.stderr)
        return not problem


_build: _Build
_serving = False


def on_startup(command: str, **_: Any) -> None:
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    global _build
    _build = _Build(Path(config.config_file_path).resolve().parent)
    DIAGRAM.register(config.mdx_configs)


def on_files(files: Files, config: MkDocsConfig) -> None:
    from mkdocs.structure.files import File

    files.append(File.generated(config, STYLE_SHEET, content=f"@media screen {{\n{_build.library.css}}}\n"))
    for slug, key in _build.library.keys.items():
        file = _build.cache / f"{key}.svg"
        files.append(File.generated(config, f"{DOWNLOADS}{slug}.svg", abs_src_path=str(file)))


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    """All pages are rendered: by now the drawings are ready too."""
    from mkdocs.structure.files import File

    endings = (".svg", *DOWNLOAD_ENDINGS) if _build.finish() else (".svg",)
    library = _build.library
    for problem in library.problems:
        log.warning(problem.text())
    used: set[str] = set()
    for page in (file.page for file in files.documentation_pages()):
        if page and page.content:
            used |= _fill(page, endings)
    for slug in library.keys:
        if slug not in library.drawings:
            files.remove(cast("File", files.get_file_from_path(f"{DOWNLOADS}{slug}.svg")))
            continue
        if slug not in used:
            message = "ninguna página muestra este diagrama; úsalo o bórralo"
            log.warning(Diagnostic(f"{SOURCES}/{slug}.yml", 1, 1, 1, 2, "DG301", message).text())
        for ending, file in _build.pictures(slug).items():
            if ending in endings:
                files.append(File.generated(config, f"{DOWNLOADS}{slug}{ending}", abs_src_path=str(file)))
    if config.site_url and not _serving and len(endings) > 1:
        _cards(config, files)
    log.info(f"Diagramas: {len(library.drawings)}, dibujados ahora {library.drawn}")


def on_page_context(context: Any, page: Page, **_: Any) -> None:
    """Hooks come after plugins: the search index has read the page by now."""
    page.content = paint(page.content or "", _build.library.drawings)


def _cards(config: MkDocsConfig, files: Files) -> None:
    """Gives each page the picture that is shown when its address is shared."""
    from guide.diagrams.cards import Card, CardError, make_cards
    from mkdocs.structure.files import File

    cards = []
    for page in (file.page for file in files.documentation_pages()):
        if page:
            title = config.site_name if page.is_homepage else str(page.title)
            cards.append((page, Card(title, page.parent.title if page.parent else "Guía", config.site_name)))
    try:
        made = make_cards(_build.root, _build.cache, [card for _, card in cards])
    except CardError as error:
        log.warning(f"Diagramas: {error}")
        return
    for page, card in cards:
        name = f"{CARDS}{page.file.src_uri.removesuffix('.md').replace('/', '-')}.png"
        files.append(File.generated(config, name, abs_src_path=str(made[card])))
        page.meta["tarjeta"] = urljoin(config.site_url or "", name)


def _fill(page: Page, endings: tuple[str, ...]) -> set[str]:
    """Puts the figures into the page, reports what its fences got wrong, and returns the slugs it shows."""
    shown: list[str] = []
    downloads = _relative(DOWNLOADS, page.url)

    def figure_for(slug: str, index: int) -> str:
        drawing = _build.library.drawings.get(slug)
        if drawing is None and _build.library.tells_of(slug):
            return missing(slug)
        if drawing is None:
            message = unknown_diagram(slug, _build.library.keys)
        elif slug in shown:
            message = f"el diagrama «{slug}» ya está en esta página; muéstralo una sola vez"
        else:
            shown.append(slug)
            return figure(drawing, index + 1, downloads, endings)
        log.warning(_at_fence(page, index, slug, message).text())
        return missing(slug)

    page.content = DIAGRAM.fill(page.content or "", figure_for)
    return set(shown)


def _relative(target: str, page_url: str) -> str:
    from mkdocs.utils import get_relative_url

    return get_relative_url(target, page_url)


def _at_fence(page: Page, index: int, slug: str, message: str) -> Diagnostic:
    source = Path(page.file.abs_src_path or page.file.src_uri)
    return DIAGRAM.problem(_build.root, source, page.file.content_string, index, slug, message)


if __name__ == "__main__":
    from guide.diagrams.cli import main

    sys.exit(main(sys.argv[1:]))
