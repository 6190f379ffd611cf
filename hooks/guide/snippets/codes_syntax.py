"""The codes of syntax alone: shell, Dockerfile and data."""

from __future__ import annotations

from guide.snippets.codes import Code, fence

CODES: dict[str, Code] = {
    "SH101": Code(
        "Comilla sin cerrar",
        "Una comilla abre un texto que no termina. La columna es la de la comilla que lo abre.",
        fence("console", "$ docker run -e 'SALUDO=hola alpine env"),
        fence("console", "$ docker run -e 'SALUDO=hola' alpine env"),
    ),
    "SH102": Code(
        "Documento en línea sin terminar",
        "Después de << hace falta una línea que sea solo la palabra elegida, sin nada delante ni detrás.",
        fence("bash", "cat <<FIN", "hola"),
        fence("bash", "cat <<FIN", "hola", "FIN"),
    ),
    "SH103": Code(
        "Instrucción sin terminar",
        "Un if, for, while, case o { se abre y falta su fi, done, esac o }.",
        fence("bash", "for i in 1 2; do", '  echo "$i"'),
        fence("bash", "for i in 1 2; do", '  echo "$i"', "done"),
    ),
    "SH104": Code(
        "Paréntesis o expansión sin cerrar",
        "Un ( , $( , ${ o $(( no tiene su cierre.",
        fence("console", "$ docker rm $(docker ps -aq"),
        fence("console", "$ docker rm $(docker ps -aq)"),
    ),
    "SH105": Code(
        "Signo o palabra fuera de lugar",
        "Hay un signo o una palabra reservada donde el shell espera otra cosa. Si es texto, va entre comillas.",
        fence("console", "$ echo hola (mundo)"),
        fence("console", "$ echo 'hola (mundo)'"),
    ),
    "SH106": Code(
        "Falta algo",
        "Después de un operador (|, &&, >, do…) falta la orden o la palabra que le corresponde.",
        fence("bash", "docker ps |"),
        fence("bash", "docker ps | wc -l"),
    ),
    "SH107": Code(
        "Expansión no válida",
        "Lo que hay dentro de ${…}, $((…)) o [[ … ]] no es válido.",
        fence("bash", 'echo "${nombre apellido}"'),
        fence("bash", 'echo "${nombre}"'),
    ),
    "SH108": Code(
        "Sintaxis de otro shell",
        "Solo otro shell entiende esto: cambia la etiqueta del bloque o escribe una forma que valga en bash.",
        fence("bash", "echo ${${ruta}}"),
        fence("zsh", "echo ${${ruta}}"),
    ),
    "SH109": Code(
        "Error de sintaxis",
        "El shell no puede leer la orden.",
        fence("bash", "'mi función'() { docker ps; }"),
        fence("bash", "mi_funcion() { docker ps; }"),
    ),
    "SH110": Code(
        "Continuación sin continuación",
        "La orden acaba en \\ y el shell se quedaría esperando otra línea.",
        fence("console", "$ docker run alpine \\"),
        fence("console", "$ docker run \\", "    alpine"),
        severity="warning",
    ),
    "DF101": Code(
        "Dockerfile no válido",
        "Docker no podría leer la instrucción. Se aceptan fragmentos sin FROM.",
        fence("dockerfile", "FROM alpine:3.20", "EXPOSE puerto-web"),
        fence("dockerfile", "FROM alpine:3.20", "EXPOSE 80"),
    ),
    "DF102": Code(
        "Comentario detrás de una instrucción",
        "Salvo en las órdenes de shell, Docker toma # y lo que sigue por argumentos. El comentario va en su línea.",
        fence("dockerfile", "FROM alpine:3.20  # pequeña", "RUN ls"),
        fence("dockerfile", "# pequeña", "FROM alpine:3.20", "RUN ls"),
    ),
    "YA101": Code(
        "YAML no válido",
        "La estructura del YAML no se puede leer. Casi siempre es la sangría o unas comillas.",
        fence("yaml", "services:", "  web:", "   image: nginx:1.27", "  puerto: [80"),
        fence("yaml", "services:", "  web:", "    image: nginx:1.27"),
    ),
    "YA102": Code(
        "Clave de YAML repetida",
        "La misma clave está dos veces en la misma tabla y solo valdría la última.",
        fence("yaml", "services:", "  web:", "    image: nginx:1.27", "    image: httpd:2.4"),
        fence("yaml", "services:", "  web:", "    image: nginx:1.27"),
    ),
    "YA103": Code(
        "Formas de decir lo mismo en un bloque de YAML",
        "Un trozo que repite su clave suele enseñar varias formas de escribirla: cada una va en su bloque.",
        fence("yaml", "image: nginx:1.27", "image: httpd:2.4"),
        fence("yaml", "image: nginx:1.27"),
        severity="warning",
    ),
    "JS101": Code(
        "JSON no válido",
        'JSON no admite comas finales, comillas simples ni comentarios. Vale un fragmento «"clave": valor».',
        fence("json", '{ "debug": true, }'),
        fence("json", '{ "debug": true }'),
    ),
    "JS102": Code(
        "Clave de JSON repetida",
        "La misma clave está dos veces en el mismo objeto y solo valdría la última.",
        fence("json", '{ "debug": true, "debug": false }'),
        fence("json", '{ "debug": true }'),
    ),
    "TO101": Code(
        "TOML no válido",
        "El TOML no se puede leer. Las cadenas van entre comillas.",
        fence("toml", "nombre = hola"),
        fence("toml", 'nombre = "hola"'),
    ),
    "IN101": Code(
        "Sección de INI no válida",
        "El nombre de la sección va entre [ y ], solo en su línea.",
        fence("ini", "[Service", "Restart=always"),
        fence("ini", "[Service]", "Restart=always"),
    ),
    "IN102": Code(
        "Línea de INI no válida",
        "Cada línea es una [sección], un comentario o «clave = valor».",
        fence("ini", "[Service]", "Restart siempre que falle"),
        fence("ini", "[Service]", "Restart=always"),
    ),
}
