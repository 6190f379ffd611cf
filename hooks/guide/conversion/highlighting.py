"""How blocks get their colours: the HTML only names what each word is, and the theme's style sheet has the colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pygments.style import Style, StyleMeta

HIGHLIGHT = "pymdownx.highlight"

_CODE = re.compile(r"<pre\b.*?</pre>", re.S)
_COLOUR = re.compile(r"</?(?:span|a)\b[^>]*>")


class _Empty(StyleMeta):  # type: ignore[misc]
    def __iter__(self) -> Iterator[Any]:
        return iter(())


class NamesOnly(Style, metaclass=_Empty):  # type: ignore[misc]
    """A style that lists no colours.

    Pygments' formatter makes a style sheet out of the style, and pymdownx.highlight makes a formatter for each block: a
    tenth of the time of a build, for style sheets that nobody asks for. The HTML is the same.
    """


def without_style_sheets(configs: dict[str, dict[str, Any]]) -> None:
    """Sets the style where colours are not written into the HTML itself, and none was chosen."""
    chosen = configs.setdefault(HIGHLIGHT, {})
    if not chosen.get("noclasses"):
        chosen.setdefault("pygments_style", NamesOnly)


def without_colours(html: str) -> str:
    """``html`` with the bare text of its code blocks: what a search reads of them."""
    return _CODE.sub(lambda code: _COLOUR.sub("", code[0]), html)
