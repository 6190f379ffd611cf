"""``python hooks/hosting.py SITE FILE`` makes a built site ready for its server. Exit 0: done; 1: not; 2: wrong use."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from guide.commandline import Parser
from guide.files import write_atomically
from guide.hosting import compressed, policy


def main(arguments: Sequence[str]) -> int:
    parser = Parser(
        description="Prepara un sitio construido para nginx: su Content-Security-Policy y sus archivos comprimidos.",
        epilog="Termina con 0 si está listo, con 1 si la política no deja algo de sus páginas y con 2 si se usa mal.",
    )
    parser.add_argument("site", metavar="SITIO", type=Path, help="la carpeta del sitio construido")
    parser.add_argument("policy", metavar="ARCHIVO", type=Path, help="dónde se escribe la política, para nginx")
    options = parser.parse(arguments)
    if not any(options.site.rglob("*.html")):
        parser.error(f"en «{options.site}» no hay ninguna página; antes, constrúyelo con ./guia construir")
    found = policy.of_site(options.site)
    for problem in found.problems:
        print(problem)
    if found.problems:
        print(f"{len(found.problems)} problemas en {options.site}", file=sys.stderr)
        return 1
    try:
        write_atomically(options.policy, policy.as_nginx(found.text).encode())
        totals = compressed.compress(options.site)
    except OSError as error:
        parser.error(f"no se puede escribir: {error}")
    print(
        f"{totals.copies} de {totals.files} archivos comprimidos: de {totals.plain / 1e6:.1f} a "
        f"{totals.packed / 1e6:.1f} MB".replace(".", ",")
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
