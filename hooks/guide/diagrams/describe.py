"""The diagram in words: what a reader who does not see it gets instead."""

from __future__ import annotations

import re

from guide.diagrams.model import Diagram, Edge

_SOUNDS_LIKE_I = re.compile(r"h?[ií](?![ae])", re.I)


def sentences(diagram: Diagram) -> tuple[str, ...]:
    """One Spanish sentence per group, arrow and note; numbered arrows in the order of their numbers."""
    groups = [
        f"Dentro de «{g.title}»: {_list([n.name for n in diagram.nodes.values() if n.id in g.members])}."
        for g in diagram.groups
    ]
    edges = sorted(diagram.edges, key=lambda e: (e.number is None, e.number or 0))
    notes = [f"Nota: {' '.join((*n.title, *n.detail))}." for n in diagram.nodes.values() if n.shape == "nota"]
    return (*groups, *(_sentence(diagram, edge) for edge in edges), *notes)


def _sentence(diagram: Diagram, edge: Edge) -> str:
    a, b = diagram.nodes[edge.source].name, diagram.nodes[edge.target].name
    text = {
        "->": f"De {a} a {b}",
        "..>": f"De {a} a {b}, de forma indirecta",
        "<->": f"Entre {_list([a, b])}, en los dos sentidos",
        "--": f"Unidos: {_list([a, b])}",
    }[edge.arrow]
    if edge.number is not None:
        text = f"Paso {edge.number}. {text}"
    return f"{text}: {', '.join(edge.label)}." if edge.label else f"{text}."


def _list(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    *first, last = names
    return f"{', '.join(first)} {'e' if _SOUNDS_LIKE_I.match(last) else 'y'} {last}"
