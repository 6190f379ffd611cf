"""``.dockerignore``: the patterns that Docker refuses, and those that mean something else than they look like.

Source: github.com/moby/patternmatcher v0.6 (``ignorefile`` and ``patternmatcher.go``), on Go's ``filepath.Match``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.snippets.findings import Finding, finding_at

_SIGN = r"(?:[^\]\\\-]|\\.)"
# The first ^ is never one of the signs.
_CLASS = re.compile(rf"\[\^?+(?:{_SIGN}(?:-{_SIGN})?)+\]")
_ESCAPED = re.compile(r"\\([\w.])")


def check_dockerignore(text: str) -> list[Finding]:
    findings: list[Finding] = []
    for number, line in enumerate(text.split("\n"), 1):
        if number == 1:
            line = line.removeprefix("\ufeff")
        if not line.startswith("#"):
            findings += _pattern(number, line)
    return findings


def _pattern(number: int, line: str) -> Iterator[Finding]:
    pattern = line.strip()
    column = len(line) - len(line.lstrip()) + 1
    if pattern.startswith("#"):
        message = "con sangría # no empieza un comentario: Docker lo toma por un patrón"
        yield finding_at(number, column, "IN302", message, len(pattern))
    elif pattern == "!":
        yield finding_at(number, column, "IN301", "a ! le falta el patrón de lo que no se excluye")
    elif comment := re.search(r"\s+#.*$", pattern):
        message = "un comentario va en su propia línea: aquí Docker lo toma por parte del patrón"
        start = comment.start() + len(comment.group()) - len(comment.group().lstrip())
        yield finding_at(number, column + start, "IN302", message, len(comment.group().lstrip()))
    elif (bad := _bad_class(pattern)) is not None:
        yield finding_at(
            number, column + bad, "IN301", "[ se abre aquí y no se cierra, o lo que lleva dentro no es válido"
        )
    elif pattern.endswith("\\") and not pattern.endswith("\\\\"):
        yield finding_at(number, column + len(pattern) - 1, "IN301", "después de \\ falta el signo que protege")
    elif escaped := _ESCAPED.search(pattern):
        message = f"\\ no separa carpetas, solo protege el signo siguiente: escribe /{escaped[1]}"
        yield finding_at(number, column + escaped.start(), "IN302", message)


def _bad_class(pattern: str) -> int | None:
    """Where a [ is that no ] closes; a ] alone is a sign like any other."""
    position = 0
    while position < len(pattern):
        sign = pattern[position]
        if sign == "\\":
            position += 2
        elif sign == "[":
            match = _CLASS.match(pattern, position)
            if match is None:
                return position
            position = match.end()
        else:
            position += 1
    return None
