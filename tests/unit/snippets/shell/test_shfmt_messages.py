"""shfmt's messages as codes and Spanish sentences, and what they tell of what could follow."""

from __future__ import annotations

import pytest
from guide.snippets.shell.shfmt import Script, parse
from guide.snippets.shell.shfmt_messages import closer, closes, incomplete, opens, token, translate

ENDS = "; si sigue en otro bloque, acaba este con una línea …"
EXPANSION = "la expansión no es válida"

# Message, code, sentence, and what it is about: «incompleto» when more lines could make it right, and its end.
TABLE = [
    ('reached EOF without closing quote `"`', "SH101", 'la comilla " se abre aquí y no se cierra', '"', "more", ""),
    ("reached `)` without closing quote `'`", "SH101", "la comilla ' se abre aquí y no se cierra", "'", "more", ""),
    ('reached EOF without closing quote "`"', "SH101", "la comilla ` se abre aquí y no se cierra", "`", "more", ""),
    (
        "unclosed here-document `FIN`",
        "SH102",
        "el documento en línea no termina: falta una línea que sea solo FIN",
        "FIN",
        "more",
        "FIN",
    ),
    (
        'unclosed here-document "FIN"',
        "SH102",
        "el documento en línea no termina: falta una línea que sea solo FIN",
        "FIN",
        "more",
        "FIN",
    ),
    (
        "`if` statement must end with `fi`",
        "SH103",
        f"la instrucción if no termina: falta fi{ENDS}",
        "if",
        "more opens",
        "fi",
    ),
    (
        "`for` statement must end with `done`",
        "SH103",
        f"la instrucción for no termina: falta done{ENDS}",
        "for",
        "more opens",
        "done",
    ),
    ("reached EOF without matching `{` with `}`", "SH103", "el grupo { se abre aquí y falta }", "{", "more opens", "}"),
    ("reached EOF without matching { with }", "SH103", "el grupo { se abre aquí y falta }", "", "more opens", ""),
    ('reached EOF without matching "{" with "}"', "SH103", "el grupo { se abre aquí y falta }", "{", "more opens", "}"),
    (
        "reached EOF without matching `${` with `}`",
        "SH104",
        "${ se abre aquí y no se cierra: falta }",
        "${",
        "more",
        "",
    ),
    (
        "reached EOF without matching `$(` with `)`",
        "SH104",
        "$( se abre aquí y no se cierra: falta )",
        "$(",
        "more",
        "",
    ),
    (
        "reached `)` without matching `((` with `))`",
        "SH104",
        "(( se abre aquí y no se cierra: falta ))",
        ")",
        "more",
        "",
    ),
    ("`&&` must be followed by a statement", "SH106", "después de && falta un comando", "&&", "more", ""),
    ("`if` must be followed by a statement list", "SH106", "después de if falta un comando", "if", "more opens", "fi"),
    (
        "`then` must be followed by a statement list",
        "SH106",
        "después de then falta un comando",
        "then",
        "more opens",
        "fi",
    ),
    (
        "`else` must be followed by a statement list",
        "SH106",
        "después de else falta un comando",
        "else",
        "more opens",
        "fi",
    ),
    (
        "`elif` must be followed by a statement list",
        "SH106",
        "después de elif falta un comando",
        "elif",
        "more opens",
        "fi",
    ),
    (
        "`do` must be followed by a statement list",
        "SH106",
        "después de do falta un comando",
        "do",
        "more opens",
        "done",
    ),
    (
        '"do" must be followed by a statement list',
        "SH106",
        "después de do falta un comando",
        "do",
        "more opens",
        "done",
    ),
    ("`{` must be followed by a statement list", "SH106", "después de { falta un comando", "{", "more opens", "}"),
    ("`while` must be followed by a statement list", "SH106", "después de while falta un comando", "while", "more", ""),
    ("`$((` must be followed by an expression", "SH106", "después de $(( falta una expresión", "$((", "more", ""),
    ("`>` must be followed by a word", "SH106", "después de > falta una palabra", ">", "", ""),
    ("`for` must be followed by a literal", "SH106", "después de for falta un nombre", "for", "", ""),
    ("`function` must be followed by a name", "SH106", "después de function falta un nombre", "function", "", ""),
    ("`x` must be followed by a command", "SH106", "después de x falta un comando", "x", "", ""),
    (
        "`export` must be followed by names or assignments",
        "SH106",
        "después de export falta un nombre o nombre=valor",
        "export",
        "",
        "",
    ),
    ("`case x` must be followed by `in`", "SH106", "después de case x falta in", "case x", "more", ""),
    ('"case x" must be followed by "in"', "SH106", "después de case x falta in", "case x", "more", ""),
    (
        "`expr` must be followed by `;`",
        "SH106",
        "«for ((…; …; …))» lleva dos ; entre sus tres expresiones",
        "expr",
        "more",
        "",
    ),
    ("`!` cannot form a statement alone", "SH106", "después de ! falta un comando", "!", "", ""),
    ("`fi` can only be used to end an `if`", "SH105", "fi sobra: aquí no hay ningún if que cerrar", "fi", "closes", ""),
    (
        "`done` can only be used to end a loop",
        "SH105",
        "done sobra: aquí no hay ningún bucle que cerrar",
        "done",
        "closes",
        "",
    ),
    (
        "`esac` can only be used to end a `case`",
        "SH105",
        "esac sobra: aquí no hay ningún case que cerrar",
        "esac",
        "closes",
        "",
    ),
    (
        "`&&` can only immediately follow a statement",
        "SH105",
        "&& no puede estar aquí: le falta un comando delante",
        "&&",
        "",
        "",
    ),
    (
        "`}` can only be used to close a block",
        "SH105",
        "} sobra: aquí no hay ningún grupo { que cerrar",
        "}",
        "closes",
        "",
    ),
    (
        "`)` can only be used to close a subshell",
        "SH105",
        ") sobra: aquí no hay ningún ( que cerrar",
        ")",
        "closes",
        "",
    ),
    (
        "`]]` can only be used to close a test",
        "SH105",
        "]] sobra: aquí no hay ningún [[ que cerrar",
        "]]",
        "closes",
        "",
    ),
    (
        "`;;` can only be used in a case clause",
        "SH105",
        ";; no puede estar aquí: solo vale en un «case»",
        ";;",
        "closes",
        "",
    ),
    (
        "`then` can only be used in an `if`",
        "SH105",
        "then no puede estar aquí: solo vale en un if",
        "then",
        "closes",
        "",
    ),
    ("`do` can only be used in a loop", "SH105", "do no puede estar aquí: solo vale en un bucle", "do", "closes", ""),
    (
        "`!` can only be used in full statements",
        "SH105",
        "! no puede estar aquí: solo vale en un comando completo",
        "!",
        "",
        "",
    ),
    (
        "a command can only contain words and redirects; encountered `(`",
        "SH105",
        "( no puede estar aquí: si es texto, ponlo entre comillas",
        "(",
        "",
        "",
    ),
    ("`x` is not a valid start for a statement", "SH105", "un comando no puede empezar por x", "x", "", ""),
    (
        "statements must be separated by &, ; or a newline",
        "SH105",
        "falta un salto de línea, ; o & entre dos comandos",
        "",
        "",
        "",
    ),
    (
        "case patterns must be separated with `|`",
        "SH105",
        "los patrones de «case» van separados por | y terminan con )",
        "|",
        "",
        "",
    ),
    (
        "case patterns must consist of words",
        "SH105",
        "los patrones de «case» van separados por | y terminan con )",
        "",
        "",
        "",
    ),
    (
        "word list can only contain words",
        "SH105",
        "la lista de «for» o «select» solo puede tener palabras",
        "",
        "",
        "",
    ),
    ("array element values must be words", "SH105", "entre los ( ) de una lista solo puede haber palabras", "", "", ""),
    (
        "cannot negate a command multiple times",
        "SH105",
        "hay más de un ! delante del comando",
        "",
        "",
        "",
    ),
    ("not a valid parameter expansion operator: `!`", "SH107", "dentro de ${…} no puede haber !", "!", "", ""),
    ("not a valid arithmetic operator: `@`", "SH107", "@ no es un operador de $((…))", "@", "", ""),
    ("not a valid test operator: `b`", "SH107", "b no es un operador de [[ … ]]", "b", "", ""),
    ("invalid parameter name", "SH107", "el nombre de la variable no es válido", "", "", ""),
    (
        "cannot combine multiple parameter expansion operators",
        "SH107",
        "${…} lleva varios operadores a la vez",
        "",
        "",
        "",
    ),
    ("`*` must follow an expression", "SH107", EXPANSION, "*", "", ""),
    ("ternary operator missing `:` after `?`", "SH107", EXPANSION, ":", "", ""),
    ("arrays cannot be nested", "SH107", EXPANSION, "", "", ""),
    ("`((` can only be used to open an arithmetic cmd", "SH107", EXPANSION, "((", "", ""),
    ("invalid @ expansion operator `Z`", "SH107", EXPANSION, "Z", "", ""),
    (
        "arrays are a bash/mksh feature; tried parsing as posix",
        "SH108",
        "esto es propio de bash/mksh y no de posix",
        "",
        "",
        "",
    ),
    (
        "`x` is an zsh feature; tried parsing as bash and more",
        "SH108",
        "esto es propio de zsh y no de bash",
        "x",
        "",
        "",
    ),
    ("invalid parameter name or more", "SH109", "la sintaxis no es válida", "", "", ""),
    ("invalid func name", "SH109", "la sintaxis no es válida", "", "", ""),
    ("something\nnew", "SH109", "la sintaxis no es válida", "", "", ""),
]


