"""Signs in front of a command that may be a prompt: what stands behind would pass for an output, unchecked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guide.snippets.findings import Finding, finding_at
from guide.snippets.shell import output

# Any other sign may start a line of an output too: «% Total», «> a quote», «# a comment».
_SIGN = re.compile(r"(?P<margin>[ \t]*)(?P<sign>\$>|[%>#])[ ]+(?=\S)")
_WORDS = re.compile(r"(?P<margin>[ \t]*)(?P<sign>(?=\S*[\w~])[^\s<=-][^\s<=]{0,40}[$%#>❯»])[ ]+(?=\S)")
_DOCKER = re.compile(r"(?:sudo[ ]+)?docker(?:-compose)?[ ]+[a-z-]")
_OPENS_SHELL = re.compile(r"(?:^|[ /])(?:ba|z|a|da)?sh$|(?:^|[ ])su(?:[ ]-\w*)?$|sudo[ ]+(?:-i|-s)$")


def unknown(lines: Sequence[str], start: int, end: int, command: str) -> Iterator[Finding]:
    """Prompts that nobody knows in the 0-based lines of the output of ``command``."""
    for number in range(start, end):
        line = lines[number]
        match = _SIGN.match(line) or _WORDS.match(line)
        if match and _is_prompt(match["sign"], line[match.end() :], command) and not _is_quoted(lines, number):
            column = len(match["margin"]) + 1
            advice = "si escribes esta orden, su indicador es «$ »"
            if match["sign"] == "#":
                advice = "si se escribe dentro del contenedor, el indicador es «/ # » o «root@web:/# »"
            message = f"«{match['sign']} » no es un indicador que se conozca y la línea queda sin comprobar: {advice}"
            yield finding_at(number + 1, column, "SH123", message, len(match["sign"]))


def _is_prompt(sign: str, text: str, command: str) -> bool:
    if sign in ("%", "$>"):
        return output.is_command(text)
    if sign == "#":
        return output.is_command(text) and _OPENS_SHELL.search(command.rstrip()) is not None
    return _DOCKER.match(text) is not None


def _is_quoted(lines: Sequence[str], number: int) -> bool:
    """Whether «> » starts a line next to another: a quote, or what npm tells of the scripts that it runs."""
    near = (lines[n].lstrip()[:1] for n in (number - 1, number + 1) if 0 <= n < len(lines))
    return lines[number].lstrip()[:1] == ">" and ">" in near
