"""Puts what readers take away into the site. As a program: ``python hooks/downloads.py`` publishes the site with it."""

from __future__ import annotations

import logging
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.addresses import from_root
from guide.downloads.offered import INDEX, OFFERED, VARIABLE, WHOLE, fill, link, missing, unknown

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

log = logging.getLogger("mkdocs.hooks.downloads")

PAGE = "descargas.md"


class _Build:
    """What one build knows; a new one begins with every on_nav, because modules outlive rebuilds."""

    def __init__(self, nav: Navigation) -> None:
        self.nav = nav
        folder = os.environ.get(VARIABLE)
        self.folder = Path(folder) if folder else None

    def contents(self, config: MkDocsConfig, day: date) -> dict[str, bytes]:
        if self.folder is None:
            return {}
        made = {name: (self.folder / name).read_bytes() for name in OFFERED if (self.folder / name).is_file()}
        return made | _texts(self.nav, config, day)


_build: _Build


def on_nav(nav: Navigation, **_: Any) -> None:
    global _build
    _build = _Build(nav)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """All pages are rendered, and what other hooks put into them stands there: this hook is the last one."""
    from mkdocs.structure.files import File
    from mkdocs.utils import get_relative_url

    # Of the sources, as publish.py found it; under «serve», which has no downloads, nobody asks.
    day = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", 0)), UTC).date()
    contents = _build.contents(config, day)
    for name, content in contents.items():
        files.append(File.generated(config, name, content=content))
    for page in _build.nav.pages:

        def shown(name: str, url: str = page.url, source: str = page.file.src_uri) -> str:
            if name not in OFFERED:
                log.warning(f"{source}: {unknown(name)}")
            if name not in contents:
                return missing(name, not config.use_directory_urls)
            return link(name, get_relative_url(name, url), contents[name], day)

        page.content = fill(page.content or "", shown)
    offered = files.get_file_from_path(PAGE)
    env.globals["downloads_page"] = offered.url if offered else ""


def _texts(nav: Navigation, config: MkDocsConfig, day: date) -> dict[str, bytes]:
    from guide.downloads.llms import Guide, Text, index, whole

    url = config.site_url or ""
    guide = Guide(config.site_name, config.site_description or "", url, day)
    texts = []
    for page in nav.pages:
        *_, outermost = (None, *page.ancestors)
        section = str(outermost.title) if outermost else ""
        description = str(page.meta.get("description", ""))
        texts.append(Text(str(page.title), description, section, from_root(page.url), page.content or ""))
    return {INDEX: index(guide, texts).encode(), WHOLE: whole(guide, texts).encode()}


if __name__ == "__main__":
    from guide.book import write_epub, write_pdf
    from guide.downloads.offered import EPUB, PDF
    from guide.downloads.program import main
    from publish import source_time

    sys.exit(main(sys.argv[1:], {PDF: write_pdf, EPUB: write_epub}, source_time))
