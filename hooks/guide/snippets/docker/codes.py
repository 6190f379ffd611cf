"""The codes of the grammar of docker's commands: what each means, and an example of wrong and right."""

from __future__ import annotations

from guide.snippets.codes import Code, fence

# What old pages are full of and a guide of today calls an error.
RAISED = frozenset({"DK109", "DK110", "DK111", "DK112", "DK116", "DK120"})
# The customs of this guide (CONTRIBUTING.md, «Los comandos»): no other guide has to follow them.
GUIDE_ONLY = frozenset({"DK131", "DK132", "DK133", "DK134", "DK135"})


def _console(command: str) -> str:
    return fence("console", f"$ {command}")


CODES: dict[str, Code] = {
    "DK101": Code(
        "Comando de Docker que no existe",
        "Docker no tiene ese comando, o no lo tiene ese grupo de comandos.",
        _console("docker contaner ls"),
        _console("docker container ls"),
    ),
    "DK102": Code(
        "Opción larga que no existe",
        "El comando no tiene esa opción: es una errata, es de otro comando, o va antes, como --file en docker compose.",
        _console("docker run --nmae web nginx:1.27"),
        _console("docker run --name web nginx:1.27"),
    ),
    "DK103": Code(
        "Opción corta que no existe",
        "El comando no tiene esa letra. En un grupo como -itz la columna es la de la letra que sobra.",
        _console("docker exec -z web sh"),
        _console("docker exec --tty web sh"),
    ),
    "DK104": Code(
        "Un guion en lugar de dos",
        "Con un solo guion Docker lee letras sueltas: -rm es -r y -m. Las opciones con nombre llevan dos guiones.",
        _console("docker run -rm --name prueba alpine:3.20 ls"),
        _console("docker run --rm --name prueba alpine:3.20 ls"),
    ),
    "DK105": Code(
        "Opción sin su valor",
        "La opción pide un valor y detrás no hay nada, o hay otra opción que Docker tomaría por el valor.",
        _console("docker run --name --rm nginx:1.27"),
        _console("docker run --name web --rm nginx:1.27"),
    ),
    "DK106": Code(
        "Valor que no es true ni false",
        "La opción solo se pone o no se pone: con = admite true y false, nada más.",
        _console("docker run --rm=sí --name prueba alpine:3.20 ls"),
        _console("docker run --rm=true --name prueba alpine:3.20 ls"),
    ),
    "DK107": Code(
        "Faltan argumentos",
        "Al comando le falta algo, como el contenedor de docker stop o el contexto (un punto) de docker build.",
        _console("docker build --tag web:1.0"),
        _console("docker build --tag web:1.0 ."),
        severity="warning",
    ),
    "DK108": Code(
        "Sobran argumentos",
        "El comando recibe más palabras de las que admite. La columna es la de la primera que sobra.",
        _console("docker pull alpine:3.20 nginx:1.27"),
        _console("docker pull alpine:3.20"),
        severity="warning",
    ),
    "DK109": Code(
        "Opción o comando en desuso",
        "Todavía funciona, pero Docker dejará de admitirlo: usa lo que lo sustituye.",
        _console("docker stop --time 5 web"),
        _console("docker stop --timeout 5 web"),
        severity="warning",
    ),
    "DK110": Code(
        "Opción o comando que se quitó",
        "Existió en versiones antiguas y las de ahora no lo entienden.",
        _console("docker scan alpine:3.20"),
        _console("docker scout cves alpine:3.20"),
        severity="warning",
    ),
    "DK111": Code(
        "Comando o plugin desconocido",
        "No es un comando de Docker ni un plugin conocido. Si es un plugin que hay que instalar, márcalo en la página.",
        _console("docker telaraña ls"),
        _console("docker network ls"),
        severity="warning",
    ),
    "DK112": Code(
        "docker-compose retirado",
        "docker-compose, con guion, dejó de mantenerse en 2023. El comando de ahora es «docker compose».",
        _console("docker-compose up --detach"),
        _console("docker compose up --detach"),
        severity="warning",
    ),
    "DK113": Code(
        "Valor que la opción no admite",
        "La opción existe y su valor no vale: lo rechaza el cliente o, con --volume, --restart y --name, el demonio.",
        _console("docker run --publish 127.0.0.1:8080:http --name web nginx:1.29"),
        _console("docker run --publish 127.0.0.1:8080:80 --name web nginx:1.29"),
    ),
    "DK114": Code(
        "Nombre de imagen no válido",
        "Docker diría «invalid reference format». El nombre va en minúsculas y lleva una sola etiqueta, sin espacios.",
        _console("docker pull Nginx:1.29"),
        _console("docker pull nginx:1.29"),
    ),
    "DK115": Code(
        "Opciones que no pueden ir juntas",
        "Cada opción vale por separado, y el cliente rechaza las dos a la vez.",
        _console("docker run --rm --restart always --name web nginx:1.29"),
        _console("docker run --restart always --name web nginx:1.29"),
    ),
    "DK116": Code(
        "Opción detrás de la imagen",
        "Lo que sigue a la imagen, o al contenedor en «exec», no lo lee Docker: es para el programa de dentro.",
        _console("docker run nginx:1.29 --name web"),
        _console("docker run --name web nginx:1.29"),
        severity="warning",
    ),
    "DK120": Code(
        "Comando dudoso dentro del texto",
        "El código en línea empieza por docker y Docker no lo entendería. Puede faltar algo, pero lo escrito vale.",
        "Para verlos, `docker contaner ls`.",
        "Para verlos, `docker container ls`.",
        severity="warning",
    ),
    "DK131": Code(
        "Contenedor sin nombre",
        "Con --name, los pasos que siguen pueden nombrar el contenedor. Solo se mira en proyectos estrictos.",
        _console("docker run --detach nginx:1.29"),
        _console("docker run --detach --name web nginx:1.29"),
        severity="warning",
    ),
    "DK132": Code(
        "Opción corta",
        "La larga se entiende al leerla. Solo se mira en proyectos estrictos.",
        _console("docker run -d --name web nginx:1.29"),
        _console("docker run --detach --name web nginx:1.29"),
        severity="warning",
    ),
    "DK133": Code(
        "Puerto publicado en todas las direcciones",
        "Sin dirección, quien alcance la máquina alcanza el puerto. Solo se mira en proyectos estrictos.",
        _console("docker run --publish 8080:80 --name web nginx:1.29"),
        _console("docker run --publish 127.0.0.1:8080:80 --name web nginx:1.29"),
        severity="warning",
    ),
    "DK134": Code(
        "El mismo puerto a los dos lados",
        "Con números distintos se ve cuál es del anfitrión y cuál del contenedor. Solo se mira en proyectos estrictos.",
        _console("docker run --publish 127.0.0.1:80:80 --name web nginx:1.29"),
        _console("docker run --publish 127.0.0.1:8080:80 --name web nginx:1.29"),
        severity="warning",
    ),
    "DK135": Code(
        "Imagen sin versión",
        "Sin etiqueta, o con latest, mañana es otra imagen. Solo se mira en proyectos estrictos.",
        _console("docker pull nginx"),
        _console("docker pull nginx:1.29"),
        severity="warning",
    ),
}
