"""Errors shown in the page itself, for the author who has it open in ``mkdocs serve``."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from guide.diagnostics import Diagnostic
from guide.snippets.blocks import Block
from guide.snippets.ledger import match
from guide.snippets.rendered import read


def insert(html: str, blocks: Sequence[Block], found: Sequence[tuple[int | None, Diagnostic]]) -> str:
    """The page with each error before its block, or at the top when no block is to be seen."""
    pairs, _ = match(blocks, read(html))
    places = [(pairs[n].start if n in pairs else 0, _box(diagnostic)) for n, diagnostic in found if n is not None]
    places += [(0, _box(diagnostic)) for n, diagnostic in found if n is None]
    # From the end, so that the places before stay where they are.
    for place, box in sorted(places, key=lambda item: item[0], reverse=True):
        html = html[:place] + box + html[place:]
    return html


def _box(diagnostic: Diagnostic) -> str:
    _, _, shown = diagnostic.text().partition("\n")
    excerpt = f"<pre><code>{escape(shown)}</code></pre>" if shown else ""
    where = f"{diagnostic.file}:{diagnostic.line}:{diagnostic.column}"
    return (
        f'<div class="admonition failure guia-error" role="note" data-codigo="{escape(diagnostic.code)}">'
        f'<p class="admonition-title">{escape(diagnostic.code)} · línea {diagnostic.line}</p>'
        f"<p>{escape(diagnostic.message)}</p>{excerpt}<p><code>{escape(where)}</code></p></div>\n"
    )
