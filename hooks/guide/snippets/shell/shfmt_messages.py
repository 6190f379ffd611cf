"""shfmt's messages as codes and Spanish sentences."""

from __future__ import annotations

import re

# Order matters: the first that matches wins. «\1» and so on are the groups of the expression.
_TABLE: list[tuple[str, str, str]] = [
    (
        r"(.+) (?:is|are) an? (.+) feature; tried parsing as (\S+).*",
        "SH108",
        r"esto es propio de \2 y no de \3",
    ),
    (r"reached (.+?) without closing quote (.+)", "SH101", r"la comilla \2 se abre aquí y no se cierra"),
    (
        r"unclosed here-document (.+)",
        "SH102",
        r"el documento en línea no termina: falta una línea que sea solo \1",
    ),
    (
        r"(.+?) statement must end with (.+)",
        "SH103",
        r"la instrucción \1 no termina: falta \2; si sigue en otro bloque, acaba este con una línea …",
    ),
    (
        r"reached (.+?) without matching [`\"]?\{[`\"]? with (.+)",
        "SH103",
        r"el grupo { se abre aquí y falta \2",
    ),
    (r"reached (.+?) without matching (.+?) with (.+)", "SH104", r"\2 se abre aquí y no se cierra: falta \3"),
    (r"[`\"]expr[`\"] must be followed by .+", "SH106", "«for ((…; …; …))» lleva dos ; entre sus tres expresiones"),
    (r"(.+?) must be followed by (.+)", "SH106", r"después de \1 falta \2"),
    (r"(.+) cannot form a statement alone", "SH106", r"después de \1 falta un comando"),
    (r"(.+) can only be used to end an? (.+)", "SH105", r"\1 sobra: aquí no hay ningún \2 que cerrar"),
    (r"(.+) can only immediately follow a statement", "SH105", r"\1 no puede estar aquí: le falta un comando delante"),
    (r"(.+) can only be used to close a block", "SH105", r"\1 sobra: aquí no hay ningún grupo { que cerrar"),
    (r"(.+) can only be used to close a subshell", "SH105", r"\1 sobra: aquí no hay ningún ( que cerrar"),
    (r"(.+) can only be used to close a test", "SH105", r"\1 sobra: aquí no hay ningún [[ que cerrar"),
    (r"(.+) can only be used in an? (.+)", "SH105", r"\1 no puede estar aquí: solo vale en un \2"),
    (r"(.+) can only be used in (.+)", "SH105", r"\1 no puede estar aquí: solo vale en \2"),
    (
        r"a command can only contain words and redirects; encountered (.+)",
        "SH105",
        r"\1 no puede estar aquí: si es texto, ponlo entre comillas",
    ),
    (r"(.+) is not a valid start for a statement", "SH105", r"un comando no puede empezar por \1"),
    (r"statements must be separated by (.+)", "SH105", "falta un salto de línea, ; o & entre dos comandos"),
    (r"case patterns must (.+)", "SH105", "los patrones de «case» van separados por | y terminan con )"),
    (r"array element values must be words", "SH105", "entre los ( ) de una lista solo puede haber palabras"),
    (r"word list can only contain words", "SH105", "la lista de «for» o «select» solo puede tener palabras"),
    (r"not a valid parameter expansion operator: (.+)", "SH107", r"dentro de ${…} no puede haber \1"),
    (r"not a valid arithmetic operator: (.+)", "SH107", r"\1 no es un operador de $((…))"),
    (r"not a valid test operator: (.+)", "SH107", r"\1 no es un operador de [[ … ]]"),
    (r"invalid parameter name", "SH107", "el nombre de la variable no es válido"),
    (
        r"cannot combine multiple parameter expansion operators",
        "SH107",
        "${…} lleva varios operadores a la vez",
    ),
    (
        r"(?:.*)(?:must follow|ternary operator|array|arithm|expansion)(?:.*)",
        "SH107",
        "la expansión no es válida",
    ),
    (r"cannot negate a command multiple times", "SH105", "hay más de un ! delante del comando"),
    (r"(?:.*)", "SH109", "la sintaxis no es válida"),
]
# shfmt prints the same names whatever stands on the page: «foo(», «for foo [in words]». «{0}» is the page's own.
_GENERIC: list[tuple[str, str, str]] = [
    (
        r"`foo\(` must be followed by `\)`",
        r"[^(]*\(",
        "después de «{0}» falta ): sin comillas empieza una función; si es texto, ponlo entre comillas",
    ),
    (
        r"`foo\(\)` must be followed by .+",
        r"(?:function[ ]+)?[^()\s]+(?:[ ]*\([ ]*\))?",
        "después de «{0}» falta lo que hace la función: {{ … }}",
    ),
    (
        r"`(?:for|select) foo \[in words\]` must be followed by .+",
        r"\S+(?:[ ]+\S+)?",
        "la lista de «{0}» termina con ; o con un salto de línea, y después va do",
    ),
    (
        r"`(?:for|select) foo` must be followed by .+",
        r"\w+(?:[ ]+\w+)?",
        "después de «{0}» falta in con su lista, o do",
    ),
    (r"`(?:if|elif) <cond>` must be followed by .+", r"\w+", "después de la condición de «{0}» falta then"),
    (r"`(?:while|until) <cond>` must be followed by .+", r"\w+", "después de la condición de «{0}» falta do"),
    (r"`case x` must be followed by `in`", r"case(?:[ ]+\S+)?", "después de «{0}» falta in"),
    (r"`\[x\]` must be followed by `=`", r"\[[^]]*\]", "después de «{0}» falta = y un valor"),
]
_COMPILED = [(re.compile(pattern, re.DOTALL), code, spanish) for pattern, code, spanish in _TABLE]

