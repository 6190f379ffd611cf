"""Signs in front of a command that may be a prompt: what stands behind would pass for an output, unchecked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guide.snippets.findings import Finding, finding_at
from guide.snippets.shell import output
from guide.snippets.shell.session import prompt_width

# Any other sign may start a line of an output too: «% Total», «> a quote», «# a comment».
_SIGN = re.compile(r"(?P<margin>[ \t]*)(?P<sign>[%>#])[ ]+(?=\S)")
_DOLLAR = re.compile(r"(?P<margin>[ \t]*)(?P<sign>\$+>?)\s*(?=\S)")  # a tab and a hard space are blanks too
_WORDS = re.compile(r"(?P<margin>[ \t]*)(?P<sign>(?=\S*[\w~])[^\s<=-][^\s<=]{0,40}[$%#>❯»])[ ]+(?=\S)")
_DOCKER = re.compile(r"(?:sudo[ ]+)?docker(?:-compose)?[ ]+[a-z-]")
_VALUE = re.compile(r"[-+*/%.?:|&^!<>=]*[=?]")  # «$date = …» of another language
_OPENS_SHELL = re.compile(r"(?:^|[ /])(?:ba|z|a|da)?sh$|(?:^|[ ])su(?:[ ]-\w*)?$|sudo[ ]+(?:-i|-s)$")


def before_first(lines: Sequence[str], end: int) -> Iterator[Finding]:
    """What starts with «$» before the first command, in the 0-based line ``end``: nothing has been printed yet."""
    for number in range(end):
        match = _DOLLAR.match(lines[number])
        if match:
            yield _at_dollar(number, match)


def unknown(lines: Sequence[str], start: int, end: int, command: str) -> Iterator[Finding]:
    """Prompts that nobody knows in the 0-based lines of the output of ``command``."""
    for number in range(start, end):
        line = lines[number]
        match = _SIGN.match(line) or _WORDS.match(line)
        if match and _is_prompt(match["sign"], line[match.end() :], command) and not _is_quoted(lines, number):
            column = len(match["margin"]) + 1
            advice = "si escribes este comando, su indicador es «$ »"
            if match["sign"] == "#":
                advice = "si se escribe dentro del contenedor, el indicador es «/ # » o «root@web:/# »"
            message = f"«{match['sign']} » no es un indicador que se conozca y la línea queda sin comprobar: {advice}"
            yield finding_at(number + 1, column, "SH123", message, len(match["sign"]))
            continue
        dollar = _DOLLAR.match(line)
        # With the blank of a prompt it is the text of a help, with a margin of its own.
        if not dollar or prompt_width(line):
            continue
        text = line[dollar.end() :]
        if output.is_command(text) and not _VALUE.fullmatch("".join(text.split()[1:2])):
            yield _at_dollar(number, dollar)


def _at_dollar(number: int, match: re.Match[str]) -> Finding:
    sign = match["sign"]
    message = f"«{sign}» no es un indicador que se conozca y la línea queda sin comprobar: el indicador es «$ »"
    if sign == "$":
        message = "detrás de «$» falta su espacio y la línea queda sin comprobar: el indicador es «$ »"
    return finding_at(number + 1, len(match["margin"]) + 1, "SH123", message, len(sign))


def _is_prompt(sign: str, text: str, command: str) -> bool:
    if sign == "%":
        return output.is_command(text)
    if sign == "#":
        return output.is_command(text) and _OPENS_SHELL.search(command.rstrip()) is not None
    return _DOCKER.match(text) is not None


def _is_quoted(lines: Sequence[str], number: int) -> bool:
    """Whether «> » starts a line next to another: a quote, or what npm tells of the scripts that it runs."""
    near = (lines[n].lstrip()[:1] for n in (number - 1, number + 1) if 0 <= n < len(lines))
    return lines[number].lstrip()[:1] == ">" and ">" in near
