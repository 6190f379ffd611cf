"""The style sheets as one, the scripts without what only authors read, each with a name that changes with its bytes.

So a browser may keep them for ever. Only in what is published: under ``serve`` they stay as they were written.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable

import rcssmin  # type: ignore[import-untyped]
import rjsmin  # type: ignore[import-untyped]

SHEET, SCRIPT = "guia.css", "guia.js"
"""What is on every page."""


def style_sheet(sheets: Iterable[str]) -> str:
    """In the order in which a page would load them."""
    return "\n".join(str(rcssmin.cssmin(sheet)) for sheet in sheets) + "\n"


def script(sources: Iterable[str]) -> str:
    """In the order in which a page would load them. Without a semicolon each would be an argument of the one before."""
    return ";\n".join(str(rjsmin.jsmin(source)) for source in sources) + "\n"


def name_of(path: str, content: str) -> str:
    """``assets/js/x.js`` → ``assets/js/x.0123abcd.js``, as the theme names its own."""
    stem, ending = posixpath.splitext(path)
    return f"{stem}.{hashlib.sha256(content.encode()).hexdigest()[:8]}{ending}"


def folder_of(paths: Iterable[str]) -> str | None:
    """Where all of them are: relative addresses in them stay right there. None where they are in several folders."""
    folders = {posixpath.dirname(path) for path in paths}
    return folders.pop() if len(folders) == 1 else None