@pytest.mark.parametrize(
    ("message", "code", "spanish", "about", "kind", "end"), TABLE, ids=[ascii(row[0]) for row in TABLE]
)
def test_message(message: str, code: str, spanish: str, about: str, kind: str, end: str) -> None:
    assert translate(message) == (code, f"{spanish} (shfmt: {message})")
    assert token(message) == about
    assert [name for name, is_so in (("more", incomplete), ("opens", opens), ("closes", closes)) if is_so(message)] == (
        kind.split()
    )
    assert closer(message) == end


def test_how_shfmt_was_called_is_left_out() -> None:
    assert translate("invalid func name (parsed as bash via -ln=auto)") == (
        "SH109",
        "la sintaxis no es válida (shfmt: invalid func name)",
    )
    assert translate("x (parsed as bash via y) z")[1].endswith("(shfmt: x (parsed as bash via y) z)")


@pytest.mark.parametrize(
    ("text", "spanish"),
    [
        (
            "Host(a b)",
            "después de «Host(» falta ): sin comillas empieza una función; si es texto, ponlo entre comillas",
        ),
        (
            "[m] (local) x",
            "después de «[m] (» falta ): sin comillas empieza una función; si es texto, ponlo entre comillas",
        ),
        ("web()", "después de «web()» falta lo que hace la función: { … }"),
        ("web ( ) ;", "después de «web ( )» falta lo que hace la función: { … }"),
        ("function web", "después de «function web» falta lo que hace la función: { … }"),
        ("function  web()", "después de «function  web()» falta lo que hace la función: { … }"),
        ("for x in a do", "la lista de «for x» termina con ; o con un salto de línea, y después va do"),
        ("select y in a do", "la lista de «select y» termina con ; o con un salto de línea, y después va do"),
        ("for x", "después de «for x» falta in con su lista, o do"),
        ("select y z", "después de «select y» falta in con su lista, o do"),
        ("for 1", "después de «for 1» falta in con su lista, o do"),
        ("if docker ps", "después de la condición de «if» falta then"),
        ("if a; then b; elif c", "después de la condición de «elif» falta then"),
        ("while docker ps", "después de la condición de «while» falta do"),
        ("until docker ps; echo", "después de la condición de «until» falta do"),
        ("case $abc", "después de «case $abc» falta in"),
        ("case  a", "después de «case  a» falta in"),
        ("declare -A a=([uno])", "después de «[uno]» falta = y un valor"),
    ],
)
def test_message_names_what_is_on_the_page(text: str, spanish: str) -> None:
    [problem] = parse([Script("bash", text)])
    assert problem is not None
    assert translate(problem.message, text[problem.column - 1 :]) == ("SH106", spanish)


def test_message_without_what_is_on_the_page() -> None:
    assert translate("`[x]` must be followed by `=`", "a [b]") == (
        "SH106",
        "después de [x] falta = (shfmt: `[x]` must be followed by `=`)",
    )
    assert translate("`foo(` must be followed by `)`", "x") == (
        "SH106",
        "después de foo( falta ) (shfmt: `foo(` must be followed by `)`)",
    )
