"""What an author asks of one page: ``./guia comprobar RUTA…`` and ``./guia pagina TIPO/NOMBRE``."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from guide.commandline import MISUSED, Parser
from guide.diagnostics import Diagnostic
from guide.diagrams.library import SOURCES
from guide.places import ROOT

CLEAN, FOUND = 0, 1


def _options(arguments: Sequence[str]) -> Namespace:
    parser = Parser(prog="./guia", description="Comprueba unas páginas solas, o hace una nueva.")
    tasks = parser.add_subparsers(dest="task", metavar="TAREA", required=True)
    check = tasks.add_parser("comprobar", help="comprueba unas páginas: bloques, diagramas, textos y enlaces")
    check.add_argument("paths", metavar="RUTA", nargs="*", type=Path, help="páginas de docs, o carpetas de ellas")
    check.add_argument("--format", choices=("text", "github"), default="text", help="text (lo normal) o github")
    check.add_argument(
        "--minutos", action="store_true", help="solo dice cuánto se tarda en cada tutorial, según se mide"
    )
    prose = tasks.add_parser("textos", help="comprueba la ortografía y las palabras de todas las páginas")
    prose.add_argument("--format", choices=("text", "github"), default="text", help="text (lo normal) o github")
    shape = tasks.add_parser("tutoriales", help="comprueba la forma y los tiempos de todos los tutoriales")
    shape.add_argument("--format", choices=("text", "github"), default="text", help="text (lo normal) o github")
    errors = tasks.add_parser("errores", help="comprueba la forma y los mensajes de todo el catálogo de errores")
    errors.add_argument("--format", choices=("text", "github"), default="text", help="text (lo normal) o github")
    create = tasks.add_parser("pagina", help="hace una página nueva y la pone en el menú")
    create.add_argument("name", metavar="TIPO/NOMBRE", help="como guias/copiar-un-volumen")
    options, unknown = parser.parse_known_args(arguments)
    # Told by the task, whose usage it is; parse_args would tell by the program.
    task = tasks.choices[options.task]
    if unknown:
        task.error(f"unrecognized arguments: {' '.join(unknown)}")
    if options.task == "comprobar" and not options.paths and not options.minutos:
        task.error("con opciones hay que decir qué páginas: RUTA; sin nada detrás se comprueba todo")
    return options


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0 clean or only warnings, 1 errors, 2 wrong use."""
    options = _options(arguments)
    if options.task == "pagina":
        return _create(options.name)
    if options.task == "textos":
        return _prose(options.format)
    if options.task == "tutoriales":
        return _tutorials(options.format)
    if options.task == "errores":
        return _errors(options.format)
    if options.minutos:
        return _minutes()
    return _check(options.paths, options.format)


def _prose(form: str) -> int:
    from guide.prose.check import check_prose, load_terms

    pages = {
        file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in sorted((ROOT / "docs").rglob("*.md"))
    }
    diagnostics = check_prose(pages, load_terms(ROOT), dictionary_required=bool(os.environ.get("CI")))
    _show(diagnostics, form)
    return _status(diagnostics)


def _tutorials(form: str) -> int:
    from guide.authoring.tutorials import check_tutorials

    diagnostics = check_tutorials(ROOT / "docs", "docs")
    _show(diagnostics, form)
    return _status(diagnostics)


def _errors(form: str) -> int:
    from guide.authoring.entries import check_entries

    diagnostics = check_entries(ROOT, ROOT / "docs")
    _show(diagnostics, form)
    return _status(diagnostics)


def _minutes() -> int:
    """A table of what each tutorial takes, and of what it says."""
    from guide.authoring.tutorials import promised, texts
    from guide.prose.minutes import minutes

    print("Minutos medidos y escritos, y los de sus ejercicios:")
    for page, text in texts(ROOT / "docs").items():
        measured, said = minutes(text), promised(text)
        written = f"{said.page:>4} + {said.exercises:<3}" if said else "   ?"
        print(f"{measured.page:>4} + {measured.exercises:<3} {written:<12} docs/{page}")
    return CLEAN


def _check(paths: Sequence[Path], form: str) -> int:
    from guide.authoring.check import check_pages, project_problem
    from guide.snippets.formats.text import summary
    from guide.snippets.reading import pages
    from guide.snippets.reading.project import above

    project = above(ROOT)
    files = [path.absolute() for path in pages.find(paths)]
    missing = [path for path in paths if not path.exists()]
    foreign = [file for file in files if project is None or not file.resolve().is_relative_to(project.docs)]
    if missing or foreign or not files or project is None:
        what = f"no existe {missing[0]}" if missing else f"{(foreign or paths)[0]} no es ninguna página de docs"
        what += _meant((missing or foreign or list(paths))[0])
        print(f"./guia comprobar: {what}; sin RUTA se comprueba todo", file=sys.stderr)
        return MISUSED
    broken = project_problem(project.file)
    if broken:
        _show([broken], form)
        return FOUND
    report = check_pages(project, [file.resolve() for file in files], in_ci=bool(os.environ.get("CI")))
    _show(report.diagnostics, form)
    report.blocks.diagnostics = report.diagnostics
    print(summary(report.blocks))
    for notice in report.notices:
        print(notice)
    return _status(report.diagnostics)


def _meant(path: Path) -> str:
    """What to ask for instead of a path that is no page: a name as ``pagina`` takes it, or a diagram."""
    page = Path("docs", f"{path.as_posix().removesuffix('.md')}.md")
    if not path.is_absolute() and (ROOT / page).is_file():
        return f"; ¿quisiste decir «{page.as_posix()}»?"
    if path.suffix == ".yml" and path.resolve().parent == ROOT / SOURCES:
        return f"; un diagrama se revisa con .venv/bin/python hooks/diagrams.py {path.stem}"
    return ""


def _show(diagnostics: Sequence[Diagnostic], form: str) -> None:
    from guide.snippets.formats.machine import as_github_commands

    shown = as_github_commands(diagnostics) if form == "github" else (diagnostic.text() for diagnostic in diagnostics)
    for text in shown:
        print(text)


def _status(diagnostics: Sequence[Diagnostic]) -> int:
    return FOUND if any(diagnostic.severity == "error" for diagnostic in diagnostics) else CLEAN


def _create(name: str) -> int:
    from guide.authoring.create import CreateError, create_page

    try:
        file, line, in_menu = create_page(ROOT, ROOT / "docs", ROOT / "mkdocs.yml", name)
    except CreateError as error:
        print(f"./guia pagina: {error}", file=sys.stderr)
        return MISUSED
    shown = file.relative_to(ROOT).as_posix()
    menu = "añadida al menú, en mkdocs.yml" if in_menu else "falta en el menú: añade a «nav», en mkdocs.yml"
    print(f"escrita {shown}\n{menu}: «{line}»\nescríbela y revísala con ./guia comprobar {shown}")
    return CLEAN
