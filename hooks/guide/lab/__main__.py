"""``./guia laboratorio``: runs the pages of the guide on real engines."""

from __future__ import annotations

import sys
from argparse import RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path

from guide.commandline import Parser, positive
from guide.hints import did_you_mean
from guide.lab import campaign
from guide.lab.machines import stopping
from guide.lab.machines.cache import LabError
from guide.lab.pages.marks import DEFAULT_VERSIONS, VERSIONS

HELP = f"""\
Ejecuta en un motor de Docker de verdad los comandos de las páginas, y compara lo que sale con lo que enseñan.

  (nada)                 todas las páginas con Docker {DEFAULT_VERSIONS[0]}, las de todos los sistemas, otra vez sin
                         herramientas de GNU y, si son tutoriales, desde su zip; las comprobaciones del
                         motor y el contenedor de la guía
  comprobar [PÁGINA…]    solo esas páginas (o todas), sin las comprobaciones del motor
  grabar PÁGINA…         escribe en las páginas las salidas que difieren
  matriz                 todas las páginas con cada versión que piden
  errores [ERROR…]       las entradas del catálogo de errores (o esas), con cada versión que piden, y una tabla de qué
                         mensajes se han visto con cada una
  sitio                  construye el contenedor de la guía, lo arranca, lo recorre entero y lo ataca
  motor                  arranca una máquina y abre una terminal en ella; al salir, desaparece
"""


TASKS = ("todo", "comprobar", "grabar", "matriz", "errores", "sitio", "motor")


def main(arguments: Sequence[str]) -> int:
    parser = Parser(prog="./guia laboratorio", description=HELP, formatter_class=RawDescriptionHelpFormatter)
    # No choices=: argparse would show them instead of the name.
    parser.add_argument("tarea", nargs="?", default="todo", metavar="TAREA", help=f"una de: {', '.join(TASKS)}")
    parser.add_argument(
        "paginas", nargs="*", type=Path, metavar="PÁGINA", help="las páginas de esa tarea, o los errores"
    )
    engines = f"el motor; sin decirlo, los que pide cada página o {DEFAULT_VERSIONS[0]}"
    parser.add_argument("--version", choices=VERSIONS, help=engines)
    parser.add_argument(
        "--imagenes",
        choices=["sustitutas", "hub"],
        default="sustitutas",
        help="hechas de paquetes de Debian, o las de Docker Hub",
    )
    parser.add_argument(
        "--binarios",
        type=Path,
        metavar="RUTA",
        help="los programas de Docker que publica Docker: un docker-*.tgz o una carpeta; sin decirlo, se construyen",
    )
    parser.add_argument("--motor", metavar="DIRECCIÓN", help="usa el motor que ya hay en unix://…")
    parser.add_argument("--contenedor", action="store_true", help="usa un contenedor docker:dind del Docker que ya hay")
    parser.add_argument("--desechable", action="store_true", help="confirma que de ese motor se puede borrar todo")
    parser.add_argument("--a-la-vez", type=positive, default=4, metavar="N", help="cuántas páginas a la vez (4)")
    parser.add_argument(
        "--desde-zip", action="store_true", help="como quien descarga los archivos de cada tutorial, con comprobar"
    )
    parser.add_argument(
        "--sin-gnu",
        action="store_true",
        help="las páginas para todos los sistemas, con zsh y las herramientas de BusyBox, con comprobar",
    )
    options = parser.parse(arguments)
    if options.tarea not in TASKS:
        parser.error(f"no conozco la tarea «{options.tarea}»{did_you_mean(options.tarea, TASKS)}")
    if options.paginas and options.tarea not in ("comprobar", "grabar", "errores"):
        parser.error(f"la tarea «{options.tarea}» no lleva páginas")
    if options.tarea == "grabar" and not options.paginas:
        parser.error("di qué páginas grabar")
    if options.desde_zip and options.tarea != "comprobar":
        parser.error("--desde-zip va con comprobar")
    if options.sin_gnu and options.tarea != "comprobar":
        parser.error("--sin-gnu va con comprobar")
    if options.sin_gnu and (options.motor or options.contenedor):
        parser.error("--sin-gnu es para las máquinas del laboratorio: quítalo, o quita --motor y --contenedor")
    if options.motor and not options.desechable:
        parser.error("con --motor se borra todo lo que haya en ese motor: confírmalo con --desechable")
    if options.binarios and (options.motor or options.contenedor):
        parser.error("--binarios es para las máquinas del laboratorio: quítalo, o quita --motor y --contenedor")
    stopping.listen()
    try:
        return campaign.start(options)
    except LabError as error:
        print(f"laboratorio: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("laboratorio: interrumpido; no queda nada en marcha", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
