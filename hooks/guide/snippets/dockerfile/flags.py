"""The flags of an instruction: known, with or without a value, and the keys of ``RUN --mount``."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

from guide.hints import did_you_mean
from guide.snippets.dockerfile.build_stages import split_into_stages
from guide.snippets.dockerfile.table import CHOICES, DURATIONS, FLAGS, MOUNT_KEYS, MOUNT_SWITCHES, MOUNT_TYPES, SHARING
from guide.snippets.dockerfile.words import Command, Flag, Word
from guide.snippets.findings import Finding

# What Go reads as a duration; BuildKit refuses those below zero (v0.32.2, ``parseOptInterval``).
_DURATION = re.compile(r"\+?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+|[-+]?0")
# An octal number, or a change of permissions as chmod(1) takes it. Source: BuildKit v0.32.2, ``convert_copy.go``.
_MODE = re.compile(r"0*[0-7]{1,4}|[ugoa]*(?:[-+=][rstwxXugo]*)+(?:,[ugoa]*(?:[-+=][rstwxXugo]*)+)*")
_TARGETS = frozenset({"target", "dst", "destination"})
_NO_VARIABLE = "{} no admite variables: da nombre a una etapa, FROM imagen:$VARIABLE AS nombre, y usa ese nombre"
_TRUE = ("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False")


def check_flags(command: Command) -> Iterator[Finding]:
    known = FLAGS[command.keyword]
    seen: set[str] = set()
    if command.keyword == "HEALTHCHECK" and command.args.upper() == "NONE":
        return
    for flag in command.flags:
        kind = known.get(flag.name)
        if kind is None:
            yield _unknown(command, flag)
            continue
        if flag.name in seen and kind != "many":
            yield _at(command, flag, f"--{flag.name} está repetido")
        seen.add(flag.name)
        if kind == "switch":
            if flag.value is not None and flag.value.lower() not in ("true", "false"):
                yield _value(command, flag, f"el valor de --{flag.name} es true o false")
        elif flag.value is None:
            yield _at(command, flag, f"a --{flag.name} le falta su valor: --{flag.name}=valor, sin espacios")
        else:
            yield from _check_value(command, flag, flag.value)


def _unknown(command: Command, flag: Flag) -> Finding:
    names = list(FLAGS[command.keyword])
    message = f"{command.keyword} no tiene --{flag.name[:40]}"
    hint = did_you_mean(flag.name, names, "--")
    others = sorted(name for name, flags in FLAGS.items() if flag.name in flags)
    if hint:
        message += hint
    elif others:
        message += f": es de {', '.join(others)}"
    elif not names:
        message += ": esta instrucción no tiene opciones"
    return _at(command, flag, message)


def _at(command: Command, flag: Flag, message: str) -> Finding:
    end = min(flag.end, flag.start + 2 + len(flag.name))
    return command.source.finding(flag.start, end, "DF104", message)


def _value(command: Command, flag: Flag, message: str, code: str = "DF104") -> Finding:
    return command.source.finding(flag.value_start, flag.end, code, message)


def _check_value(command: Command, flag: Flag, value: str) -> Iterator[Finding]:
    if flag.name in CHOICES:
        if value not in CHOICES[flag.name]:
            hint = did_you_mean(value, CHOICES[flag.name])
            yield _value(command, flag, f"--{flag.name} es {', '.join(CHOICES[flag.name])}{hint}")
    elif flag.name in DURATIONS:
        if value and not _DURATION.fullmatch(value):
            unit = f": falta la unidad, como {value}s" if value.isdecimal() else ": como 30s o 1m30s"
            yield _value(command, flag, f"«{value}» no es una duración{unit}")
    elif flag.name == "retries":
        if value and not re.fullmatch(r"\+?\d{1,10}", value):
            yield _value(command, flag, "--retries es un número entero, de 0 en adelante")
    elif flag.name == "from" and re.search(r"\$[\w{]", value):
        yield _value(command, flag, _NO_VARIABLE.format("--from"))
    elif flag.name == "chmod":
        if value and "$" not in value and not _MODE.fullmatch(value):
            yield _value(command, flag, "--chmod lleva cifras en octal, de 0 a 7777, o letras como u=rwx,go=rx")
    elif flag.name == "mount":
        yield from _mount(command, flag, value)


def _mount(command: Command, flag: Flag, value: str) -> Iterator[Finding]:
    try:
        fields = next(csv.reader([value], strict=True), [])
    except csv.Error:
        yield _value(command, flag, "las comillas de --mount no están bien cerradas")
        return
    places = _places(command, flag, fields)
    typed = next((field for field in places if field.text.lower().startswith("type=")), Word("type=bind", flag.start))
    kind = typed.text[5:].lower()
    if kind not in MOUNT_TYPES and "$" not in kind:
        hint = did_you_mean(kind, MOUNT_TYPES)
        yield _field(command, typed, f"«{kind}» no es un tipo de --mount ({', '.join(MOUNT_TYPES)}){hint}")
        return
    named = set()
    for field in places:
        key, equals, content = field.text.partition("=")
        key = key.lower()
        named.add(key)
        if key not in MOUNT_KEYS:
            hint = did_you_mean(key, MOUNT_KEYS)
            yield _field(command, field, f"--mount no tiene la clave «{key[:40]}»{hint}")
        elif not equals and key not in MOUNT_SWITCHES:
            yield _field(command, field, f"a «{key}» le falta su valor: {key}=…")
        elif "$" not in kind and kind not in MOUNT_KEYS[key]:
            types = ", ".join(sorted(MOUNT_KEYS[key]))
            yield _field(command, field, f"«{key}» no vale con type={kind}: es de {types}")
        elif key == "from" and "$" in content[:-1]:
            yield _field(command, field, _NO_VARIABLE.format("from"))
        elif equals and "$" not in content and (message := _bad(key, content)):
            yield _field(command, field, message)
    if kind == "secret" and not named & {"source", "src", "target", "dst", "destination", "id"}:
        yield _value(command, flag, "un secreto necesita id=nombre")
    elif kind == "secret" and "id" in named and named & {"source", "src"}:
        yield _value(command, flag, "un secreto lleva id o source, no los dos")


def check_mount_targets(commands: Sequence[Command]) -> Iterator[Finding]:
    """A mount without a target goes to the working directory, and BuildKit mounts nothing on /.

    Source: BuildKit v0.32.2, ``convert_runmount.go``. An image may bring a working directory of its own.
    """
    before, stages = split_into_stages(commands)
    if not stages:
        yield from _targetless(before, False)
    for stage in stages:
        ancestors = list(stage.lineage())[1:]
        moved = any(command.keyword == "WORKDIR" for ancestor in ancestors for command in ancestor.commands)
        yield from _targetless(stage.commands, stage.is_bare() and not moved)


def _type_without_target(value: str) -> str:
    """The type of a mount that needs a target and has none, nor a misspelt key that may be one."""
    keys = dict(field.partition("=")[::2] for field in value.lower().split(","))
    kind = keys.get("type", "bind")
    known = all(key in MOUNT_KEYS and key not in _TARGETS for key in keys)
    return kind if known and kind in ("bind", "cache", "tmpfs") else ""


def _targetless(commands: Sequence[Command], at_root: bool) -> Iterator[Finding]:
    for command in commands:
        if command.keyword == "WORKDIR":
            at_root = False
        for flag in command.flags if command.keyword == "RUN" else ():
            kind = _type_without_target(flag.value) if flag.name == "mount" and flag.value else ""
            if kind and at_root:
                yield _value(command, flag, "a este montaje le falta target=, la ruta donde se monta", "DF105")
            elif kind in ("cache", "tmpfs"):
                yield _value(command, flag, "sin target= se monta sobre la carpeta de trabajo, y la tapa", "DF129")


def _bad(key: str, value: str) -> str:
    if key in MOUNT_SWITCHES and value not in _TRUE:
        return f"el valor de {key} es true o false"
    if key in _TARGETS and value == "/":
        return "no se puede montar nada en /"
    if key == "sharing" and value.lower() not in SHARING:
        return f"sharing es {', '.join(SHARING)}{did_you_mean(value.lower(), SHARING)}"
    if key == "mode" and not re.fullmatch(r"[0-7]{1,11}", value):
        return "mode son cifras en octal, como 0400"
    if key in ("uid", "gid") and not re.fullmatch(r"\d{1,10}", value):
        return f"{key} es un número: dentro de --mount no valen los nombres"
    return ""


def _places(command: Command, flag: Flag, fields: list[str]) -> list[Word]:
    """Each key=value of the flag's value where it stands."""
    places = []
    position = flag.value_start
    for field in fields:
        # Only a comma or a quote stands before it; quotes within it hide where it is.
        start = max(command.source.text.find(field, position, flag.end), position)
        places.append(Word(field, start))
        position = places[-1].end
    return places


def _field(command: Command, field: Word, message: str) -> Finding:
    return command.source.finding(field.start, field.end, "DF105", message)
