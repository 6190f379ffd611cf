"""The entries of the catalogue of errors: a page each, whose header says which failures and messages it serves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from guide.diagnostics import Diagnostic
from guide.hints import did_you_mean
from guide.yamlsource import YamlSource, read_yaml

FOLDER = "referencia/errores"
INDEX = f"{FOLDER}/index.md"
FAILURES = "resources/fallos.txt"
"""Names of failures, those that people meet most often first; from the root of the project."""
GROUPS = {
    "demonio": "El demonio y el cliente",
    "desktop": "Docker Desktop y WSL",
    "contenedores": "Contenedores",
    "imagenes": "Imágenes y registros",
    "construir": "Construir imágenes",
    "datos": "Datos y montajes",
    "redes": "Redes y puertos",
    "compose": "Compose",
}
"""In the order of the menu, with what readers see."""
DOCKER = "Docker"
PRODUCTS = (
    *(DOCKER, "Compose 5", "Compose 2", "Compose 1", "BuildKit", "constructor clásico"),
    *("Desktop en Windows", "Desktop en macOS", "WSL", "otro programa"),
)
CODE = "PG301"
CODES = {CODE: "Entrada del catálogo de errores cuya cabecera no dice lo que debe: grupo, casos y mensajes"}
GAP = "…"
"""In a message: any text, also none."""

_FRONT = re.compile(r"---\s*\n(.*?\n)---\s*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^# +(?P<title>.*?)(?: *\{.*\})? *$", re.MULTILINE)
_KEYS = ("grupo", "casos", "mensajes")
_ALIKE = "parecidos"
_MESSAGE_KEYS = ("texto", "producto", "vista", "leída")
# OWNER/REPOSITORY and, then, a tag and a path in it, or the number of a thread.
_READ = re.compile(r"[\w.-]+/[\w.-]+(?:#\d+| +\S+ +\S+)")
LEAST_WORDS = 2
"""A message with fewer would be found everywhere."""


class Message(NamedTuple):
    """``seen``: the engines on which the page shows it; else ``read`` says where it stands.

    ``read`` is «owner/repository tag path» or «owner/repository#number». ``line``: where the page says it.
    """

    text: str
    seen: tuple[str, ...]
    read: str
    product: str
    line: int


class Entry(NamedTuple):
    """``file``: the page, from the folder of the pages. ``title``: its heading. ``cases``: failures, maybe none.

    ``alike``: slugs of entries that a reader could take this one for.
    """

    slug: str
    file: str
    title: str
    group: str
    cases: tuple[str, ...]
    messages: tuple[Message, ...]
    alike: tuple[str, ...] = ()

    @property
    def products(self) -> tuple[str, ...]:
        """In the order of ``PRODUCTS``."""
        return tuple(name for name in PRODUCTS if any(message.product == name for message in self.messages))

    @property
    def versions(self) -> tuple[str, ...]:
        """The engines on which it was seen, newest first."""
        found = {version for message in self.messages for version in message.seen}
        return tuple(sorted(found, key=_number, reverse=True))


def is_entry(page: str) -> bool:
    """``page``: its path from the folder of the pages."""
    return page.startswith(f"{FOLDER}/") and page.endswith(".md") and page != INDEX


def load_failures(root: Path) -> tuple[str, ...]:
    """The names, in their order; none where the project has no such file."""
    file = root / FAILURES
    lines = file.read_text("utf-8").split("\n") if file.is_file() else []
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def read_entries(root: Path, docs: Path) -> tuple[list[Entry], list[Diagnostic]]:
    """All entries by group, the failures that people meet most first, then by title.

    What cannot be read is told and left out.
    """
    failures, slugs = load_failures(root), slugs_in(docs)
    entries: list[Entry] = []
    problems: list[Diagnostic] = []
    for slug in slugs:
        page = f"{FOLDER}/{slug}.md"
        file = docs / page
        shown = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
        entry, found = read_entry(page, shown, file.read_text("utf-8-sig"), failures, slugs)
        problems += found
        entries += [entry] if entry else []
    groups = list(GROUPS)
    ranks = {name: rank for rank, name in enumerate(failures)}

    def place(entry: Entry) -> tuple[int, int, str]:
        rank = min((ranks[case] for case in entry.cases if case in ranks), default=len(ranks))
        return groups.index(entry.group), rank, _plain(entry.title)

    return sorted(entries, key=place), problems


def slugs_in(docs: Path) -> tuple[str, ...]:
    """Of all entries, also of those that cannot be read."""
    names = sorted(file.name for file in (docs / FOLDER).glob("*.md"))
    return tuple(name.removesuffix(".md") for name in names if is_entry(f"{FOLDER}/{name}"))


def alike(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """By slug, those that can be taken for it, in their order: whoever names another one is named by it too."""
    pairs = {pair for entry in entries for other in entry.alike for pair in ((entry.slug, other), (other, entry.slug))}
    return {entry.slug: [other for other in entries if (entry.slug, other.slug) in pairs] for entry in entries}


def read_entry(
    page: str, shown: str, text: str, failures: tuple[str, ...] = (), slugs: tuple[str, ...] = ()
) -> tuple[Entry | None, list[Diagnostic]]:
    """The entry of a page, or None with what is wrong. ``shown``: how the page is called in messages.

    ``failures``: the names that ``casos`` may have; any, where there are none. ``slugs``: those that ``parecidos`` may
    have, likewise.
    """
    slug = Path(page).stem
    match = _FRONT.match(text)
    # An empty line in the place of «---»: so the numbers of the lines are those of the page.
    source = read_yaml(shown, f"\n{match[1] if match else ''}".encode(), CODE)
    if source.problems:
        return None, source.problems
    data = source.data if isinstance(source.data, dict) else {}
    said = data.get("error")
    if not isinstance(said, dict):
        path: tuple[str, ...] = ("error",) if "error" in data else ()
        source.report(CODE, path, f"la cabecera necesita «error:» con {', '.join(_KEYS)}")
        return None, source.problems
    _unknown(source, ("error",), said, (*_KEYS, _ALIKE))
    group = said.get("grupo")
    if group not in GROUPS:
        hint = did_you_mean(str(group or ""), GROUPS)
        source.report(CODE, ("error", "grupo"), f"es uno de {', '.join(GROUPS)}{hint}")
    cases = _names(source, "casos", said.get("casos", "falta"), failures, FAILURES)
    similar = _names(source, _ALIKE, said.get(_ALIKE, []), [other for other in slugs if other != slug], FOLDER)
    messages = tuple(_messages(source, said.get("mensajes")))
    heading = _HEADING.search(text, match.end() if match else 0)
    if source.problems:
        return None, source.problems
    title = heading["title"] if heading else str(data.get("title", ""))
    return Entry(slug, page, title, str(group), cases, messages, similar), []


def words(text: str) -> list[str]:
    """The words of a message that do not change."""
    return re.findall(r"\w{2,}", text.replace(GAP, " "))


def _names(source: YamlSource, key: str, said: Any, known: Sequence[str], where: str) -> tuple[str, ...]:
    """``said``, of ``key``; what is not among ``known``, which stand in ``where``, is a problem."""
    place = ("error", key)
    if not isinstance(said, list):
        source.report(CODE, place, f"es una lista de nombres de {where}, o [] si no es ninguno")
        return ()
    for number, name in enumerate(said):
        if known and name not in known:
            hint = did_you_mean(str(name), known)
            source.report(CODE, (*place, number), f"«{name}» no está en {where}{hint}")
    return tuple(map(str, said))


def _messages(source: YamlSource, said: Any) -> Iterator[Message]:
    if not isinstance(said, list) or not said:
        source.report(CODE, ("error", "mensajes"), "es una lista con un mensaje al menos: «- texto: …»")
        return
    for number, item in enumerate(said):
        place = ("error", "mensajes", number)
        if not isinstance(item, dict) or not isinstance(item.get("texto"), str):
            source.report(CODE, place, "cada mensaje tiene «texto:», y «vista:» o «leída:»")
            continue
        _unknown(source, place, item, _MESSAGE_KEYS)
        seen, read, product = item.get("vista", []), item.get("leída") or "", item.get("producto", DOCKER)
        if not isinstance(seen, list) or not all(isinstance(version, str) for version in seen):
            source.report(CODE, (*place, "vista"), 'es una lista de motores: ["29", "28.5"]')
            continue
        if bool(seen) == bool(read):
            source.report(CODE, place, "di «vista:», los motores de los bloques que lo enseñan, o «leída:»; una sola")
        elif read and not (isinstance(read, str) and _READ.fullmatch(read)):
            message = "es «dueño/repositorio etiqueta ruta», o «dueño/repositorio#número»"
            source.report(CODE, (*place, "leída"), message)
        if product not in PRODUCTS:
            hint = did_you_mean(str(product), PRODUCTS)
            source.report(CODE, (*place, "producto"), f"es uno de {', '.join(PRODUCTS)}{hint}")
        if len(words(item["texto"])) < LEAST_WORDS:
            source.report(CODE, (*place, "texto"), "necesita dos palabras que no cambien: así lo encontraría todo")
        line = source.marks[(*place, "texto")][0]
        yield Message(item["texto"], tuple(seen), str(read), str(product), line)


def _unknown(source: YamlSource, place: tuple[str | int, ...], said: dict[str, Any], keys: tuple[str, ...]) -> None:
    for key in said:
        if key not in keys:
            message = f"no hay ninguna clave «{key}»{did_you_mean(key, keys)}; las que hay son {', '.join(keys)}"
            source.report(CODE, (*place, key), message)


def _number(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)))


def _plain(title: str) -> str:
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFD", title.casefold()) if c.isalnum() or c == " ")
