"""Makes one table of what several clients understand and what a list of known facts adds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from guide.docker_cli.client import Described, Names
from guide.snippets.docker.table import Entry, Flag, Notes, read_entry, read_flag, version_numbers


class Generation(NamedTuple):
    version: str
    commands: Mapping[Names, Described]

    @property
    def short(self) -> str:
        return ".".join(self.version.split(".")[:2])


class Fact(NamedTuple):
    """One line of the list: ``head`` is the whole entry of a command, or None when only flags are added."""

    path: Names
    head: Entry | None
    flags: tuple[Flag, ...]


def read_facts(groups: Sequence[Mapping[str, object]]) -> list[Fact]:
    """Raises ValueError for a list of another form. Each group says its source and has lines by command."""
    facts = []
    for group in groups:
        commands = group.get("commands")
        if not str(group.get("source", "")).strip() or not isinstance(commands, dict):
            raise ValueError("cada grupo de hechos lleva «source» y «commands»")
        for name, value in commands.items():
            line = str(value)
            path = tuple(str(name).split()) if name != "docker" else ()
            if line[:1].isdigit() or line[:1] in "=*":
                entry = read_entry(line)
                facts.append(Fact(path, entry, entry.flags))
            else:
                facts.append(Fact(path, None, tuple(map(read_flag, line.split()))))
    return facts


def candidates(facts: Sequence[Fact]) -> dict[Names, set[str]]:
    """The flags that each client is knowing about."""
    found: dict[Names, set[str]] = {}
    for fact in facts:
        found.setdefault(fact.path, set()).update(flag.name for flag in fact.flags)
    return found


def merge(generations: Sequence[Generation], facts: Sequence[Fact]) -> dict[Names, Entry]:
    """The union. ``generations`` go from the oldest to the newest; a fact counts more than a client."""
    table = {path: _union(path, generations) for path in {path for g in generations for path in g.commands}}
    for fact in facts:
        table[fact.path] = _with_fact(table.get(fact.path), fact)
    for path in sorted(table):
        if path and path[:-1] in table:
            table[path] = _gone_with(table[path[:-1]], table[path])
    return _with_aliases(table, generations)


def _union(path: Names, generations: Sequence[Generation]) -> Entry:
    having = [g for g in generations if path in g.commands]
    # A client without the plugin says nothing about its versions.
    knowing = [g for g in generations if path in g.commands or _plugin(path) in g.commands]
    entries = [g.commands[path].entry for g in having]
    flags: dict[str, Flag] = {}
    for entry in entries:
        for flag in entry.flags:
            known = flags.get(flag.name, flag)
            flags[flag.name] = replace(flag, short=flag.short or known.short, value=_wider(known.value, flag.value))
    marked = [
        replace(flag, notes=_span([name in {f.name for f in g.commands[path].entry.flags} for g in having], having))
        for name, flag in flags.items()
    ]
    return Entry(
        tuple(marked),
        min(entry.least for entry in entries),
        max(entry.most for entry in entries),
        any(entry.stops for entry in entries),
        _span([g in having for g in knowing], knowing),
    )


def _plugin(path: Names) -> Names:
    """The plugin that a command comes from; docker itself is ()."""
    if path[:1] in (("builder",), ("bake",)):
        return ("buildx",)
    return path[:1] if path[:1] in (("compose",), ("buildx",)) else ()


def _wider(one: str, other: str) -> str:
    return one if one == other else "?"


def _span(present: Sequence[bool], generations: Sequence[Generation]) -> Notes:
    """Since which of the generations something is there, and from which it is not any more."""
    first = present.index(True)
    last = len(present) - 1 - list(reversed(present)).index(True)
    since = generations[first].short if first else ""
    removed = generations[last + 1].short if last + 1 < len(present) else ""
    return Notes(since=since, removed=removed)


def _with_fact(entry: Entry | None, fact: Fact) -> Entry:
    base = entry or Entry()
    flags = {flag.name: flag for flag in base.flags}
    for flag in fact.flags:
        old = flags.get(flag.name, flag)
        flags[flag.name] = replace(flag, notes=_noted(flag.notes, old.notes), short=flag.short or old.short)
    head = fact.head or base
    return replace(head, flags=tuple(flags.values()), notes=_noted(head.notes, base.notes))


def _noted(notes: Notes, known: Notes) -> Notes:
    """Each note of a fact counts by itself; where it has none, the clients tell."""
    return Notes(
        notes.hidden or known.hidden,
        notes.since or known.since,
        notes.deprecated or known.deprecated,
        notes.removed or known.removed,
    )


def _gone_with(above: Entry, entry: Entry) -> Entry:
    """A command is not there any longer than the one that it stands under."""
    removed = above.notes.removed
    own = entry.notes.removed
    if not removed or (own and version_numbers(own) <= version_numbers(removed)):
        return entry
    return replace(entry, notes=entry.notes._replace(removed=removed))


def _with_aliases(table: dict[Names, Entry], generations: Sequence[Generation]) -> dict[Names, Entry]:
    """Says once what several names share: «docker ps» is «docker container ls»."""
    result = dict(table)
    for path in table:
        # Whatever «builder» cannot do itself it hands to buildx; these it can.
        forwarded = ("buildx", "bake") if path == ("bake",) else ("buildx", *path[1:])
        own = path in (("builder",), ("builder", "build"), ("builder", "prune"))
        if _plugin(path) == ("buildx",) and path != forwarded and not own and forwarded in table:
            result[path] = Entry(alias=" ".join(forwarded))
    # «buildx b» is «buildx build», though the help of «buildx debug build» says it too.
    for one, other in sorted(_same(generations), key=lambda pair: (pair[0][:-1] != pair[1][:-1], pair)):
        longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
        if longer not in table and shorter in table:
            longer, shorter = shorter, longer
        if longer not in table or result[longer].alias or (shorter in result and result[shorter].alias):
            continue
        if shorter not in table or str(table[shorter]) == str(table[longer]):
            result[shorter] = Entry(alias=" ".join(longer))
    return result


def _same(generations: Sequence[Generation]) -> Iterator[tuple[Names, Names]]:
    for generation in generations:
        for path, described in generation.commands.items():
            for alias in described.aliases:
                yield path, alias


def dump(table: Mapping[Names, Entry], clients: Sequence[str]) -> str:
    """The text of the table: JSON, one command in a line, always the same for the same facts."""
    lines = [
        f" {json.dumps(' '.join(path))}: {json.dumps(str(entry), ensure_ascii=False)}"
        for path, entry in sorted(table.items())
    ]
    return f'{{"clients": {json.dumps(list(clients))},\n"commands": {{\n' + ",\n".join(lines) + "\n}}\n"
