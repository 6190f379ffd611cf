"""Syntax of JSON, YAML, TOML and INI, with exact places. Nothing is ever constructed from the data."""

from __future__ import annotations

import json
import re

from guide.snippets import fragments
from guide.snippets.findings import MOST_ALIKE, Finding, finding_at, line_and_column

_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]')
_JSON_FRAGMENT = re.compile(r'\s*"(?:[^"\\\n]|\\.)*"\s*:')
_JSON_MESSAGES = {
    "Expecting value": "aquí falta un valor",
    "Expecting property name enclosed in double quotes": "aquí falta una clave entre comillas dobles",
    "Expecting ',' delimiter": "falta una coma",
    "Expecting ':' delimiter": "faltan los dos puntos después de la clave",
    "Extra data": "sobra texto después del valor",
    "Illegal trailing comma before end of object": "sobra una coma antes de }",
    "Illegal trailing comma before end of array": "sobra una coma antes de ]",
    "Invalid control character at": "hay un salto de línea o un carácter de control dentro de una cadena",
    "Invalid \\escape": "la secuencia \\ no es válida en una cadena",
    "Invalid \\uXXXX escape": "la secuencia \\u no es válida: le siguen cuatro cifras hexadecimales",
    "Unterminated string starting at": "la cadena se abre aquí y no se cierra",
}


def check_json(text: str) -> list[Finding]:
    """Standard JSON, a fragment ``"clave": valor`` of an object, or one value per line."""
    if not text.strip() or _json_lines(text):
        return []
    fragment = _JSON_FRAGMENT.match(text) is not None
    # The brace takes the place of no character: it stands before the first line.
    source = "{\n" + text.rstrip().rstrip(",") + "\n}" if fragment else text
    try:
        json.loads(source, parse_int=str)  # numbers of any length
    except json.JSONDecodeError as error:
        line, column = error.lineno - fragment, error.colno
        lines = text.split("\n")
        if line > len(lines):
            line, column = len(lines), len(lines[-1]) + 1
        comma = len(source[: error.pos].rstrip()) - 1
        if source[error.pos : error.pos + 1] in ("}", "]") and comma > 0 and source[comma] == ",":
            line, column = line_and_column(source, comma)
            line -= fragment
            message = "sobra esta coma: después del último elemento no va ninguna"
        elif re.match(r"//|/\*|#", source[error.pos :]):
            message = "JSON no admite comentarios"
        else:
            message = _JSON_MESSAGES.get(error.msg, "la sintaxis no es válida")
        return [finding_at(line, column, "JS101", f"{message} ({error.msg})")]
    except RecursionError:
        return [finding_at(1, 1, "JS101", "tiene demasiados niveles, unos dentro de otros")]
    return _repeated_json_keys(text, fragment)


def _json_lines(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    try:
        # Almost always the first line alone is no value, and nothing else is read.
        return len(lines) > 1 and all(json.loads(line, parse_int=str) is not Ellipsis for line in lines)
    except (json.JSONDecodeError, RecursionError):
        return False


def check_jsonc(text: str) -> list[Finding]:
    """JSON with comments and a comma after the last element."""
    return check_json(fragments.without_comments(text))


def _repeated_json_keys(text: str, fragment: bool) -> list[Finding]:
    findings = []
    open_objects: list[set[str] | None] = [set()] if fragment else []
    tokens = list(_JSON_TOKEN.finditer(text))
    for token, following in zip(tokens, [*tokens[1:], None], strict=False):
        sign = token.group()
        if sign in "{[":
            open_objects.append(set() if sign == "{" else None)
        elif sign in "}]":
            open_objects.pop()
        elif sign[0] == '"' and following is not None and following.group() == ":":
            keys = open_objects[-1]
            if keys is not None and sign in keys:
                line, column = line_and_column(text, token.start())
                findings.append(finding_at(line, column, "JS102", f"la clave {sign} está repetida", len(sign)))
            elif keys is not None:
                keys.add(sign)
    return findings


_TOML_MESSAGES = [
    (
        r"Cannot overwrite a value|Cannot declare .* twice|Cannot mutate|already defined",
        "la clave está repetida",
    ),
    (r"Expected '=' after a key", "falta = después de la clave"),
    (r"Expected newline or end of document after a statement", "sobra texto después del valor"),
    (r"Invalid value", "el valor no es válido: las cadenas van entre comillas"),
    (r"Invalid statement|Invalid initial character for a key", "esto no es una clave ni una [tabla]"),
    (r"Unclosed array", "la lista [ no se cierra"),
    (r"Unclosed inline table", "la tabla { no se cierra"),
    (r"Unterminated string", "la cadena no se cierra"),
    (r"Expected ']'", "el nombre de la tabla no se cierra: falta ]"),
    (r"Illegal character", "hay un carácter que no puede estar aquí"),
    (r"Duplicate inline table key", "la clave está repetida"),
    (r"escape|Unescaped|Hex value", "la secuencia \\ no es válida en una cadena"),
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


_SECTION = re.compile(r"\s*\[[^\]]*\]\s*(?:[#;].*)?$")
_OPTION = re.compile(r"\s*[^=:\s\[][^=:]*?\s*[=:]|\s*[\w.!@/$%-]+\s*(?:[#;].*)?$")


def check_ini(text: str) -> list[Finding]:
    """INI as configparser, systemd and git write it: options without a section or a value are allowed."""
    findings: list[Finding] = []
    continued = False  # systemd: a backslash at the end; configparser: deeper than its option
    depth: int | None = None
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        indent = len(line) - len(line.lstrip())
        if stripped.startswith(("#", ";")) or not stripped:
            continue
        if not continued and (depth is None or indent <= depth or stripped.startswith("[")):
            if stripped.startswith("["):
                depth = None
                if not _SECTION.match(line):
                    what = "sobra texto después de la sección" if "]" in line else "la sección no se cierra: falta ]"
                    findings.append(finding_at(number, indent + 1, "IN101", what, len(stripped)))
            elif _OPTION.match(line):
                depth = indent
            else:
                message = "no es una [sección], un comentario ni «clave = valor»"
                findings.append(finding_at(number, indent + 1, "IN102", message, len(stripped)))
        continued = stripped.endswith("\\")
    return findings[:MOST_ALIKE]
