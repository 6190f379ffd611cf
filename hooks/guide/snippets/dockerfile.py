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
    findings = {finding.line: finding for finding in comments}
    root = _parse(lines)
    for node in _errors(root) if root.has_error else []:
        finding = _finding(lines, *_place(lines, node))
        findings.setdefault(finding.line, finding)
    return sorted(findings.values())[:MOST]


def _parse(lines: list[str]) -> Any:
    return _parser().parse("\n".join([*lines, ""]).encode("utf-8", "replace")).root_node


def _place(lines: list[str], node: Any) -> tuple[int, int]:
    row, byte = node.start_point
    if row >= len(lines):
        return len(lines) - 1, len(lines[-1])
    return row, len(lines[row].encode()[:byte].decode("utf-8", "replace"))


def _comments(lines: list[str]) -> list[Finding]:
    """Comments after an instruction, which the grammar takes and Docker does not; blanks take their place."""
    findings = []
    for node in _all(_parse(lines), "comment"):
        row, column = _place(lines, node)
        if lines[row][:column].strip():
            length = len(lines[row]) - column
            findings.append(Finding(row + 1, column + 1, row + 1, column + 1 + length, "DF102", _COMMENT))
            lines[row] = lines[row][:column].rstrip()
    return findings


def _all(root: Any, kind: str) -> list[Any]:
    found, pending = [], [root]
    while pending:
        node = pending.pop()
        if node.type == kind:
            found.append(node)
        pending += node.children
    return found


def _errors(root: Any) -> list[Any]:
    found, pending = [], [root]
    while pending:
        node = pending.pop()
        if node.is_error or node.is_missing:
            found.append(node)
        elif node.has_error:
            broken = [child for child in node.children if child.has_error or child.is_missing or child.is_error]
            pending += reversed(broken)
            if not broken:
                found.append(node)
    return found


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
