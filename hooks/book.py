"""``python hooks/book.py SITE --pdf FILE --epub FILE`` makes books of a site. Exit 0: made; 1: not; 2: misused."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from guide.book import BookError, write_epub, write_pdf
from guide.commandline import Parser


def main(arguments: Sequence[str]) -> int:
    parser = Parser(description="Hace del sitio construido un libro, en PDF, en EPUB o en los dos.")
    parser.add_argument("site", metavar="SITIO", type=Path, help="la carpeta del sitio construido")
    parser.add_argument("--pdf", metavar="ARCHIVO", type=Path, help="dónde queda el PDF")
    parser.add_argument("--epub", metavar="ARCHIVO", type=Path, help="dónde queda el EPUB")
    options = parser.parse(arguments)
    if not (options.pdf or options.epub):
        parser.error("di qué quieres: --pdf, --epub o los dos")
    try:
        if options.pdf:
            write_pdf(options.site, options.pdf)
        if options.epub:
            write_epub(options.site, options.epub)
    except (BookError, OSError) as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
