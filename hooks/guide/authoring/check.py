"""Some pages checked on their own, without building the site: blocks, diagrams, prose, links, menu and laboratory."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from guide.authoring import entries, tutorials
from guide.authoring.create import instructions
from guide.diagnostics import Diagnostic, in_order
from guide.diagrams.library import DOWNLOADS, PALETTE, SOURCES, Library, load_library, unknown_diagram
from guide.errors.entries import is_entry
from guide.examples import challenges, faults
from guide.examples import source as examples
from guide.fences import CHALLENGES, DIAGRAM, EXAMPLE, FAULT, Fence
from guide.lab.pages.shown import Lab
from guide.links.markdown import MarkdownPages
from guide.places import CACHE
from guide.prose.check import check_prose, load_terms
from guide.reference.commands import load_reference
from guide.snippets.blocks import Page, Settings
from guide.snippets.cache import Cache
from guide.snippets.codes import GRAVE_IN_CI
from guide.snippets.outcome import check
from guide.snippets.outcome.report import Report
from guide.snippets.reading import front_matter, pages
from guide.snippets.reading.includes import bases_of, options_of
from guide.snippets.reading.project import Project
from guide.yaml_messages import placed

CODES = {
    "PG101": "Página que no está en el menú: falta su línea en «nav», en mkdocs.yml",
    "PG102": "Página con «title» o «description» vacíos, sin descripción, o sin título en la cabecera ni en un «# …»",
    "PG103": "Cabecera de la página que no se puede leer como YAML: pon comillas a los valores con signos",
    "PG104": "Frase que sigue como en la plantilla: escribe la tuya",
    "PG105": "mkdocs.yml que no se puede leer como YAML: corrígelo antes de mirar las páginas",
}


class PagesReport(NamedTuple):
    """``blocks`` accounts for every block; ``notices`` say what only the laboratory can tell."""

    diagnostics: list[Diagnostic]
    blocks: Report
    notices: list[str]


def check_pages(project: Project, files: Sequence[Path], *, in_ci: bool = False) -> PagesReport:
    """Everything about ``files``, which are pages of the project, that needs neither a build nor an engine.

    ``in_ci``: nothing that checks may be missing.
    """
    root = project.folder
    cache = Cache(root / CACHE / "fragmentos.json")
    more = Settings(raised=GRAVE_IN_CI if in_ci else ())
    # Read by their whole paths, wherever the program was started, and told by those from the project.
    names = [file.relative_to(root).as_posix() for file in files]
    read = [page._replace(file=name) for page, name in zip(pages.read(files, root, more), names, strict=True)]
    report = check.check_pages(read, cache)
    cache.save()
    library = load_library(root, root / CACHE / "diagramas")
    found = list(report.diagnostics)
    texts = {page.file: "\n".join(page.lines) for page in read}
    found += check_prose(texts, load_terms(root), dictionary_required=in_ci)
    found += _links(project, files, library)
    downloads, broken = examples.load_library(root), faults.load_faults(root)
    tasks = challenges.load_all(root)
    for page, file in zip(read, files, strict=True):
        found += [*_examples(page, downloads), *_faults(page, broken), *_challenges(page, tasks)]
        found += [*_diagrams(page, library), *_front_matter(page), *_template(root, page), *_menu(project, page, file)]
        found += _tutorial(project, page, file)
        found += _entry(project, page, file)
    lab = Lab(root)
    lab.read(read)
    found += lab.problems()
    not_run = ((page, lab.versions_not_run(number)) for number, page in enumerate(read))
    return PagesReport(in_order(found), report, [_not_run(page, versions) for page, versions in not_run if versions])


def project_problem(file: Path) -> Diagnostic | None:
    """Why the project file cannot be read. Read without it, a page has other extensions and nothing is asked of it."""
    import yaml

    if file.suffix not in (".yml", ".yaml"):
        return None
    try:
        text = file.read_text("utf-8-sig")
        # Nothing is constructed: tags such as !ENV and !!python/name are only known to MkDocs.
        if isinstance(yaml.compose(text, yaml.SafeLoader), yaml.MappingNode):
            return None
        line, column, why = 1, 1, "no son líneas «clave: valor»"
    except UnicodeDecodeError:
        text, line, column, why = "", 1, 1, "no está en UTF-8: guárdalo con esa codificación"
    except (yaml.YAMLError, RecursionError) as error:
        line, column, why = placed(error)
    excerpt = "\n".join(text.split("\n")[line - 1 : line])
    message = f"no se puede leer, y sin él no se comprueba nada: {why}"
    return Diagnostic(file.name, line, column, line, column + 1, "PG105", message, excerpt=excerpt)


def _links(project: Project, files: Iterable[Path], library: Library) -> Iterator[Diagnostic]:
    endings = (".svg", *DOWNLOADS)
    generated = {f"resources/{slug}{ending}" for slug in library.keys for ending in endings}
    convert = _converter(project)
    reference = load_reference(project.folder)
    filled = (lambda text: convert(reference.filled(text))) if reference else convert
    site = MarkdownPages(project.docs, filled, generated)
    for file in files:
        yield from site.check(file.relative_to(project.docs).as_posix(), file.relative_to(project.folder).as_posix())


def _converter(project: Project) -> Callable[[str], str]:
    """Markdown to HTML with the project's own extensions, as far as they decide about links and ids."""
    from markdown import Markdown

    names = {*dict(project.extensions), "toc", "pymdownx.highlight"}
    configs: dict[str, dict[str, Any]] = {"pymdownx.highlight": {"use_pygments": False}}
    bases = bases_of(project.includes, project.folder, project.folder)
    if bases.folders:
        names.add("pymdownx.snippets")
        configs["pymdownx.snippets"] = options_of(bases)
    markdown = Markdown(extensions=sorted(names), extension_configs=configs)
    return lambda text: str(markdown.reset().convert("\n".join(front_matter.without(text.split("\n")))))


