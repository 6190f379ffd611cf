"""Dresses code blocks for readers: an extension of Markdown, which the project's own list does not have to name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from guide.codeblocks.buttons import with_buttons

# Loaded here, while ``guide`` can be found: Markdown then gets it by its name.
from guide.codeblocks.extension import NAME

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

COPY = "Copiar"


def on_config(config: MkDocsConfig) -> None:
    if NAME not in config.markdown_extensions:
        config.markdown_extensions.append(NAME)


def on_post_page(output: str, **_: Any) -> str:
    return with_buttons(output, COPY)
