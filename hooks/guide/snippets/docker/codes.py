"""The codes of the grammar of docker's commands: what each means, and an example of wrong and right."""

from __future__ import annotations

from guide.snippets.codes import Code, fence

# What old pages are full of and a guide of today calls an error.
RAISED = frozenset({"DK109", "DK110", "DK111", "DK112", "DK120"})


def _console(command: str) -> str:
    return fence("console", f"$ {command}")


CODES: dict[str, Code] = {
    "DK101": Code(
        "Orden de Docker que no existe",
        "Docker no tiene esa orden, o no la tiene ese grupo de órdenes.",
        _console("docker contaner ls"),
        _console("docker container ls"),
    ),
    "DK102": Code(
        "Opción larga que no existe",
        "La orden no tiene esa opción: es una errata, es de otra orden, o va antes, como --file en docker compose.",
        _console("docker run --nmae web nginx:1.27"),
        _console("docker run --name web nginx:1.27"),
    ),
    "DK103": Code(
        "Opción corta que no existe",
        "La orden no tiene esa letra. En un grupo como -itz la columna es la de la letra que sobra.",
        _console("docker run -itz alpine:3.20 sh"),
        _console("docker run -it alpine:3.20 sh"),
    ),
    "DK104": Code(
        "Un guion en lugar de dos",
        "Con un solo guion Docker lee letras sueltas: -rm es -r y -m. Las opciones con nombre llevan dos guiones.",
        _console("docker run -rm alpine:3.20 ls"),
        _console("docker run --rm alpine:3.20 ls"),
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
        _console("docker run --rm=sí alpine:3.20 ls"),
        _console("docker run --rm=true alpine:3.20 ls"),
    ),
    "DK107": Code(
        "Faltan argumentos",
        "A la orden le falta algo, como el contenedor de docker stop o el contexto (un punto) de docker build.",
        _console("docker build -t web:1.0"),
        _console("docker build -t web:1.0 ."),
        severity="warning",
    ),
    "DK108": Code(
        "Sobran argumentos",
        "La orden recibe más palabras de las que admite. La columna es la de la primera que sobra.",
        _console("docker pull alpine:3.20 nginx:1.27"),
        _console("docker pull alpine:3.20"),
        severity="warning",
    ),
    "DK109": Code(
        "Opción u orden en desuso",
        "Todavía funciona, pero Docker la quitará: usa la que la sustituye.",
        _console("docker stop --time 5 web"),
        _console("docker stop --timeout 5 web"),
        severity="warning",
    ),
    "DK110": Code(
        "Opción u orden que se quitó",
        "Existió en versiones antiguas y las de ahora no la entienden.",
        _console("docker scan alpine:3.20"),
        _console("docker scout cves alpine:3.20"),
        severity="warning",
    ),
    "DK111": Code(
        "Orden o plugin desconocido",
        "No es una orden de Docker ni un plugin conocido. Si es un plugin que hay que instalar, márcalo en la página.",
        _console("docker telaraña ls"),
        _console("docker network ls"),
        severity="warning",
    ),
    "DK112": Code(
        "docker-compose retirado",
        "docker-compose, con guion, dejó de mantenerse en 2023. La orden de ahora es «docker compose».",
        _console("docker-compose up -d"),
        _console("docker compose up -d"),
        severity="warning",
    ),
    "DK120": Code(
        "Orden dudosa dentro del texto",
        "El código en línea empieza por docker y Docker no lo entendería. Puede faltar algo, pero lo escrito vale.",
        "Para verlos, `docker contaner ls`.",
        "Para verlos, `docker container ls`.",
        severity="warning",
    ),
}
