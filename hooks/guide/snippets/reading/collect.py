"""Every block that SuperFences will render, with its true place: its own scanner, over the text of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown import Markdown
from pymdownx.superfences import SuperFencesBlockPreprocessor  # type: ignore[import-untyped]

from guide.snippets.blocks import Block, Note, Origin
from guide.snippets.reading import fences, includes
from guide.snippets.reading.includes import Bases

NOT_CODE = {"diagrama", "ejemplo", "averia", "retos"}


def collect_blocks(text: str, md: Markdown, bases: Bases) -> tuple[list[Block], list[Note]]:
    """What a text holds that ``md`` is to convert, and what is wrong with it. Nothing is converted nor included."""
    lines = text.split("\n")
    blocks: list[Block] = []
    notes: list[Note] = []
    # The registry, unlike a list, raises for a name that is not there.
    if ("```" in text or "~~~" in text) and "fenced_code_block" in md.preprocessors:
        rendering = md.preprocessors["fenced_code_block"]
        if isinstance(rendering, SuperFencesBlockPreprocessor):
            scanner = _Scanner(md, rendering, bases)
            scanner.scan(lines)
            blocks, notes = scanner.blocks, scanner.notes + fences.lint(lines, scanner.blocks)
    if "8<-" in text:
        _check_includes(lines, blocks, bases, notes)
    return blocks, notes


def _check_includes(lines: Sequence[str], blocks: Sequence[Block], bases: Bases, notes: list[Note]) -> None:
    """Marks outside every block bring in prose: only that the file exists is checked."""
    inside = {n for block in blocks for n in range(block.line, block.end_line + 1)}
    outside = [(t, Origin("", n, 0)) for n, t in enumerate(lines, 1) if n not in inside]
    includes.expand(outside, bases, notes)


class _Scanner(SuperFencesBlockPreprocessor):  # type: ignore[misc]
    """SuperFences' scanner: finding a block records it instead of rendering it."""

    def __init__(self, md: Markdown, rendering: Any, bases: Bases) -> None:
        super().__init__(md)
        self.config = rendering.config
        self.extension = rendering.extension
        self.bases = bases
        custom = [entry["name"] for entry in self.extension.superfences]
        self.not_code = NOT_CODE | {name for name in custom if name != "superfences"}
        self.blocks: list[Block] = []
        self.notes: list[Note] = []
        self.source: list[str] = []
        self.bad_header: Note | None = None  # of the block that is being read, with its line still to come

    def scan(self, lines: list[str]) -> None:
        self.source = lines
        self.get_hl_settings()
        # Without attr_list the attributes would not be rendered; they count all the same.
        self.attr_list = True
        self.clear()
        self.stack: list[Any] = []
        self.search_nested(lines)

    def parse_options(self, m: re.Match[str]) -> bool:
        self.bad_header = None
        return super().parse_options(m) or self._read_through(m)

    def handle_attrs(self, m: re.Match[str]) -> bool:
        self.bad_header = None
        return bool(super().handle_attrs(m))

    def handle_unrecognized(self, m: re.Match[str]) -> bool:
        self.bad_header = None
        return super().handle_unrecognized(m) or self._read_through(m)

    def _read_through(self, m: re.Match[str]) -> bool:
        """Takes a header that lacks its braces, so that the block and the rest of the page are checked all the same."""
        bad = fences.bad_option(m["fence"], m.string[m.end("fence") :])
        if bad is None:
            return False
        self.lang, self.options = m["lang"], dict(bad.options)
        self.bad_header = Note(0, m.end("fence") + bad.start + 1, "MD106", bad.message, bad.length)
        return True

    def process_nested_block(self, ws: str, content: str, start: int, end: int) -> None:  # noqa: ARG002
        body = [self._line(number) for number in range(start + 1, end - 1)]
        notes: list[Note] = []
        marked = [origin for text, origin in body if includes.mentions(text)]
        if marked and ">" in self.ws:
            # The extension only looks for its mark at the start of the page's own lines.
            notes = [Note(o.line, o.margin + 1, "MD114", "dentro de una cita > no se incluye nada") for o in marked]
        elif any("8<-" in text for text, _ in body):
            body = includes.expand(body, self.bases, notes)
            # The last line break of a file is an empty line; at the end of a block nobody sees it.
            while body and body[-1][1].file and not body[-1][0].strip():
                body.pop()
        if self.bad_header:
            self.notes.append(self.bad_header._replace(line=start + 1))
        opening = self.source[start]
        attributes = {**self.options, **self.attrs}
        self.blocks.append(
            Block(
                line=start + 1,
                column=opening.index(self.fence) + 1,
                end_line=end,
                language=self.lang or "",
                code="\n".join(text for text, _ in body),
                origins=tuple(origin for _, origin in body) or (Origin("", start + 1, 0),),
                attributes={str(key): str(value or "") for key, value in attributes.items()},
                drawn=self.lang in self.not_code,
                notes=tuple(notes),
                reason="no incluye lo que dice" if marked and ">" in self.ws else None,
            )
        )
        self.clear()

    def _line(self, number: int) -> tuple[str, Origin]:
        raw = self.source[number].rstrip("\r")
        ws, content = self.parse_fence_line(raw)
        margin = len(raw) - len(content) - len(ws) + self.ws_virtual_len
        return (ws + content)[self.ws_virtual_len :], Origin("", number + 1, margin)
