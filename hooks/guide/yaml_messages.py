"""What YAML parsers, libyaml's and PyYAML's own, complain of, in Spanish."""

from __future__ import annotations

_MESSAGES = {
    "mapping values are not allowed": "aquí no puede haber «clave: valor»: revisa la sangría o pon comillas",
    "found character '\\t' that cannot start": "la sangría lleva un tabulador: YAML solo admite espacios",
    "found a tab character": "la sangría lleva un tabulador: YAML solo admite espacios",
    "found unexpected end of stream": "la cadena no se cierra",
    "could not find expected ':'": "faltan los dos puntos después de la clave",
    "did not find expected key": "se esperaba una clave: revisa la sangría",
    "did not find expected '-' indicator": "se esperaba un elemento «- » de la lista: revisa la sangría",
    "did not find expected ',' or ']'": "la lista [ no se cierra: falta , o ]",
    "did not find expected ',' or '}'": "la tabla { no se cierra: falta , o }",
    "did not find expected node content": "aquí falta un valor",
    "did not find expected <document start>": "sobra texto antes del documento, o falta «---»",
    "mapping keys are not allowed": "aquí no puede empezar una tabla: ponla en la línea siguiente",
    "found unknown escape character": "la secuencia \\ no es válida entre comillas dobles",
    "found undefined tag handle": "la etiqueta ! no está definida",
    "expected ',' or ']'": "la lista [ no se cierra: falta , o ], o un texto con : o ? necesita comillas",
    "expected ',' or '}'": "la tabla { no se cierra: falta , o }, o un texto con : o ? necesita comillas",
    "expected <block end>, but found '-'": "se esperaba una clave y hay un elemento «- »: revisa la sangría",
    "expected <block end>, but found '?'": "se esperaba un elemento «- » y hay una clave: revisa la sangría",
    "expected <block end>, but found": "sobra lo que sigue, o la sangría no es la de su bloque",
    "sequence entries are not allowed": "aquí no puede empezar una lista: ponla en la línea siguiente",
    "that cannot start any token": "este carácter no puede empezar un valor: ponlo entre comillas",
    "expected the node content": "aquí falta un valor, o el texto que empieza por ? necesita comillas",
    "expected alphabetic or numeric character": "falta el nombre después de & o *",
    "while scanning a block scalar did not find expected comment": "después de | o > no va nada más en la línea",
    "expected chomping or indentation": "después de | o > no va nada más en la línea",
    "expected '<document start>'": "sobra texto antes del documento, o falta «---»",
    "found another document": "solo puede haber un documento: sobra «---»",
    "found undefined alias": "los alias de YAML (*nombre) no se admiten",
    "special characters are not allowed": "hay un carácter de control",
    "found duplicate": "está repetido",
    "exceeded": "tiene demasiados niveles, unos dentro de otros",
    "control characters are not allowed": "hay un carácter de control",
}


def in_spanish(problem: str) -> str:
    """The sentence for an author; ``problem`` is the one of the library."""
    return next((spanish for part, spanish in _MESSAGES.items() if part in problem), "la sintaxis no es válida")


def placed(error: Exception) -> tuple[int, int, str]:
    """Line, column and sentence of what PyYAML raised; what it says without a place is at the beginning."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    return (mark.line + 1, mark.column + 1, in_spanish(said)) if mark else (1, 1, in_spanish(str(error)))
