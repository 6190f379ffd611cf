"""How many marked blocks a project admits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide.snippets.blocks import Note, Page
from guide.snippets.outcome.report import Special


def exceeded(pages: Sequence[Page], specials: Sequence[Special]) -> Iterator[tuple[int, int, Note]]:
    """Page, block and note of each block that is one too many, in the order of the files."""
    for settings in {page.settings: None for page in pages}:
        for kind, most, key in (
            ("exempt", settings.most_exempt, "exenciones-max"),
            ("wrong", settings.most_wrong, "erroneos-max"),
        ):
            if most is None:
                continue
            counted = [s for s in specials if s.kind == kind and pages[s.page].settings == settings]
            counted.sort(key=lambda s: (pages[s.page].file, s.block))
            for number, special in enumerate(counted[most:], most + 1):
                block = pages[special.page].blocks[special.block]
                what = "exento" if kind == "exempt" else "erróneo a propósito"
                message = f"es el bloque {what} número {number} y el máximo es {most} ({key} en {settings.file})"
                yield special.page, special.block, Note(block.line, block.column, "MD122", message, 3)
