"""Whether a real docker would understand a command: docker, docker compose, docker buildx and docker-compose."""

from __future__ import annotations

import re

from guide.snippets.docker import commands
from guide.snippets.docker.commands import Command
from guide.snippets.docker.table import Table, load_table
from guide.snippets.docker.walk import Walk
from guide.snippets.findings import Finding
from guide.snippets.notation import placeholders

_PROGRAMS = {"docker": (), "docker.exe": (), "docker-compose": ("docker-compose",)}
# What a sentence may leave out or talk about.
_TOLD = frozenset(("DK105", "DK107", "DK108", "DK109", "DK110", "DK111", "DK112"))


def check_command(command: Command, table: Table | None = None) -> list[Finding]:
    """What is wrong with the command, if its program is docker; nothing for any other program."""
    program = command.words[0].text if command.words and command.words[0].literal else ""
    name = program.rpartition("/")[2] if program.startswith("/") else program
    if name not in _PROGRAMS:
        return []
    walk = Walk(command.words, table or load_table())
    walk.run(_PROGRAMS[name])
    return walk.findings


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
    """«docker scan», «docker-compose» and «docker start/stop» are the names of things, not what to type."""
    spelling = text[finding.column - 1 : finding.end_column - 1]
    return finding.code in _TOLD or (finding.code == "DK101" and not re.fullmatch(r"[\w-]+", spelling))
