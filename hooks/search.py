"""The search: from the converted pages to the files in ``buscar/`` that ``docs/assets/js/buscar.js`` reads."""

from __future__ import annotations

import contextlib
import logging
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.places import CACHE
from guide.search import offline, store
from guide.search.pagefind import Indexed, PagefindError
from guide.search.pages import Searched
from guide.search.synonyms import SOURCE, Synonyms, read

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.search")
FOLDER = "buscar"

_serving = False
_pages: list[Indexed] = []
_synonyms = Synonyms()
_latest: list[object] = []
_reading: list[Page] = []


def on_startup(*, command: str, **_: Any) -> None:
    global _serving
    _serving = command == "serve"


def on_nav(nav: Navigation, **_: Any) -> None:
    _reading[:] = nav.pages


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    """All pages are converted, and what other hooks say in them to a reader is not yet there."""
    global _synonyms
    file = Path(config.config_file_path).parent / SOURCE
    _synonyms = read(file.read_bytes()) if file.is_file() else Synonyms()
    found = Searched()
    pages = [file.page for file in files.documentation_pages() if file.page]
    for page in [*_reading, *(page for page in pages if page not in _reading)]:
        found.add(page.file.src_uri, page.url, str(page.title), page.content or "", page.meta)
    _pages[:] = found.finished(_synonyms)
    for problem in _synonyms.problems:
        log.warning(problem.text())


on_env.mkdocs_priority = -100  # type: ignore[attr-defined]


def on_post_build(config: MkDocsConfig) -> None:
    build = object()
    _latest[:] = [build]
    root, site, synonyms, pages = Path(config.config_file_path).resolve().parent, config.site_dir, _synonyms, [*_pages]
    whole = not config.use_directory_urls

    def work() -> None:
        files = store.index(root / CACHE / FOLDER, pages, synonyms)
        if _latest == [build]:
            store.write(Path(site, FOLDER), offline.packed(files) if whole else files)

    if _serving:
        # Who has just saved waits for the page, not for the search.
        threading.Thread(target=_told, args=(work,), daemon=True).start()
    else:
        _told(work)


def _told(work: Any) -> None:
    try:
        with contextlib.suppress(FileNotFoundError) if _serving else contextlib.nullcontext():
            work()
    except PagefindError as error:
        # Where the guide is published it must not be missing, strict or not.
        if os.environ.get("CI"):
            from mkdocs.exceptions import Abort

            raise Abort(f"Buscador: {error}") from None
        log.warning(f"Buscador: {error}")
