"""Syntax of TOML."""

from __future__ import annotations

import re

from guide.snippets.findings import Finding, finding_at

# Source: ``tomllib`` of Python 3.11 to 3.14.
_TOML_MESSAGES = [
    (r"Cannot (?:overwrite|declare|mutate|redefine)|Duplicate inline table key", "la clave está repetida"),
    (r"Expected '=' after a key", "falta = después de la clave"),
    (r"Expected newline or end of document after a statement", "sobra texto después del valor"),
    (r"Invalid value", "el valor no es válido: las cadenas van entre comillas"),
    (r"Invalid date", "no hay tal fecha u hora"),
    (r"Invalid statement|Invalid initial character for a key", "esto no es una clave ni una [tabla]"),
    (r"Unclosed array", "la lista [ no se cierra"),
    (r"Unclosed inline table", "la tabla { no se cierra"),
    (r"Unterminated string|Expected \"'|Illegal character '\\n'", "la cadena no se cierra"),
    (r"Expected '\]", "el nombre de la tabla no se cierra: falta ]"),
    (r"Illegal character|invalid character", "hay un carácter que no puede estar aquí"),
    (r"(?i:escape|hex value)", "la secuencia \\ no es válida en una cadena"),
]


def check_toml(text: str) -> list[Finding]:
    import tomllib

    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        original = re.sub(r" \(at .*\)$", "", str(error))
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        lines = text.rstrip("\n").split("\n")
        line, column = map(int, found.groups()) if found else (len(lines), len(lines[-1]) + 1)
        spanish = next((s for p, s in _TOML_MESSAGES if re.search(p, original)), "la sintaxis no es válida")
        return [finding_at(line, column, "TO101", f"{spanish} ({original})")]
    except ValueError as error:  # Python's own limits, such as the length of a number
        return [finding_at(1, 1, "TO101", f"no se puede leer ({error})")]
    except RecursionError:
        return [finding_at(1, 1, "TO101", "tiene demasiados niveles, unos dentro de otros")]
    return []
