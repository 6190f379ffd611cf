"""HCL by tree-sitter, and the blocks and attributes of ``docker-bake.hcl``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from guide.hints import did_you_mean, nearest
from guide.snippets.data import hcl_errors
from guide.snippets.findings import Finding, finding_at
from guide.snippets.notation import placeholders

# Source: ``bake/bake.go`` and ``bake/hclparser`` of buildx. Bake drops the attributes that it does not know.
_TARGET = """
annotations args attest cache-from cache-to call context contexts description dockerfile dockerfile-inline
entitlements extra-hosts inherits labels matrix name network no-cache no-cache-filter output platforms policy pull
resources secret shm-size ssh tags target ulimits
"""
BAKE: dict[str, frozenset[str]] = {
    "target": frozenset(_TARGET.split()),
    "group": frozenset({"targets", "description"}),
    "variable": frozenset({"type", "default", "description", "validation"}),
    "function": frozenset({"params", "variadic_params", "result"}),
}


@lru_cache(maxsize=1)
def _parser() -> Any:
    import tree_sitter
    import tree_sitter_hcl

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_hcl.language()))


def check_hcl(text: str) -> list[Finding]:
    """The first syntax error; without one, what is repeated and what bake would not know."""
    filled = placeholders.fill_loose(text)
    root = _parser().parse(filled.encode("utf-8", "replace")).root_node
    # The grammar lets a string go on in the next line; HCL does not.
    if found := hcl_errors.unbalanced(filled):
        return [found]
    if root.has_error:
        return [hcl_errors.broken(filled, lambda part: _parser().parse(part.encode("utf-8", "replace")).root_node)]
    return sorted(_repeated(filled, root)) + list(_bake(filled, root))


def _bodies(node: Any) -> Iterator[Any]:
    """Every body, from the outside in."""
    pending = [node]
    while pending:
        node = pending.pop()
        if node.type == "body":
            yield node
        pending += [child for child in node.children if child.type in ("body", "block")]


def _word(lines: list[str], node: Any) -> tuple[str, int, int]:
    row, column = hcl_errors.column(lines, node.start_point)
    return node.text.decode("utf-8", "replace"), row + 1, column + 1


def _repeated(text: str, root: Any) -> Iterator[Finding]:
    lines = text.split("\n")
    for body in _bodies(root):
        seen: set[str] = set()
        for child in body.children:
            if child.type != "attribute":
                continue
            name, line, column = _word(lines, child.children[0])
            if name in seen:
                yield finding_at(line, column, "IN201", f"«{name}» está repetido en el mismo bloque", len(name))
            seen.add(name)


def _bake(text: str, root: Any) -> Iterator[Finding]:
    """Only in files that look like bake's: terraform has variables too."""
    lines = text.split("\n")
    blocks = [
        child for body in root.children if body.type == "body" for child in body.children if child.type == "block"
    ]
    kinds = [_word(lines, block.children[0])[0] for block in blocks]
    if not any(nearest(kind, ("target", "group")) for kind in kinds) or not set(kinds) & BAKE.keys():
        return
    for block, kind in zip(blocks, kinds, strict=True):
        _, line, column = _word(lines, block.children[0])
        if kind not in BAKE:
            hint = did_you_mean(kind, BAKE)
            yield finding_at(line, column, "IN202", f"bake no tiene bloques «{kind[:40]}»{hint}", len(kind))
            continue
        for name, row, start in _names(lines, block):
            if name not in BAKE[kind]:
                hint = did_you_mean(name, BAKE[kind])
                yield finding_at(
                    row, start, "IN202", f"bake no conoce «{name[:40]}» en {kind}, y lo pasa por alto{hint}", len(name)
                )


def _names(lines: list[str], block: Any) -> Iterator[tuple[str, int, int]]:
    for body in block.children:
        if body.type == "body":
            for child in body.children:
                if child.type in ("attribute", "block"):
                    yield _word(lines, child.children[0])
