"""HCL by tree-sitter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from guide.snippets.data import bake, hcl_errors
from guide.snippets.findings import Finding, finding_at
from guide.snippets.notation import placeholders


@lru_cache(maxsize=1)
def _parser() -> Any:
    import tree_sitter
    import tree_sitter_hcl

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_hcl.language()))


def check_hcl(text: str, title: str = "") -> list[Finding]:
    """The first syntax error; without one, what is repeated and what bake would refuse or not know."""
    filled = placeholders.fill_loose(text)
    root = _parser().parse(filled.encode("utf-8", "replace")).root_node
    # The grammar lets a string go on in the next line; HCL does not.
    if found := hcl_errors.unbalanced(filled):
        return [found]
    if root.has_error:
        return [hcl_errors.broken(filled, lambda part: _parser().parse(part.encode("utf-8", "replace")).root_node)]
    return sorted([*_repeated(filled, root), *bake.check_bake(filled, root, title)])


def _bodies(node: Any) -> Iterator[Any]:
    """Every body, from the outside in."""
    pending = [node]
    while pending:
        node = pending.pop()
        if node.type == "body":
            yield node
        pending += [child for child in node.children if child.type in ("body", "block")]


def _repeated(text: str, root: Any) -> Iterator[Finding]:
    lines = text.split("\n")
    for body in _bodies(root):
        seen: set[str] = set()
        for child in body.children:
            if child.type != "attribute":
                continue
            name, line, column = hcl_errors.word(lines, child.children[0])
            if name in seen:
                yield finding_at(line, column, "IN201", f"«{name}» está repetido en el mismo bloque", len(name))
            seen.add(name)
