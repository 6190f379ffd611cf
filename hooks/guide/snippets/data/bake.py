"""What bake makes of a ``docker-bake.hcl``: its blocks and attributes, the types of their values, and names.

Source: ``bake/bake.go`` and ``bake/hclparser`` of buildx v0.36; ``docker buildx bake --print`` 0.29.1 says the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Any

from guide.hints import did_you_mean, nearest
from guide.snippets.data.hcl_errors import word
from guide.snippets.findings import Finding, finding_at

# Bake drops the attributes that it does not know.
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
_LISTS = frozenset(
    ["annotations", "entitlements", "inherits", "no-cache-filter", "platforms", "tags", "targets", "ulimits"]
)
_TABLES = frozenset({"args", "contexts", "extra-hosts", "labels"})
_TEXTS = frozenset(
    ["call", "context", "description", "dockerfile", "dockerfile-inline", "network", "shm-size", "target"]
)
_SWITCHES = frozenset({"no-cache", "pull"})
# The names that nobody has to define: those of bake, and of the blocks whose attributes an expression may take.
_GIVEN = frozenset({"BAKE_CMD_CONTEXT", "BAKE_LOCAL_PLATFORM", "target", "group"})
_BINDING = ("params", "variadic_params", "matrix", "type")
_FILE = re.compile(r"(?:.*[/\\ ])?docker-bake\.hcl$", re.IGNORECASE)
_MOST = 20_000  # nodes of a tree: more takes longer than a hint is worth


def check_bake(text: str, root: Any, title: str = "") -> Iterator[Finding]:
    """Only in files that look like bake's: terraform has variables too."""
    lines = text.split("\n")
    items = [child for part in root.children for child in part.children]
    blocks = [item for item in items if item.type == "block"]
    kinds = [word(lines, block.children[0])[0] for block in blocks]
    if not any(nearest(kind, ("target", "group")) for kind in kinds) or not set(kinds) & BAKE.keys():
        return
    for block, kind in zip(blocks, kinds, strict=True):
        _, line, column = word(lines, block.children[0])
        if kind not in BAKE:
            hint = did_you_mean(kind, BAKE)
            yield finding_at(line, column, "IN202", f"bake no tiene bloques «{kind[:40]}»{hint}", len(kind))
            continue
        for item in _items(block):
            yield from _attribute(lines, item, kind)
    # What another file may define is only missed where it is plain that there is none.
    if _FILE.match(title.strip()) or (not title and "target" in kinds and len(set(kinds)) > 1):
        yield from _undefined(lines, root, blocks)


def _items(block: Any) -> list[Any]:
    return [item for part in block.children for item in part.children if item.type in ("attribute", "block")]


def _attribute(lines: list[str], item: Any, kind: str) -> Iterator[Finding]:
    name, line, column = word(lines, item.children[0])
    if name not in BAKE[kind]:
        hint = did_you_mean(name, BAKE[kind])
        message = f"bake no conoce «{name[:40]}» en {kind}, y lo pasa por alto{hint}"
        yield finding_at(line, column, "IN202", message, len(name))
    elif item.type == "attribute" and (wanted := _other_type(name, _type(item.children[-1]))):
        value, line, column = word(lines, item.children[-1])
        # Such a text is as good as without quotes.
        if name not in _SWITCHES or value not in ('"true"', '"false"'):
            yield finding_at(line, column, "IN203", f"el valor de {name} es {wanted}")


def _type(expression: Any) -> str:
    """list, table, text or plain for what is written out; nothing for what has to be computed."""
    inner = expression.children[0] if len(expression.children) == 1 else None
    if inner is None or not inner.children:
        return ""
    if inner.type == "collection_value":
        return "list" if inner.children[0].type == "tuple" else "table"
    if inner.type == "template_expr" or inner.children[0].type == "string_lit":
        return "text"
    return "plain" if inner.type == "literal_value" and inner.children[0].type != "null_lit" else ""


def _other_type(name: str, found: str) -> str:
    """What bake wants instead. It turns numbers and true into texts."""
    if name in _LISTS and found in ("text", "plain", "table"):
        return f'una lista: {name} = ["…"]'
    if name in _TABLES and found in ("text", "plain", "list"):
        return f'una tabla: {name} = {{ NOMBRE = "…" }}'
    if name in _SWITCHES and found in ("text", "list", "table"):
        return "true o false"
    return "un texto" if name in _TEXTS and found in ("list", "table") else ""


def _undefined(lines: list[str], root: Any, blocks: Sequence[Any]) -> Iterator[Finding]:
    """Variables that nothing defines, and targets that a group or another target names and there are not."""
    nodes = list(islice(_descend(root), _MOST + 1))
    if len(nodes) > _MOST:
        return
    labels = {"target": set[str](), "group": set[str](), "variable": set[str]()}
    for block in blocks:
        kind = word(lines, block.children[0])[0]
        if kind in labels:
            labels[kind].add(word(lines, block.children[1])[0].strip('"'))
    attributes = [item for part in root.children for item in part.children if item.type == "attribute"]
    defined = _GIVEN | {word(lines, attribute.children[0])[0] for attribute in attributes}
    bound = {word(lines, name)[0] for node in nodes for name in _bound_names(lines, node)}
    names = defined | labels["variable"] | bound
    for node in nodes:
        name, line, column = word(lines, node)
        if node.type == "variable_expr" and name not in names and not _is_key(node):
            hint = did_you_mean(name, labels["variable"])
            message = f'ningún variable "{name[:40]}" {{ }} la define, y bake se para{hint}'
            yield finding_at(line, column, "IN204", message, len(name))
    buildable = labels["target"] | labels["group"]
    if any(node.type == "attribute" and word(lines, node.children[0])[0] == "matrix" for node in nodes):
        return  # its name is that of many targets
    for block in blocks:
        if word(lines, block.children[0])[0] in ("group", "target"):
            yield from _named_targets(lines, block, buildable)


def _named_targets(lines: list[str], block: Any, known: Collection[str]) -> Iterator[Finding]:
    for item in _items(block):
        if word(lines, item.children[0])[0] not in ("targets", "inherits"):
            continue
        for node in _descend(item):
            quoted, line, column = word(lines, node)
            name = quoted.strip('"')
            if node.type == "string_lit" and name not in known and not re.search(r"[*?\[\]{}]", name):
                hint = did_you_mean(name, known)
                yield finding_at(line, column, "IN204", f"no hay ningún target «{name[:40]}»{hint}", len(quoted))


def _descend(root: Any) -> Iterator[Any]:
    """A node and all those under it."""
    pending = [root]
    while pending:
        node = pending.pop()
        yield node
        pending += node.children


def _bound_names(lines: list[str], node: Any) -> list[Any]:
    """The identifiers that a node binds: those of a «for», of a function's parameters, of a matrix and of a type."""
    if node.type in ("for_intro", "template_for_start"):
        return [child for child in node.children if child.type == "identifier"]
    if node.type == "attribute" and word(lines, node.children[0])[0] in _BINDING:
        return [child for child in _descend(node.children[-1]) if child.type == "identifier"]
    return []


def _is_key(node: Any) -> bool:
    """Whether a name is only the key of a table."""
    outer = node.parent.parent
    return bool(outer.type == "object_elem" and outer.children[0] == node.parent)
