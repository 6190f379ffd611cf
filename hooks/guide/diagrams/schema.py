"""The JSON Schema of a diagram's source, with which an editor completes and checks it while it is written."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from guide.diagrams.model import KINDS, LAYOUTS, SHAPES
from guide.diagrams.source import EDGE_FIELDS, FIELDS, GROUP_FIELDS, NODE_FIELDS

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_LINES: dict[str, Any] = {"anyOf": [{"type": ["string", "number"]}, {"type": "array", "items": _TEXT, "minItems": 1}]}
_IDS: dict[str, Any] = {"type": "array", "items": {"type": "string"}, "minItems": 1}


def schema(roles: Iterable[str]) -> dict[str, Any]:
    node = {
        "texto": {**_LINES, "description": "Lo que se lee en la caja; una lista son varias líneas"},
        "detalle": {**_LINES, "description": "Segunda línea, más pequeña"},
        "forma": {"enum": list(SHAPES), "description": "Silueta, con su significado"},
        "papel": {"enum": sorted(roles), "description": "Color, de _paleta.yml"},
    }
    group = {"texto": _TEXT, "contiene": {**_IDS, "description": "Nodos que encierra"}}
    edge = {"enlace": _TEXT, "texto": _LINES, "lados": {"type": "string", "pattern": "^[NSEO]{2}$"}}
    top: dict[str, Any] = {
        "titulo": {**_TEXT, "maxLength": 80},
        "descripcion": {"type": "string", "minLength": 80, "maxLength": 900, "description": "El dibujo contado"},
        "pie": {"type": "string", "minLength": 10, "maxLength": 240},
        "tipo": {"enum": list(KINDS)},
        "rejilla": {
            "type": "object",
            "properties": {name: {**_IDS, "description": "Filas de ids; «.» es una celda vacía"} for name in LAYOUTS},
            "required": list(LAYOUTS),
            "additionalProperties": False,
        },
        "nodos": _map(_object(node, ["texto"])),
        "grupos": _map(_object(group, ["texto", "contiene"])),
        "enlaces": {
            "type": "array",
            "items": {"anyOf": [_TEXT, _object(edge, ["enlace"]), {"type": "object", "maxProperties": 1}]},
        },
        "pasos": {"type": "array", "items": _TEXT, "description": "Una frase por flecha numerada"},
    }
    # A field that the reader knows and the schema does not, or the other way round, is a mistake of ours.
    for known, fields in ((top, FIELDS), (node, NODE_FIELDS), (group, GROUP_FIELDS), (edge, EDGE_FIELDS)):
        if set(known) != fields:
            raise ValueError(f"schema and reader differ: {sorted(set(known) ^ fields)}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Diagrama de la guía",
        **_object(top, ["titulo", "descripcion", "pie", "tipo", "nodos"]),
    }


def schema_text(roles: Iterable[str]) -> str:
    return json.dumps(schema(roles), ensure_ascii=False, indent=2) + "\n"


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _map(values: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": values, "minProperties": 1}
