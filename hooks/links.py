"""``python hooks/links.py SITE`` checks a built site. Exit 0: all leads somewhere; 1: not; 2: wrong use."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from guide.commandline import Parser
from guide.diagnostics import Diagnostic
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
    parser.add_argument(
        "--externos",
        metavar="CARPETA",
        type=Path,
        help="pregunta a los otros sitios por lo que se enlaza de ellos, y solo eso; en CARPETA están las páginas",
    )
    parser.add_argument(
        "--quien", metavar="DIRECCION", default="", help="con --externos, la dirección de quien pregunta"
    )
    options = parser.parse(arguments)
    if not any(options.site.rglob("*.html")):
        parser.error(f"en «{options.site}» no hay ninguna página; antes, constrúyelo con ./guia construir")
    base = f"/{options.base.strip('/')}/".replace("//", "/") if options.base else ""
    if options.direcciones:
        add_addresses(options.direcciones, options.site)
    if options.externos:
        return _ask_others(options.site, options.externos, options.quien)
    problems = check_site(options.site, base, options.site.as_posix())
    return _tell(problems, f"{len(problems)} problemas en {options.site}")


def _ask_others(site: Path, docs: Path, who: str) -> int:
    # It speaks over the network, which nothing else here needs.
    from guide.links.external import Guest, NoNetworkError, check_external, external_links

    links = external_links(site)
    try:
        problems = check_external(links, docs, Guest(who).ask)
    except NoNetworkError as error:
        print(f"links.py: {error}", file=sys.stderr)
        return 2
    print(f"{len(links)} enlaces a otros sitios", file=sys.stderr)
    return _tell(problems, f"{len(problems)} por mirar")


def _tell(problems: Sequence[Diagnostic], summary: str) -> int:
    """The exit code: what is only a warning does not count."""
    for problem in problems:
        print(problem.text())
    if problems:
        print(summary, file=sys.stderr)
    return 1 if any(problem.severity == "error" for problem in problems) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
