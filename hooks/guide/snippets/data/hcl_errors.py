"""Where HCL goes wrong: its brackets and quotes, and the first line that no parser can take."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from guide.snippets.findings import Finding, finding_at, line_and_column

_PAIRS = {")": "(", "]": "[", "}": "{"}
_TOKEN = re.compile(
    r"#[^\n]*|//[^\n]*|/\*.*?(?:\*/|\Z)|<<-?(?P<end>[A-Za-z_][\w-]*)\n.*?(?:^[ \t]*(?P=end)[ \t]*$|\Z)|[][(){}\"\n]",
    re.DOTALL | re.MULTILINE,
)
_WORD = re.compile(r"[\w.-]+|\S|$")
_STRING = re.compile(r'[^"\\\n$%]+|\\.?|\$\$\{|%%\{|[$%](?!\{)')
# Texts and comments, in which nothing is a sign.
_INSIDE = re.compile(r'"(?:[^"\\]|\\.)*"|(?:#|//).*')

# What authors of other languages write, and what HCL wants instead.
_HABITS = (
    (re.compile(r"'"), "en HCL las comillas son dobles"),
    (re.compile(r"\.\.\.|…"), "los puntos suspensivos no son HCL: pon un comentario, «# …»"),
    (re.compile(r"(?:(?<=[\w-])|(?<=[\w-]\s)):(?=\s)"), "en HCL va = entre el nombre y el valor, no :"),
    (re.compile(r"(?<==)\s*$"), "falta el valor después de ="),
    (re.compile(r"(?<=^)\s*[\w-]+(?=\s+[\w\"\[]+\s*$)"), "falta = entre el nombre y el valor"),
    (re.compile(r"(?<=[\"\w\]}])\s*\"[^\"]*\"(?=\s*[,\]])"), "falta una coma"),
)


def unbalanced(text: str) -> Finding | None:
    """The sign that opens and never closes, or closes nothing."""
    opened: list[tuple[str, int]] = []
    found = _scan(text, opened)
    if found or not opened:
        return found
    return _sign(text, opened[-1], f"{opened[-1][0]} se abre aquí y no se cierra")


def _scan(text: str, opened: list[tuple[str, int]]) -> Finding | None:
    """What closes wrongly; ``opened`` ends with what is still open at the end."""
    position = 0
    while match := _next(text, position, opened):
        sign, position = match
        start = position - 1
        if sign == '"' and opened and opened[-1][0] == '"':
            opened.pop()
        elif sign in '"([{':
            opened.append((sign, start))
        elif sign == "\n":
            if opened and opened[-1][0] == '"':
                return _sign(text, opened[-1], "estas comillas no se cierran en su línea")
        elif opened and opened[-1][0] == _PAIRS[sign]:
            opened.pop()
        elif opened:
            return None  # the last one that is open has another sign
        else:
            return _sign(text, (sign, start), f"{sign} no cierra nada")
    return None


def _next(text: str, position: int, opened: list[tuple[str, int]]) -> tuple[str, int] | None:
    """The next bracket, quote, or end of a line, and where it ends; comments and heredocs are skipped."""
    inside = bool(opened) and opened[-1][0] == '"'
    while position < len(text):
        if inside:
            match = _STRING.match(text, position)
            if match is None:
                # Within a string only its end, a line end and «${» count.
                template = text[position] in "$%"
                return ("{", position + 2) if template else (text[position], position + 1)
            position = match.end()
            continue
        found = _TOKEN.search(text, position)
        if found is None:
            return None
        position = found.end()
        if len(found.group()) == 1 and found.group() != "#":
            return found.group(), position
    return None


def _sign(text: str, sign: tuple[str, int], message: str) -> Finding:
    line, column = line_and_column(text, sign[1])
    return finding_at(line, column, "IN201", message)


def broken(text: str, parse: Callable[[str], Any]) -> Finding:
    """The first line that makes a beginning of the text wrong, and what looks wrong in it.

    A parser that recovers may call the whole text one error.
    """
    lines = text.split("\n")
    low, high = 1, 1
    # From the start, because a parser is slow where it has much to recover from.
    while high < len(lines) and not parse(_closed(lines[:high])).has_error:
        low, high = high + 1, min(high * 2, len(lines))
    while low < high:
        middle = (low + high) // 2
        if parse(_closed(lines[:middle])).has_error:
            high = middle
        else:
            low = middle + 1
    row = low - 1
    line = lines[row]
    bare = _INSIDE.sub(_emptied, line)
    for pattern, message in _HABITS:
        if match := pattern.search(bare):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            return finding_at(low, start + 1, "IN201", message, max(1, len(match.group().strip())))
    start = _error_column(parse(_closed(lines[:low])), lines, row)
    word = next(_WORD.finditer(line, start))
    message = f"«{word.group()[:40]}» no puede ir aquí: revisa los signos, las comas y las comillas"
    return finding_at(low, word.start() + 1, "IN201", message, len(word.group()))


def _emptied(inside: re.Match[str]) -> str:
    """As long as it is: a text without its signs, a comment as blanks."""
    text = inside.group()
    return f'"{"x" * (len(text) - 2)}"' if text[0] == '"' else " " * len(text)


def _closed(lines: list[str]) -> str:
    """The first lines of a text with everything closed that they open."""
    text = "\n".join(lines)
    opened: list[tuple[str, int]] = []
    _scan(text, opened)
    closing = {"(": ")", "[": "]", "{": "}"}
    return text + "\n" + "\n".join(closing.get(sign, "") for sign, _ in reversed(opened)) + "\n"


def _error_column(root: Any, lines: list[str], row: int) -> int:
    """Where the parser stumbles in a row; else its first sign."""
    pending = [root]
    while pending:
        node = pending.pop()
        if (node.is_error or node.is_missing) and node.start_point[0] == row:
            return column(lines, node.start_point)[1]
        pending += [child for child in reversed(node.children) if child.has_error or child.is_missing]
    return len(lines[row]) - len(lines[row].lstrip())


def column(lines: list[str], point: Any) -> tuple[int, int]:
    """Row and column in characters of a point of the tree, 0-based."""
    row = point[0]
    return row, len(lines[row].encode()[: point[1]].decode("utf-8", "replace"))


def word(lines: list[str], node: Any) -> tuple[str, int, int]:
    """The text of a node, and its 1-based line and column."""
    row, start = column(lines, node.start_point)
    return node.text.decode("utf-8", "replace"), row + 1, start + 1
