"""The variables that BuildKit puts into a word of an instruction, and what it cannot read there.

Source: BuildKit v0.32.2, ``frontend/dockerfile/shell/lex.go``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guide.snippets.dockerfile.words import Command, Word, exec_form

_NAME = re.compile(r"\d+|[@*#?\-$!]|\w+")
# After ${NAME. With «:» only the first three.
_MODIFIERS = ("-", "+", "?", "#", "%", "/")
_OPEN = {
    "'": "estas comillas no se cierran",
    '"': "estas comillas no se cierran",
    "$": "${ se abre aquí y no se cierra",
}


class Use(NamedTuple):
    """A variable at its «$»; ``end`` is that of its name."""

    name: str
    start: int
    end: int


class Unreadable(NamedTuple):
    """What BuildKit refuses to expand, from an offset on."""

    start: int
    message: str


def expand(text: str, escape: str) -> Iterator[Use | Unreadable]:
    """What happens in a word, in order; nothing comes after what cannot be read."""
    open_signs: list[tuple[str, int]] = []  # quotes and ${ that are still open
    position = 0
    while position < len(text):
        sign = text[position]
        inside = open_signs[-1][0] if open_signs else ""
        if inside == "'":
            if sign == "'":
                open_signs.pop()
        elif sign == escape:
            position += 1
        elif sign == inside == '"' or (sign == "}" and inside == "$"):
            open_signs.pop()
        elif sign == '"' or (sign == "'" and inside != '"'):
            open_signs.append((sign, position))
        elif sign == "$":
            braced = text.startswith("{", position + 1)
            name = _NAME.match(text, position + 1 + braced)
            if name:
                yield Use(name.group(), position, name.end())
            if braced:
                end = name.end() if name else position + 2
                if message := _bad_braces(text, end, bool(name)):
                    yield Unreadable(position, message)
                    return
                open_signs.append(("$", position))
                position = end - 1
            elif name:
                position = name.end() - 1
        position += 1
    if open_signs:
        yield Unreadable(open_signs[-1][1], _OPEN[open_signs[-1][0]])


def _bad_braces(text: str, end: int, named: bool) -> str:
    """Why ``${NAME…`` is none. ``end``: that of the name."""
    sign = text[end : end + 1]
    if not sign:
        return ""  # said at the end of the text
    if not named:
        return "detrás de ${ va el nombre de una variable"
    if sign == ":" and text[end + 1 : end + 2] in ("-", "+", "?"):
        return ""
    return "" if sign == "}" or sign in _MODIFIERS else "detrás del nombre va }, o una forma como ${NOMBRE:-valor}"


# Source: the same version, ``instructions/commands.go`` (what has Expand), and ``dispatchExpose``.
_BY_WORD = ("COPY", "ADD", "EXPOSE", "VOLUME")
_WHOLE = ("WORKDIR", "USER", "STOPSIGNAL")


def expanded_words(command: Command) -> Iterator[Word]:
    """The parts of an instruction that BuildKit expands, each alone: not what a shell gets."""
    keyword = command.keyword
    if keyword in ("ENV", "LABEL", "ARG"):
        if command.is_legacy_pair():
            yield Word(command.args, command.start)
        else:
            yield from command.quoted_words()
    elif keyword in _WHOLE:
        yield Word(command.args, command.start)
    elif keyword in _BY_WORD:
        if isinstance(exec_form(command.args), list):
            # A JSON string may hide a sign behind a backslash: only its variables are looked at.
            yield from (Word(m[1], command.start + m.start(1)) for m in _STRING.finditer(command.args))
        else:
            yield from command.words()
    elif keyword == "FROM":
        yield from command.words()[:1]
    for flag in command.flags:
        if flag.value and flag.name in ("chown", "chmod", "platform", "checksum"):
            yield Word(flag.value, flag.value_start)


_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
