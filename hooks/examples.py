"""Puts the examples of the tutorials into the site, as zips. As a program: ``python hooks/examples.py`` checks them."""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.diagnostics import Diagnostic
from guide.examples.box import box, fill, missing, placeholder
from guide.examples.bundle import zip_of
from guide.examples.source import fence_problem, load_library

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.examples")

FENCE = "ejemplo"
DOWNLOADS = "descargas/"
_OPENING = re.compile(r"[\s>]*(`{3,}|~{3,})\s*\{?\s*\.?ejemplo\b")


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
    fences = config.mdx_configs.setdefault("pymdownx.superfences", {}).setdefault("custom_fences", [])
    fences[:] = [fence for fence in fences if fence["name"] != FENCE]
    fences.append({"name": FENCE, "class": FENCE, "format": lambda source, *_, **__: placeholder(source.strip())})


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
            _fill(page)
    log.info(f"Ejemplos: {len(_build.zips)}")


def _fill(page: Page) -> None:
    from mkdocs.utils import get_relative_url

    shown: list[str] = []
    downloads = get_relative_url(DOWNLOADS, page.url)

    def box_for(slug: str, index: int) -> str:
        message = fence_problem(slug, shown, _build.library)
        shown.append(slug)
        if message:
            log.warning(_at_fence(page, index, slug, message).text())
        example = _build.library.examples.get(slug)
        return missing(slug) if message or example is None else box(example, len(_build.zips[slug]), downloads)

    page.content = fill(page.content or "", box_for)


def _at_fence(page: Page, index: int, slug: str, message: str) -> Diagnostic:
    """The problem at the slug of the page's ``index``-th fence of an example."""
    lines = page.file.content_string.splitlines()
    openings = [i for i, line in enumerate(lines) if _OPENING.match(line)]
    line = min(openings[index] + 1, len(lines) - 1) if index < len(openings) else 0
    source = Path(page.file.abs_src_path or page.file.src_uri)
    shown = source.relative_to(_build.root) if source.is_relative_to(_build.root) else source
    excerpt = lines[line] if lines else ""
    column = max(excerpt.find(slug) + 1, 1) if slug else 1
    end = column + max(len(slug), 1)
    return Diagnostic(shown.as_posix(), line + 1, column, line + 1, end, "EJ201", message, excerpt=excerpt)


if __name__ == "__main__":
    from guide.examples.cli import main

    sys.exit(main(sys.argv[1:]))
