"""Values of a source with their places, and what cannot be read."""

from __future__ import annotations

from typing import Any

import pytest
from guide.yamlsource import MAX_BYTES, MAX_DEPTH, MAX_NODES, read_yaml

TEXT = """\
uno: á b
dos:
  - {tres: 1.10, "cuatro": []}
  - no
cinco: |
  a
  b
seis:
"""


def test_values_are_read_with_their_places() -> None:
    source = read_yaml("d.yml", TEXT.encode())
    assert source.problems == []
    assert source.data == {
        "uno": "á b",
        "dos": [{"tres": "1.10", "cuatro": []}, "no"],
        "cinco": "a\nb\n",
        "seis": None,
    }
    assert source.marks == {
        (): (1, 1, 9, 1),
        ("uno",): (1, 6, 1, 9),
        ("dos",): (3, 3, 5, 1),
        ("dos", 0): (3, 5, 3, 31),
        ("dos", 0, "tres"): (3, 12, 3, 16),
        ("dos", 0, "cuatro"): (3, 28, 3, 30),
        ("dos", 1): (4, 5, 4, 7),
        ("cinco",): (5, 8, 8, 1),
        ("seis",): (8, 6, 8, 6),
    }


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ((), "d.yml:1:1: DG999 mal"),
        (("uno",), "d.yml:1:6: DG999 uno: mal"),
        (("dos", 0, "cuatro"), "d.yml:3:28: DG999 dos[0].cuatro: mal"),
        # What is not there is told at the nearest that is.
        (("dos", 0, "siete"), "d.yml:3:5: DG999 dos[0].siete: mal"),
        (("dos", 7, "siete", 0), "d.yml:3:3: DG999 dos[7].siete[0]: mal"),
        (("ocho",), "d.yml:1:1: DG999 ocho: mal"),
    ],
)
def test_a_problem_is_told_at_its_value(path: tuple[Any, ...], told: str) -> None:
    source = read_yaml("d.yml", TEXT.encode())
    source.report("DG999", path, "mal")
    (problem,) = source.problems
    assert problem.headline() == told
    assert problem.excerpt == TEXT.splitlines()[problem.line - 1]


def test_a_problem_of_a_file_without_a_value_is_at_its_beginning() -> None:
    source = read_yaml("d.yml", b"")
    assert (source.data, source.marks, source.problems) == (None, {}, [])
    source.report("DG999", ("uno",), "mal")
    (problem,) = source.problems
    assert (problem.line, problem.column, problem.end_line, problem.end_column) == (1, 1, 1, 2)
    assert problem.excerpt == ""


# (text, where and what is told, what the parser says goes unsaid here)
REFUSED = [
    ("a: á\nb: [\n", "d.yml:3:1: DG101 YAML mal escrito: aquí falta un valor, o el texto que empieza por ?"),
    ("a: b\n  c: d\n", "d.yml:2:4: DG101 YAML mal escrito: aquí no puede haber «clave: valor»"),
    ("a: b\n\tc: d\n", "d.yml:2:1: DG101 YAML mal escrito: la sangría lleva un tabulador"),
    ("a: 1\n---\nb: 2\n", "d.yml:2:1: DG101 YAML mal escrito: solo puede haber un documento"),
    ("a: 1\na: 2\n", "d.yml:2:1: DG101 YAML mal escrito: la clave «a» está repetida"),
    ("x: {á: 1, á: 2}\n", "d.yml:1:11: DG101 YAML mal escrito: la clave «á» está repetida"),
    ("a: &x 1\nb: *x\n", "d.yml:1:4: DG101 YAML mal escrito: los alias de YAML (*nombre) no se admiten"),
    ("a: *x\n", "d.yml:1:4: DG101 YAML mal escrito: los alias de YAML (*nombre) no se admiten (found undefined alias"),
    ("a:\n  ? {b: c}\n  : d\n", "d.yml:2:5: DG101 YAML mal escrito: una clave debe ser un texto"),
    ("a: 'b\n", "d.yml:2:1: DG101 YAML mal escrito: la cadena no se cierra"),
]


@pytest.mark.parametrize(("text", "told"), REFUSED)
def test_what_cannot_be_read_is_told_at_its_place(text: str, told: str) -> None:
    source = read_yaml("d.yml", text.encode())
    (problem,) = source.problems
    assert problem.headline().startswith(told)
    assert (problem.end_line, problem.end_column) == (problem.line, problem.column + 1)
    lines = text.splitlines()
    assert problem.excerpt == (lines[problem.line - 1] if problem.line <= len(lines) else "")
    assert source.data is None


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"\xff", "d.yml:1:1: DG101 el archivo no está en UTF-8; guárdalo como UTF-8"),
        (b"a: b\nc: d\ne: \xe1", "d.yml:3:1: DG101 el archivo no está en UTF-8; guárdalo como UTF-8"),
        (b"\n\xff\n\n", "d.yml:2:1: DG101 el archivo no está en UTF-8; guárdalo como UTF-8"),
    ],
)
def test_another_encoding_is_told_at_its_first_line(raw: bytes, told: str) -> None:
    (problem,) = read_yaml("d.yml", raw).problems
    assert problem.headline() == told
    assert (problem.end_line, problem.end_column) == (problem.line, 2)


@pytest.mark.parametrize(
    ("at_the_limit", "one_more", "told"),
    [
        ("#" * MAX_BYTES, "#" * (MAX_BYTES + 1), "el archivo pasa de 16 KB"),
        # The list counts too.
        (
            f"[{'a,' * (MAX_NODES - 1)}]",
            f"[{'a,' * MAX_NODES}]",
            "YAML mal escrito: más de 5000 valores",
        ),
        ("[" * MAX_DEPTH + "]" * MAX_DEPTH, "[" * 25 + "]" * 25, "YAML mal escrito: demasiados niveles"),
        # Levels are counted from the outside, not one after the other.
        ("[" + "[]," * 100 + "]", "[" * 25 + "]" * 25, "YAML mal escrito: demasiados niveles"),
    ],
)
def test_a_source_may_be_as_large_as_its_limit(at_the_limit: str, one_more: str, told: str) -> None:
    assert (MAX_BYTES, MAX_NODES, MAX_DEPTH) == (16384, 5000, 24)
    assert read_yaml("d.yml", at_the_limit.encode()).problems == []
    (problem,) = read_yaml("d.yml", one_more.encode()).problems
    assert problem.message == told
