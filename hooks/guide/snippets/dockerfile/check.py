"""Whole Dockerfiles and fragments without FROM, judged as BuildKit reads them.

BuildKit's own reader is small and exact, so its rules stand here instead of a grammar: a file that it accepts is never
called wrong, whatever it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from guide.hints import did_you_mean
from guide.snippets.dockerfile import args, flags, lint, stages, swallowed
from guide.snippets.dockerfile.reader import Instruction, is_dots, read_dockerfile
from guide.snippets.dockerfile.table import FLAGS
from guide.snippets.dockerfile.words import Command, parse_instruction
from guide.snippets.findings import Finding, in_order
from guide.snippets.notation import placeholders

_ENOUGH = 100  # findings of one block before the best of them are chosen
_FILLED = re.compile(r"<[^<>\n]+>")
# How documentation writes a grammar: [OPTIONS], [--chown=…], [AS name], [:tag], <key>=<value> …
_SYNOPSIS = re.compile(
    r"\s*(?:ADD|ARG|COPY|ENV|FROM|HEALTHCHECK|LABEL|USER)\s.*?"
    r"(?:\[(?:OPTIONS\]|AS\s|--\w|[:=@]<?[\w ]+>?\]|<)|\[(?!\s*[\"'\[]).*<[^<>]+>|<[^<>]+>\s?(?:\.\.\.|…))"
    r"|\s*RUN\s+\[OPTIONS\]|\s*(?:ONBUILD\s+)?<?INSTRUCTION\b",
    re.IGNORECASE,
)
_DOTS = "los puntos suspensivos no son Dockerfile: pon un comentario, «# …»"
_NOTATION = "es una sinopsis, no un Dockerfile: usa el lenguaje text, o un ejemplo de verdad"


def check_dockerfile(text: str) -> list[Finding]:
    """What Docker refuses or takes for something else, in order; at most a few of each kind."""
    filled = placeholders.fill_loose(text)
    file = read_dockerfile(filled)
    lines = text.split("\n")
    findings = list(file.findings)
    commands: list[Command] = []
    quiet = False  # one finding for a run of lines that are no instructions
    for source in file.instructions:
        row = source.pieces[0].line - 1
        dots = is_dots(lines[row])
        if dots or _SYNOPSIS.match(lines[row]):
            findings.append(_whole(source, "DF115", _DOTS if dots else _NOTATION))
            quiet = dots
            continue
        command = parse_instruction(source, file.escape)
        if command.keyword in FLAGS:
            quiet = False
            commands.append(command)
            findings += islice(_instruction(command), _ENOUGH)
        elif not quiet and not (commands and _goes_on(commands[-1])):
            findings.append(_unknown(command, commands))
            quiet = not did_you_mean(command.keyword, FLAGS)
        if len(findings) >= _ENOUGH:
            break
    whole = not any(is_dots(line) or "…" in line for line in file.lines)
    findings += islice(stages.check_stages(commands, whole), _ENOUGH)
    findings += islice(lint.lint_dockerfile(commands, whole), _ENOUGH)
    findings += islice(flags.check_mount_targets(commands), _ENOUGH)
    findings = lint.without_skipped(findings, file)
    return in_order(findings if filled == text else _kept(lines, findings))


def _goes_on(command: Command) -> bool:
    """«RUN …»: what follows may be the rest of it."""
    return command.args.endswith(("...", "…"))


def _kept(lines: list[str], findings: list[Finding]) -> Iterator[Finding]:
    """Without what only a placeholder's stand-in is guilty of."""
    for finding in findings:
        line = lines[finding.line - 1]
        spans = ((m.start() + 1, m.end() + 1) for m in _FILLED.finditer(line))
        if finding.code == "DF115" or not any(a < finding.end_column and finding.column < b for a, b in spans):
            yield finding


def _whole(source: Instruction, code: str, message: str) -> Finding:
    text = source.text
    return source.finding(len(text) - len(text.lstrip()), len(text.rstrip()), code, message)


def _unknown(command: Command, before: list[Command]) -> Finding:
    name = command.name
    word = name.text
    if "\u00a0" in word or "\u202f" in word:
        message = "hay un espacio duro (U+00A0) detrás de la instrucción: Docker no lo toma por un espacio"
    elif hint := did_you_mean(word.upper(), FLAGS):
        message = f"«{word}» no es una instrucción de Dockerfile{hint}"
    else:
        message = f"«{word[:40]}» no es una instrucción de Dockerfile"
        line = command.source.pieces[0].line
        if word.startswith(("$", "PS>")) or word == "docker":
            message += ": los comandos van en un bloque console"
        elif before and before[-1].source.end_line == line - 1:
            message += ": ¿falta \\ al final de la línea anterior?"
    return command.source.finding(name.start, name.end, "DF103", message)


def _instruction(command: Command) -> Iterator[Finding]:
    """What is wrong within one instruction."""
    for heredoc in command.source.heredocs:
        if not heredoc.closed:
            yield _unclosed(command.source, heredoc.name, heredoc.start, heredoc.strip_tabs)
    command, comment = args.without_comment(command)
    if comment:
        yield comment
    yield from _parts(command)
    yield from swallowed.check_swallowed(command)
    if command.keyword == "ONBUILD" and (inner := command.inner()):
        if inner.keyword in ("ONBUILD", "FROM", "MAINTAINER"):
            message = f"ONBUILD no admite {inner.keyword}"
            yield command.source.finding(inner.name.start, inner.name.end, "DF101", message)
        elif inner.keyword not in FLAGS:
            yield _unknown(inner, [])
        else:
            inner, comment = args.without_comment(inner)
            if comment:
                yield comment
            yield from _parts(inner)


def _parts(command: Command) -> Iterator[Finding]:
    yield from flags.check_flags(command)
    if command.keyword == "RUN" and command.flags and not command.args:
        # «RUN --network=none» alone tells of the flag.
        yield _whole(command.source, "DF115", _NOTATION)
    else:
        yield from args.check_arguments(command)


def _unclosed(source: Instruction, name: str, start: int, strip_tabs: bool) -> Finding:
    message = f"falta el final de este texto: una línea que sea solo {name}"
    if not strip_tabs:
        message += ", sin nada delante (con <<- se admiten tabuladores)"
    return source.finding(start, start + 2, "DF106", message)
