"""Checks every code block while MkDocs builds the site. As a program: ``python hooks/snippets.py RUTA…``."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if __name__ == "__main__":
    from guide.snippets.cli import main

    sys.exit(main())

from guide.snippets import blocks, in_page, ledger, project, report
from guide.snippets.cache import Cache
from guide.snippets.check import Report, check
from guide.snippets.collect import Collector
from guide.snippets.includes import Bases

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.snippets")


class _Build:
    """What one build knows; a new one begins with every on_config, because modules outlive rebuilds."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.root = Path(config.config_file_path).absolute().parent
        self.strict = project.strict(config.extra)
        snippets = (config.mdx_configs or {}).get("pymdownx.snippets", {})
        base = snippets.get("base_path", ["."]) if "pymdownx.snippets" in config.markdown_extensions else []
        folders = [base] if isinstance(base, str) else base
        self.collector = Collector(Bases(tuple(Path(folder).absolute() for folder in folders), self.root))
        self.cache = Cache(self.root / ".cache" / "guia" / "fragmentos.json")
        self.pages: list[tuple[Page, blocks.Page]] = []

    def take(self, page: Page, html: str, config: MkDocsConfig) -> None:
        """What the collector saw while this page was converted, with the lines of its file."""
        fences = (config.mdx_configs or {}).get("pymdownx.superfences", {}).get("custom_fences", [])
        read = (page.markdown or "").split("\n")
        found, notes = self.collector.blocks, self.collector.notes
        notes = ledger.settle(read, found, notes, html, {str(fence.get("class")) for fence in fences})
        source = page.file.content_string.split("\n")
        lines = blocks.numbers(source, read)
        taken = tuple(blocks.moved(block, lines) for block in blocks.trusted(found, notes))
        placed = tuple(note._replace(line=lines[note.line - 1]) for note in notes)
        self.pages.append((page, blocks.Page(self.shown(page), tuple(source), taken, placed, self.strict)))

    def shown(self, page: Page) -> str:
        path = Path(page.file.abs_src_path or page.file.src_uri)
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


_serving = False
_build: _Build


def on_startup(command: str, **_: Any) -> None:
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    global _build
    _build = _Build(config)
    # MkDocs declares names only, and hands the list on to Python-Markdown, which also takes objects.
    extensions: list[Any] = config.markdown_extensions
    extensions[:] = [*(e for e in extensions if not isinstance(e, Collector)), _build.collector]


def on_page_markdown(markdown: str, **_: Any) -> None:
    _build.collector.begin()


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    _build.take(page, html, config)


def on_env(env: Any, **_: Any) -> None:
    found = check([page for _, page in _build.pages], _build.cache)
    _build.cache.save()
    for diagnostic in found.diagnostics:
        log.log(logging.WARNING if diagnostic.severity == "error" else logging.INFO, diagnostic.text())
    log.info(report.summary(found))
    if _serving:
        _show(found)


def _show(found: Report) -> None:
    for number, (page, read) in enumerate(_build.pages):
        here = [(block, d) for d, (owner, block) in found.owners.items() if owner == number]
        if here and page.content is not None:
            page.content = in_page.insert(page.content, read.blocks, here)
