"""resources/sinonimos.yml: the words that readers use for those of the guide, and those that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from guide.diagnostics import Diagnostic
from guide.search.words import asked, folded, literal, stem
from guide.yamlsource import Path, YamlSource, read_yaml

SOURCE = "resources/sinonimos.yml"
MAX_BYTES = 64 * 1024
"""There are hundreds of sections, and each may have other names."""
KEYS = ("iguales", "también", "opciones", "vacías", "apartados")


_SHORT, _LONG = re.compile(r"-[a-z]+"), re.compile(r"--[a-z][a-z-]*")


@dataclass
class Synonyms:
    """``found_as``: for the stem of a word of a page, the other words that it answers to. ``stop``: folded words.

    ``names``: what else readers call a section, by its address.
    """

    found_as: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stop: frozenset[str] = frozenset()
    names: dict[str, list[str]] = field(default_factory=dict)
    source: YamlSource = field(default_factory=lambda: YamlSource(SOURCE, ""))
    problems: list[Diagnostic] = field(default_factory=list)


def read(raw: bytes, file: str = SOURCE) -> Synonyms:
    source = read_yaml(file, raw, "BU101", MAX_BYTES)
    found = Synonyms(source=source, problems=source.problems)
    if source.problems:
        return found
    data = source.data or {}
    if not isinstance(data, dict):
        source.report("BU101", (), f"se esperan las claves {', '.join(KEYS)}")
        return found
    for key in data:
        if key not in KEYS:
            source.report("BU101", (key,), f"es una clave desconocida; las que hay son {', '.join(KEYS)}")
    found.stop = frozenset(folded(word) for _, word in _words(source, ("vacías",), data.get("vacías", [])))
    found.found_as = _found_as(source, data, found.stop)
    names = data.get("apartados", {})
    if not isinstance(names, dict):
        source.report("BU101", ("apartados",), "se espera «dirección: [cómo se pregunta por ella]»")
        names = {}
    found.names = {address: list(_texts(source, ("apartados", address), told)) for address, told in names.items()}
    return found


def _found_as(source: YamlSource, data: dict[str, object], stop: frozenset[str]) -> dict[str, tuple[str, ...]]:
    answers: dict[str, dict[str, None]] = {}
    groups: dict[str, int] = {}
    for number, group in enumerate(_list(source, ("iguales",), data.get("iguales", []))):
        path: Path = ("iguales", number)
        words = list(_words(source, path, group))
        if len(words) < 2 and isinstance(group, list):
            source.report("BU104", path, "hacen falta dos palabras o más")
        for place, word in words:
            if groups.setdefault(stem(word), number) != number:
                source.report("BU103", place, f"«{word}» ya está en otro grupo: únelos, o déjala en uno")
            _refuse_stop(source, place, word, stop)
            answers.setdefault(stem(word), {}).update(
                (asked(other), None) for _, other in words if stem(other) != stem(word)
            )
    more = data.get("también", {})
    if not isinstance(more, dict):
        source.report("BU101", ("también",), "se espera «lo que se busca: [lo que también se encuentra]»")
        more = {}
    for sought, answering in more.items():
        _refuse_stop(source, ("también", sought), sought, stop)
        for _, word in _words(source, ("también", sought), answering):
            answers.setdefault(stem(word), {})[asked(sought)] = None
    _options(source, data, answers)
    return {word: tuple(others) for word, others in answers.items()}


def _options(source: YamlSource, data: dict[str, object], answers: dict[str, dict[str, None]]) -> None:
    """The short forms of options, that find the long ones of the pages."""
    options = data.get("opciones", {})
    if not isinstance(options, dict):
        source.report("BU101", ("opciones",), "se espera «-d: [--detach]»")
        return
    for short, meant in options.items():
        for number, option in enumerate(_list(source, ("opciones", short), meant)):
            if isinstance(option, str) and _LONG.fullmatch(option) and _SHORT.fullmatch(short):
                answers.setdefault(option, {})[literal(short)] = None
            else:
                source.report("BU102", ("opciones", short, number), "se espera «-d: [--detach]», en minúsculas")


def _refuse_stop(source: YamlSource, path: Path, word: str, stop: frozenset[str]) -> None:
    if folded(word) in stop:
        source.report("BU105", path, f"«{word}» está también entre las vacías, que no se buscan: quítala de un sitio")


def _texts(source: YamlSource, path: Path, value: object) -> Iterator[str]:
    for number, text in enumerate(_list(source, path, value)):
        if isinstance(text, str):
            yield text
        else:
            source.report("BU102", (*path, number), "se espera un texto")


def _list(source: YamlSource, path: Path, value: object) -> list[object]:
    if isinstance(value, list):
        return value
    source.report("BU101", path, "se espera una lista")
    return []


def _words(source: YamlSource, path: Path, value: object) -> Iterator[tuple[Path, str]]:
    for number, word in enumerate(_list(source, path, value)):
        place = (*path, number)
        if isinstance(word, str) and word.isalpha():
            yield place, word
        else:
            source.report("BU102", place, f"se espera una palabra, solo con letras, y hay «{word}»")
