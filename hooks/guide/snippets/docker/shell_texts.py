"""What a real docker would refuse, in any shell text that a parser has accepted."""

from __future__ import annotations

from collections.abc import Callable

from guide.snippets.docker import commands, grammar
from guide.snippets.findings import Finding, relocated

COUNTING = frozenset(("DK107", "DK108"))


def check_docker_commands(text: str, place: Callable[[int, int], tuple[int, int]]) -> list[Finding]:
    """``place`` gives the place in the block of a 1-based line and column of the text."""
    if "docker" not in text:
        return []
    found = [finding for command in commands.extract(text) for finding in grammar.check_command(command)]
    return [relocated(finding, place) for finding in found]
