"""The schema that an editor uses and the reader that the build uses say the same."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from builds import ROOT
from diagrams_support import BODY, HEAD, parse
from guide.diagrams.model import MOST, MOST_ROWS, MOST_STEPS
from guide.diagrams.palette import Palette
from guide.diagrams.schema import schema, schema_text
from guide.diagrams.source import TEXT_LIMITS
from jsonschema import Draft202012Validator

Source = dict[str, Any]


def source(**fields: Any) -> Source:
    data: Source = yaml.safe_load(HEAD + BODY)
    return {key: value for key, value in (data | fields).items() if value is not None}


def grid(count: int) -> Source:
    """A source of so many boxes, one under the other."""
    names = [f"n{i}" for i in range(count)]
    rows = {"ancha": names, "estrecha": list(names)}
    return source(rejilla=rows, nodos={name: {"texto": name} for name in names}, grupos=None, enlaces=None)


def edges(count: int) -> Source:
    return source(enlaces=["cli -> dockerd"] * count)


def steps(count: int) -> Source:
    return source(enlaces=[{"cli -> dockerd": f"{i + 1}. x"} for i in range(count)], pasos=["x"] * count)


def groups(count: int) -> Source:
    return grid(13) | {"grupos": {f"g{i}": {"texto": "x", "contiene": [f"n{i}"]} for i in range(count)}}


def node(**fields: Any) -> Source:
    data = source()
    data["nodos"]["cli"] |= fields
    return data


def edge(value: Any) -> Source:
    return source(enlaces=[value])


def bounds() -> list[tuple[Source, bool]]:
    found = [
        (source(**{key: "x" * size}), least <= size <= most)
        for key, (least, most) in TEXT_LIMITS.items()
        for size in (0, least - 1, least, most, most + 1)
    ]
    for build, least, most in (
        (grid, 1, min(MOST["nodos"], MOST_ROWS)),
        (edges, 0, MOST["enlaces"]),
        (steps, 0, MOST_STEPS),
        (groups, 0, MOST["grupos"]),
    ):
        found += [(build(size), least <= size <= most) for size in (0, least, most, most + 1)]
    return found


VALUES = [
    (source(), True),
    (source(nada="x"), False),
    (source(tipo="rejila"), False),
    (source(tipo="secuencia"), False),
    (source(tipo="secuencia", rejilla=None, grupos=None), True),
    (source(tipo="secuencia", rejilla=None, grupos=None, enlaces=None), False),
    (source(tipo="secuencia", rejilla=None, grupos=None, enlaces=[]), False),
    (source(tipo=None), False),
    (source(enlaces=[]), True),
    (source(pasos=[]), True),
    (source(grupos={}), True),
    (source(rejilla=None), False),
    (source(rejilla={"ancha": ["cli dockerd disco"]}), False),
    (source(rejilla={"ancha": [], "estrecha": []}), False),
    (source(nodos=[]), False),
    (source(grupos={"g": {"texto": "x", "contiene": []}}), False),
    (source(grupos={"g": {"contiene": ["cli"]}}), False),
    (source(grupos={"g": {"texto": "x", "contiene": ["cli"], "papel": "motor"}}), False),
    (source(grupos={"g": {"texto": {"ancha": "x", "estrecha": "y"}, "contiene": ["cli"]}}), True),
    (node(texto=["a", "b"]), True),
    (node(texto=[]), False),
    (node(texto=["a", " "]), False),
    (node(texto="  "), False),
    (node(texto=1.5), True),
    (node(texto={"ancha": "a", "estrecha": ["a", "b"]}), True),
    (node(texto={"ancha": "a"}), False),
    (node(texto={"ancha": "a", "estrecha": "b", "media": "c"}), False),
    (node(detalle={"ancha": "a", "estrecha": "b"}), True),
    (node(forma="nota"), True),
    (node(forma="estrella"), False),
    (node(papel="verde"), False),
    (node(color="rojo"), False),
    (edge("cli -> dockerd"), True),
    (edge("cli ..> dockerd"), True),
    (edge("cli => dockerd"), False),
    (edge({"cli -> dockerd": "x"}), True),
    (edge({"cli -> dockerd": ["x", "y"]}), True),
    (edge({"cli -> dockerd": {"ancha": "x", "estrecha": "y"}}), True),
    (edge({"cli -> dockerd": {"ancha": "x"}}), False),
    (edge({"cli": "x"}), False),
    (edge({"enlace": "cli -> dockerd", "texto": "x", "lados": "NS"}), True),
    (edge({"enlace": "cli -> dockerd", "lados": "NX"}), False),
    (edge({"enlace": "cli -> dockerd", "lado": "NS"}), False),
    (edge({"texto": "x", "lados": "NS"}), False),
]


@pytest.mark.parametrize(("data", "good"), bounds() + VALUES)
def test_schema_and_reader_agree(palette: Palette, data: Source, good: bool) -> None:
    seen_by_editor = Draft202012Validator(schema(palette.roles)).is_valid(data)
    _, problems = parse(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), palette)
    assert (seen_by_editor, not problems) == (good, good), problems


@pytest.mark.parametrize("fields", ["FIELDS", "NODE_FIELDS", "GROUP_FIELDS", "EDGE_FIELDS"])
@pytest.mark.parametrize("differing", [{"nuevo"}, {"texto", "contiene", "nuevo"}, set()])
def test_a_field_that_only_one_of_them_knows_is_a_mistake_of_ours(
    palette: Palette, monkeypatch: pytest.MonkeyPatch, fields: str, differing: set[str]
) -> None:
    monkeypatch.setattr(f"guide.diagrams.schema.{fields}", differing)
    with pytest.raises(ValueError, match="schema and reader differ"):
        schema(palette.roles)


def test_the_schema_is_the_one_in_the_repository(palette: Palette) -> None:
    assert (ROOT / "resources/diagramas/esquema.json").read_text("utf-8") == schema_text(palette.roles)
    Draft202012Validator.check_schema(schema(palette.roles))


def test_every_source_of_the_guide_keeps_the_schema(palette: Palette) -> None:
    validator = Draft202012Validator(schema(palette.roles))
    for file in (ROOT / "resources/diagramas").glob("[a-z]*.yml"):
        text = file.read_text("utf-8")
        assert text.startswith("# yaml-language-server: $schema=esquema.json\n"), file.name
        # Editors read YAML 1.2, where «no» is a text.
        data = yaml.load(text, yaml.BaseLoader)  # noqa: S506
        assert [error.message for error in validator.iter_errors(data)] == [], file.name
