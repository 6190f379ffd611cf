"""A JSON schema applied to YAML nodes: of several ways to be right, only the nearest one is told of.

It knows the keywords that the schema of Compose uses. «oneOf» is read as «anyOf»: to fit two ways is no mistake; and
«uniqueItems» is left out, because Compose itself drops what is repeated before it looks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from guide.hints import did_you_mean, nearest
from guide.places import RESOURCES
from guide.snippets.data.yaml_nodes import Item, Node

FILE = RESOURCES / "compose-spec.json"
"""Of https://github.com/compose-spec/compose-spec, in check-jsonschema 0.39.0; hooks/compose_schema.py renews it."""
_OPEN_VALUE = re.compile(r"\$\{|\$[A-Za-z_]|<[^<>]+>|^\s*(?:\.\.\.|…)")
_WORDS = {
    "string": "un texto",
    "integer": "un número entero",
    "number": "un número",
    "boolean": "true o false",
    "array": "una lista",
    "object": "una tabla «clave: valor»",
    "null": "nada",
}
_DEEPEST = 60  # levels: the schema has about ten


class Problem(NamedTuple):
    """``expected`` is what the place takes, when the problem is only that the value is of another type.

    ``hint`` ends the message: the known name that an author may have meant, or nothing.
    """

    node: Node
    unknown: bool
    message: str
    path: tuple[str, ...]
    expected: frozenset[str] = frozenset()
    hint: str = ""


@dataclass
class Rule:
    """One schema with its references followed and its «allOf» joined."""

    types: frozenset[str] = frozenset()
    properties: dict[str, Any] = field(default_factory=dict)
    patterns: list[tuple[re.Pattern[str], Any]] = field(default_factory=list)
    closed: bool = False
    required: list[str] = field(default_factory=list)
    items: Any = None
    enum: list[Any] | None = None
    pattern: re.Pattern[str] | None = None
    low: float | None = None
    high: float | None = None
    ways: list[list[Any]] = field(default_factory=list)


@cache
def compose_schema() -> Schema:
    return Schema(json.loads(FILE.read_text("utf-8")))


