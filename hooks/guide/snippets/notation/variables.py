"""``$NAME`` and ``${NAME:-value}`` as Compose reads them, in its own files and in those of environment variables.

Source: compose-go of 2026-07, ``template/template.go``; Compose 2.40.3 refuses the same texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DOLLAR = re.compile(r"\$(?:(?P<escaped>\$)|(?P<name>[_a-zA-Z][_a-zA-Z0-9]*)|(?P<brace>\{))")
_BRACED = re.compile(r"[_a-zA-Z][_a-zA-Z0-9]*(?P<default>:?[-+?])?")
_PLACEHOLDER = re.compile(r"\$\{(?:<[^<>]*>|\.\.\.|…)\}")
# What crypt(3), htpasswd and other programs write, as $2y$05$… or $apr1$…, but for $$.
_HASH = re.compile(r"(?<!\$)\$(?:2[abxy]?|1|5|6|7|y|apr1|argon2(?:id?|d)|pbkdf2[\w-]*|scrypt)\$[^$\s]\S*")


def names(text: str) -> Iterator[str]:
    """The names without braces that are taken for variables."""
    return (found["name"] for found in _DOLLAR.finditer(text) if found["name"])


def unreadable(text: str) -> int | None:
    """Where the first ``${`` stands that Compose cannot read, or None."""
    position = 0
    while found := _DOLLAR.search(text, position):
        position = found.end()
        if not found["brace"] or _PLACEHOLDER.match(text, found.start()):
            continue
        name = _BRACED.match(text, position)
        end = _closing(text, found.start())
        if name is None or end is None or (name["default"] is None and end != name.end()):
            return found.start()
        inside = text[name.end() : end]
        if "\n" in inside:
            return found.start()
        # What is put in the place of a variable that has a value (+) is only read if it has one.
        if (inner := unreadable(inside)) is not None and not name["default"].endswith("+"):
            return name.end() + inner
        position = end
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


def emptied_hash(text: str) -> str | None:
    """The hash of a password of which Compose takes a part for a variable, if there is one."""
    found = _HASH.search(text)
    return found.group() if found and any(names(found.group())) else None
