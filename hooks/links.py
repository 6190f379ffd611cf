"""``python hooks/links.py SITE`` checks a built site. Exit 0: all leads somewhere; 1: not; 2: wrong use."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from guide.commandline import Parser
from guide.links import check_site
from guide.links.addresses import add_addresses


def main(arguments: Sequence[str]) -> int:
    parser = Parser(
        description="Comprueba que lo que enlaza un sitio construido existe y nada se pide a otro servidor.",
        epilog="Termina con 0 si todo lleva a algún sitio, con 1 si no y con 2 si se usa mal.",
    )
    parser.add_argument("site", metavar="SITIO", type=Path, help="la carpeta del sitio construido")
    parser.add_argument("--base", default="", help="la ruta del sitio en su servidor, como /guia/")
    parser.add_argument(
        "--direcciones",
        metavar="ARCHIVO",
        type=Path,
        help="además, añade a esa lista las páginas y los apartados del sitio",
    )
    options = parser.parse(arguments)
    if not any(options.site.rglob("*.html")):
        parser.error(f"en «{options.site}» no hay ninguna página; antes, constrúyelo con ./guia construir")
    base = f"/{options.base.strip('/')}/".replace("//", "/") if options.base else ""
    if options.direcciones:
        add_addresses(options.direcciones, options.site)
    problems = check_site(options.site, base, options.site.as_posix())
    for problem in problems:
        print(problem.text())
    if problems:
        print(f"{len(problems)} problemas en {options.site}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
