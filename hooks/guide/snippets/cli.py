"""``python hooks/snippets.py``: checks any tree of Markdown files, without MkDocs."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

CLEAN, FOUND, MISUSED = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {_spanish(message)}\n{self.format_usage()}", end="", file=sys.stderr)
        raise SystemExit(MISUSED)

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "uso:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "uso:", 1)


def _spanish(message: str) -> str:
    for english, spanish in (
        ("the following arguments are required", "faltan argumentos"),
        ("unrecognized arguments", "argumentos desconocidos"),
        (r"invalid choice: (\S+) \(choose from (.*)\)", r"\1 no vale: elige entre \2"),
        ("expected one argument", "pide un valor"),
        ("^argument ", "opción "),
    ):
        message = re.sub(english, spanish, message)
    return message


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="snippets.py",
        description="Comprueba cada bloque de código de unas páginas Markdown. No ejecuta nada de lo que lee.",
        epilog="Termina con 0 si todo está bien, con 1 si hay errores y con 2 si se usa mal.",
        add_help=False,
        allow_abbrev=False,
    )
    parser._positionals.title = "argumentos"
    parser._optionals.title = "opciones"
    parser.add_argument("paths", metavar="RUTA", nargs="+", type=Path, help="ficheros y carpetas de páginas")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (lo normal) o json")
    parser.add_argument("--cache", metavar="CARPETA", type=Path, help="dónde guardar lo ya comprobado")
    parser.add_argument("-h", "--help", action="help", help="muestra esta ayuda")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 clean or only warnings, 1 errors, 2 wrong use."""
    options = _parser().parse_args(arguments)
    missing = [path for path in options.paths if not os.path.lexists(path)]
    if missing:
        print(f"snippets.py: no existe {', '.join(str(path) for path in missing)}", file=sys.stderr)
        return MISUSED
    from guide.snippets import pages, report
    from guide.snippets.cache import Cache
    from guide.snippets.check import check
    from guide.snippets.project import above

    folder = options.cache
    if folder is None and (found := above(options.paths[0].resolve().parent)):
        folder = found.folder / ".cache" / "guia"
    cache = Cache(folder / "fragmentos.json" if folder else None)
    result = check(pages.read(pages.find(options.paths), Path.cwd()), cache)
    cache.save()
    shown = report.as_json(result) if options.format == "json" else report.as_text(result)
    sys.stdout.buffer.write(f"{shown}\n".encode("utf-8", "replace"))
    return FOUND if any(d.severity == "error" for d in result.diagnostics) else CLEAN
