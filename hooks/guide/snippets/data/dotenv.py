"""Files of environment variables, ``.env``: what Compose cannot read, and what it reads otherwise than it looks.

Source: compose-go of 2026-07, ``dotenv/parser.go``; Compose 2.40.3 refuses the same texts. What
``docker run --env-file`` refuses: client 28.2.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guide.snippets.findings import Finding, finding_at, line_and_column
from guide.snippets.notation import variables

_PLACEHOLDER = re.compile(r"<[^<>\n]*>")
_BLANK = re.compile(r"(?:\s+|#[^\n]*)*")
_SPACES = re.compile(r"[^\S\n]*")
_EXPORT = re.compile(r"export[^\S\n]+")
# Letters and figures of any language, ., _, -, [ and ]; blanks are looked at afterwards.
_NAME = re.compile(r"(?:[\w.\-\[\]]|[^\S\n])*")
_REST = re.compile(r"[^\n]*")
_CURLY = "“”‘’«»"


class _Problem(NamedTuple):
    offset: int
    length: int
    code: str
    message: str


def check_dotenv(text: str) -> list[Finding]:
    found = []
    for problem in _problems(text):
        line, column = line_and_column(text, problem.offset)
        found.append(finding_at(line, column, problem.code, problem.message, max(1, problem.length)))
    return found


def _problems(text: str) -> list[_Problem]:
    # A reader puts a name or a value there. A mark of the order of bytes is let pass at the beginning.
    text = _PLACEHOLDER.sub(lambda m: "x" * len(m.group()), re.sub(r"\A\ufeff", " ", text))
    problems: list[_Problem] = []
    position = 0
    quoted_end = -1  # of the quoted value before this place
    while True:
        start = _end(_BLANK, text, position)
        if start == len(text):
            return problems
        start = _end(_EXPORT, text, start)
        name_end = _end(_NAME, text, start)
        is_after_quotes = quoted_end == position and "\n" not in text[position:start]
        wrong = list(_name(text, start, name_end, is_after_quotes))
        problems += wrong
        if text[name_end : name_end + 1] not in ("=", ":") or any(problem.code == "IN401" for problem in wrong):
            position = _end(_REST, text, start)
            continue
        start = _end(_SPACES, text, name_end + 1)
        if text[start : start + 1] in ("'", '"'):
            quote_end = _closing_quote(text, start)
            problems += _quoted(text, start, quote_end)
            position = quoted_end = len(text) if quote_end is None else quote_end + 1
        else:
            position = _end(_REST, text, start)
            value = text[start:position].partition(" #")[0].rstrip()
            problems += _unquoted(value, start, is_after_space=start > name_end + 1)


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position


def _name(text: str, start: int, end: int, is_after_quotes: bool) -> Iterator[_Problem]:
    """What is wrong with the name of a variable: ``text[start:end]`` and what follows it."""
    name, sign = text[start:end], text[end : end + 1]
    line = text[start : _end(_REST, text, start)].rstrip()
    has_space = " " in name.strip()
    if is_after_quotes and (sign not in ("=", ":") or has_space):
        code = "IN401" if has_space or sign not in ("", "\n") else "IN402"
        yield _Problem(start, len(line), code, "sobra texto después de las comillas: un comentario empieza por #")
    elif sign not in ("", "\n", "=", ":"):
        message = f"«{sign}» no puede estar en el nombre de una variable: cada línea es NOMBRE=valor"
        yield _Problem(end, 1, "IN401", message)
    elif has_space:
        yield _Problem(start, len(line), "IN401", "cada línea es NOMBRE=valor, sin espacios en el nombre")
    elif sign == "=" and name != name.rstrip():
        message = "sin espacios delante de =: Compose los quita, y docker run --env-file no admite la línea"
        yield _Problem(start, len(name.rstrip()), "IN402", message)


def _closing_quote(text: str, start: int) -> int | None:
    position = start + 1
    while position < len(text):
        if text[position] == text[start]:
            return position
        position += 2 if text[position] == "\\" else 1
    return None


def _quoted(text: str, start: int, end: int | None) -> Iterator[_Problem]:
    if end is None:
        line = text[start : _end(_REST, text, start)].rstrip()
        yield _Problem(start, len(line), "IN401", "las comillas se abren aquí y no se cierran")
    elif text[start] == '"':
        yield from _variables(text[start + 1 : end], start + 1)


def _unquoted(value: str, start: int, is_after_space: bool) -> Iterator[_Problem]:
    if variables.unreadable(value) is not None:
        yield from _variables(value, start)
    elif value.startswith("#") and is_after_space:
        message = "esto no es un comentario, sino el valor: pon el comentario en su propia línea"
        yield _Problem(start, len(value), "IN402", message)
    elif value and value[0] in _CURLY:
        yield _Problem(start, 1, "IN402", f"las comillas {value[0]} quedan dentro del valor: escribe \" o '")
    elif re.fullmatch(r"\$\(.*\)|`.*`", value):
        message = "aquí no se ejecuta ningún comando: el valor es este mismo texto"
        yield _Problem(start, len(value), "IN402", message)
    else:
        yield from _variables(value, start)


def _variables(value: str, start: int) -> Iterator[_Problem]:
    offset = variables.unreadable(value)
    digest = variables.emptied_hash(value)
    if offset is not None:
        shown = value[offset : offset + 30].split("\n")[0]
        message = f"no se puede leer «{shown}»: una variable es ${{NOMBRE}}, y un texto tal cual va entre comillas '"
        yield _Problem(start + offset, len(shown), "IN401", message)
    elif digest is not None:
        message = f"los dólares de «{digest[:30]}» se toman por variables: pon el valor entre comillas '"
        yield _Problem(start + value.index(digest), len(digest), "IN402", message)
