"""Instructions that a «\\» before them makes part of another one: Docker runs them as words of it, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.snippets.dockerfile.words import Command
from guide.snippets.findings import Finding

# An instruction in capitals, and how its arguments begin: «COPY t FROM stdin» may also be SQL in a text.
_INSTRUCTION = re.compile(
    r"""\s*(?P<name>
        (?:CMD|ENTRYPOINT|SHELL|VOLUME)(?=\s+\[\s*")
      | (?:CMD|ENTRYPOINT|RUN)(?=\s+[a-z./])
      | (?:COPY|ADD)(?=(?:\s+--[a-z]\S*)*\s+\S+(?:\s+\S+)*\s+[./]\S*\s*$)
      | FROM(?=\s+\S+(?:\s+AS\s+\S+)?\s*$)
      | (?:WORKDIR|VOLUME)(?=\s+/)
      | EXPOSE(?=\s+\d)
      | (?:ENV|LABEL|ARG)(?=\s+[A-Za-z_][\w.-]*=)
      | USER(?=\s+\S+\s*$)
      | HEALTHCHECK(?=\s+(?:--|CMD|NONE))
    )""",
    re.VERBOSE,
)
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*(?P<end>\")?|'[^']*(?P<last>')?", re.DOTALL)


def check_swallowed(command: Command) -> Iterator[Finding]:
    """The first such instruction; what goes on after HEALTHCHECK or ONBUILD may be one for good."""
    if command.keyword in ("HEALTHCHECK", "ONBUILD"):
        return
    source = command.source
    ends = [piece.offset for piece in source.pieces[2:]] + [len(source.text)]
    for piece, end in zip(source.pieces[1:], ends, strict=False):
        found = _INSTRUCTION.match(source.text[piece.offset : end])
        if not found:
            continue
        if not _in_quotes(source.text[: piece.offset]):
            name = found["name"]
            message = f"la {command.escape} de la línea anterior hace de {name} una parte de {command.keyword}: quítala"
            start = piece.offset + found.start("name")
            yield source.finding(start, start + len(name), "DF124", message)
        return


def _in_quotes(text: str) -> bool:
    """Whether the last quote of a text is still open at its end."""
    *_, last = [None, *_QUOTED.finditer(text)]
    return last is not None and last.lastgroup is None
