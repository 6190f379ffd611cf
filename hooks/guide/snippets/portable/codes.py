"""The codes of commands that do not work on every system: what each means, and an example of wrong and right."""

from __future__ import annotations

from guide.snippets.codes import Code


def _typed(command: str) -> str:
    return f'```{{ .console sistemas="todos" }}\n$ {command}\n```'


CODES: dict[str, Code] = {
    "SI101": Code(
        "Opción que otro sistema no tiene",
        "La herramienta de macOS, que es de BSD, o la de BusyBox no conocen esa opción. Solo se mira en las páginas "
        "para todos los sistemas y en los bloques que lo piden, como los demás códigos SI.",
        _typed("ls --all"),
        _typed("ls -a"),
    ),
    "SI102": Code(
        "Programa que macOS no tiene",
        "Es un programa de Linux. Lo que solo vale en Linux va en una pestaña que lo diga.",
        _typed("systemctl status docker"),
        '```{ .console sistemas="linux" }\n$ systemctl is-active docker\n```',
    ),
    "SI103": Code(
        "Opción que en otro sistema es otra cosa",
        "La misma letra hace algo distinto, o pide algo más, en macOS o en BusyBox.",
        _typed("sed -i 's/uno/dos/' compose.yaml"),
        _typed("sed 's/uno/dos/' compose.yaml > compose.nuevo"),
    ),
    "SI104": Code(
        "Opción detrás de los archivos",
        "Las herramientas de Linux buscan opciones en todo el comando. Las de macOS dejan de hacerlo en el primer "
        "archivo, y lo que sigue sería otro archivo.",
        _typed("ls datos -l"),
        _typed("ls -l datos"),
    ),
    "SI111": Code(
        "Comentario en lo que se teclea",
        "El zsh de macOS, cuando se teclea, no tiene comentarios: # y lo que sigue serían argumentos.",
        _typed("docker ps # los que están en marcha"),
        _typed("docker ps"),
    ),
    "SI112": Code(
        "Signo de patrón sin comillas",
        "Con ?, * o [ sin comillas, zsh busca archivos y, si no los hay, no ejecuta el comando.",
        _typed("curl http://localhost:8080/?pagina=2"),
        _typed("curl 'http://localhost:8080/?pagina=2'"),
    ),
    "SI113": Code(
        "Palabra que empieza por =",
        "zsh cambia =ls por la ruta de ls, y si no hay tal programa no ejecuta el comando. En [ … ] basta un =.",
        _typed('[ "$estado" == listo ] && docker ps'),
        _typed('[ "$estado" = listo ] && docker ps'),
    ),
    "SI114": Code(
        "Dos puntos detrás de una variable",
        "En zsh, $imagen:l es el valor en minúsculas, y otras letras hacen otras cosas. Con llaves no ocurre.",
        _typed('docker pull "$imagen:latest"'),
        _typed('docker pull "${imagen}:latest"'),
    ),
    "SI115": Code(
        "! entre comillas dobles",
        "zsh pone ahí un comando de su historial, o se queda esperando a que se cierren las comillas.",
        _typed('echo "hola!"'),
        _typed("echo 'hola!'"),
    ),
    "SI116": Code(
        "Bucle sobre una variable",
        "zsh no parte el valor de una variable sin comillas: el bucle da una sola vuelta.",
        _typed('for red in $redes; do docker network rm "$red"; done'),
        _typed('for red in uno dos; do docker network rm "$red"; done'),
    ),
    "SI117": Code(
        "Solo de bash",
        "Quien teclea el comando en zsh no tiene ese comando interno, esa forma de ${…}, o ese nombre libre.",
        _typed("read -p 'Nombre: ' nombre"),
        _typed("printf 'Nombre: '; read nombre"),
    ),
    "SI118": Code(
        "echo con secuencias",
        "El echo de zsh cambia \\n por un salto de línea y el de bash no lo hace. printf es igual en todos.",
        _typed("echo 'uno\\ndos'"),
        _typed("printf 'uno\\ndos\\n'"),
    ),
}
