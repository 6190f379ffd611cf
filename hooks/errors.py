"""The catalogue of errors: the list of its index, and in each entry the messages that were read."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.errors.entries import INDEX, Entry, alike, read_entries
from guide.errors.listing import CAUSES, OTHERS, fill, lead, others, similar, unknown_group

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.errors")


def on_env(_: Any, config: MkDocsConfig, files: Files) -> None:
    """All pages are converted, and the search, which comes later, has to know what is put into them here."""
    from mkdocs.utils import get_relative_url

    entries, problems = read_entries(Path(config.config_file_path).resolve().parent, Path(config.docs_dir))
    for problem in problems:
        log.warning(problem.text())
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    there = [entry for entry in entries if entry.file in pages]
    related = alike(there)

    def address(entry: Entry, page: Page) -> str:
        return get_relative_url(pages[entry.file].url, page.url)

    for entry in there:
        page = pages[entry.file]
        content = (page.content or "").replace(OTHERS, others(entry))
        told = similar(related[entry.slug], partial(address, page=page))
        content = content.replace(CAUSES, f"{told}\n{CAUSES}", 1)
        # What the search shows of a page is how it begins.
        page.content = content.replace("</h1>", f"</h1>\n{lead(str(page.meta.get('description', '')))}", 1)
    if index := pages.get(INDEX):
        index.content, unknown = fill(index.content or "", there, partial(address, page=index))
        for name in unknown:
            log.warning(f"{INDEX}: {unknown_group(name)}")