_OPERANDS = {
    "a statement list": "un comando",
    "a statement": "un comando",
    "an expression": "una expresión",
    "a word": "una palabra",
    "a literal": "un nombre",
    "a name": "un nombre",
    "names or assignments": "un nombre o nombre=valor",
    "a command": "un comando",
    "full statements": "un comando completo",
    "case clause": "«case»",
    "loop": "bucle",
}
_TOKEN = re.compile(r"[`\"]([^`\"]+|`|\")[`\"]")
_CLOSES = re.compile(r"can only be used (?:to end|to close|in an `if`|in a loop|in a case)")
_CLOSER = re.compile(r"(?:must end with|unclosed here-document|matching [`\"]\{[`\"] with) [`\"](.+)[`\"]")
_OPENED = re.compile(r"[`\"](do|then|else|elif|if|\{)[`\"] must be followed by")
_ENDS = {"do": "done", "then": "fi", "else": "fi", "elif": "fi", "if": "fi", "{": "}"}
_INCOMPLETE = re.compile(
    r"reached|unclosed here-document|must end with|must be followed by (?:a statement|an expression|`|\")"
)


def translate(message: str, page: str = "") -> tuple[str, str]:
    """Code and Spanish sentence of a message; the original stands at the end, in parentheses.

    ``page``: the line of the page from the place of the message on.
    """
    message = re.sub(r" \(parsed as .* via .*\)$", "", message)
    for generic, spelling, spanish in _GENERIC:
        here = re.match(spelling, page)
        if here and re.fullmatch(generic, message):
            return "SH106", spanish.format(here.group())
    for pattern, code, spanish in _COMPILED:
        match = pattern.fullmatch(message)
        if match:
            words = [_operand(group) for group in match.groups()]
            for number, word in enumerate(words, 1):
                spanish = spanish.replace(f"\\{number}", word)
            return code, f"{spanish} (shfmt: {message})"
    raise AssertionError(message)  # the last expression takes anything


def _operand(text: str) -> str:
    if text in _OPERANDS:
        return _OPERANDS[text]
    return _TOKEN.sub(lambda m: m.group(1), text)


def incomplete(message: str) -> bool:
    """Whether more lines could make the text right."""
    return bool(_INCOMPLETE.search(message))


def opens(message: str) -> bool:
    """Whether a compound command starts and does not end."""
    return translate(message)[0] == "SH103" or _OPENED.match(message) is not None


def closes(message: str) -> bool:
    """Whether a compound command ends or goes on that did not start."""
    return _CLOSES.search(message) is not None


def token(message: str) -> str:
    """The sign or word that the message is about, or ""."""
    match = _TOKEN.search(message.partition("closing quote")[2] or message)
    return match.group(1) if match else ""


def closer(message: str) -> str:
    """The word that would end what stays open («done», «EOF»), or ""."""
    match = _CLOSER.search(message)
    if match:
        return match.group(1)
    opened = _OPENED.match(message)
    return _ENDS[opened.group(1)] if opened else ""
