"""Commands that a line break cuts in two, and backslashes after which nothing follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from guide.snippets.shell import context

# Nothing else that these print, and nothing else in a script, is a line that starts as an option does.
_COMMAND = re.compile(
    r"[ \t]*(?:[A-Za-z_]\w*=\S*[ ]+)*(?:sudo[ ]+(?:-\w+[ ]+)*)?"
    r"(?:apt|apt-get|aws|az|curl|docker|docker-compose|gcloud|git|helm|kubectl|nerdctl|npm|pip|podman|systemctl|wget)"
    r"[ ]"
)
# No «- "80:80"» of YAML, no «-rw-r--r--» of ls, no «-d, --detach    Run it…» of a help text.
_OPTIONS = re.compile(r"[ \t]*(?:--[A-Za-z][\w.-]*|-[A-Za-z]{1,4}\d*)(?:=\S*)?(?:[ ]\S+)*[ \t]*")
_ARGUMENT = re.compile(r"[a-z0-9<$\"'./][\w./:@<>${}\"'-]*[\w>}\"'](?:[ ]|$)")
_IMAGE = re.compile(r"[ \t]+[a-z0-9][\w./-]*:[a-z0-9][\w.-]*(?:[ ]|$)")  # no program has such a name
_LEFT_OUT = re.compile(r"\.\.\.|…|\[[A-Z]")  # a synopsis, or a page that leaves something out
_ARRAY = re.compile(r"\w\+?=\((?:[^()]|\([^()]*\))*\)")
_COMMENTED = re.compile(r"\\[ \t]+#")
_OPERATOR = re.compile(r"[|&;(][ \t]*\\$")
_DOCKER = re.compile(r"(?:sudo[ ]+)?docker(?:-compose)?[ ]+[a-z]")
MISSING = "falta \\ al final de esta línea: la siguiente sigue el mismo comando"
_DOUBLE = "\\\\ es una barra más y el comando se corta aquí: escribe una sola \\"
_BEHIND = "detrás de \\ no puede ir un comentario, y el comando se corta aquí: ponlo en otra línea"
_COMMENT = "este comentario corta el comando, que sigue en la línea siguiente: ponlo en otra línea"
_EMPTY = "esta línea vacía corta el comando, que sigue en la siguiente: bórrala"
DANGLING = "el comando sigue tras \\ y no hay más líneas: quita \\ o escribe lo que falta"
_NOTHING = "el comando sigue tras \\ y la línea siguiente está vacía: quita \\ o la línea"
_SWALLOWED = "con esta \\ la línea siguiente, que es otro comando, pasa a ser parte de este: quítala"


class Break(NamedTuple):
    """What is wrong at a 1-based line: with its last character, or where its text starts."""

    line: int
    code: str
    message: str
    at_end: bool = True


def goes_on(row: str) -> bool:
    """Whether the row ends in a backslash that is not escaped itself."""
    return (len(row) - len(row.rstrip("\\"))) % 2 == 1


def in_script(text: str) -> list[Break]:
    """The breaks in a script that a parser has accepted."""
    rows = text.split("\n")
    if not any(_may_break(row, following) for row, following in zip_longest(rows, rows[1:], fillvalue="")):
        return []
    joins, starts = _kinds_of_rows(text, rows)
    breaks: list[Break] = []
    head = rows[0]  # the row with which the command starts; "" when something of it is left out
    for number, row in enumerate(rows):
        is_missing = starts[number] and not joins[number - 1] and _goes_on_from(head, row)
        if is_missing:
            breaks.append(_missing(number, rows[number - 1]))
        # A comment or an empty line does not hide what it cuts.
        elif not joins[number - 1] and not (number > 1 and joins[number - 2] and _is_idle(rows[number - 1])):
            head = row
        if left_out(row):
            head = ""
        following = rows[number + 1] if number + 1 < len(rows) else ""
        if joins[number] and not (_is_idle(following) and number + 2 < len(rows) and is_option_row(rows[number + 2])):
            breaks += _backslash(rows, number, following, head)
    return breaks


def _goes_on_from(head: str, row: str) -> bool:
    """Whether the row can only be arguments of the command that starts with ``head``."""
    if is_option_row(row):
        return _COMMAND.match(head) is not None
    margin = len(head) - len(head.lstrip())
    return _IMAGE.match(row, margin) is not None and _DOCKER.match(head, margin) is not None


def _may_break(row: str, following: str) -> bool:
    """A quick look, which nearly every pair of lines fails."""
    if goes_on(row):
        return not following.strip() or _DOCKER.match(following.lstrip()) is not None
    return _IMAGE.match(following) is not None or is_option_row(following)


def in_session(rows: Sequence[str], size: int) -> list[Break]:
    """The breaks in a command, of which the first ``size`` rows are it for sure; the rest may be what it prints."""
    last = max((number for number in range(size) if rows[number].strip()), default=0)
    if goes_on(rows[last]):
        return [Break(last + 1, "SH110", DANGLING)]
    breaks: list[Break] = []
    if not _COMMAND.match(rows[0]) or "|" in rows[0] or any(map(left_out, rows[:size])):
        return []
    for number in range(size, len(rows)):
        row = rows[number]
        if not is_option_row(row) or not (size > 1 or row[0] in " \t" or goes_on(row)):
            break
        # Behind the first break, a row of the command may go on by itself, also with a blank after its backslash.
        if not goes_on(rows[number - 1].rstrip()):
            breaks.append(_missing(number, rows[number - 1]))
        size = 2
    return breaks


def is_option_row(row: str) -> bool:
    return _OPTIONS.fullmatch(_without_slash(row)) is not None and not left_out(row)


def is_argument_row(row: str, command: str) -> bool:
    """Whether a row only has options, or a margin deeper than the command above it and what may be its arguments."""
    text, margin = row.lstrip(), len(command) - len(command.lstrip())
    return is_option_row(row) or (len(row) - len(text) > margin and _ARGUMENT.match(text) is not None)


def _without_slash(row: str) -> str:
    return row[:-1] if goes_on(row) else row


def _missing(number: int, above: str) -> Break:
    if not above.strip():
        return Break(number, "SH112", _EMPTY, at_end=False)
    if above.lstrip().startswith("#"):
        return Break(number, "SH112", _COMMENT, at_end=False)
    if above.rstrip().endswith("\\\\"):
        return Break(number, "SH112", _DOUBLE)
    if _COMMENTED.search(above):
        return Break(number, "SH112", _BEHIND)
    return Break(number, "SH112", MISSING)


def _is_idle(row: str) -> bool:
    return not row.strip() or row.lstrip().startswith("#")


def left_out(row: str) -> bool:
    """Whether the row is a synopsis, or says that something is missing in it."""
    return _LEFT_OUT.search(row) is not None


def _backslash(rows: Sequence[str], number: int, following: str, head: str) -> list[Break]:
    if not following.strip():
        more = any(rows[later].strip() for later in range(number + 1, len(rows)))
        return [Break(number + 1, "SH110", _NOTHING if more else DANGLING)]
    margin = len(head) - len(head.lstrip())
    same_margin = len(following) - len(following.lstrip()) == margin
    # «docker run … docker:cli \» goes on with a docker inside the container.
    inside = sum(row.count("docker") for row in (head, rows[number])) > 1 + (head == rows[number])
    if same_margin and not inside and not _OPERATOR.search(rows[number]) and _DOCKER.match(following, margin):
        return [Break(number + 1, "SH113", _SWALLOWED)] if _DOCKER.match(head, margin) else []
    return []


def _kinds_of_rows(text: str, rows: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """Whether each row goes on in the next, and whether it starts where a command may start: not in a text."""
    kinds = bytearray(context.kinds(text))
    for array in _ARRAY.finditer(text):
        kinds[array.start() : array.end()] = b"s" * (array.end() - array.start())
    joins, starts, offset = [], [], 0
    for row in rows:
        starts.append(kinds[offset : offset + 1] == b"c")
        offset += len(row) + 1
        joins.append(goes_on(row) and kinds[offset - 2] == context.CODE)
    return joins, starts
