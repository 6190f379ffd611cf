"""What is put into a page beside its blocks: the author's errors while serving, and what marks tell the reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape

from guide.diagnostics import Diagnostic
from guide.snippets.blocks import Block, Page
from guide.snippets.codes import table
from guide.snippets.outcome.report import Special
from guide.snippets.reading.ledger import match_rendered
from guide.snippets.reading.rendered import Rendered, end

# Code in a sentence; that of a block stands in a <pre>, after an empty tag where Pygments writes it.
_INLINE = re.compile(r"(?<!<pre>)(?<!<span></span>)<code>(?:[^<]|</?span\b[^>]*>)+</code>")
_OPTION = re.compile(r"(?<![\w&;/.-])--?[A-Za-z][\w-]*")
_TITLES: dict[str, tuple[str, str]] = {
    "wrong": ("Erróneos a propósito", "Bloque erróneo a propósito: "),
    "exempt": ("Sin verificar", "Sin verificar: "),
    "since": ("Solo desde una versión de Docker", ""),
    "system": ("Solo en un sistema", ""),
}


def insert_boxes(
    html: str,
    rendered: Callable[[], Sequence[Rendered]],
    page: Page,
    notes: Sequence[Special],
    errors: Sequence[tuple[int | None, Diagnostic]],
    codes: str = "",
) -> str:
    """The page with a note after each of its marked blocks and each error before its block.

    What belongs to no block that is to be seen goes to the top. ``codes`` is the address of the page that explains the
    codes, where the site has it.
    """
    if not notes and not errors:
        return html
    pairs, _ = match_rendered(page.blocks, rendered())
    places = [(end(html, pairs[n.block].start), _note(n, page.blocks)) for n in notes if n.block in pairs]
    places += [(pairs[n].start if n is not None and n in pairs else 0, _box(d, codes)) for n, d in errors]
    parts, start = [], 0
    for place, box in sorted(places, key=lambda item: item[0]):
        parts += [html[start:place], box]
        start = place
    return "".join([*parts, html[start:]])


def with_whole_options(html: str) -> str:
    """The page with the options that stand in its sentences marked, so that no line ends within one, as «--» «wait»."""
    return _INLINE.sub(lambda code: _OPTION.sub(r'<span class="guia-opcion">\g<0></span>', code[0]), html)


def _box(diagnostic: Diagnostic, codes: str) -> str:
    _, _, shown = diagnostic.text().partition("\n")
    excerpt = f"<pre><code>{escape(shown)}</code></pre>" if shown else ""
    where = f"{diagnostic.file}:{diagnostic.line}:{diagnostic.column}"
    return (
        f'<div class="admonition failure guia-error" role="note" data-codigo="{escape(diagnostic.code)}">'
        f'<p class="admonition-title">{_code(diagnostic.code, codes)} · línea {diagnostic.line}</p>'
        f"<p>{escape(diagnostic.message)}</p>{excerpt}<p><code>{escape(where)}</code></p></div>\n"
    )


def _code(code: str, codes: str) -> str:
    if not codes or code not in table():
        return escape(code)
    return f'<a href="{escape(codes)}#{code.lower()}">{code}</a>'


def _note(special: Special, blocks: Sequence[Block]) -> str:
    name = _anchor(special, blocks)
    return f'\n<p class="guia-marca guia-marca--{special.kind}" id="{name}">{escape(special.text)}</p>\n'


def _anchor(special: Special, blocks: Sequence[Block]) -> str:
    # A block of a version may be wrong or exempt besides: two notes.
    name = {"since": "version", "system": "sistema"}.get(special.kind, "bloque")
    return f"{name}-{blocks[special.block].line}"


def list_specials(pages: Sequence[Page], specials: Iterable[Special], where: Callable[[int], tuple[str, str]]) -> str:
    """Every marked block by kind and page. ``where`` gives the title and the address of a page."""
    specials = list(specials)
    parts = []
    for kind, (title, start) in _TITLES.items():
        here = [special for special in specials if special.kind == kind]
        count = f"{len(here)}" if here else "ninguno"
        parts.append(f"<p>{title}: <strong>{count}</strong></p>")
        for number in sorted({special.page for special in here}):
            name, url = where(number)
            own = [special for special in here if special.page == number]
            items = "".join(
                f'<li><a href="{escape(url)}#{_anchor(s, pages[number].blocks)}">'
                f"{escape(s.text.removeprefix(start))}</a></li>"
                for s in own
            )
            summary = f"<summary>{escape(name)}: {len(own)}</summary>"
            parts.append(f'<details class="note no-libro">{summary}<ul>{items}</ul></details>')
    return "\n".join(parts)
