"""``python hooks/snippets.py``: checks any tree of Markdown files, without MkDocs."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from guide.snippets.judging import ahead

if TYPE_CHECKING:
    from guide.snippets.outcome.report import Report

CLEAN, FOUND, MISUSED = 0, 1, 2
FORMATS = ("text", "json", "github", "sarif", "markdown")


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
    parser.add_argument("paths", metavar="RUTA", nargs="*", type=Path, help="ficheros y carpetas de páginas")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text (lo normal), json, github (anotaciones de GitHub Actions) o sarif; con --explica, text o markdown",
    )
    parser.add_argument(
        "--explica", metavar="CÓDIGO", nargs="?", const="", help="explica un código, o los enumera todos; no comprueba"
    )
    parser.add_argument("--cache", metavar="CARPETA", type=Path, help="dónde guardar lo ya comprobado")
    parser.add_argument(ahead.OPTION, action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("-h", "--help", action="help", help="muestra esta ayuda")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 clean or only warnings, 1 errors, 2 wrong use."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.explica is not None:
        return _explain(options.explica, options.format, parser)
    if not options.paths:
        parser.error("faltan argumentos: RUTA")
    if options.format == "markdown":
        parser.error("markdown solo vale con --explica")
    missing = [path for path in options.paths if not os.path.lexists(path)]
    if missing:
        print(f"snippets.py: no existe {', '.join(str(path) for path in missing)}", file=sys.stderr)
        return MISUSED
    if options.veredictos:
        return _judge(options.paths, options.cache)
    return _check(options.paths, options.format, options.cache)


def _explain(name: str, form: str, parser: argparse.ArgumentParser) -> int:
    from guide.hints import did_you_mean
    from guide.snippets import codes
    from guide.snippets.formats import explain

    if form not in ("text", "markdown"):
        parser.error("--explica se escribe como text o markdown")
    code = name.upper()
    if code and code not in codes.table():
        hint = did_you_mean(code, codes.table())
        print(
            f"snippets.py: «{name}» no es ningún código{hint}\nTodos los códigos: snippets.py --explica",
            file=sys.stderr,
        )
        return MISUSED
    if form == "markdown":
        _print(explain.as_page())
    else:
        _print(explain.as_text(code) if code else explain.as_list())
    return CLEAN


def _check(paths: Sequence[Path], form: str, folder: Path | None) -> int:
    from guide.snippets.cache import Cache
    from guide.snippets.outcome.check import check_pages
    from guide.snippets.reading import pages
    from guide.snippets.reading.project import above

    if folder is None and (found := above(paths[0].resolve().parent)):
        folder = found.folder / ".cache" / "guia"
    cache = Cache(folder / "fragmentos.json" if folder else None)
    files = list(pages.find(paths))
    result = check_pages([*pages.projects(files, Path.cwd(), cache), *pages.read(files, Path.cwd())], cache)
    cache.save()
    _print(_shown(result, form))
    return FOUND if any(d.severity == "error" for d in result.diagnostics) else CLEAN


def _judge(paths: Sequence[Path], folder: Path | None) -> int:
    """For a build that converts the same pages meanwhile, and goes first."""
    from guide.processes import let_others_go_first
    from guide.snippets.cache import Cache
    from guide.snippets.outcome.check import check_pages
    from guide.snippets.reading import pages

    let_others_go_first()
    cache = Cache(folder / "fragmentos.json" if folder else None)
    check_pages(pages.read(pages.find(paths), Path.cwd(), convert=False), cache)
    cache.save()
    return CLEAN


def _shown(report: Report, form: str) -> str:
    from guide.snippets.formats import text as plain

    if form in ("text", "json"):
        return plain.as_text(report) if form == "text" else plain.as_json(report)
    from guide.snippets.formats import machine

    return machine.as_github(report) if form == "github" else machine.as_sarif(report)


def _print(text: str) -> None:
    sys.stdout.buffer.write(f"{text.rstrip()}\n".encode("utf-8", "replace"))
