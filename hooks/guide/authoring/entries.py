"""The shape that all entries of the catalogue of errors share, and whether they show what they say was seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from guide.diagnostics import Diagnostic, in_order
from guide.errors.entries import (
    FOLDER,
    GAP,
    GROUPS,
    Entry,
    Message,
    load_failures,
    read_entries,
    read_entry,
    slugs_in,
)
from guide.errors.listing import OTHERS
from guide.lab.pages import marks, steps
from guide.prose.passages import fences
from guide.snippets.blocks import Page
from guide.snippets.reading import pages

CODES = {
    "PG302": "Mensaje «visto» con un motor en cuyos bloques de la página no sale",
    "PG303": "Entrada del catálogo a la que le falta un apartado, o que los tiene en otro orden",
    "PG304": "Causas que no se llaman «### 1. …», o una entrada sin ninguna",
    "PG305": "Mensajes sin «**En español:**», o mensajes leídos sin el lugar en que la página los enseña",
    "PG306": "Mensaje que está también en otra entrada: quien lo pegue no sabría cuál es la suya",
    "PG307": "Entrada que el menú pone en otro grupo que su cabecera",
}
SECTIONS = ("El mensaje", "Qué significa", "Causas y arreglos", "Cómo evitarlo", "Fuentes")
IN_SPANISH = "**En español:**"

_HEADING = re.compile(r"(?P<level>#{1,3}) +(?P<title>.*?)(?: *\{.*\})? *$")
_CAUSE = re.compile(r"(?P<number>\d+)\. +\S")


def check_entries(root: Path, docs: Path) -> list[Diagnostic]:
    """What is wrong in the catalogue as a whole, and in each of its entries."""
    entries, problems = read_entries(root, docs)
    files = [docs / entry.file for entry in entries]
    # Read by their whole paths, wherever the program was started, and told by those from the project.
    named = zip(pages.read(files, root), files, strict=True)
    read = [page._replace(file=file.relative_to(root).as_posix()) for page, file in named]
    for entry, page in zip(entries, read, strict=True):
        problems += _checked(entry, page)
    problems += _repeated(entries, {page.file: page.lines for page in read}, docs.relative_to(root).as_posix())
    problems += _menu(entries, root, docs)
    return in_order(problems)


def check_entry(root: Path, docs: Path, name: str, page: Page) -> list[Diagnostic]:
    """What is wrong in one entry. ``name``: the page from the folder of the pages, ``docs``."""
    entry, problems = read_entry(name, page.file, "\n".join(page.lines), load_failures(root), slugs_in(docs))
    return in_order([*problems, *(_checked(entry, page) if entry else [])])


def _checked(entry: Entry, page: Page) -> Iterator[Diagnostic]:
    yield from _shape(page, any(message.read for message in entry.messages))
    yield from _seen(entry.messages, page)


def _shape(page: Page, has_read: bool) -> Iterator[Diagnostic]:
    inside = fences(page.lines)
    prose = ["" if opening else line for line, opening in zip(page.lines, inside, strict=True)]
    headings = [
        (number, len(match["level"]), match["title"])
        for number, line in enumerate(prose, 1)
        if (match := _HEADING.match(line))
    ]
    sections = [(line, title) for line, level, title in headings if level == 2]
    wanted = ", ".join(f"«## {title}»" for title in SECTIONS)
    if [title for _, title in sections] != list(SECTIONS):
        pairs = zip(sections, SECTIONS, strict=False)
        line = next((line for (line, title), right in pairs if title != right), len(page.lines))
        yield _at(page, line, "PG303", f"los apartados de una entrada son, en este orden, {wanted}")
        return
    start, end = sections[2][0], sections[3][0]
    causes = [(line, title) for line, level, title in headings if level == 3 and start < line < end]
    if not causes:
        yield _at(page, start, "PG304", "no hay ninguna causa: cada una empieza con «### 1. …»")
    for number, (line, title) in enumerate(causes, 1):
        match = _CAUSE.match(title)
        if not match or int(match["number"]) != number:
            yield _at(page, line, "PG304", f"el título de esta causa empieza con «### {number}. »")
    first, after = sections[0][0], sections[1][0]
    message = prose[first : after - 1]
    if not any(line.lstrip().startswith(IN_SPANISH) for line in message):
        yield _at(page, first, "PG305", f"falta la traducción, en un párrafo que empieza con {IN_SPANISH}")
    if has_read and not any(line.strip() == OTHERS for line in message):
        yield _at(page, first, "PG305", f"la cabecera tiene mensajes leídos: se enseñan donde está la línea {OTHERS}")


def _seen(messages: Sequence[Message], page: Page) -> Iterator[Diagnostic]:
    """Of what was seen: whether a block for that engine, which the laboratory runs, shows it."""
    plan = marks.read_plan(page)
    shown: dict[str, str] = {}
    for message in messages:
        pattern = _pattern(message.text)
        for version in message.seen:
            if version not in shown:
                shown[version] = _output(plan, version)
            if not pattern.search(shown[version]):
                told = f"ningún bloque que se ejecute con Docker {version} enseña este mensaje"
                yield _at(page, message.line, "PG302", f"{told}: corrige «vista», o el texto")


def _output(plan: marks.Plan, version: str) -> str:
    """All that the page shows of what came back from an engine, with single blanks."""
    if version not in plan.versions:
        return ""
    try:
        found = [step for step in steps.of(plan, version) if isinstance(step, steps.Command)]
    except steps.UnreadableError:
        return ""  # the checker of blocks tells it
    return " ".join(" ".join(text for command in found for _, text in command.output).split())


def _pattern(text: str) -> re.Pattern[str]:
    parts = (re.escape(" ".join(part.split())) for part in text.split(GAP))
    return re.compile(".*?".join(part.replace(r"\ ", " ") for part in parts))


def _repeated(entries: Sequence[Entry], lines: dict[str, tuple[str, ...]], shown: str) -> Iterator[Diagnostic]:
    first: dict[str, Entry] = {}
    for entry in entries:
        for message in entry.messages:
            other = first.setdefault(" ".join(message.text.casefold().split()), entry)
            if other is not entry:
                file = f"{shown}/{entry.file}"
                excerpt = lines[file][message.line - 1]
                place = (message.line, 1, message.line, len(excerpt) + 1)
                told = f"este mensaje ya está en {other.slug}.md: déjalo en una, o di lo que lo distingue"
                yield Diagnostic(file, *place, "PG306", told, excerpt=excerpt)


def _menu(entries: Sequence[Entry], root: Path, docs: Path) -> Iterator[Diagnostic]:
    """The menu has the names of the groups above the pages; a page that it lacks is told by PG101."""
    config = root / "mkdocs.yml"
    above = ""
    groups = {title: group for group, title in GROUPS.items()}
    places: dict[str, str] = {}
    for line in config.read_text("utf-8").split("\n"):
        name = line.strip().removeprefix("- ").removesuffix(":").strip("\"'")
        above = name if name in groups else above
        if match := re.search(rf"{FOLDER}/[\w-]+\.md", line):
            places[match[0]] = above
    for entry in entries:
        group = places.get(entry.file)
        if group is not None and groups.get(group) != entry.group:
            message = f"en el menú está en «{group}», y su cabecera dice «{entry.group}»: {GROUPS[entry.group]}"
            file = (docs / entry.file).relative_to(root).as_posix()
            yield Diagnostic(file, 1, 1, 1, 2, "PG307", message)


def _at(page: Page, line: int, code: str, message: str) -> Diagnostic:
    excerpt = page.lines[line - 1]
    return Diagnostic(page.file, line, 1, line, len(excerpt) + 1, code, message, excerpt=excerpt)
