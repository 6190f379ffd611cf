"""What a command is for the parser: placeholders as words and slips of typing mended, each character in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guide.snippets.notation import placeholders
from guide.snippets.shell import context, typography
from guide.snippets.shell.context import CODE, COMMENT, PLACEHOLDER

MOST = 50  # slips of one command; more only say that it is another language
_TORN = re.compile(r"(?<!\\)((?:\\\\)*)\\([ \t]+)(?=\n|$)")  # an even number of backslashes is not torn
_DIRECTIVE = re.compile(r"#[ \t]*(shellcheck)[ \t]")
# A line that goes on in cmd (^) or in PowerShell (`): alone at its end, and the next line is an argument.
_FOREIGN = re.compile(
    r"^[^\n`^]*[^\s`^][ \t]+([`^])[ \t]*\n(?:[ \t]+\S|-)|^[ \t]*(\$env:)\w+[ \t]*=", re.MULTILINE | re.IGNORECASE
)


@dataclass(frozen=True)
class Slip:
    """Something that is wrong whatever the parser says, by its offset."""

    start: int
    length: int
    code: str
    message: str


@dataclass(frozen=True)
class Prepared:
    """``text`` is for the parser. ``exact``: nothing is known to be wrong in a way that changes what it means."""

    text: str
    slips: tuple[Slip, ...] = ()
    exact: bool = True


def prepare(raw: str, loose: bool = True) -> Prepared:
    """``loose``: <OTHER SPELLINGS> are placeholders too; without it they are redirections."""
    text = placeholders.fill(raw)
    odd = loose and placeholders.may_be_loose(text)
    foreign = list(_FOREIGN.finditer(text))
    quiet = not (odd or foreign or _TORN.search(text) or _DIRECTIVE.search(text))
    if quiet and (text.isascii() or not typography.suspect(text)):
        return Prepared(text)
    kinds = context.kinds(text)
    slips: list[Slip] = []
    if odd:
        slips += _misspelt(text, kinds)
        text = _without(text, slips)
    found = typography.marks(text, kinds)[:MOST]
    text = typography.applied(text, found)
    slips += [Slip(mark.start, mark.end - mark.start, mark.code, mark.message) for mark in found]
    text, torn = _mended(text, kinds)
    text, directives = _undirected(text, kinds)
    slips += [*torn, *directives, *[slip for slip in map(_foreign, foreign) if kinds[slip.start] == CODE][:1]]
    slips.sort(key=lambda slip: slip.start)
    exact = not any(mark.instead is None for mark in found) and not any(slip.code == "SH108" for slip in slips)
    return Prepared(text, tuple(slips[:MOST]), exact)


def _misspelt(text: str, kinds: bytes) -> list[Slip]:
    return [
        Slip(start, len(spelling), "MD115", hint(spelling))
        for start, spelling in placeholders.loose(text)
        if kinds[start] == PLACEHOLDER
    ]


def hint(spelling: str) -> str:
    if "://" in spelling:
        return f"{spelling} no lleva < ni >: el shell los toma por redirecciones"
    return f"el marcador {spelling} se escribe en minúsculas y con guiones: {placeholders.better(spelling)}"


def _without(text: str, slips: list[Slip]) -> str:
    parts, done = [], 0
    for slip in slips:
        parts += [text[done : slip.start], "x" * slip.length]
        done = slip.start + slip.length
    return "".join([*parts, text[done:]])


def _mended(text: str, kinds: bytes) -> tuple[str, list[Slip]]:
    """«\\ » at the end of a line with the blank before the backslash."""
    slips: list[Slip] = []

    def mend(match: re.Match[str]) -> str:
        start, length = match.start(2), len(match.group(2))
        if kinds[start] != CODE:
            return match.group()
        message = "hay un espacio detrás de \\ y el comando se corta aquí: bórralo para que siga en la línea siguiente"
        slips.append(Slip(start, length, "SH111", message))
        # At the end of the text nothing could follow.
        return match.group(1) + " " * length + ("\\" if match.end() < len(text) else " ")

    return _TORN.sub(mend, text), slips


def _undirected(text: str, kinds: bytes) -> tuple[str, list[Slip]]:
    slips = [
        Slip(
            m.start(),
            len(m.group().rstrip()),
            "SC9001",
            "esto cambiaría lo que se comprueba: quita este comentario",
        )
        for m in _DIRECTIVE.finditer(text)
        if kinds[m.start()] == COMMENT
    ]
    return _DIRECTIVE.sub(lambda m: m.group().replace("shellcheck", "shellchecx"), text), slips


def _foreign(match: re.Match[str]) -> Slip:
    sign = match.group(1)
    if sign is None:
        message = "$Env: es de PowerShell: el lenguaje del bloque es powershell (en bash: export NOMBRE=valor)"
        return Slip(match.start(2), len(match.group(2)), "SH108", message)
    shell, label = ("cmd", "bat") if sign == "^" else ("PowerShell", "powershell")
    message = (
        f"{sign} al final de la línea es de {shell}: aquí el comando sigue con \\ (o el lenguaje del bloque es {label})"
    )
    return Slip(match.start(1), 1, "SH108", message)
