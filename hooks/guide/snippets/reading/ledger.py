"""What the page says it has against what the reader gets: both must be the same blocks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from guide.snippets.blocks import Block, Note
from guide.snippets.codes import LOST_FENCE
from guide.snippets.findings import line_and_column
from guide.snippets.reading.rendered import Rendered, read_html


def _essence(text: str) -> str:
    # Rendering changes tabs, blank lines and trailing spaces; nothing else.
    return " ".join(text.split())


def reconcile(
    lines: Sequence[str], blocks: Sequence[Block], notes: Sequence[Note], rendered: Sequence[Rendered]
) -> list[Note]:
    """``notes`` and what the HTML adds to them.

    A fence without an end shifts all that follows it, so then the HTML has nothing to add.
    """
    if any(note.code in LOST_FENCE for note in notes):
        return list(notes)
    return [*notes, *compare(lines, blocks, rendered)]


def compare(lines: Sequence[str], blocks: Sequence[Block], rendered: Sequence[Rendered]) -> list[Note]:
    """A note for each block that is not rendered and for each rendered code that is no block."""
    commented = _commented(lines)
    pairs, strangers = match_rendered(blocks, rendered, commented)
    lost = [block for number, block in enumerate(blocks) if number not in pairs and not block.drawn]
    # A fence shown as code, ticks and all, is told once: as the block that is missing.
    openings = {lines[block.line - 1].lstrip("> \t").rstrip() for block in lost}
    others = [item for item in strangers if _first_line(item.text) not in openings]
    return sorted([_lost(block, commented) for block in lost] + _strangers(lines, blocks, others))


def match_rendered(
    blocks: Sequence[Block], rendered: Sequence[Rendered], last: Set[int] = frozenset()
) -> tuple[dict[int, Rendered], list[Rendered]]:
    """Which ``<pre>`` shows each block, by the block's place in the list, and the ``<pre>`` left over.

    Of two equal blocks, the one in a line of ``last`` (a comment) is the one that goes without.
    """
    waiting: dict[str, list[Rendered]] = defaultdict(list)
    for item in rendered:
        waiting[_essence(item.text)].append(item)
    pairs = {}
    for number, block in sorted(enumerate(blocks), key=lambda pair: pair[1].line in last):
        if not block.drawn and (same := waiting[_essence(block.code)]):
            pairs[number] = same.pop(0)
    return pairs, [item for items in waiting.values() for item in items]


def _commented(lines: Sequence[str]) -> set[int]:
    text = "\n".join(lines)
    if "<!--" not in text:
        return set()
    return {
        number
        for comment in re.finditer(r"(?s)<!--.*?(?:-->|\Z)", text)
        for number in range(text.count("\n", 0, comment.start()) + 1, text.count("\n", 0, comment.end()) + 2)
    }


def _lost(block: Block, commented: set[int]) -> Note:
    if block.line in commented:
        message = "el bloque está en un comentario de HTML y nadie lo verá: bórralo"
    else:
        message = "el bloque no llega a la página: revisa su sangría y las líneas que lo rodean"
    return Note(block.line, block.column, "MD108", message, 3)


def _strangers(lines: Sequence[str], blocks: Sequence[Block], strangers: Sequence[Rendered]) -> list[Note]:
    inside = {line for block in blocks for line in range(block.line, block.end_line + 1)}
    used_lines: set[int] = set()
    written = list(_written("\n".join(lines))) if strangers else []
    notes = []
    for item in strangers:
        found = _find(lines, written, _first_line(item.text), inside | used_lines)
        if found is None:
            message = "el HTML tiene un bloque de código que la página no escribe: ¿viene de un archivo incluido?"
            mark = next((n for n, line in enumerate(lines, 1) if n not in inside and "8<-" in line), 1)
            row = lines[mark - 1]
            margin = len(row) - len(row.lstrip())
            notes.append(Note(mark, margin + 1, "MD109", message, max(1, len(row.strip()))))
            continue
        used_lines.add(found.line)
        notes.append(found)
    return notes


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0].rstrip()


def _written(text: str) -> Iterator[tuple[int, int, str]]:
    """Line, column and first line of the text of each ``<pre>`` that the page writes itself."""
    for match in re.finditer(r"(?is)<pre\b(?:(?!<pre\b).)*?(?:</pre|\Z|(?=<pre\b))", text):
        for code in read_html(match[0] + ">"):
            yield *line_and_column(text, match.start()), _first_line(code.text)


def _find(lines: Sequence[str], written: Iterable[tuple[int, int, str]], first: str, used: Set[int]) -> Note | None:
    """What to say of a code whose first line is ``first``."""
    for number, column, own in written:
        if number not in used and own == first:
            return Note(number, column, "MD105", "código en <pre>: usa un bloque con vallas ``` y su lenguaje", 4)
    for number, line in enumerate(lines, 1):
        text = line.lstrip("> \t")
        if number not in used and first and text.rstrip() == first:
            message = "código con sangría y sin lenguaje: usa un bloque con vallas ``` y su lenguaje"
            return Note(number, len(line) - len(text) + 1, "MD104", message, len(first))
    return None
