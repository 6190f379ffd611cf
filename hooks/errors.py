"""The catalogue of errors: the list of its index, and in each entry the messages that were read."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.errors.entries import INDEX, Entry, read_entries
from guide.errors.listing import OTHERS, fill, lead, others, unknown_group

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

log = logging.getLogger("mkdocs.hooks.errors")


def on_env(_: Any, config: MkDocsConfig, files: Files) -> None:
    """All pages are converted, and the search, which comes later, has to know what is put into them here."""
    from mkdocs.utils import get_relative_url

    entries, problems = read_entries(Path(config.config_file_path).resolve().parent, Path(config.docs_dir))
    for problem in problems:
        log.warning(problem.text())
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
    for entry in entries:
        if page := pages.get(entry.file):
            content = (page.content or "").replace(OTHERS, others(entry))
            # What the search shows of a page is how it begins.
            page.content = content.replace("</h1>", f"</h1>\n{lead(str(page.meta.get('description', '')))}", 1)
    index = pages.get(INDEX)
    if not index:
        return

    def address(entry: Entry) -> str:
        page = pages.get(entry.file)
        return get_relative_url(page.url, index.url) if page else ""

    index.content, unknown = fill(index.content or "", [e for e in entries if e.file in pages], address)
    for name in unknown:
        log.warning(f"{INDEX}: {unknown_group(name)}")
