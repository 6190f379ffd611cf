"""What an author says of a block in its header: wrong on purpose, not checked, or only for newer engines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from guide.snippets.blocks import Block, Note
from guide.snippets.portable.scope import OF_MARK

FAILS, REASON, EXEMPT, SINCE, SYSTEMS = "falla", "motivo", "sin-verificar", "desde", "sistemas"
ENGINE = "motor"  # for whom the block is: the laboratory runs it on that engine only
WITH_COMPOSE_V1 = "20.10"
WARNS = "avisa"  # rules of «docker build --check» that a Dockerfile breaks on purpose: the lab holds them to it

_ONLY = {"linux": "Linux", "macos": "macOS"}


class Marks(NamedTuple):
    """``exempt`` is None where nobody asks for it. ``problems`` are codes and messages."""

    expected: tuple[str, ...] = ()
    reason: str = ""
    exempt: str | None = None
    since: str = ""
    systems: str = ""  # one of OF_MARK
    problems: tuple[tuple[str, str], ...] = ()


def read_marks(attributes: Mapping[str, str]) -> Marks:
    """The marks among the attributes of a block."""
    values = {name: _value(name, attributes) for name in (FAILS, REASON, EXEMPT, SINCE, SYSTEMS) if name in attributes}
    problems = []
    expected = tuple(dict.fromkeys(re.findall(r"[^\s,;]+", values.get(FAILS, ""))))
    exempt, since, reason = values.get(EXEMPT), values.get(SINCE, ""), values.get(REASON, "")
    if exempt == "":
        problems.append(("MD110", f'di por qué no se comprueba: {EXEMPT}="motivo"'))
    if FAILS in values and not expected:
        problems.append(("MD119", f'di con qué códigos falla: {FAILS}="SH101"'))
    if FAILS in values and not reason:
        problems.append(("MD119", f'di por qué está mal a propósito: {REASON}="…" junto a {FAILS}'))
    if FAILS in values and exempt is not None:
        problems.append(("MD119", f"{FAILS} y {EXEMPT} se contradicen: deja solo una"))
        expected = ()
    if REASON in values and FAILS not in values:
        problems.append(("MD119", f"{REASON} solo acompaña a {FAILS}: para no comprobar el bloque, {EXEMPT}"))
    if SINCE in values and not re.fullmatch(r"\d+\.\d+(?:\.\d+)?", since):
        problems.append(("MD121", f'«{since}» no es una versión: escribe {SINCE}="29.0"'))
        since = ""
    systems = values.get(SYSTEMS, "")
    if SYSTEMS in values and systems not in OF_MARK:
        problems.append(("MD124", f"«{systems}» no vale: {SYSTEMS} es {', '.join(OF_MARK)}"))
        systems = ""
    return Marks(expected, reason, exempt, since, systems, tuple(problems))


def _value(name: str, attributes: Mapping[str, str]) -> str:
    value = attributes[name].strip()
    # Python-Markdown gives an attribute without a value its own name.
    return "" if value == name else value


def mark_problems(block: Block, marks: Marks) -> tuple[Note, ...]:
    """What is wrong with the marks, at the fence."""
    return tuple(Note(block.line, block.column, code, message, 3) for code, message in marks.problems)


def expectation_problem(block: Block, marks: Marks, found: Mapping[str, int]) -> Note | None:
    """None if a block that must fail does so with its codes only. ``found``: each code and its first line."""
    if set(marks.expected) == found.keys():
        return None
    from guide.hints import did_you_mean
    from guide.snippets import codes

    unknown = next((code for code in marks.expected if code not in codes.table()), None)
    if unknown:
        message = f"«{unknown}» no es ningún código{did_you_mean(unknown, codes.table())}"
        return Note(block.line, block.column, "MD119", message, 3)
    seen = ", ".join(f"{code} (línea {line})" for code, line in sorted(found.items()))
    message = f"debía fallar con {', '.join(marks.expected)} y {f'falla con {seen}' if seen else 'está bien'}"
    return Note(block.line, block.column, "MD120", message, 3)


def reader_notices(marks: Marks) -> Iterator[tuple[str, str]]:
    """What the reader of the page is told."""
    if marks.expected:
        yield "wrong", f"Bloque erróneo a propósito: {marks.reason} ({', '.join(marks.expected)})"
    elif marks.exempt is not None:
        yield "exempt", f"Sin verificar: {marks.exempt}"
    if marks.since:
        yield "since", f"Desde Docker {marks.since}"
    if marks.systems in _ONLY:
        yield "system", f"Solo en {_ONLY[marks.systems]}"
