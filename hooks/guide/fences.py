"""Fences of a page whose block holds a name, and in whose place the build puts something: a diagram, a download."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path
from typing import Any

from guide.diagnostics import Diagnostic


def placeholder(source: str, name: str, *_: Any, **__: Any) -> str:
    """What stands in the page's HTML until all pages are rendered.

    A function that holds nothing: what a page depends on is known then, and it can be kept (``conversion``).
    """
    return f'<div data-{name}="{escape(source.strip())}"></div>'


class Fence:
    """``name``: its language. ``code``: that of what is wrong with the name in a block."""

    def __init__(self, name: str, code: str) -> None:
        self.name = name
        self.code = code
        self._opening = re.compile(rf"[\s>]*(`{{3,}}|~{{3,}})\s*\{{?\s*\.?{name}\b")
        self._placeholder = re.compile(rf'<div data-{name}="([^"]*)"></div>')

    def register(self, mdx_configs: dict[str, Any]) -> None:
        """Lets SuperFences know it, once, however often a site is built again."""
        fences = mdx_configs.setdefault("pymdownx.superfences", {}).setdefault("custom_fences", [])
        fences[:] = [fence for fence in fences if fence["name"] != self.name]
        # It must not raise: SuperFences swallows what its formatters raise and shows the fence as text.
        fences.append({"name": self.name, "class": self.name, "format": placeholder})

    def fill(self, html: str, shown_for: Callable[[str, int], str]) -> str:
        """``html`` with ``shown_for(slug, index)`` in the place of each fence; the index counts from 0."""
        count = itertools.count()
        return self._placeholder.sub(lambda match: shown_for(unescape(match[1]), next(count)), html)

    def problem(self, root: Path, source: Path, text: str, index: int, slug: str, message: str) -> Diagnostic:
        """What is wrong, at the slug of the ``index``-th fence in the ``text`` of a page."""
        lines = text.splitlines()
        openings = [i for i, line in enumerate(lines) if self._opening.match(line)]
        line = min(openings[index] + 1, len(lines) - 1) if index < len(openings) else 0
        excerpt = lines[line] if lines else ""
        column = max(excerpt.find(slug) + 1, 1) if slug else 1
        file = source.relative_to(root) if source.is_relative_to(root) else source
        end = column + max(len(slug), 1)
        return Diagnostic(file.as_posix(), line + 1, column, line + 1, end, self.code, message, excerpt=excerpt)


DIAGRAM = Fence("diagrama", "DG302")
EXAMPLE = Fence("ejemplo", "EJ201")
FAULT = Fence("averia", "EJ202")
CHALLENGES = Fence("retos", "EJ203")
