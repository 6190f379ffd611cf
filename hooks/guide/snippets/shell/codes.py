"""The codes of shell blocks: syntax, labels, typography and what ShellCheck finds."""

from __future__ import annotations

from guide.diagnostics import Severity
from guide.snippets.codes import Code, fence
from guide.snippets.shell.shellcheck_messages import MESSAGES

# Title, wrong and right of each. What a reader may well write on purpose, or in a piece of a script, is a warning.
_SHELLCHECK: dict[int, tuple[str, str, str]] = {
    1012: (
        "Secuencia \\ fuera de comillas",
        r"docker ps --format {{.ID}}\t{{.Names}}",
        "docker ps --format '{{.ID}}\\t{{.Names}}'",
    ),
    1020: (
        "] pegado a lo que tiene delante",
        "[ -f Dockerfile] && docker build .",
        "[ -f Dockerfile ] && docker build .",
    ),
    1035: (
        "[ pegado a lo que tiene detrás",
        "[-f Dockerfile ] && docker build .",
        "[ -f Dockerfile ] && docker build .",
    ),
    1037: ("Argumento de dos cifras sin llaves", 'echo "$10"', 'echo "${10}"'),
    1087: ("Elemento de una lista sin llaves", 'echo "$redes[1]"', 'echo "${redes[1]}"'),
    1097: ("== para dar un valor", "imagen==nginx", "imagen=nginx"),
    1127: (
        "Comentario de otro lenguaje",
        "// arranca el servidor\ndocker start web",
        "# arranca el servidor\ndocker start web",
    ),
    1131: ("elif mal escrito", "elseif docker ps", "if docker ps; then echo sí; elif docker info; then echo no; fi"),
    2024: (
        "sudo delante de una redirección",
        "sudo echo '{}' > /etc/docker/daemon.json",
        "echo '{}' | sudo tee /etc/docker/daemon.json",
    ),
    2026: (
        "Comillas simples dentro de otras",
        "docker exec web sh -c 'echo 'hola''",
        """docker exec web sh -c "echo 'hola'\"""",
    ),
    2045: ("Bucle sobre ls", 'for f in $(ls *.yaml); do cat "$f"; done', 'for f in *.yaml; do cat "$f"; done'),
    2066: (
        "Bucle de una sola vuelta",
        'for id in "$(docker ps --quiet)"; do docker stop "$id"; done',
        'for id in $(docker ps --quiet); do docker stop "$id"; done',
    ),
    2067: ("-exec sin su final", "find . -name '*.log' -exec rm {}", "find . -name '*.log' -exec rm {} +"),
    2068: ("Argumentos sin comillas", "docker rm $@", 'docker rm "$@"'),
    2070: ("-n sin comillas", "[ -n $red ] && docker network ls", '[ -n "$red" ] && docker network ls'),
    2071: ("> entre números", "[[ 3 > 20 ]] && docker ps", "[[ 3 -gt 20 ]] && docker ps"),
    2072: ("Número con decimales", '[[ "$carga" -gt 2.5 ]] && docker ps', '[[ "$carga" -gt 2 ]] && docker ps'),
    2077: ("Comparación sin espacios", '[ "$a"="$b" ] && docker ps', '[ "$a" = "$b" ] && docker ps'),
    2081: ("Patrón dentro de [ … ]", '[ "$imagen" = nginx* ] && docker ps', '[[ "$imagen" = nginx* ]] && docker ps'),
    2105: ("break fuera de un bucle", "docker ps || break", "docker ps || exit 1"),
    2107: ("&& dentro de [ … ]", '[ "$a" && "$b" ] && docker ps', '[ "$a" ] && [ "$b" ] && docker ps'),
    2140: (
        "Comillas dobles dentro de las de una plantilla",
        """docker ps --format "{{.Label "capa"}}\"""",
        """docker ps --format '{{.Label "capa"}}'""",
    ),
    2142: ("Alias con argumentos", "alias registros='docker logs $1'", 'registros() { docker logs "$1"; }'),
    2144: (
        "Patrón donde va un archivo",
        "[ -f *.yaml ] && docker compose up",
        "[ -f compose.yaml ] && docker compose up",
    ),
    2152: ("return con un texto", 'version() { return "20.10"; }', 'version() { echo "20.10"; }'),
    2168: ("local fuera de una función", "local imagen=nginx", "imagen=nginx"),
    2170: ("-eq entre textos", '[ "$estado" -eq activo ] && docker ps', '[ "$estado" = activo ] && docker ps'),
    2210: ("Archivo con nombre de número", "docker ps 2 > 1", "docker ps 2>&1"),
    2211: ("Patrón como comando", "*.sh", "./instala.sh"),
    2215: ("Opción como comando", "./instala.sh\n  --quiet", "./instala.sh \\\n  --quiet"),
    2218: ("Función que todavía no existe", "para\npara() { docker stop web; }", "para() { docker stop web; }\npara"),
    2224: ("mv sin destino", "mv compose.yaml", "mv compose.yaml web/"),
    2225: ("cp sin destino", "cp compose.yaml", "cp compose.yaml web/"),
    2238: ("Redirección a un comando", "docker ps > grep", "docker ps | grep web"),
    2239: ("Ruta de #! incompleta", "#!bin/bash\ndocker ps", "#!/bin/bash\ndocker ps"),
    2259: (
        "Redirección y tubería a la vez",
        "docker images --quiet | xargs docker rmi < lista",
        "docker images --quiet | xargs docker rmi",
    ),
    2261: ("Dos redirecciones de lo mismo", "docker logs web > uno > dos", "docker logs web > uno"),
    2275: ("Comando que empieza por =", "=nginx", "imagen=nginx"),
    2281: ("$ al dar un valor", "$imagen=nginx", "imagen=nginx"),
    2283: ("Espacios al dar un valor", "imagen = nginx", "imagen=nginx"),
    2285: ("Espacios alrededor de +=", "imagen += :alpine", "imagen+=:alpine"),
    2287: ("Comando que acaba en /", "proyecto/", "cd proyecto/"),
    2288: ("Comando que acaba en un signo", "docker. ps", "docker ps"),
    2290: ("Espacios en export", "export IMAGEN = nginx", "export IMAGEN=nginx"),
}
_WARNINGS = {1012, 2024, 2026, 2045, 2068, 2105, 2144, 2168, 2210, 2211, 2215, 2238, 2288}


