"""The variables in the values of a Compose file: what Compose cannot read, and dollars that it takes for variables.

Source: compose-go of 2026-07, ``template/template.go``; the same is told by Compose 2.40.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.snippets.data.yaml_nodes import Node
from guide.snippets.findings import Finding

_DOLLAR = re.compile(r"\$(?:(?P<escaped>\$)|(?P<name>[_a-zA-Z][_a-zA-Z0-9]*)|(?P<brace>\{))")
_BRACED = re.compile(r"[_a-zA-Z][_a-zA-Z0-9]*(?P<default>:?[-+?])?")
_PLACEHOLDER = re.compile(r"\$\{(?:<[^<>]*>|\.\.\.|…)\}")
# What crypt(3), htpasswd and other programs write, as $2y$05$… or $apr1$…, but for $$.
_HASH = re.compile(r"(?<!\$)\$(?:2[abxy]?|1|5|6|7|y|apr1|argon2(?:id?|d)|pbkdf2[\w-]*|scrypt)\$[^$\s]")
_SHELL_KEYS = ("command", "entrypoint", "test")


def problem_offset(text: str) -> int | None:
    """Where the first ``${`` stands that Compose cannot read, or None."""
    position = 0
    while found := _DOLLAR.search(text, position):
        position = found.end()
        if not found["brace"] or _PLACEHOLDER.match(text, found.start()):
            continue
        name = _BRACED.match(text, position)
        end = _closing(text, found.start()) if name else None
        if name is None or end is None or (name["default"] is None and end != name.end()):
            return found.start()
        inside = text[name.end() : end]
        if "\n" in inside:
            return found.start()
        inner = problem_offset(inside)
        if inner is not None and name["default"][-1] != "+":
            return name.end() + inner
        position = end + 1
    return None


def _closing(text: str, start: int) -> int | None:
    """Where the brace of a variable ends, past those that are inside it."""
    depth = 0
    for position in range(start, len(text)):
        if text[position] == "{":
            depth += 1
        elif text[position] == "}":
            depth -= 1
            if depth == 0:
                return position
    return None


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
    offset = problem_offset(text)
    if offset is not None:
        shown = text[offset : offset + 30].split("\n")[0]
        message = f"Compose no puede leer «{shown}»: una variable es ${{NOMBRE}} o ${{NOMBRE:-valor}}, y un dólar, $$"
        yield _at(node, shown, "CO110", message)
    elif found := _HASH.search(text):
        if any(name for name in _names(text[found.start() :])):
            shown = text[found.start() : found.start() + 30].split("\n")[0]
            message = f"Compose toma por variables los dólares de «{shown}» y lo deja a medias: dóblalos, $$"
            yield _at(node, shown, "CO111", message)
    elif key in _SHELL_KEYS and (name := next((n for n in _names(text) if _is_assigned(n, text)), None)):
        message = f"Compose cambia ${name} por su propia variable, aquí vacía, antes que la shell: escribe $${name}"
        yield _at(node, f"${name}", "CO111", message)


def _names(text: str) -> Iterator[str]:
    return (found["name"] for found in _DOLLAR.finditer(text) if found["name"])


def _is_assigned(name: str, text: str) -> bool:
    """Whether the command itself gives a value to a variable."""
    return re.search(rf"(?:^|[\s;&|(\"'])(?:{name}=|for\s+{name}\s+in\b|read\s+(?:-\w+\s+)*{name}\b)", text) is not None


def _at(node: Node, shown: str, code: str, message: str) -> Finding:
    """At a part of a text that stands in one line and is written as it is read, or at its first sign."""
    offset = node.value.find(shown)
    if node.line != node.end_line or node.end_column - node.column - len(node.value) not in (0, 2):
        return Finding(node.line, node.column, node.line, node.column + 1, code, message)
    column = node.column + offset + (not node.plain)
    return Finding(node.line, column, node.line, column + len(shown), code, message)
