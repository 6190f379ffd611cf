"""Explains the words of the glossary on every other page: an extension of Markdown that gets them as its options."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from guide.glossary import extension
from guide.glossary.terms import PAGE, read_terms

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.glossary")


def on_config(config: MkDocsConfig) -> None:
    file = Path(config.docs_dir) / PAGE
    if not file.is_file():
        return
    terms, problems = read_terms(_shown(file, config), file.read_text("utf-8-sig"))
    for problem in problems:
        log.warning(problem.text())
    if extension.NAME not in config.markdown_extensions:
        config.markdown_extensions.append(extension.NAME)
    config.mdx_configs[extension.NAME] = extension.options(terms)


def on_page_markdown(_: str, page: Page, **__: object) -> None:
    # Markdown is not told which page it converts.
    extension.page = page.file.src_uri


def _shown(file: Path, config: MkDocsConfig) -> str:
    root = Path(config.config_file_path).resolve().parent
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
