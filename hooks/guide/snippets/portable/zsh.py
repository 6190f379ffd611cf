"""What the shell of macOS makes of a command that somebody types: zsh is not bash, and no file tells it otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.snippets.docker.commands import Command
from guide.snippets.docker.messages import finding_in_word
from guide.snippets.findings import Finding, finding_at, line_and_column
from guide.snippets.portable.table import Table
from guide.snippets.shell import context
from guide.snippets.shell.context import CODE, COMMENT, DOUBLE

MODIFIERS = "aAcehlPqQrtus"
"""Letters that change the value of a variable when they follow it after a colon."""
_MODIFIED = re.compile(rf"\$([A-Za-z_]\w*):[{MODIFIERS}]")
_LOOP = re.compile(r"\bfor\s+\w+\s+in\s+(\$\w+)\s*(?:;|\n|$)")
_ONLY_BASH = re.compile(r"\$\{(?:\w+(?:\^\^?|,,?)|![A-Za-z_]\w*)")
_RESERVED = re.compile(r"(?:^|[;&|({]\s*|\n\s*|\bfor\s+)(status|path)(?==|\s+in\b)")
_ESCAPE = re.compile(r"\\[abcefnrtv0]")
_ENDS_WORD = frozenset(" \t\n;|&()<>")
_NAMING = ("-name", "-iname", "-path", "-ipath", "-wholename")


def check_text(text: str) -> Iterator[Finding]:
    """What can be seen in the text of a command that bash accepts."""
    kinds = context.kinds(text)
    yield from _comments(text, kinds)
    yield from _words(text, kinds)
    for match in _MODIFIED.finditer(text):
        if kinds[match.start()] in (CODE, DOUBLE):
            message = f"zsh toma :{match[0][-1]} por un cambio de la variable: escribe ${{{match[1]}}}"
            yield _at(text, match.start(), len(match[0]), "SI114", message)
    for match in _LOOP.finditer(text):
        if kinds[match.start(1)] == CODE:
            message = "zsh no parte una variable en palabras: el bucle daría una sola vuelta; escribe la lista, o $(…)"
            yield _at(text, match.start(1), len(match[1]), "SI116", message)
    for match in _ONLY_BASH.finditer(text):
        if kinds[match.start()] in (CODE, DOUBLE):
            yield _at(text, match.start(), len(match[0]), "SI117", "zsh no conoce esta forma de ${…}, que es de bash")
    for match in _RESERVED.finditer(text):
        if kinds[match.start(1)] == CODE:
            message = f"en zsh «{match[1]}» es una variable suya: dale otro nombre"
            yield _at(text, match.start(1), len(match[1]), "SI117", message)
    for place, sign in enumerate(text):
        if sign == "!" and kinds[place] == DOUBLE and _is_history(text, place):
            message = "zsh busca en su historial lo que sigue a !: usa comillas simples"
            yield _at(text, place, 1, "SI115", message)


def check_command(command: Command, table: Table) -> Iterator[Finding]:
    """What zsh has not, among what bash does by itself."""
    name, words = command.program, command.words[1:]
    instead = table.of_bash(name)
    if instead is not None:
        message = f"zsh no tiene {name}, que es de bash{f': {instead}' if instead else ''}"
        yield finding_in_word(command.words[0], "SI117", message)
    for word in words:
        if not word.text.startswith("-"):
            break
        for index, letter in enumerate(word.text[1:], 1):
            instead = table.of_bash(f"{name} -{letter}")
            if instead is not None:
                message = f"{name} -{letter} es de bash, y en zsh no hace lo mismo{f': {instead}' if instead else ''}"
                yield finding_in_word(word, "SI117", message, 1, index)
    if name == "echo" and words and not re.match(r"-[neE]*[eE]", words[0].text):
        for word in words:
            if _ESCAPE.search(word.text):
                message = "echo de zsh cambia las secuencias como \\n y el de bash no: usa printf"
                yield finding_in_word(word, "SI118", message)


def _comments(text: str, kinds: bytes) -> Iterator[Finding]:
    for place, kind in enumerate(kinds):
        if kind == COMMENT and (not place or kinds[place - 1] != COMMENT):
            message = "zsh toma # por un argumento cuando se teclea: pon el comentario fuera del bloque"
            yield _at(text, place, 1, "SI111", message)


def _words(text: str, kinds: bytes) -> Iterator[Finding]:
    """The words in which zsh looks for files or for a program, and stops when there is none."""
    before = ""
    start = 0
    while start < len(text):
        if text[start] in _ENDS_WORD and kinds[start] == CODE:
            start += 1
            continue
        end = start
        while end < len(text) and not (text[end] in _ENDS_WORD and kinds[end] == CODE):
            end += 1
        row = text[text.rfind("\n", 0, start) + 1 : end]
        # Within [[ … ]] and (( … )) these signs are others, and before «)» stands a pattern of case.
        if "[[" not in row and "((" not in row and text[end : end + 1] != ")":
            yield from _word(text, kinds, start, end, before)
        before, start = text[start:end], end + 1


def _word(text: str, kinds: bytes, start: int, end: int, before: str) -> Iterator[Finding]:
    word = text[start:end]
    if word[0] == "=" and len(word) > 1 and kinds[start] == CODE:
        message = f"zsh busca un programa que se llame «{word[1:]}»: pon la palabra entre comillas"
        yield _at(text, start, len(word), "SI113", message)
    for place in range(start, end):
        if kinds[place] != CODE or not _is_pattern(text, place, end):
            continue
        so_far = text[start:place]
        if "://" in so_far or before in _NAMING or (word[0] == "-" and so_far.strip("-")):
            sign = text[place]
            message = f"zsh busca archivos por {sign} y se detiene si no los hay: pon la palabra entre comillas"
            yield _at(text, place, 1, "SI112", message)
        return


def _is_pattern(text: str, place: int, end: int) -> bool:
    sign, previous = text[place], text[place - 1 : place]
    if previous in ("$", "\\", "{") and previous:
        return False
    return sign in "*?" or (sign == "[" and "]" in text[place:end])


def _is_history(text: str, place: int) -> bool:
    return text[place - 1] not in "\\${" and text[place + 1 : place + 2] not in ("", " ", "\t", "\n", "=", "(")


def _at(text: str, place: int, length: int, code: str, message: str) -> Finding:
    return finding_at(*line_and_column(text, place), code, message, length)
