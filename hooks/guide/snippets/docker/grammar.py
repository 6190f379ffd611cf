"""Whether a real docker would understand a command: docker, docker compose, docker buildx and docker-compose."""

from __future__ import annotations

import re

from guide.snippets.docker import codes, commands, conventions, images, values
from guide.snippets.docker.commands import Command
from guide.snippets.docker.table import Table, load_table
from guide.snippets.docker.walk import Walk
from guide.snippets.findings import Finding
from guide.snippets.notation import placeholders

_PROGRAMS = {"docker": (), "docker.exe": (), "docker-compose": ("docker-compose",)}
# What a sentence may leave out or talk about.
_LEFT_OUT = frozenset({"DK105", "DK107", "DK108", "DK109", "DK110", "DK111", "DK112", "DK116"}) | codes.GUIDE_ONLY


def check_command(command: Command, table: Table | None = None) -> list[Finding]:
    """What is wrong with the command, if its program is docker; nothing for any other program."""
    program = command.words[0].text
    name = program.rpartition("/")[2] if program.startswith("/") else program
    if name not in _PROGRAMS:
        return []
    walk = Walk(command.words, table or load_table())
    reading = walk.run(_PROGRAMS[name])
    findings = walk.findings
    if reading is not None:
        findings += values.check_values(reading)
        findings += images.check_references(reading)
        findings += images.check_late_flags(reading)
        findings += conventions.check_conventions(reading)
    return findings


def check_mention(text: str, table: Table | None = None) -> list[Finding]:
    """What is wrong with a piece of code in the middle of a sentence: what is only left out counts for nothing."""
    if not re.match(r"docker(-compose)? ", text) or "\n" in text:
        return []
    filled = placeholders.fill_loose(text)
    found: list[Finding] = []
    for command in commands.extract(filled)[:1]:
        for finding in check_command(command, table):
            if not _mention(finding, text):
                found.append(finding._replace(code="DK120"))
    return found


def _mention(finding: Finding, text: str) -> bool:
    """«docker scan», «docker-compose», «docker start/stop» and «docker compose args» name things: nobody types them."""
    spelling = text[finding.column - 1 : finding.end_column - 1]
    is_name = finding.code == "DK101" and (
        "¿quisiste decir" not in finding.message or not re.fullmatch(r"[\w-]+", spelling)
    )
    unclosed = spelling.count("'") % 2 or spelling.count('"') % 2
    return bool(is_name or unclosed) or finding.code in _LEFT_OUT
