"""The codes of syntax alone: shell, Dockerfile and data."""

from __future__ import annotations

from guide.snippets.codes import Code, _fence

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
        _fence("dockerfile", "FROM alpine:3.20", "EXPOSE puerto-web"),
        _fence("dockerfile", "FROM alpine:3.20", "EXPOSE 80"),
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
        _fence("yaml", "services:", "  web:", "   image: nginx:1.27", "  puerto: [80"),
        _fence("yaml", "services:", "  web:", "    image: nginx:1.27"),
    ),
    "YA102": Code(
        "Clave de YAML repetida",
        "La misma clave está dos veces en la misma tabla y solo valdría la última.",
        _fence("yaml", "services:", "  web:", "    image: nginx:1.27", "    image: httpd:2.4"),
        _fence("yaml", "services:", "  web:", "    image: nginx:1.27"),
    ),
    "YA103": Code(
        "Formas de decir lo mismo en un bloque de YAML",
        "Un trozo que repite su clave suele enseñar varias formas de escribirla: cada una va en su bloque.",
        _fence("yaml", "image: nginx:1.27", "image: httpd:2.4"),
        _fence("yaml", "image: nginx:1.27"),
        severity="warning",
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
}
