"""Syntax and repeated keys of JSON, whole, in parts or with comments."""

from __future__ import annotations

import json
import re

from guide.snippets.findings import Finding, finding_at, line_and_column
from guide.snippets.notation import fragments

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
    if not text.strip():
        return []
    fragment = _JSON_FRAGMENT.match(text) is not None
    # The brace stands before the first line.
    before, after = ("{\n", "\n}") if fragment else ("", "")
    body = text.rstrip().removesuffix(",") if fragment else text
    source = before + body + after
    try:
        if not _json_lines(text):
            json.loads(source, parse_int=str)  # numbers of any length
    except json.JSONDecodeError as error:
        position = error.pos
        read = source[:position].rstrip()
        if source[position : position + 1] in ("}", "]") and read.endswith(","):
            position = len(read) - 1
            message = "sobra esta coma: después del último elemento no va ninguna"
        elif re.match(r"\$ \S", source[position:]):
            message = "es una sesión, y no JSON: el comando y lo que responde van en un bloque console"
        elif re.match(r"//|/\*|#", source[position:]):
            message = "JSON no admite comentarios"
        else:
            message = _JSON_MESSAGES.get(error.msg, "la sintaxis no es válida")
        line, column = line_and_column(text, min(position - len(before), len(body.rstrip())))
        return [finding_at(line, column, "JS101", f"{message} ({error.msg})")]
    except RecursionError:
        return [finding_at(1, 1, "JS101", "tiene demasiados niveles, unos dentro de otros")]
    return _repeated_json_keys(text)


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


def _repeated_json_keys(text: str) -> list[Finding]:
    findings = []
    opened: list[set[str]] = [set()]  # the keys of each object that is open; a list has none
    tokens = list(_JSON_TOKEN.finditer(text))
    for token, following in zip(tokens, [*tokens[1:], None], strict=False):
        sign = token.group()
        if sign in "{[":
            opened.append(set())
        elif sign in "}]":
            opened.pop()
        elif following is not None and following.group() == ":":
            if sign in opened[-1]:
                line, column = line_and_column(text, token.start())
                findings.append(finding_at(line, column, "JS102", f"la clave {sign} está repetida", len(sign)))
            opened[-1].add(sign)
    return findings
