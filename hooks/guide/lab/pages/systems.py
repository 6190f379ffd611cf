"""For the readers of which systems a page and its blocks are. Who has macOS leaves out what is for Linux."""

from __future__ import annotations

from guide.snippets.blocks import Block, Page

SYSTEMS, LINUX = "sistemas", "linux"


def is_for_all(page: Page) -> bool:
    """Whether its readers have any system."""
    return page.file.startswith("docs/tutoriales/")


def is_for_linux(block: Block) -> bool:
    """Whether only who has Linux types it."""
    return block.attributes.get(SYSTEMS, "").strip() == LINUX
