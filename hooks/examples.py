"""Puts the examples of the tutorials into the site, as zips. As a program: ``python hooks/examples.py`` checks them."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.codeblocks.extension import dress
from guide.diagnostics import Diagnostic
from guide.examples.box import box, missing
from guide.examples.bundle import zip_of
from guide.examples.source import fence_problem, load_library
from guide.fences import EXAMPLE

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.examples")

DOWNLOADS = "descargas/"
GUIDE = ("tutoriales/index.md", "los-ejemplos-para-descargar")


class _Build:
    """What one build knows; a new one begins with every on_config, because modules outlive rebuilds."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.library = load_library(root)
        self.zips = {slug: zip_of(example) for slug, example in self.library.examples.items()}


_build: _Build


def on_config(config: MkDocsConfig) -> None:
    global _build
    _build = _Build(Path(config.config_file_path).resolve().parent)
    EXAMPLE.register(config.mdx_configs)


def on_files(files: Files, config: MkDocsConfig) -> None:
    from mkdocs.structure.files import File

    for slug, data in _build.zips.items():
        name = _build.library.examples[slug].name
        files.append(File.generated(config, f"{DOWNLOADS}{name}.zip", content=data))


def on_env(*_: Any, files: Files, **__: Any) -> None:
    for problem in _build.library.problems:
        log.warning(problem.text())
    for page in (file.page for file in files.documentation_pages()):
        if page and page.content:
            _fill(page, files)
    log.info(f"Ejemplos: {len(_build.zips)}")


def _fill(page: Page, files: Files) -> None:
    from mkdocs.utils import get_relative_url

    shown: list[str] = []
    source, heading = GUIDE
    explained = files.get_file_from_path(source)
    downloads = get_relative_url(DOWNLOADS, page.url)
    guide = f"{get_relative_url(explained.url, page.url) if explained else ''}#{heading}"

    def box_for(slug: str, index: int) -> str:
        message = fence_problem(slug, shown, _build.library)
        shown.append(slug)
        if message:
            log.warning(_at_fence(page, index, slug, message).text())
        example = _build.library.examples.get(slug)
        return (
            missing(slug)
            if message or example is None
            else dress(box(example, len(_build.zips[slug]), downloads, guide))
        )

    page.content = EXAMPLE.fill(page.content or "", box_for)


def _at_fence(page: Page, index: int, slug: str, message: str) -> Diagnostic:
    source = Path(page.file.abs_src_path or page.file.src_uri)
    return EXAMPLE.problem(_build.root, source, page.file.content_string, index, slug, message)


if __name__ == "__main__":
    from guide.examples.cli import main

    sys.exit(main(sys.argv[1:]))