def _diagrams(page: Page, library: Library) -> Iterator[Diagnostic]:
    """What is wrong with the diagrams that the page shows, in their sources too."""

    def wrong(slug: str, before: Sequence[str]) -> str:
        if not library.tells_of(slug):
            return unknown_diagram(slug, library.keys)
        return f"el diagrama «{slug}» ya está en esta página; muéstralo una sola vez" if slug in before else ""

    slugs = yield from _fences(page, DIAGRAM, wrong)
    sources = {f"{SOURCES}/{slug}.yml" for slug in (*slugs, Path(PALETTE).stem) if slugs}
    yield from (problem for problem in library.problems if problem.file in sources)


def _examples(page: Page, library: examples.Library) -> Iterator[Diagnostic]:
    """What is wrong with the examples that the page offers, in their sources too."""
    slugs = yield from _fences(page, EXAMPLE, lambda slug, before: examples.fence_problem(slug, before, library))
    folders = tuple(f"{examples.SOURCES}/{slug}/" for slug in slugs)
    yield from (problem for problem in library.problems if folders and problem.file.startswith(folders))


def _faults(page: Page, library: faults.Faults) -> Iterator[Diagnostic]:
    """What is wrong with the faults that the page offers, in their sources too."""
    slugs = yield from _fences(page, FAULT, lambda slug, before: faults.fence_problem(slug, before, library))
    folders = tuple(f"{faults.SOURCES}/{slug}/" for slug in slugs)
    yield from (problem for problem in library.problems if folders and problem.file.startswith(folders))


def _challenges(page: Page, library: Mapping[str, challenges.Challenges]) -> Iterator[Diagnostic]:
    """What is wrong with the challenges where the page offers them, in their sources too."""
    named = yield from _fences(page, CHALLENGES, lambda name, before: challenges.fence_problem(name, before, library))
    yield from (problem for name in named if name in library for problem in library[name].problems)


def _fences(
    page: Page, fence: Fence, wrong: Callable[[str, Sequence[str]], str]
) -> Generator[Diagnostic, None, list[str]]:
    """The slugs in the fences of the page; ``wrong`` gets each of them, and those before it."""
    slugs: list[str] = []
    for block in page.blocks:
        if not block.drawn or block.language != fence.name:
            continue
        slug = block.code.strip()
        message = wrong(slug, slugs)
        slugs.append(slug)
        if message:
            _, line, column = block.place(1, 1)
            end = column + max(1, len(slug))
            yield Diagnostic(page.file, line, column, line, end, fence.code, message, excerpt=page.lines[line - 1])
    return slugs


def _front_matter(page: Page) -> Iterator[Diagnostic]:
    unread = front_matter.problem(page.file, page.lines)
    if unread:
        yield unread
        return
    said = front_matter.values(page.lines)
    missing = [name for name in ("title", "description") if not str(said.get(name) or "").strip()]
    # MkDocs takes the heading where there is no title; an empty one it takes as it is.
    headed = any(line.startswith("# ") for line in page.lines[front_matter.size(page.lines) :])
    if "title" not in said and headed:
        missing.remove("title")
    if missing:
        message = f"a la cabecera le falta {' y '.join(missing)}: va entre dos líneas «---», antes de todo lo demás"
        excerpt = page.lines[0] if page.lines else ""
        yield Diagnostic(page.file, 1, 1, 1, 2, "PG102", message, excerpt=excerpt)


def _tutorial(project: Project, page: Page, file: Path) -> list[Diagnostic]:
    """What a tutorial has besides; of their index, whether it tells the times of all of them."""
    name, text = file.relative_to(project.docs).as_posix(), "\n".join(page.lines)
    if name == f"{tutorials.FOLDER}/{tutorials.INDEX}":
        return tutorials.check_index(page.file, text, tutorials.texts(project.docs))
    return tutorials.check_tutorial(page.file, text) if tutorials.is_tutorial(name) else []


def _entry(project: Project, page: Page, file: Path) -> list[Diagnostic]:
    """What an entry of the catalogue of errors has besides."""
    name = file.relative_to(project.docs).as_posix()
    return entries.check_entry(project.folder, project.docs, name, page) if is_entry(name) else []


def _template(root: Path, page: Page) -> Iterator[Diagnostic]:
    """A notice for each sentence of a template that nobody has written yet."""
    asked = instructions(root)
    for number, line in enumerate(page.lines, 1):
        if line in asked:
            start = len(line) - len(line.lstrip()) + 1
            place = (number, start, number, len(line) + 1)
            message = "esta frase es de la plantilla: escribe la tuya"
            yield Diagnostic(page.file, *place, "PG104", message, severity="warning", excerpt=line)


def _menu(project: Project, page: Page, file: Path) -> Iterator[Diagnostic]:
    from guide.authoring.menu import entry, is_in_menu

    name = file.relative_to(project.docs).as_posix()
    if not is_in_menu(project.file.read_text("utf-8"), name):
        line = entry(page.lines, name)
        message = f"la página no está en el menú: añade «{line}» a «nav», en {project.file.name}"
        yield Diagnostic(page.file, 1, 1, 1, 2, "PG101", message)


def _not_run(page: Page, versions: Sequence[str]) -> str:
    return (
        f"{page.file}: sus comandos no se han ejecutado tal como están con Docker {', '.join(versions)}: "
        f"sudo ./guia laboratorio comprobar {page.file}"
    )
