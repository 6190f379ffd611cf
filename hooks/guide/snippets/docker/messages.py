"""The pieces of what is said about a docker command."""

from __future__ import annotations

from collections.abc import Iterable

from guide.snippets.docker.table import Node


def called(node: Node) -> str:
    return "docker-compose" if node.path == ("docker-compose",) else node.name


def quoted(spelling: str) -> str:
    return spelling if spelling.startswith("-") else f"«{spelling}»"


def plural(number: int, noun: str) -> str:
    return f"{'un' if number == 1 else number} {noun}{'' if number == 1 else 's'}"


def listed(names: Iterable[str]) -> str:
    shown = sorted(names)
    return ", ".join(shown[:12]) + ("…" if len(shown) > 12 else "")
