"""Variables in instructions: those that nothing sets, and what BuildKit cannot expand.

Source: BuildKit v0.32.2, ``dockerfile2llb/validations.go`` and ``platform.go``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from guide.hints import nearest
from guide.snippets.dockerfile.build_stages import Stage
from guide.snippets.dockerfile.expand import Unreadable, Use, expand, expanded_words
from guide.snippets.dockerfile.words import Command, Word
from guide.snippets.findings import Finding
from guide.snippets.notation import image_names

# Every build has these before its first FROM; a stage that wants one asks for it with ARG.
_PLATFORM = """
BUILDPLATFORM BUILDOS BUILDOSVERSION BUILDARCH BUILDVARIANT
TARGETPLATFORM TARGETOS TARGETOSVERSION TARGETARCH TARGETVARIANT TARGETSTAGE
"""
PLATFORM = frozenset(_PLATFORM.split())
_MOST = 200  # instructions of a stage, and variables of one of them
_PLAIN = re.compile(r"\$(?:\{(\w+)\}|(\w+))")
_LETTER = re.compile(r"[A-Za-z_]")


def check_expansion(command: Command) -> Iterator[Finding]:
    """Quotes and ``${`` without an end, which BuildKit refuses."""
    for word in expanded_words(command):
        for found in expand(word.text, command.escape):
            if isinstance(found, Unreadable):
                start = word.start + found.start
                yield command.source.finding(start, start + 1, "DF101", found.message)


def check_variables(before: Sequence[Command], stages: Sequence[Stage]) -> Iterator[Finding]:
    """Variables that are empty where they stand; only where nothing else can have set them."""
    shared = PLATFORM.union(*map(_set_by, before))
    own = {id(stage): frozenset().union(*map(_set_by, stage.commands)) for stage in stages}
    for stage in stages:
        for use, command in _uses([stage.start]):
            if use.name not in shared:
                yield _finding(
                    use, command, f"antes de FROM ningún ARG declara ${use.name}", shared, "UndefinedArgInFrom"
                )
        if base := _invalid_base(stage, before):
            message = "ARG sin valor por omisión: sin --build-arg, de aquí no sale el nombre de ninguna imagen"
            yield stage.start.source.finding(base.start, base.end, "DF116", f"{message} (InvalidDefaultArgInFrom)")
        lineage = [id(ancestor) for ancestor in stage.lineage()]
        known = {"PATH"}.union(*(own[number] for number in lineage[1:]))
        # Any image may set any variable, but hardly one that the author declares elsewhere.
        declared = shared.union(*(names for number, names in own.items() if number not in lineage))
        for command in islice(stage.commands, _MOST):
            for use, _ in islice(_uses([command]), _MOST):
                if use.name in known:
                    continue
                if use.name in shared:
                    message = f"${use.name} está vacía dentro de la etapa: falta «ARG {use.name}» después de FROM"
                    yield _finding(use, command, message, (), "UndefinedVar")
                elif stage.is_bare() or use.name in declared or nearest(use.name, islice(known - {"PATH"}, 200)):
                    yield _finding(use, command, f"nada da valor a ${use.name} en esta etapa", known, "UndefinedVar")
            known |= _set_by(command)


def _invalid_base(stage: Stage, before: Sequence[Command]) -> Word | None:
    """The image of a FROM, if the defaults of the arguments make no name of it. Only plain variables are worked out."""
    words = [word.text.replace('"', "").partition("=") for command in before for word in command.quoted_words()]
    values = {name: value for name, _, value in words}
    base = stage.base
    if base is None or not (used := _PLAIN.findall(base.text)) or any(values.get(a or b) is None for a, b in used):
        return None
    name = _PLAIN.sub(lambda match: values[match[1] or match[2]], base.text.strip("\"'"))
    return base if "$" not in name and image_names.reference_problem(name) else None


def _uses(commands: Sequence[Command]) -> Iterator[tuple[Use, Command]]:
    """Each variable of an instruction, at its place in the instruction's text."""
    for command in commands:
        for word in expanded_words(command):
            for found in expand(word.text, command.escape):
                if isinstance(found, Use) and _LETTER.match(found.name):
                    yield Use(found.name, word.start + found.start, word.start + found.end), command


def _set_by(command: Command) -> frozenset[str]:
    if command.keyword not in ("ARG", "ENV"):
        return frozenset()
    words = [word.text for word in command.quoted_words()]
    if command.is_legacy_pair():
        words = words[:1]
    return frozenset(re.sub("[\"']", "", word.partition("=")[0]) for word in words)


def _finding(use: Use, command: Command, message: str, known: Collection[str], rule: str) -> Finding:
    close = nearest(use.name, islice(known, 200))
    hint = f"; ¿quisiste decir ${close}?" if close else ""
    return command.source.finding(use.start, use.end, "DF116", f"{message}{hint} ({rule})")
