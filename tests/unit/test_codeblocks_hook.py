"""The hook that gives Markdown the extension of code blocks."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import codeblocks
from guide.codeblocks.extension import NAME
from guide.conversion.dependencies import PURE


def test_markdown_gets_the_extension_once() -> None:
    config: Any = SimpleNamespace(markdown_extensions=["toc"])
    codeblocks.on_config(config)
    codeblocks.on_config(config)
    assert config.markdown_extensions == ["toc", NAME]


def test_pages_are_kept_with_it() -> None:
    assert NAME in PURE
