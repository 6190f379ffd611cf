"""The variables in the values of a Compose file: what Compose cannot read, and dollars that it takes for variables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.snippets.data.yaml_nodes import Node
from guide.snippets.findings import Finding
from guide.snippets.notation import variables

# Compose hands these to a shell, or may.
_COMMANDS = ("command", "entrypoint", "test")


def check_interpolation(document: Node) -> Iterator[Finding]:
    seen: set[int] = set()
    pending: list[tuple[str, Node]] = [("", document)]
    while pending:
        key, node = pending.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        # An entry of a list belongs to the key of the list.
        pending += [(item.name if node.kind == "map" else key, item.value) for item in node.items]
        if node.kind == "scalar" and "$" in node.value:
            yield from _scalar(key, node)


def _scalar(key: str, node: Node) -> Iterator[Finding]:
    text = node.value
    digest = variables.emptied_hash(text)
    if (offset := variables.unreadable(text)) is not None:
        shown = text[offset : offset + 30].split("\n")[0]
        message = f"Compose no puede leer «{shown}»: una variable es ${{NOMBRE}} o ${{NOMBRE:-valor}}, y un dólar, $$"
        yield _at(node, offset, len(shown), "CO110", message)
    elif digest is not None:
        message = f"Compose toma por variables los dólares de «{digest[:30]}» y lo deja a medias: dóblalos, $$"
        yield _at(node, text.index(digest), len(digest), "CO111", message)
    elif key in _COMMANDS and (name := next((n for n in variables.names(text) if _is_assigned(n, text)), None)):
        message = f"Compose cambia ${name} por su propia variable, aquí vacía, antes que la shell: escribe $${name}"
        end = next(re.finditer(rf"(?<!\$)(?:\$\$)*\${name}\b", text)).end()
        yield _at(node, end - len(name) - 1, len(name) + 1, "CO111", message)


def _is_assigned(name: str, text: str) -> bool:
    """Whether the command itself gives a value to a variable."""
    return re.search(rf"(?:^|[\s;&|(\"'])(?:{name}=|for\s+{name}\s+in\b|read\s+(?:-\w+\s+)*{name}\b)", text) is not None


def _at(node: Node, offset: int, length: int, code: str, message: str) -> Finding:
    """At a part of a text that stands in one line and is written as it is read, or at its first sign."""
    quotes = node.end_column - node.column - len(node.value)
    if node.line != node.end_line or quotes not in (0, 2):
        return Finding(node.line, node.column, node.line, node.column + 1, code, message)
    column = node.column + offset + quotes // 2
    return Finding(node.line, column, node.line, column + length, code, message)
