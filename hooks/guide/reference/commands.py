"""The commands of docker as readers look them up: what the real clients have, and what each thing is for, in Spanish.

What exists, under which names and in which versions, comes from ``resources/docker-cli.json``. What it is for comes
from ``resources/comandos.yml``::

    opciones:                 # of any command that says nothing else of them
      format: Escribe la salida con una plantilla
    container run:
      dice: Crea un contenedor y lo arranca
      opciones:               # all that the command has, here or above
        detach: Lo deja en segundo plano y devuelve la terminal
    swarm ca:
      dice: Enseña o cambia el certificado raíz del clúster
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from guide.diagnostics import Diagnostic
from guide.hints import did_you_mean
from guide.snippets.docker.table import Flag, Notes, Table, load_table, read_entry, version_numbers
from guide.yamlsource import YamlSource, read_yaml

SOURCE = "resources/comandos.yml"
"""From the root of the project."""
NEWEST = "29"
MARKER = re.compile(r"^<!-- comandos: (?P<commands>[a-z0-9 ,-]+) -->$", re.MULTILINE)
CODES = {
    "CM101": "Archivo de comandos que no se puede leer como YAML, o con algo que no es un texto",
    "CM102": "Comando u opción que ningún cliente tiene: corrige el nombre, o quítalo",
    "CM103": "Comando u opción sin una línea que diga para qué es: añádela",
    "CM104": "Comando que no está en ninguna página de la referencia, o que está en dos",
}
_NO_COMMANDS = frozenset(("", "docker-compose"))
"""Docker itself, and the program that Compose 1 was."""
_COMMON = "opciones"
_SAYS = "dice"
_MOST_BYTES = 256 * 1024


class Described(NamedTuple):
    """``options``: by long name, of a command whose options are listed; None where only the command has its line."""

    says: str
    options: Mapping[str, str] | None


class Words(NamedTuple):
    commands: Mapping[str, Described]
    source: YamlSource


def read_words(root: Path) -> Words:
    """What ``SOURCE`` says; its problems are those of the source."""
    source = read_yaml(SOURCE, (root / SOURCE).read_bytes(), "CM101", _MOST_BYTES)
    data = source.data if isinstance(source.data, dict) else {}
    common = _texts(source, (_COMMON,), data.get(_COMMON))
    commands = {}
    for name, said in data.items():
        if name == _COMMON:
            continue
        if not isinstance(said, dict) or not isinstance(said.get(_SAYS), str):
            source.report("CM101", (name,), f"falta «{_SAYS}:», con lo que hace el comando")
            continue
        for key in said.keys() - {_SAYS, _COMMON}:
            source.report("CM101", (name, key), f"no es «{_SAYS}» ni «{_COMMON}»")
        own = _texts(source, (name, _COMMON), said.get(_COMMON)) if _COMMON in said else None
        commands[name] = Described(said[_SAYS], None if own is None else {**common, **own})
    return Words(commands, source)


def _texts(source: YamlSource, path: tuple[str, ...], value: Any) -> dict[str, str]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        source.report("CM101", path, "tiene que ser una lista de «opción: para qué es»")
        return {}
    for key, text in value.items():
        if not isinstance(text, str):
            source.report("CM101", (*path, key), "falta decir para qué es")
    return {key: text for key, text in value.items() if isinstance(text, str)}


class Reference:
    """The commands of the newest client, each with its names, and the words that belong to them."""

    def __init__(self, table: Table, words: Words) -> None:
        self.words = words
        self.clients = [".".join(map(str, version_numbers(version))) for version in table.clients]
        entries = {name: read_entry(line) for name, line in table.commands.items()}
        self.commands = {
            name: entry
            for name, entry in entries.items()
            if name not in _NO_COMMANDS and not entry.alias and not entry.opaque and _seen(entry.notes)
        }
        self.aliases: dict[str, list[str]] = {}
        for name, entry in entries.items():
            if entry.alias:
                self.aliases.setdefault(entry.alias, []).append(name)

    def options(self, name: str) -> list[Flag]:
        """What readers see of them, by name."""
        return sorted((flag for flag in self.commands[name].flags if _seen(flag.notes)), key=lambda flag: flag.name)

    def problems(self) -> list[Diagnostic]:
        """Where the words and the clients disagree."""
        source, said = self.words.source, self.words.commands
        used: set[str] = set()
        for name in self.commands.keys() - said.keys():
            source.report("CM103", (), f"falta «docker {name}»")
        for name, described in said.items():
            if name not in self.commands:
                hint = did_you_mean(name, self.commands)
                source.report("CM102", (name,), f"ningún cliente {NEWEST} tiene «docker {name}»{hint}")
                continue
            if described.options is None:
                continue
            known = {flag.name for flag in self.options(name)}
            used |= known
            for option in sorted(known - described.options.keys()):
                source.report("CM103", (name, _COMMON), f"falta «{option}», de «docker {name}»")
            own = source.data[name].get(_COMMON) or {}
            for option in own.keys() - known:
                hint = did_you_mean(option, known)
                source.report("CM102", (name, _COMMON, option), f"«docker {name}» no tiene «--{option}»{hint}")
        for option in (source.data or {}).get(_COMMON) or {}:
            if option not in used:
                source.report("CM102", (_COMMON, option), "ningún comando con sus opciones la tiene")
        return source.problems

    def filled(self, markdown: str) -> str:
        """``markdown`` with the commands that each of its markers names."""
        return MARKER.sub(lambda marker: "\n".join(self._list(asked(marker))), markdown)

    def _list(self, groups: Sequence[str]) -> Iterator[str]:
        names = [name for group in groups for name in self.members(group)]
        detailed = {name for name in names if self._described(name).options is not None}
        yield from _definitions(self._line(name, name in detailed) for name in names)
        for name in names:
            if name in detailed:
                yield ""
                yield from self._detail(name)

    def _line(self, name: str, detailed: bool) -> tuple[str, str]:
        shown = f"[`docker {name}`](#{_anchor(name)})" if detailed else f"`docker {name}`"
        return ", ".join([shown, *self._short(name)]), self._dated(
            self._described(name).says, self.commands[name].notes
        )

    def members(self, group: str) -> list[str]:
        """The commands of a group: itself, where it does something, and all below it."""
        return [n for n in self.commands if n == group or n.startswith(f"{group} ")]

    def _when(self, notes: Notes) -> str:
        """Of what was only found by asking the clients, the last one that lacks it is all that is known."""
        said = []
        if notes.since:
            before = [version for version in self.clients if version_numbers(version) < version_numbers(notes.since)]
            asked = notes.since in self.clients and before
            said.append(f"no está en Docker {before[-1]}" if asked else f"desde Docker {notes.since}")
        if notes.deprecated:
            said.append(f"en desuso desde Docker {notes.deprecated}")
        return "; ".join(said)

    def _described(self, name: str) -> Described:
        return self.words.commands.get(name) or Described("", None)

    def _short(self, name: str) -> list[str]:
        others = sorted(self.aliases.get(name, ()), key=lambda other: (len(other.split()), other))
        return [f"`docker {other}`" for other in others]

    def _detail(self, name: str) -> Iterator[str]:
        described = self._described(name)
        yield f"### docker {name} {{ #{_anchor(name)} }}"
        yield ""
        *others, last = self._short(name) or [""]
        also = f"{', '.join(others)} o {last}" if others else last
        yield f"{described.says}.{f' También se escribe {also}.' if also else ''}"
        options = self.options(name)
        if not options:
            return
        yield ""
        texts = described.options or {}
        yield from _definitions((_spelled(flag), self._dated(texts.get(flag.name, ""), flag.notes)) for flag in options)

    def _dated(self, text: str, notes: Notes) -> str:
        when = self._when(notes)
        return f"{text} — {when}" if when else text


def load_reference(root: Path) -> Reference | None:
    """That of a project below ``root``; None where it has no words for commands."""
    return Reference(load_table(), read_words(root)) if (root / SOURCE).is_file() else None


def _seen(notes: Notes) -> bool:
    return not notes.hidden and notes.holds_in(NEWEST)


def asked(marker: re.Match[str]) -> list[str]:
    """The groups that a marker names."""
    return [group.strip() for group in marker["commands"].split(",")]


def placed(pages: Mapping[str, str], reference: Reference) -> Iterator[Diagnostic]:
    """Commands that stand in no page, or in two. ``pages``: their Markdown, by the name that authors know."""
    where: dict[str, str] = {}
    for page, text in pages.items():
        for marker in MARKER.finditer(text):
            line = text.count("\n", 0, marker.start()) + 1
            for group in asked(marker):
                members = reference.members(group)
                if not members:
                    message = f"ningún cliente {NEWEST} tiene «docker {group}»"
                    yield _at(page, line, "CM102", message, marker[0])
                for name in members:
                    if name in where:
                        yield _at(page, line, "CM104", f"«docker {name}» ya está en {where[name]}", marker[0])
                    where[name] = page
    for name in reference.commands.keys() - where.keys() if where else ():
        yield Diagnostic(
            SOURCE, 1, 1, 1, 2, "CM104", f"«docker {name}» no está en ninguna página: ponlo en un marcador"
        )


def _at(page: str, line: int, code: str, message: str, excerpt: str) -> Diagnostic:
    return Diagnostic(page, line, 1, line, len(excerpt) + 1, code, message, excerpt=excerpt)


def _anchor(name: str) -> str:
    return name.replace(" ", "-")


def _definitions(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A list and no table: what is told of an option has the whole width of a phone."""
    yield '<div class="guia-opciones" markdown>'
    yield ""
    for term, text in entries:
        yield term
        yield f":   {text}"
        yield ""
    yield "</div>"


def _spelled(flag: Flag) -> str:
    value = {"=": " …", "?": "[=…]"}.get(flag.value, "")
    return f"`--{flag.name}{value}`" + (f", `-{flag.short}`" if flag.short else "")
