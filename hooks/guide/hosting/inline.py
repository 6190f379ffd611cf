"""What a page runs or styles by itself, without a file: scripts, which a policy can name, and what it cannot."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

# Everything else between <script> tags is data for the scripts, such as JSON, and nobody runs it.
_RUN = {"", "application/javascript", "importmap", "module", "speculationrules", "text/javascript"}
_ADDRESSES = {"action", "formaction", "href", "src", "xlink:href"}


class Refused(NamedTuple):
    """Something that a strict policy refuses, at a line of a file."""

    line: int
    what: str


class Inline(NamedTuple):
    scripts: list[str]
    refused: list[Refused]


def read(text: str) -> Inline:
    """``text``: of an HTML page or an SVG drawing."""
    reader = _Reader()
    # A browser also takes every end of line for this one before it looks at a script.
    reader.feed(text.replace("\r\n", "\n").replace("\r", "\n"))
    reader.close()
    return Inline(reader.scripts, reader.refused)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.refused: list[Refused] = []
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "script" and "src" not in attributes and attributes.get("type", "").strip().lower() in _RUN:
            self._script = []
        if tag in ("base", "style"):
            self._refuse(f"<{tag}>")
        for name, value in attributes.items():
            if name == "style" or name.startswith("on"):
                self._refuse(f"{name}=")
            elif name in _ADDRESSES and value.strip().lower().startswith("javascript:"):
                self._refuse(f"{name}=javascript:")

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self.scripts.append("".join(self._script))
            self._script = None

    def _refuse(self, what: str) -> None:
        self.refused.append(Refused(self.getpos()[0], what))
