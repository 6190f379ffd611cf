"""The blocks of a Markdown file that no site generator is known for."""

from __future__ import annotations

import re
from typing import Any

from guide.snippets.blocks import Block, Note, Origin, before_lost_fence
from guide.snippets.reading import fences, front_matter

_INFO = re.compile(r"\s*(?P<language>[^\s{,=]*)(?=[\s{,]|$)")
_CLASS = re.compile(r"\{[^}]*?\.(?P<language>[\w#+-]+)")
_QUOTED = re.compile(r"""(?P<key>[A-Za-z][\w-]*)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""")
_BARE = re.compile(r"""(?<![\w.#="'-])(?P<key>[A-Za-z][\w-]*)(?:=(?P<value>[^\s"'{}]+))?(?=[\s}]|$)""")
_DRAWN = {"mermaid", "math", "geojson", "topojson", "stl"}  # by GitHub and GitLab
DEEPEST = 5_000  # levels: by default markdown-it passes over what stands deeper than 20, and says nothing
# Hugo and Jekyll put other text here before the reader sees it.
_TEMPLATE = re.compile(r"\{\{[<%]|\{%")


def read(text: str) -> tuple[list[Block], list[Note]]:
    """Blocks and what is wrong with their marks."""
    from markdown_it import MarkdownIt

    lines = text.split("\n")
    body = front_matter.without(lines, toml=True)
    blocks: list[Block] = []
    notes: list[Note] = []
    # «zero» leaves only paragraphs: lists, quotes and HTML decide where blocks are, links do not matter.
    rules = ["blockquote", "code", "fence", "heading", "hr", "html_block", "lheading", "list", "reference", "table"]
    parser = MarkdownIt("zero", {"html": True, "maxNesting": DEEPEST}).enable(rules)
    try:
        tokens = parser.parse("\n".join(body))
    except RecursionError:
        return [], [Note(1, 1, "MD116", "la página tiene demasiados niveles, unos dentro de otros")]
    for token in tokens:
        if token.type in ("fence", "code_block"):
            blocks.append(_block(token, lines))
        elif token.type == "html_block":
            notes += _raw(lines, token)
    notes += _lint(lines, [block for block in blocks if not block.indented])
    return before_lost_fence(blocks, notes), notes


def _block(token: Any, lines: list[str]) -> Block:
    start, end = token.map
    fenced = token.type == "fence"
    content = token.content.split("\n")[:-1]
    first = start + 1 if fenced else start
    # The code ends where its line ends; before it a tab of the margin may have become more columns than it was.
    rows = enumerate(zip(lines[first:], content, strict=False), first + 1)
    origins = tuple(Origin("", number, len(line) - len(text)) for number, (line, text) in rows)
    info = token.info
    language = _INFO.match(info)
    braces = _CLASS.search(info)
    raw = lines[start]
    column = raw.find(token.markup) + 1 if fenced else len(raw) - len(raw.lstrip("> \t")) + 1
    return Block(
        line=start + 1,
        column=column,
        end_line=end,
        language=(language["language"] if language else "") or (braces["language"] if braces else ""),
        code="\n".join(content),
        origins=origins or (Origin("", start + 1, 0),),
        attributes=_attributes(info),
        indented=not fenced,
        drawn=bool(language and language["language"] in _DRAWN),
        reason="contiene plantillas del generador del sitio" if _TEMPLATE.search(token.content) else None,
    )


def _attributes(info: str) -> dict[str, str]:
    """Values between quotes wherever they are, and names alone or with a plain value within braces."""
    found = {m["key"]: m["double"] or m["single"] or "" for m in _QUOTED.finditer(info)}
    braces = _QUOTED.sub("", info[info.find("{") :]) if "{" in info else ""
    return {m["key"]: m["value"] or "" for m in _BARE.finditer(braces)} | found


def _raw(lines: list[str], token: Any) -> list[Note]:
    message = "código en <pre>: usa un bloque con vallas ``` y su lenguaje"
    return [
        Note(number + 1, lines[number].index("<pre") + 1, "MD105", message, 4)
        for number in range(*token.map)
        if "<pre" in lines[number]
    ]


def _lint(lines: list[str], blocks: list[Block]) -> list[Note]:
    """CommonMark has no bad headers; only a fence without an end is left."""
    for block in blocks:
        found = fences.swallowed(lines, block)
        closing = lines[block.end_line - 1].strip("> \t")
        mark = lines[block.line - 1][block.column - 1]
        if not found and (block.end_line == block.line or len(closing) < 3 or set(closing) != {mark}):
            message = "el bloque no se cierra: falta una línea con la misma valla"
            found = [Note(block.line, block.column, "MD107", message, 3)]
        if found:
            return found
    return []
