"""Dockerfile syntax by tree-sitter: whole files and fragments without FROM."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from guide.snippets import placeholders
from guide.snippets.blocks import Finding
from guide.snippets.data import MOST

_COMMENT = "un comentario va en su propia línea: aquí Docker lo toma por parte de la instrucción"
_INSTRUCTIONS = (
    "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL "
    "USER VOLUME WORKDIR "
)


@lru_cache(maxsize=1)
def _parser() -> Any:
    import tree_sitter
    import tree_sitter_containerfile

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_containerfile.language()))


def check(text: str) -> list[Finding]:
    """One finding for each instruction that the grammar cannot read."""
    lines = placeholders.fill_loose(text).split("\n")
    comments = _comments(lines)
    findings = list(comments)
    while len(findings) < MOST and (root := _parse(lines)).has_error:
        row, column = _place(lines, _first_error(root))
        findings.append(_finding(lines, row, column))
        _drop(lines, row)
    return sorted(findings)[:MOST]


def _drop(lines: list[str], row: int) -> None:
    """Blanks the rest of an instruction: what is wrong in it must not spoil the next one."""
    while row < len(lines):
        goes_on = lines[row].rstrip().endswith("\\")
        lines[row] = ""
        if not goes_on:
            return
        row += 1


def _parse(lines: list[str]) -> Any:
    return _parser().parse("\n".join([*lines, ""]).encode("utf-8", "replace")).root_node


def _place(lines: list[str], node: Any) -> tuple[int, int]:
    row, byte = node.start_point
    if row >= len(lines):
        return len(lines) - 1, len(lines[-1])
    return row, len(lines[row].encode()[:byte].decode("utf-8", "replace"))


def _comments(lines: list[str]) -> list[Finding]:
    """Comments after an instruction, which the grammar takes and Docker does not; blanks take their place.

    One at a time: each of them makes the grammar misread what follows it.
    """
    findings: list[Finding] = []
    while len(findings) < MOST and (found := _inline_comment(lines)):
        row, column = found
        end = len(lines[row]) + 1
        findings.append(Finding(row + 1, column + 1, row + 1, end, "DF102", _COMMENT))
        lines[row] = lines[row][:column].rstrip()
    return findings


def _inline_comment(lines: list[str]) -> tuple[int, int] | None:
    if not any("#" in line.lstrip()[1:] for line in lines):
        return None
    found = None
    pending = [_parse(lines)]
    while pending and not found:
        node = pending.pop()
        if node.type == "comment":
            row, column = _place(lines, node)
            found = (row, column) if lines[row][:column].strip() else None
        pending += reversed(node.children)
    return found


def _first_error(root: Any) -> Any:
    node = root
    while not (node.is_error or node.is_missing):
        broken = [child for child in node.children if child.has_error or child.is_missing or child.is_error]
        if not broken:
            break
        node = broken[0]
    return node


def _finding(lines: list[str], row: int, column: int) -> Finding:
    line = lines[row]
    word = line[column:].split(" ")[0] if column < len(line) else ""
    first = line.split()[0] if line.split() else ""
    message = f"Docker no sabe leer «{word or first or 'esto'}» aquí"
    if column >= len(line.rstrip()) or (word == first and f"{first} " in _INSTRUCTIONS):
        message = f"la instrucción {first or ''} está incompleta o sus argumentos no son válidos"
    elif word == first and re.fullmatch(r"[A-Za-z]+", first) and f"{first.upper()} " not in _INSTRUCTIONS:
        message = f"«{first}» no es una instrucción de Dockerfile"
    return Finding(row + 1, column + 1, row + 1, column + 1 + max(1, len(word)), "DF101", message)
