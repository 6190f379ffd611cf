"""The JSON Schema of a diagram's source, with which an editor completes and checks it while it is written."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from guide.diagrams.model import KINDS, LAYOUTS, MOST, MOST_ROWS, MOST_STEPS, SHAPES
from guide.diagrams.source import EDGE, EDGE_FIELDS, FIELDS, GROUP_FIELDS, ID, NODE_FIELDS, SIDES, TEXT_LIMITS

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "pattern": "\\S"}
# «texto: 1.10» is a number for an editor, and a text for the reader.
_LINES: Schema = {"anyOf": [_TEXT, {"type": "number"}, {"type": "array", "items": _TEXT, "minItems": 1}]}
_IDS: Schema = {"type": "array", "items": {"type": "string"}, "minItems": 1}


def schema(roles: Iterable[str]) -> Schema:
    node = {
        "texto": {
            **_worded(),
            "description": "Lo que se lee en la caja; una lista son varias líneas; `entre comillas`, código",
        },
        "detalle": {**_worded(), "description": "Segunda línea, más pequeña"},
        "forma": {"enum": list(SHAPES), "description": "Silueta, con su significado"},
        "papel": {"enum": sorted(roles), "description": "Color, de _paleta.yml"},
    }
    group = {"texto": _worded(), "contiene": {**_IDS, "description": "Nodos que encierra"}}
    arrow = {"type": "string", "pattern": f"^{EDGE}$"}
    edge = {"enlace": arrow, "texto": _worded(), "lados": {"type": "string", "pattern": f"^{SIDES}$"}}
    labelled = {
        "type": "object",
        "patternProperties": {f"^{EDGE}$": _worded()},
        **_only(1),
        "additionalProperties": False,
    }
    top: Schema = {
        "titulo": _bounded("titulo"),
        "descripcion": {**_bounded("descripcion"), "description": "El dibujo contado"},
        "pie": _bounded("pie"),
        "tipo": {"enum": list(KINDS)},
        "rejilla": _object(
            {
                name: {**_IDS, "maxItems": MOST_ROWS, "description": "Filas de ids; «.» es una celda vacía"}
                for name in LAYOUTS
            }
        ),
        "nodos": {**_map(_object(node, ["texto"]), ID), "maxProperties": MOST["nodos"]},
        "grupos": {**_map(_object(group)), "maxProperties": MOST["grupos"]},
        "enlaces": {
            "type": "array",
            "maxItems": MOST["enlaces"],
            "items": {"anyOf": [arrow, _object(edge, ["enlace"]), labelled]},
        },
        "pasos": {
            "type": "array",
            "items": _TEXT,
            "maxItems": MOST_STEPS,
            "description": "Una frase por flecha numerada",
        },
    }
    # A field that the reader knows and the schema does not, or the other way round, is a mistake of ours.
    for known, fields in ((top, FIELDS), (node, NODE_FIELDS), (group, GROUP_FIELDS), (edge, EDGE_FIELDS)):
        if set(known) != fields:
            raise ValueError(f"schema and reader differ: {sorted(set(known) ^ fields)}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Diagrama de la guía",
        **_object(top, ["titulo", "descripcion", "pie", "tipo", "nodos"]),
        "if": {"properties": {"tipo": {"const": "secuencia"}}},
        "then": {"properties": {"rejilla": False, "enlaces": {"minItems": 1}}, "required": ["enlaces"]},
        "else": {"required": ["rejilla"]},
    }


def schema_text(roles: Iterable[str]) -> str:
    return json.dumps(schema(roles), ensure_ascii=False, indent=2) + "\n"


def _bounded(key: str) -> Schema:
    least, most = TEXT_LIMITS[key]
    return {"type": "string", "minLength": least, "maxLength": most}


def _worded() -> Schema:
    """The same words in both layouts, or each layout's own."""
    return {"anyOf": [*_LINES["anyOf"], _object(dict.fromkeys(LAYOUTS, _LINES))]}


def _object(properties: Schema, required: Iterable[str] | None = None) -> Schema:
    """All properties are required unless ``required`` names those that are."""
    needed = list(properties if required is None else required)
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


def _only(count: int) -> Schema:
    return {"minProperties": count, "maxProperties": count}


def _map(values: Schema, names: str = "") -> Schema:
    """Any names, or at least one that ``names`` matches."""
    mapping = {"type": "object", "additionalProperties": values}
    return {**mapping, "minProperties": 1, "propertyNames": {"pattern": f"^{names}$"}} if names else mapping
