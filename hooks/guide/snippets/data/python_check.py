"""Syntax of Python, as the Python that runs the checker reads it. Nothing of it is executed."""

from __future__ import annotations

import ast
import re
import sys
import warnings

from guide.snippets.findings import Finding, finding_at, line_and_column

_MESSAGES = [
    (r"was never closed", "se abre aquí y no se cierra"),
    (r"does not match opening|unmatched", "este cierre no es el de lo que está abierto"),
    (r"unterminated", "la cadena se abre aquí y no se cierra"),
    (r"expected ':'", "faltan los dos puntos al final de la línea"),
    (r"unexpected indent", "sobra sangría"),
    (r"expected an indented block", "aquí falta una línea con más sangría"),
    (r"unindent does not match|inconsistent use of tabs", "la sangría no coincide con la de ninguna línea anterior"),
    (r"Perhaps you forgot a comma", "puede que falte una coma"),
    (r"Maybe you meant '=='", "para comparar se escribe =="),
    (r"Missing parentheses in call to", "faltan los paréntesis de la llamada"),
    (r"invalid (?:non-printable )?character", "hay un carácter que no puede estar aquí"),
    (r"too many (?:nested|levels)", "tiene demasiados niveles, unos dentro de otros"),
]


# Syntax of later versions than the one that may be running here, in the line where an older one stops reading.
# Source: «What's New in Python», 3.12 (PEP 695 and 701) and 3.14 (PEP 750 and 758).
_NEWER = [
    ((3, 12), re.compile(r"\s*type\s+\w+\s*(?:\[.*\]\s*)?=|\s*(?:async\s+)?(?:def|class)\s+\w+\s*\[")),
    ((3, 14), re.compile(r".*[=(,\s][rR]?[tT][rR]?[\"']|\s*except\*?\s+[\w.]+\s*,")),
]


def is_newer(line: str, reason: str, version: tuple[int, int]) -> bool:
    """Whether a line may only be wrong for a version of Python, and right for a later one."""
    if "f-string" in reason and version < (3, 12):
        return True  # the same quotes within the quotes
    return any(version < since and pattern.match(line) for since, pattern in _NEWER)


def check_python(text: str) -> list[Finding]:
    """The first error: what follows it may only be its consequence."""
    if (null := text.find("\0")) >= 0:
        return [
            finding_at(*line_and_column(text, null), "PY101", "hay un carácter nulo, que no puede estar en un programa")
        ]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except SyntaxError as error:
        lines = text.split("\n")
        # At the end of a text Python names the line after the last one.
        line = min(max(error.lineno or 1, 1), len(lines))
        row = lines[line - 1]
        if is_newer(row, error.msg, sys.version_info[:2]):
            return []
        # Where the place of a wrong indentation is said to be depends on the version of Python.
        offset = len(row) - len(row.lstrip()) + 1 if isinstance(error, IndentationError) else error.offset or 1
        column = min(max(offset, 1), len(row) + 1)
        spanish = next(
            (spanish for pattern, spanish in _MESSAGES if re.search(pattern, error.msg)), "la sintaxis no es válida"
        )
        return [finding_at(line, column, "PY101", f"{spanish} ({error.msg})")]
    except (RecursionError, MemoryError):
        return [finding_at(1, 1, "PY101", "tiene demasiados niveles, unos dentro de otros")]
    return []
