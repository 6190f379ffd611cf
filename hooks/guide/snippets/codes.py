"""The codes of every finding: what each means, how grave it is, and an example of wrong and right."""

from __future__ import annotations

from typing import NamedTuple

from guide.diagnostics import Severity
from guide.snippets.blocks import Page


class Code(NamedTuple):
    """``wrong`` and ``right`` are pieces of a page. ``milder`` says where an error is only a warning."""

    title: str
    explanation: str
    wrong: str
    right: str
    severity: Severity = "error"
    milder: str = ""


def _fence(label: str, *lines: str) -> str:
    return "\n".join([f"```{label}", *lines, "```"])


CODES: dict[str, Code] = {
    "SH101": Code(
        "Comilla sin cerrar",
        "Una comilla abre un texto que no termina. La columna es la de la comilla que lo abre.",
        _fence("console", "$ docker run -e 'SALUDO=hola alpine env"),
        _fence("console", "$ docker run -e 'SALUDO=hola' alpine env"),
    ),
    "SH102": Code(
        "Documento en línea sin terminar",
        "Después de << hace falta una línea que sea solo la palabra elegida, sin nada delante ni detrás.",
        _fence("bash", "cat <<FIN", "hola"),
        _fence("bash", "cat <<FIN", "hola", "FIN"),
    ),
    "SH103": Code(
        "Instrucción sin terminar",
        "Un if, for, while, case o { se abre y falta su fi, done, esac o }.",
        _fence("bash", "for i in 1 2; do", '  echo "$i"'),
        _fence("bash", "for i in 1 2; do", '  echo "$i"', "done"),
    ),
    "SH104": Code(
        "Paréntesis o expansión sin cerrar",
        "Un ( , $( , ${ o $(( no tiene su cierre.",
        _fence("console", "$ docker rm $(docker ps -aq"),
        _fence("console", "$ docker rm $(docker ps -aq)"),
    ),
    "SH105": Code(
        "Signo o palabra fuera de lugar",
        "Hay un signo o una palabra reservada donde el shell espera otra cosa. Si es texto, va entre comillas.",
        _fence("console", "$ echo hola (mundo)"),
        _fence("console", "$ echo 'hola (mundo)'"),
    ),
    "SH106": Code(
        "Falta algo",
        "Después de un operador (|, &&, >, do…) falta la orden o la palabra que le corresponde.",
        _fence("bash", "docker ps |"),
        _fence("bash", "docker ps | wc -l"),
    ),
    "SH107": Code(
        "Expansión no válida",
        "Lo que hay dentro de ${…}, $((…)) o [[ … ]] no es válido.",
        _fence("bash", 'echo "${nombre apellido}"'),
        _fence("bash", 'echo "${nombre}"'),
    ),
    "SH108": Code(
        "Sintaxis de otro shell",
        "Solo otro shell entiende esto: cambia la etiqueta del bloque o escribe una forma que valga en bash.",
        _fence("bash", "echo ${${ruta}}"),
        _fence("zsh", "echo ${${ruta}}"),
    ),
    "SH109": Code(
        "Error de sintaxis",
        "El shell no puede leer la orden.",
        _fence("bash", "'mi función'() { docker ps; }"),
        _fence("bash", "mi_funcion() { docker ps; }"),
    ),
    "SH110": Code(
        "Continuación sin continuación",
        "La orden acaba en \\ y el shell se quedaría esperando otra línea.",
        _fence("console", "$ docker run alpine \\"),
        _fence("console", "$ docker run \\", "    alpine"),
        severity="warning",
    ),
    "DF101": Code(
        "Dockerfile no válido",
        "Docker no podría leer la instrucción. Se aceptan fragmentos sin FROM.",
        _fence("dockerfile", "FROM alpine", "EXPOSE puerto-web"),
        _fence("dockerfile", "FROM alpine", "EXPOSE 80"),
    ),
    "DF102": Code(
        "Comentario detrás de una instrucción",
        "Salvo en las órdenes de shell, Docker toma # y lo que sigue por argumentos. El comentario va en su línea.",
        _fence("dockerfile", "FROM alpine:3.20  # pequeña", "RUN ls"),
        _fence("dockerfile", "# pequeña", "FROM alpine:3.20", "RUN ls"),
    ),
    "YA101": Code(
        "YAML no válido",
        "La estructura del YAML no se puede leer. Casi siempre es la sangría o unas comillas.",
        _fence("yaml", "services:", "  web:", "   image: nginx", "  puerto: [80"),
        _fence("yaml", "services:", "  web:", "    image: nginx"),
    ),
    "YA102": Code(
        "Clave de YAML repetida",
        "La misma clave está dos veces en la misma tabla y solo valdría la última.",
        _fence("yaml", "image: nginx", "image: httpd"),
        _fence("yaml", "image: nginx"),
    ),
    "JS101": Code(
        "JSON no válido",
        'JSON no admite comas finales, comillas simples ni comentarios. Vale un fragmento «"clave": valor».',
        _fence("json", '{ "debug": true, }'),
        _fence("json", '{ "debug": true }'),
    ),
    "JS102": Code(
        "Clave de JSON repetida",
        "La misma clave está dos veces en el mismo objeto y solo valdría la última.",
        _fence("json", '{ "debug": true, "debug": false }'),
        _fence("json", '{ "debug": true }'),
    ),
    "TO101": Code(
        "TOML no válido",
        "El TOML no se puede leer. Las cadenas van entre comillas.",
        _fence("toml", "nombre = hola"),
        _fence("toml", 'nombre = "hola"'),
    ),
    "IN101": Code(
        "Sección de INI no válida",
        "El nombre de la sección va entre [ y ], solo en su línea.",
        _fence("ini", "[Service", "Restart=always"),
        _fence("ini", "[Service]", "Restart=always"),
    ),
    "IN102": Code(
        "Línea de INI no válida",
        "Cada línea es una [sección], un comentario o «clave = valor».",
        _fence("ini", "[Service]", "Restart siempre que falle"),
        _fence("ini", "[Service]", "Restart=always"),
    ),
    "MD101": Code(
        "Bloque sin lenguaje",
        "Sin lenguaje no se puede comprobar. Si no es código (una salida, un árbol), es «text».",
        _fence("", "docker ps"),
        _fence("bash", "docker ps"),
        milder="commonmark",
    ),
    "MD102": Code(
        "Lenguaje desconocido",
        "Nadie conoce ese nombre de lenguaje: ni este comprobador ni Pygments, que da los colores.",
        _fence("bsah", "docker ps"),
        _fence("bash", "docker ps"),
        milder="commonmark",
    ),
    "MD103": Code(
        "Lenguaje sin comprobador",
        "En esta guía nada queda sin comprobar: di por qué este bloque no puede estarlo.",
        _fence("go", "package main"),
        _fence('{ .go sin-verificar="se compila en otro repositorio" }', "package main"),
    ),
    "MD104": Code(
        "Código con sangría",
        "El código con cuatro espacios no tiene lenguaje: usa un bloque con vallas ```.",
        "Texto\n\n    docker ps",
        _fence("bash", "docker ps"),
        milder="commonmark",
    ),
    "MD105": Code(
        "Código en <pre>",
        "El HTML directo no se comprueba: usa un bloque con vallas ```.",
        "<pre>docker ps</pre>",
        _fence("bash", "docker ps"),
        milder="commonmark",
    ),
    "MD106": Code(
        "Valla que no se muestra",
        "La cabecera no se entiende y el bloque sale como texto. Los valores van entre comillas.",
        _fence("bash title=ejemplo", "docker ps"),
        _fence('bash title="ejemplo"', "docker ps"),
    ),
    "MD107": Code(
        "Bloque sin cerrar",
        "La valla que cierra lleva los mismos signos y la misma sangría que la que abre.",
        "```bash\ndocker ps",
        _fence("bash", "docker ps"),
    ),
    "MD108": Code(
        "Bloque que no llega a la página",
        "El bloque está en el fuente, pero el lector no lo ve.",
        "<!--\n```bash\ndocker ps\n```\n-->",
        _fence("bash", "docker ps"),
    ),
    "MD109": Code(
        "Código que la página no escribe",
        "En la página final hay un código que viene de otra parte, como un fichero de texto incluido.",
        '--8<-- "con-codigo.md"',
        '```bash\n--8<-- "ordenes.sh"\n```',
    ),
    "MD110": Code(
        "Exención sin motivo",
        "sin-verificar pide un motivo, que se cuenta y se muestra en cada construcción.",
        _fence('{ .bash sin-verificar="" }', "docker ps"),
        _fence('{ .bash sin-verificar="necesita Windows" }', "docker ps"),
    ),
    "MD111": Code(
        "Sesión con etiqueta de script",
        "Las líneas con «$ » son una sesión de terminal: su lenguaje es console.",
        _fence("bash", "$ docker ps"),
        _fence("console", "$ docker ps"),
    ),
    "MD112": Code(
        "Sesión sin órdenes",
        "En un bloque console cada orden lleva «$ » delante; lo demás es su salida.",
        _fence("console", "docker ps"),
        _fence("console", "$ docker ps"),
    ),
    "MD113": Code(
        "«# » no se sabe qué es",
        "Puede ser la línea de root o un comentario. Para root, «$ sudo …»; los comentarios, en el texto.",
        _fence("console", "# docker ps"),
        _fence("console", "$ sudo docker ps"),
    ),
    "MD114": Code(
        "Fichero incluido que falta",
        "La ruta de --8<-- parte de una de las carpetas de base_path, y el fichero está en el proyecto.",
        '```bash\n--8<-- "no-existe.sh"\n```',
        '```bash\n--8<-- "ordenes.sh"\n```',
    ),
    "MD115": Code(
        "Marcador mal escrito",
        "Lo que el lector debe cambiar se escribe <en-minusculas>, con guiones y sin espacios.",
        _fence("console", "$ docker stop <CONTAINER_ID>"),
        _fence("console", "$ docker stop <id-del-contenedor>"),
        milder="no estricto",
    ),
    "MD116": Code(
        "Fichero que no se puede leer",
        "Las páginas son texto en UTF-8, sin caracteres nulos.",
        "",
        "",
    ),
    "MD117": Code(
        "Bloque demasiado grande",
        "El bloque pasa del tamaño o de la complejidad que se comprueba.",
        "",
        "",
    ),
    "MD118": Code(
        "Falta el analizador",
        "shfmt no está instalado: sin él no se comprueba ninguna orden de shell.",
        "",
        "",
    ),
}


def severity(code: str, page: Page) -> Severity:
    """How grave a code is in a page."""
    entry = CODES[code]
    mild = not page.strict and (entry.milder == "no estricto" or (entry.milder == "commonmark" and page.markdown_only))
    return "warning" if mild else entry.severity
