"""The stages of a Dockerfile: which names exist where they are used, and which image each one starts from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from guide.hints import nearest
from guide.snippets.dockerfile.build_stages import stage_name
from guide.snippets.dockerfile.words import Command, Flag, Word
from guide.snippets.findings import Finding
from guide.snippets.notation import image_names


@dataclass
class _Stages:
    """The stages read so far, and the number of the last stage of each name."""

    last: dict[str, int]
    total: int
    known: dict[str, None] = field(default_factory=dict)
    current: str = ""
    count: int = 0

    def finish(self) -> None:
        if self.current:
            self.known[self.current] = None


def check_stages(commands: Sequence[Command], whole: bool) -> Iterator[Finding]:
    """``whole``: nothing was left out of the file."""
    first = next((number for number, command in enumerate(commands) if command.keyword == "FROM"), None)
    if first is None:
        return
    if whole:
        yield from _before_from(commands[:first])
    names = [stage_name(command) for command in commands if command.keyword == "FROM"]
    stages = _Stages({name: number for number, name in enumerate(names)}, len(names))
    for command in commands:
        if command.keyword == "FROM":
            stages.finish()
            yield from _stage(command, stages)
            stages.current = names[stages.count]
            stages.count += 1
        else:
            for text, start in _sources(command):
                yield from _source(command, Word(text, start), stages)


def _before_from(commands: Sequence[Command]) -> Iterator[Finding]:
    for command in commands:
        if command.keyword != "ARG":
            message = f"antes del primer FROM solo puede haber ARG, no {command.keyword}"
            yield command.source.finding(command.name.start, command.name.end, "DF111", message)
            return


def _stage(command: Command, stages: _Stages) -> Iterator[Finding]:
    words = command.words()
    if not words:
        return
    base = words[0]
    name = stage_name(command)
    if name in ("context", "scratch"):
        message = f"«{words[2].text}» ya significa otra cosa: da otro nombre a la etapa (ReservedStageName)"
        yield command.source.finding(words[2].start, words[2].end, "DF110", message)
    elif name in stages.known:
        message = f"ya hay otra etapa «{words[2].text}»: Docker usará la última (DuplicateStageName)"
        yield command.source.finding(words[2].start, words[2].end, "DF110", message)
    if stages.last.get(base.text.lower(), 0) > stages.count:
        message = f"la etapa «{base.text}» está más abajo: aquí Docker la toma por una imagen"
        yield command.source.finding(base.start, base.end, "DF110", message)
    elif base.text.lower() not in stages.known and base.text != "scratch":
        yield from _image(command, base)


def _reference_problem(name: str) -> str | None:
    """Why no image can have this name. IMAGE, ImageName or {image} stand for one that the reader puts there."""
    if not re.fullmatch(r"[\w./:@+-]*", name) or re.fullmatch(r"[^a-z]+|(?:[A-Z][a-z]+){2,}", name) or "..." in name:
        return None
    return image_names.reference_problem(name)


def _image(command: Command, base: Word) -> Iterator[Finding]:
    name = base.text.strip("\"'")
    if problem := _reference_problem(name):
        yield command.source.finding(base.start, base.end, "DF101", problem)
        return
    version = image_names.version(name) if "$" not in name else "fixed"
    if version == "none":
        message = f"«{name[:60]}» no dice la versión: añade su etiqueta, como {name[:60]}:1.2"
        yield command.source.finding(base.start, base.end, "DF109", message)
    elif version == "latest":
        start = base.start + base.text.rfind(":")
        message = "latest cambia sin avisar: pon la etiqueta de una versión"
        yield command.source.finding(start, base.end, "DF109", message)


def _sources(command: Command) -> Iterator[tuple[str, int]]:
    """The stages or images that an instruction takes files from."""
    for flag in command.flags:
        if not flag.value:
            continue
        if command.keyword == "COPY" and flag.name == "from":
            yield flag.value, flag.value_start
        elif command.keyword == "RUN" and flag.name == "mount":
            yield from _mounted(command, flag)


def _mounted(command: Command, flag: Flag) -> Iterator[tuple[str, int]]:
    found = re.compile(r"(?<![\w-])from=([^,\s\"']+)").search(command.source.text, flag.value_start, flag.end)
    if found:
        yield found[1], found.start(1)


def _source(command: Command, source: Word, stages: _Stages) -> Iterator[Finding]:
    name = source.text.lower()
    if name not in stages.last and (problem := _reference_problem(source.text)):
        yield command.source.finding(source.start, source.end, "DF101", problem)
        return
    if name in stages.known or re.search(r"[$/:.@]", name) or not stages.count:
        return
    message = ""
    number = int(name[:9]) if name.isdecimal() and command.keyword == "COPY" else -1
    if name == stages.current or number == stages.count - 1:
        message = "una etapa no puede copiar de sí misma"
        yield command.source.finding(source.start, source.end, "DF126", message)
        return
    if number >= stages.total:
        message = f"no hay etapa {number}: se numeran desde 0, y la última es la {stages.total - 1}"
        yield command.source.finding(source.start, source.end, "DF126", message)
        return
    if name.isdecimal():
        if number >= stages.count:
            message = f"la etapa {name} no está antes de esta: se numeran desde 0"
    elif name in stages.last:
        message = f"la etapa «{source.text}» no está antes de esta"
    elif close := nearest(name, islice(stages.known, 200)):
        message = f"ninguna etapa se llama «{source.text[:40]}», y será una imagen; ¿quisiste decir «{close}»?"
    if message:
        yield command.source.finding(source.start, source.end, "DF110", message)
