"""Lines that look like the start of a block and are not one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from guide.snippets.blocks import Block, Note

# Marks of lists may stand before it: SuperFences does not take a fence there.
_OPENING = re.compile(r"(?P<margin>[> \t]*(?:(?:[-*+:]|\d+[.)])[ \t][> \t]*)*)(?P<ticks>`{3,}|~{3,})(?P<info>[^`\n]*)$")
_HEADER = re.compile(
    r"[ \t]*(?:\.?[\w#.+-]+)?(?:[ \t]*\{.*\}|(?:[ \t]+[a-zA-Z]\w*(?:=(?:\"[^\"]*\"|'[^']*'))?)*)[ \t]*$"
)
_PLAIN_HEADER = re.compile(
    r"[ \t]*\.?(?P<language>[\w#.+-]+)"
    r"(?P<options>(?:[ \t]+[a-zA-Z][\w-]*(?:=(?:\"[^\"]*\"|'[^']*'))?(?=[ \t]|$))+)[ \t]*$"
)
_OPTION = re.compile(r"(?P<key>[a-zA-Z][\w-]*)(?:=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'))?")
# What SuperFences takes without braces, and what its values are (pymdownx 13.1, highlight_validator).
_TAKEN = {
    "hl_lines": re.compile(r"\d+(?:-\d+)?(?:[ \t]+\d+(?:-\d+)?)*$"),
    "linenums": re.compile(r"\d"),
    "title": re.compile(""),
    "title_mode": re.compile(""),
}


class BadOption(NamedTuple):
    """The first option of a header without braces for which the block is not shown. ``start`` is 0-based.

    ``options`` are all those of the header, as they would be read within braces.
    """

    start: int
    length: int
    message: str
    options: Mapping[str, str]


def bad_option(ticks: str, info: str) -> BadOption | None:
    """``info`` is what stands behind the ``ticks`` of the fence."""
    header = _PLAIN_HEADER.match(info)
    if header is None:
        return None
    found = list(_OPTION.finditer(info, header.start("options")))
    options = {
        m["key"]: m["key"] if m["double"] is m["single"] is None else m["double"] or m["single"] or "" for m in found
    }
    for option in found:
        key = option["key"]
        if key not in _TAKEN:
            braces = f"{ticks}{{ .{header['language']} {header['options'].strip()} }}"
            message = f"«{key}» va entre llaves, y sin ellas el bloque no se muestra: {braces}"
        elif not _TAKEN[key].match(options[key]):
            message = f'{key} lleva números de línea, como {key}="1", y sin ellos el bloque no se muestra'
        else:
            continue
        return BadOption(option.start(), len(option[0]), message, options)
    return None


def lint(lines: Sequence[str], blocks: Sequence[Block]) -> list[Note]:
    """Bad headers and fences without an end. After the first one, the pairs of the page are not to be trusted."""
    notes: list[Note] = []
    inside = {line for block in blocks for line in range(block.line, block.end_line + 1)}
    for number, line in enumerate(lines, 1):
        match = _OPENING.match(line) if number not in inside else None
        if match:
            notes.append(_outside(number, match))
    for block in blocks:
        notes += swallowed(lines, block)
    return sorted(notes)[:1]


def _outside(line: int, match: re.Match[str]) -> Note:
    column, length = len(match["margin"]) + 1, len(match["ticks"])
    if match["margin"].strip("> \t"):
        message = "el bloque empieza en la línea de la lista: pon la valla en la línea siguiente, con sangría"
        return Note(line, column, "MD106", message, length)
    bad = bad_option(match["ticks"], match["info"])
    if bad:
        return Note(line, match.start("info") + bad.start + 1, "MD106", bad.message, bad.length)
    if not _HEADER.match(match["info"]):
        message = (
            f"la cabecera «{match['info'].strip()}» no es válida y el bloque no se muestra: "
            'escribe ``` bash title="…" o ``` { .bash atributo="…" }'
        )
        return Note(line, column, "MD106", message, length)
    message = "el bloque no se cierra: falta una línea con la misma valla y la misma sangría"
    return Note(line, column, "MD107", message, length)


def swallowed(lines: Sequence[str], block: Block) -> list[Note]:
    """A block that holds what looks like the start of the next one has lost its own end."""
    row = lines[block.line - 1][block.column - 1 :]
    ticks = row[: len(row) - len(row.lstrip(row[0]))]
    for number in range(block.line + 1, block.end_line):
        match = _OPENING.match(lines[number - 1])
        same = match and match["ticks"] == ticks and match["info"].strip()
        if match and same and len(match["margin"]) < block.column:
            message = f"el bloque no se cierra: en la línea {number} empieza otro dentro de él"
            return [Note(block.line, block.column, "MD107", message, len(ticks))]
    return []
