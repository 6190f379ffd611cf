"""The finder of messages: its box in the pages, its script and its catalogue. As a program: ``./guia error``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.assets import bundle
from guide.errors.box import CATALOGUE, MARKER, SCRIPT, SOURCE, box
from guide.errors.entries import FOLDER, read_entries
from guide.errors.index import packed
from guide.feedback import tracker

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_env(_: Any, config: MkDocsConfig, files: Files) -> None:
    """All pages are converted. What is wrong with an entry is told by errors.py."""
    from mkdocs.structure.files import File
    from mkdocs.utils import get_relative_url

    script = files.src_uris.get(SOURCE)
    if script is None:
        return
    files.remove(script)
    pages = [file.page for file in files.documentation_pages() if file.page and MARKER in (file.page.content or "")]
    if not pages:
        return
    entries, _problems = read_entries(Path(config.config_file_path).resolve().parent, Path(config.docs_dir))
    contents = {CATALOGUE: packed(entries), SCRIPT: bundle.script([script.content_string])}
    names = {name: bundle.name_of(name, content) for name, content in contents.items()}
    for name, content in contents.items():
        files.append(File.generated(config, names[name], content=content))
    for page in pages:
        shown = box(
            (get_relative_url(names[CATALOGUE], page.url), get_relative_url(names[SCRIPT], page.url)),
            get_relative_url(f"{FOLDER}/", page.url),
            whole=not config.use_directory_urls,
            tracker=tracker(config.repo_url or "", os.environ),
        )
        page.content = (page.content or "").replace(MARKER, shown)


if __name__ == "__main__":
    from guide.errors.cli import main

    sys.exit(main(sys.argv[1:]))