def _shellcheck(number: int) -> Code:
    title, wrong, right = _SHELLCHECK[number]
    message = MESSAGES[number]
    explanation = f"{message[0].upper()}{message[1:]}{'' if message[-1] in '?…' else '.'}"
    severity: Severity = "warning" if number in _WARNINGS else "error"
    return Code(title, explanation, fence("bash", wrong), fence("bash", right), severity)


CODES: dict[str, Code] = {
    "SH101": Code(
        "Comilla sin cerrar",
        "Una comilla abre un texto que no termina. La columna es la de la comilla que lo abre.",
        fence("console", "$ docker exec --env 'SALUDO=hola web env"),
        fence("console", "$ docker exec --env 'SALUDO=hola' web env"),
    ),
    "SH102": Code(
        "Documento en línea sin terminar",
        "Después de << hace falta una línea que sea solo la palabra elegida, sin nada delante ni detrás.",
        fence("bash", "cat <<FIN", "hola"),
        fence("bash", "cat <<FIN", "hola", "FIN"),
    ),
    "SH103": Code(
        "Instrucción sin terminar",
        "Un if, for, while, case o { se abre y falta su fi, done, esac o }. El trozo que sigue en otro bloque "
        "acaba con una línea …, y el otro empieza con ella.",
        fence("bash", "for i in 1 2; do", '  echo "$i"'),
        fence("bash", "for i in 1 2; do", '  echo "$i"', "done"),
    ),
    "SH104": Code(
        "Paréntesis o expansión sin cerrar",
        "Un ( , $( , ${ o $(( no tiene su cierre.",
        fence("console", "$ docker rm $(docker ps --all --quiet"),
        fence("console", "$ docker rm $(docker ps --all --quiet)"),
    ),
    "SH105": Code(
        "Signo o palabra fuera de lugar",
        "Hay un signo o una palabra reservada donde el shell espera otra cosa. Si es texto, va entre comillas.",
        fence("console", "$ echo hola (mundo)"),
        fence("console", "$ echo 'hola (mundo)'"),
    ),
    "SH106": Code(
        "Falta algo",
        "Después de un operador (|, &&, >, do…) falta el comando o la palabra que le corresponde.",
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
        "El shell no puede leer el comando.",
        fence("bash", "'mi función'() { docker ps; }"),
        fence("bash", "mi_funcion() { docker ps; }"),
    ),
    "SH110": Code(
        "Continuación sin continuación",
        "El comando acaba en \\, que anuncia otra línea, y no sigue ninguna o está vacía.",
        fence("console", "$ docker start web \\"),
        fence("console", "$ docker start \\", "    web"),
        severity="warning",
    ),
    "SH111": Code(
        "Espacio detrás de \\",
        "Detrás de la \\ que parte un comando no puede haber nada: con un espacio el comando acaba ahí.",
        fence("bash", "docker rm \\ ", "  --force web"),
        fence("bash", "docker rm \\", "  --force web"),
    ),
    "SH112": Code(
        "Falta \\ al final de una línea",
        "La línea siguiente solo tiene opciones o argumentos de este comando, que sin \\ termina aquí.",
        fence("bash", "docker rm --force", "  --volumes web"),
        fence("bash", "docker rm --force \\", "  --volumes web"),
    ),
    "SH113": Code(
        "\\ delante de otro comando",
        "El comando termina aquí, y con la \\ el de la línea siguiente serían argumentos suyos.",
        fence("bash", "docker stop web \\", "docker rm web"),
        fence("bash", "docker stop web", "docker rm web"),
        severity="warning",
    ),
    "SH121": Code(
        "Bloque de shell sin comandos",
        "No hay nada que ejecutar. Una salida es text; los comandos de root, «$ sudo …» en un bloque console.",
        fence("bash", "# docker ps"),
        fence("console", "$ sudo docker ps"),
    ),
    "SH122": Code(
        "Salida en un bloque de comandos",
        "Lo que responde un comando no va en un script: es text, o va en un bloque console detrás de su «$ ».",
        fence("bash", "docker images", "REPOSITORY   TAG       IMAGE ID       CREATED       SIZE"),
        fence("console", "$ docker images", "REPOSITORY   TAG       IMAGE ID       CREATED       SIZE"),
    ),
    "SH123": Code(
        "Indicador que no se conoce",
        "Detrás del signo hay un comando, pero la línea pasa por salida y nadie lo comprueba: el indicador es «$ ».",
        fence("console", "$ docker images --quiet", "% docker ps"),
        fence("console", "$ docker images --quiet", "$ docker ps"),
        severity="warning",
    ),
    "TI101": Code(
        "Comillas tipográficas",
        "El shell solo conoce ' y \": las demás son letras, y no juntan palabras.",
        fence("console", "$ docker ps --filter “name=web”"),
        fence("console", '$ docker ps --filter "name=web"'),
    ),
    "TI102": Code(
        "Raya en lugar de guion",
        "Las opciones empiezan por - o --. Algunos editores los cambian por una raya, que es una letra más.",
        fence("console", "$ docker rm –force web"),
        fence("console", "$ docker rm --force web"),
    ),
    "TI103": Code(
        "Espacio que no separa",
        "Un espacio duro o de otra anchura no separa palabras: el shell lo toma por una letra.",
        fence("console", "$ docker\u00a0ps"),
        fence("console", "$ docker ps"),
    ),
    "TI104": Code(
        "Carácter invisible",
        "Hay un carácter que no se ve y que el shell toma por una letra: el comando no se encuentra.",
        fence("console", "$ docker\u200b ps"),
        fence("console", "$ docker ps"),
    ),
    "TI105": Code(
        "Letra o signo que solo lo parece",
        "Es una letra de otro alfabeto o un signo de otra anchura, que se ve igual y no es igual.",
        fence("console", "$ d\u043ecker ps"),
        fence("console", "$ docker ps"),
    ),
    **{f"SC{number}": _shellcheck(number) for number in _SHELLCHECK},
    "SC9001": Code(
        "Instrucción para ShellCheck",
        "Un comentario «# shellcheck …» cambiaría lo que se comprueba, y al lector no le dice nada.",
        fence("bash", "# shellcheck disable=SC2215", "docker ps"),
        fence("bash", "docker ps"),
        severity="warning",
    ),
    "SC9002": Code(
        "Otro error que ve ShellCheck",
        "ShellCheck da por erróneo el comando. El número entre paréntesis es el suyo.",
        fence("bash", "docker ps", "exit hola"),
        fence("bash", "docker ps", "exit 1"),
    ),
    "SC9003": Code(
        "Falta ShellCheck",
        "shellcheck no está instalado: los comandos se comprueban a medias. En integración continua es un error.",
        "",
        "",
        severity="warning",
    ),
}


def is_syntax(code: str) -> bool:
    """Whether the reading of shell itself found it, and not a look at its typography: a code of its family."""
    return code.startswith("SH")


def is_shellcheck(code: str) -> bool:
    """Whether ShellCheck found it: a code of its family."""
    return code.startswith("SC")
