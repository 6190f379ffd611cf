"""Placeholders such as ``<tu-usuario>`` in the HTML of code: marked, so that they stand out and can be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import NamedTuple

from guide.snippets.notation import placeholders

FILLED = "data-hueco"
_NAME = re.compile(rf' {FILLED}="[^"]*"')
_ALONE = re.compile(r"<span class=\"guia-hueco\"[^>]*>[^<]*</span>")
_PART = re.compile(r"<[^>]*>|[^<]+")


class _Run(NamedTuple):
    """A piece of text, and the tag of the element that it stands in; Pygments puts none into another."""

    tag: str
    text: str


def mark_all(html: str) -> str:
    """``html`` of a few lines of code with its placeholders marked. They lose the colours that they had."""
    if "&lt;" not in html:
        return html
    runs = [*_runs(html)]
    text = "".join(run.text for run in runs)
    found = placeholders.proper(text)
    if not found:
        return html
    parts: list[str] = []
    place = 0
    for run in runs:
        end = place + len(run.text)
        start = place
        for begin, stop in found:
            if begin < end and stop > place:
                parts.append(_coloured(run.tag, text[start : max(begin, start)]))
                if begin >= place:
                    parts.append(mark(text[begin:stop]))
                start = min(stop, end)
        parts.append(_coloured(run.tag, text[start:end]))
        place = end
    return "".join(parts)


def mark(spelling: str) -> str:
    """One placeholder, with its signs."""
    name = escape(spelling[1:-1])
    return f'<span class="guia-hueco" {FILLED}="{name}">&lt;{name}&gt;</span>'


def mark_in_sentence(html: str, *, filled: bool) -> str:
    """The inner HTML of code in a sentence. Alone, a placeholder is spoken of: it stands out and keeps its name.

    ``filled``: whether the page has others to fill in, in its blocks. What nobody can copy with a button is not asked
    for, but it is filled in with the rest.
    """
    marked = mark_all(html)
    return marked if filled and not _ALONE.fullmatch(marked) else _NAME.sub("", marked)


def _runs(html: str) -> Iterator[_Run]:
    tag = ""
    for part in _PART.findall(html):
        if part.startswith("<"):
            tag = "" if part.startswith("</") else part
        else:
            yield _Run(tag, unescape(part))


def _coloured(tag: str, text: str) -> str:
    if not text:
        return ""
    return f"{tag}{escape(text)}</span>" if tag else escape(text)
