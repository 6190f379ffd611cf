"""Draws the diagrams while MkDocs builds the site. As a program: ``python hooks/diagrams.py`` checks the sources."""

from __future__ import annotations

import logging
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.diagnostics import Diagnostic
from guide.diagrams.figure import figure, missing, without_png
from guide.diagrams.library import SOURCES, Library, load_library
from guide.diagrams.raster import RasterError, Rasterizer, serve_jobs

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.diagrams")

FENCE = "diagrama"
DOWNLOADS = "resources/"
STYLE_SHEET = "assets/css/diagramas.css"
CACHE = ".cache/guia/diagramas"

_OPENING = re.compile(r"[\s>]*(`{3,}|~{3,})\s*\{?\s*\.?diagrama\b")


class _Build:
    """What one build knows; a new one begins with every on_config, because modules outlive rebuilds."""

    def __init__(self, root: Path) -> None:
        self.library: Library = load_library(root, root / CACHE)
        self.rasterizer = Rasterizer(root / CACHE, Path(__file__).resolve())
        self.rasterizer.start({slug: drawing.svgs["ancha"] for slug, drawing in self.library.drawings.items()})
        self.used: set[str] = set()
        self.page: Page | None = None
        self.on_page: list[str] = []

    def fence(self, source: str, *_: Any, **__: Any) -> str:
        """SuperFences formatter. It must not raise: SuperFences swallows it and shows the fence as text."""
        slug = source.strip()
        self.on_page.append(slug)
        drawing = self.library.drawings.get(slug)
        if drawing is None:
            return missing(slug)
        self.used.add(slug)
        downloads = _relative(DOWNLOADS, self.page.url if self.page else "")
        return figure(drawing, len(self.on_page), downloads)


_build: _Build


def on_config(config: MkDocsConfig) -> None:
    global _build
    root = Path(config.config_file_path).parent
    _build = _Build(root)
    for problem in _build.library.problems:
        log.warning(problem.text())
    fences = config.mdx_configs.setdefault("pymdownx.superfences", {}).setdefault("custom_fences", [])
    fences[:] = [fence for fence in fences if fence["name"] != FENCE]
    fences.append({"name": FENCE, "class": FENCE, "format": _build.fence})


def on_files(files: Files, config: MkDocsConfig) -> None:
    from mkdocs.structure.files import File

    files.append(File.generated(config, STYLE_SHEET, content=f"@media screen {{\n{_build.library.css}}}\n"))
    for slug, drawing in _build.library.drawings.items():
        files.append(File.generated(config, f"{DOWNLOADS}{slug}.svg", content=drawing.svgs["ancha"] + "\n"))


def on_page_markdown(markdown: str, page: Page, **_: Any) -> None:
    _build.page, _build.on_page = page, []


def on_page_content(html: str, page: Page, **_: Any) -> None:
    """Reports what the page's fences got wrong, now that all of them are known."""
    for index, slug in enumerate(_build.on_page):
        message = ""
        if slug not in _build.library.drawings:
            known = ", ".join(sorted(_build.library.drawings))
            message = f"no hay un diagrama «{slug}» que se pueda dibujar; los que hay son: {known or 'ninguno'}"
        elif slug in _build.on_page[:index]:
            message = f"el diagrama «{slug}» ya está en esta página; muéstralo una sola vez"
        if message:
            log.warning(_at_fence(page, index, slug, message).text())


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    from mkdocs.structure.files import File

    for slug in sorted(set(_build.library.drawings) - _build.used):
        file = f"{SOURCES}/{slug}.yml"
        log.warning(
            Diagnostic(file, 1, 1, 1, 2, "DG301", "ninguna página muestra este diagrama; úsalo o bórralo").text()
        )
    try:
        pictures = _build.rasterizer.finish()
    except RasterError as error:
        if os.environ.get("CI"):
            from mkdocs.exceptions import PluginError

            raise PluginError(f"Diagramas: {error}") from None
        # Not a log record: --strict would count it, and the site is whole without the pictures.
        print(f"AVISO    -  Diagramas: {error}", file=sys.stderr)
        for page in (f.page for f in files.documentation_pages() if f.page):
            for slug in _build.library.drawings:
                page.content = without_png(page.content or "", slug)
        return
    for slug, picture in pictures.items():
        files.append(File.generated(config, f"{DOWNLOADS}{slug}.png", abs_src_path=str(picture)))
    log.info(f"Diagramas: {len(_build.library.drawings)}, dibujados ahora {_build.library.drawn}")


def _relative(target: str, page_url: str) -> str:
    from mkdocs.utils import get_relative_url

    return get_relative_url(target, page_url)


def _at_fence(page: Page, index: int, slug: str, message: str) -> Diagnostic:
    """The problem at the slug of the page's ``index``-th diagram fence."""
    lines = page.file.content_string.splitlines()
    openings = [i for i, line in enumerate(lines) if _OPENING.match(line)]
    line = min(openings[index] + 1, len(lines) - 1) if index < len(openings) else 0
    column = lines[line].find(slug) + 1 if lines and slug else 1
    file = f"docs/{page.file.src_uri}"
    excerpt = lines[line] if lines else ""
    column = max(column, 1)
    return Diagnostic(file, line + 1, column, line + 1, column + max(len(slug), 1), "DG302", message, excerpt=excerpt)


def main(arguments: list[str]) -> int:
    if arguments == ["--png"]:
        return serve_jobs()
    if arguments:
        print("uso: python hooks/diagrams.py\nRevisa y dibuja todos los diagramas de resources/diagramas.")
        return 0 if arguments in (["-h"], ["--help"]) else 2
    library = load_library(Path(__file__).resolve().parent.parent)
    for problem in library.problems:
        print(problem.text())
    print(f"{len(library.drawings)} diagramas bien, {len(library.problems)} problemas")
    return 1 if library.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
