"""``python hooks/snippets.py``: checks any tree of Markdown files, without MkDocs."""

from __future__ import annotations

import os
import sys
from argparse import SUPPRESS
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from guide.commandline import MISUSED, Parser, words
from guide.snippets.blocks import Settings
from guide.snippets.codes import GRAVE_IN_CI
from guide.snippets.judging import ahead

if TYPE_CHECKING:
    from guide.snippets.outcome.report import Report

CLEAN, FOUND = 0, 1
FORMATS = ("text", "json", "github", "sarif", "markdown")


def _parser() -> Parser:
    parser = Parser(
        description="Comprueba cada bloque de código de unas páginas Markdown. No ejecuta nada de lo que lee.",
        epilog="Termina con 0 si todo está bien, con 1 si hay errores y con 2 si se usa mal.",
    )
    parser.add_argument(
        "paths", metavar="RUTA", nargs="*", type=Path, help="archivos y carpetas de páginas; - es la entrada estándar"
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help="text (lo normal), json, github (anotaciones de GitHub Actions) o sarif; con --explica, text o markdown",
    )
    parser.add_argument("--estricto", action="store_true", help="que nada quede sin comprobar, como «estricto: true»")
    parser.add_argument(
        "--elevar",
        metavar="CÓDIGOS",
        type=words,
        action="extend",
        help="avisos que son errores, como MD115,DK1xx; también los que ya eleva el proyecto",
    )
    parser.add_argument(
        "--explica", metavar="CÓDIGO", nargs="?", const="", help="explica un código, o los enumera todos; no comprueba"
    )
    parser.add_argument("--cache", metavar="CARPETA", type=Path, help="dónde guardar lo ya comprobado")
    parser.add_argument(ahead.OPTION, action="store_true", help=SUPPRESS)
    return parser


def main(arguments: Sequence[str] | None = None, others: Callable[[], Mapping[str, str]] = dict) -> int:
    """The exit code: 0 clean or only warnings, 1 errors, 2 wrong use.

    ``others``: codes of other checkers of the same project, which are only explained here.
    """
    parser = _parser()
    options = parser.parse(arguments)
    if options.explica is not None:
        if options.paths or options.estricto or options.elevar or options.cache:
            parser.error("--explica no comprueba nada: solo va con --format")
        return _explain(options.explica, options.format or "text", parser, others())
    if not options.paths:
        parser.error("faltan argumentos: RUTA")
    if options.format == "markdown":
        parser.error("markdown solo vale con --explica")
    if missing := [str(path) for path in options.paths if _is_missing(path)]:
        parser.error(f"no existe {', '.join(missing)}")
    raised = tuple(options.elevar or ())
    if unknown := _unknown_codes(raised):
        parser.error(f"opción --elevar: {unknown}")
    if options.veredictos:
        return _judge(options.paths, options.cache)
    if os.environ.get("CI"):
        raised += GRAVE_IN_CI
    more = Settings(strict=options.estricto, raised=raised)
    return _check(options.paths, options.format or "text", options.cache, more)


def _is_missing(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return path != Path("-")
    except (OSError, ValueError):
        pass  # it is there, or may be: reading it tells why it cannot be read
    return False


def _unknown_codes(patterns: Sequence[str]) -> str:
    """What to say of the first one that is no code."""
    if not patterns:
        return ""
    from guide.snippets.reading.settings import unknown_code

    return next(filter(None, map(unknown_code, patterns)), "")


def _explain(name: str, form: str, parser: Parser, others: Mapping[str, str]) -> int:
    from guide.hints import did_you_mean
    from guide.snippets import codes
    from guide.snippets.formats import explain

    if form not in ("text", "markdown"):
        parser.error("--explica se escribe como text o markdown")
    code = name.upper()
    if code and code not in codes.table() and code not in others:
        hint = did_you_mean(code, [*codes.table(), *others])
        print(
            f"{parser.prog}: «{name}» no es ningún código{hint}\nTodos los códigos: {parser.prog} --explica",
            file=sys.stderr,
        )
        return MISUSED
    if form == "markdown":
        _print(explain.as_page())
    elif code in others:
        _print(f"{code} · {others[code]}")
    else:
        _print(explain.as_text(code) if code else explain.as_list(others))
    return CLEAN


def _check(paths: Sequence[Path], form: str, folder: Path | None, more: Settings) -> int:
    from guide.snippets.cache import Cache
    from guide.snippets.outcome.check import check_pages
    from guide.snippets.reading import pages
    from guide.snippets.reading.project import above

    if folder is None and (found := above(Path(os.path.realpath(paths[0])).parent)):
        folder = found.folder / ".cache" / "guia"
    cache = Cache(folder / "fragmentos.json" if folder else None)
    files = list(pages.find(paths))
    result = check_pages([*pages.projects(files, Path.cwd(), cache), *pages.read(files, Path.cwd(), more)], cache)
    cache.save()
    _print(_shown(result, form))
    return FOUND if any(d.severity == "error" for d in result.diagnostics) else CLEAN


def _judge(paths: Sequence[Path], folder: Path | None) -> int:
    """For a build that converts the same pages meanwhile, and goes first."""
    from guide.processes import LAST, let_others_go_first
    from guide.snippets.cache import Cache
    from guide.snippets.outcome.check import check_pages
    from guide.snippets.reading import pages

    let_others_go_first(LAST)
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
