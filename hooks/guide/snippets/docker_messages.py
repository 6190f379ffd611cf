"""The pieces of what is said about a docker command, «¿quisiste decir …?» among them."""

from __future__ import annotations

from collections.abc import Iterable

from guide.snippets.docker_table import Node


def called(node: Node) -> str:
    return "docker-compose" if node.path == ("docker-compose",) else node.name


def quoted(spelling: str) -> str:
    return spelling if spelling.startswith("-") else f"«{spelling}»"


def plural(number: int, noun: str) -> str:
    return f"{'un' if number == 1 else number} {noun}{'' if number == 1 else 's'}"


def listed(names: Iterable[str]) -> str:
    shown = sorted(names)
    return ", ".join(shown[:12]) + ("…" if len(shown) > 12 else "")


def closest(name: str, known: Iterable[str]) -> str:
    """The known name with the fewest typing slips, at most one in three letters; "" when none is near."""
    best, least = "", max(1, (len(name) + 1) // 3) + 1
    for other in sorted(known):
        if abs(len(other) - len(name)) < least:
            found = _distance(name, other)
            if found < least:
                best, least = other, found
    return best


def _distance(one: str, other: str) -> int:
    """Letters dropped, added, changed, or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        previous, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, previous[j - 2] + 1)
            row.append(cost)
    return row[-1]