class Schema:
    def __init__(self, source: dict[str, Any]) -> None:
        self.source = source
        self._rules: dict[int, Rule] = {}

    def definition(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.source["$defs"][name]
        return found

    def names(self, schema: dict[str, Any]) -> list[str]:
        """The keys that a map may have."""
        return list(self._rule(schema).properties)

    def problems(self, node: Node, schema: dict[str, Any]) -> list[Problem]:
        known: dict[tuple[int, int], list[Problem]] = {}
        return self._check(node, schema, (), known)

    def _rule(self, schema: dict[str, Any]) -> Rule:
        rule = self._rules.get(id(schema))
        if rule is None:
            rule = self._rules[id(schema)] = Rule()
            self._read(schema, rule)
        return rule

    def _read(self, schema: dict[str, Any], rule: Rule) -> None:
        if "$ref" in schema:
            self._read(self.definition(schema["$ref"].rpartition("/")[2]), rule)
        for part in schema.get("allOf", []):
            self._read(part, rule)
        kind = schema.get("type")
        if kind:
            rule.types = frozenset([kind] if isinstance(kind, str) else kind)
        rule.properties |= schema.get("properties", {})
        rule.patterns += [(re.compile(p), s) for p, s in schema.get("patternProperties", {}).items()]
        rule.closed |= schema.get("additionalProperties") is False or schema.get("unevaluatedProperties") is False
        rule.required = [*rule.required, *schema.get("required", [])]
        rule.items = schema.get("items", rule.items)
        rule.enum = schema.get("enum", rule.enum)
        rule.pattern = re.compile(schema["pattern"]) if "pattern" in schema else rule.pattern
        rule.low = schema.get("minimum", rule.low)
        rule.high = schema.get("maximum", rule.high)
        rule.ways += [schema[name] for name in ("oneOf", "anyOf") if name in schema]

    def _check(
        self, node: Node, schema: dict[str, Any], path: tuple[str, ...], known: dict[tuple[int, int], list[Problem]]
    ) -> list[Problem]:
        # The same node may be reached by many aliases, even from inside itself.
        key = (id(node), id(schema))
        if key not in known:
            known[key] = []
            if not _is_open(node) and len(path) < _DEEPEST:
                rule = self._rule(schema)
                known[key] = list(_own(node, rule, path))
                if not known[key]:
                    known[key] = self._inside(node, rule, path, known)
        return known[key]

    def _inside(
        self, node: Node, rule: Rule, path: tuple[str, ...], known: dict[tuple[int, int], list[Problem]]
    ) -> list[Problem]:
        found: list[Problem] = []
        if node.kind == "map":
            for item in node.entries():
                inner = (*path, item.name)
                schemas = _schemas(item, rule)
                if schemas is None:
                    found.append(_unknown(item, rule, inner))
                for schema in schemas or []:
                    found += self._check(item.value, schema, inner, known)
        elif node.kind == "list" and rule.items is not None:
            for number, item in enumerate(node.items):
                found += self._check(item.value, rule.items, (*path, str(number)), known)
        for ways in rule.ways:
            found += self._nearest(node, ways, path, known)
        return found

    def _nearest(
        self, node: Node, ways: list[Any], path: tuple[str, ...], known: dict[tuple[int, int], list[Problem]]
    ) -> list[Problem]:
        """The problems of the way that the author most likely meant."""
        all_found = []
        for way in ways:
            found = self._check(node, way, path, known)
            if not found:
                return []
            all_found.append(found)
        fitting = [found for found in all_found if not (len(found) == 1 and found[0].expected)]
        if fitting:
            return min(fitting, key=len)
        inner = [found for found in all_found if found[0].node is not node]
        if inner:
            return inner[0]
        expected = frozenset().union(*(found[0].expected for found in all_found))
        return [_mistyped(node, expected, path)]


def _is_open(node: Node) -> bool:
    """A value that is not there yet: an alias of another fragment, a variable, a placeholder, or taken away."""
    if node.kind == "unknown" or node.tag == "!reset":
        return True
    return _OPEN_VALUE.search(node.value) is not None


def _schemas(item: Item, rule: Rule) -> list[Any] | None:
    """What applies to the value of a key; None if the key may not be there."""
    found = [rule.properties[item.name]] if item.name in rule.properties else []
    found += [schema for pattern, schema in rule.patterns if pattern.search(item.name)]
    if found or not rule.closed or _OPEN_VALUE.search(item.name):
        return found
    return None


def _own(node: Node, rule: Rule, path: tuple[str, ...]) -> Iterator[Problem]:
    """What is wrong with the node itself, whatever it holds."""
    kind = node.type or ""
    fits = {kind, "number"} if kind == "integer" else {kind}
    if rule.types and not rule.types & fits:
        yield _mistyped(node, rule.types, path)
        return
    if rule.enum is not None and node.kind == "scalar" and node.value not in rule.enum:
        values = [str(value) for value in rule.enum]
        hint = did_you_mean(node.value, values)
        yield Problem(node, False, f"{{}} debe ser {_either(values)}", path, hint=hint)
    if rule.pattern and kind == "string" and not rule.pattern.search(node.value):
        yield Problem(node, False, f"«{node.value[:40]}» no es un valor de {{}}", path)
    if kind in ("integer", "number"):
        yield from _range(node, rule, path)
    if node.kind == "map":
        names = set(node.names)
        strange = [name for name in names if name not in rule.properties]
        for name in rule.required:
            # A misspelt one is told of as such.
            if name not in names and not (rule.closed and any(nearest(other, (name,)) for other in strange)):
                yield Problem(node, False, f"a {{}} le falta la clave «{name}»", path)


def _range(node: Node, rule: Rule, path: tuple[str, ...]) -> Iterator[Problem]:
    try:
        number = float(int(node.value.replace("_", ""), 0)) if node.type == "integer" else float(node.value)
    except (ValueError, OverflowError):
        return
    if (rule.low is not None and number < rule.low) or (rule.high is not None and number > rule.high):
        limits = f"desde {rule.low:g}" if rule.high is None else f"entre {rule.low or 0:g} y {rule.high:g}"
        yield Problem(node, False, f"{{}} debe ser un número {limits}", path)


def _unknown(item: Item, rule: Rule, path: tuple[str, ...]) -> Problem:
    hint = did_you_mean(item.name, rule.properties)
    return Problem(item.key or item.value, True, f"clave desconocida «{item.name[:40]}» en {{}}", path, hint=hint)


def _mistyped(node: Node, types: frozenset[str], path: tuple[str, ...]) -> Problem:
    order: Callable[[str], int] = list(_WORDS).index
    words = [_WORDS[kind] for kind in sorted(types, key=order) if not (kind == "integer" and "number" in types)]
    written = _WORDS[node.type or "null"]
    instead = "y no hay nada" if node.type == "null" else f"no {node.value if node.type == 'boolean' else written}"
    return Problem(node, False, f"{{}} debe ser {_either(words)}, {instead}", path, types)


def _either(words: list[str]) -> str:
    return ", ".join(words[:-1]) + (" o " if words[:-1] else "") + words[-1]
