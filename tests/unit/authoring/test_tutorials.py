"""The shape that tutorials share, and the times that they and their index promise."""

from __future__ import annotations

from pathlib import Path

import pytest
from builds import ROOT
from guide.authoring.tutorials import check_index, check_tutorial, check_tutorials, is_tutorial

OPTIONS = """
    ??? failure "Una"
        No.

    ??? success "Otra"
        Sí.

    ??? failure "Y otra"
        No.
"""
QUIZ = "\n".join(f'!!! question "{number}. ¿Qué?"\n{OPTIONS}' for number in range(1, 5))
GOOD = f"""\
# Una

!!! abstract "Antes de empezar"
    **Al terminar** sabrás algo.

    **Tiempo:** unos 5 minutos, más 5 de ejercicios.

    **Necesitas** Docker.

    **Versiones:** Docker 29.

## 1. Un paso

Texto.

## Si algo falla

Mira.

## Ejercicios

### 1. Uno

Hazlo.

### 2. Para entregar

Entrégalo.

## Compruébate

{QUIZ}
## Deja la máquina como estaba

Borra.

**Siguiente:** nada.
"""


def told(text: str) -> list[str]:
    return [f"{d.line} {d.code} {d.message}" for d in check_tutorial("t.md", text)]


def test_a_good_one_has_nothing_to_say() -> None:
    assert told(GOOD) == []


ORDER = (
    "la página acaba con «Si algo falla», «Ejercicios», «Compruébate», «Deja la máquina como estaba» y **Siguiente:**"
)
LAST_LINE = GOOD.count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            '!!! abstract "Antes',
            '!!! note "Antes',
            'PG201 falta el recuadro de entrada: !!! abstract "Antes de empezar"',
        ),
        (
            "    **Versiones:** Docker 29.\n",
            "",
            "PG201 al recuadro le falta **Versiones:**, cada cosa al principio de un párrafo",
        ),
        (
            "**Necesitas**",
            "Necesitas",
            "PG201 al recuadro le falta **Necesitas**, cada cosa al principio de un párrafo",
        ),
        ("## Si algo falla\n", "## Si falla\n", f"PG202 falta «## Si algo falla»; {ORDER}"),
        (
            "## Compruébate\n",
            "## Otra cosa\n\n## Compruébate\n",
            f"PG202 «Otra cosa» no va aquí: {ORDER}, en ese orden",
        ),
        (
            "**Siguiente:** nada.\n",
            "Adiós.\n",
            "PG202 lo último de la página es un párrafo que empieza con **Siguiente:**",
        ),
        (
            "**Siguiente:** nada.\n",
            "**Siguiente:** nada.\n\nAdiós.\n",
            "PG202 lo último de la página es un párrafo que empieza con **Siguiente:**",
        ),
        ("### 1. Uno", "### Uno", "PG203 el título de este ejercicio empieza con «### 1. »"),
        ("### 2. Para", "### 3. Para", "PG203 el título de este ejercicio empieza con «### 2. »"),
        ("2. Para entregar", "2. Dos", "PG203 el último ejercicio es «### 2. Para entregar»"),
        (
            "### 1. Uno\n\nHazlo.\n\n### 2. Para entregar",
            "Hazlo.",
            "PG203 no hay ningún ejercicio: cada uno empieza con «### 1. …»",
        ),
        (
            '!!! question "4. ¿Qué?"',
            '!!! note "4. ¿Qué?"',
            "PG204 preguntas con opciones: 3, y son 4 o cinco, con «!!! question»",
        ),
        (
            '"1. ¿Qué?"\n\n    ??? failure',
            '"1. ¿Qué?"\n\n    ??? success',
            "PG204 tiene 2 «??? success» y 1 «??? failure»: deja una correcta y dos incorrectas o más",
        ),
        (
            '"1. ¿Qué?"\n\n    ??? failure "Una"\n        No.\n',
            '"1. ¿Qué?"\n',
            "PG204 tiene 1 «??? success» y 1 «??? failure»: deja una correcta y dos incorrectas o más",
        ),
        (
            '"1. ¿Qué?"\n\n    ??? failure "Una"\n        No.\n',
            '"1. ¿Qué?"\n\n    ??? failure "Una"\n',
            "PG204 esta opción no explica nada: escribe debajo por qué acierta o no",
        ),
        (
            "unos 5 minutos, más 5 de ejercicios",
            "5 minutos",
            "PG205 el tiempo se escribe así, con lo que se mide ahora: «unos 5 minutos, más 5 de ejercicios»",
        ),
        ("unos 5 min", "unos 15 min", "PG206 lo que se mide es otra cosa: «unos 5 minutos, más 5 de ejercicios»"),
        ("más 5 de", "más 7 de", "PG206 lo que se mide es otra cosa: «unos 5 minutos, más 5 de ejercicios»"),
    ],
)
def test_what_is_wrong_is_told(old: str, new: str, expected: str) -> None:
    assert old in GOOD
    assert [message.partition(" ")[2] for message in told(GOOD.replace(old, new, 1))] == [expected]


def test_it_is_told_in_its_line() -> None:
    line = GOOD.split("\n").index("### 1. Uno") + 1
    assert told(GOOD.replace("### 1. Uno", "### Uno"))[0].startswith(f"{line} PG203 ")


@pytest.mark.parametrize(
    "changed",
    [
        GOOD.replace("unos 5 min", "unos 10 min"),
        GOOD.replace("Texto.", "```bash\n## Otro\n### 7. Nada\n```"),
        GOOD.replace("## Compruébate\n", "## Compruébate { #quiz }\n"),
        GOOD.replace("        Sí.\n", '        Sí.\n\n        ??? note "Más"\n            Algo.\n', 1),
        GOOD.replace("**Siguiente:** nada.", "**Siguiente:** nada\nmás."),
    ],
    ids=["five minutes more", "code", "own id", "a box in an option", "a paragraph of two lines"],
)
def test_what_is_right_is_not_told(changed: str) -> None:
    assert changed != GOOD
    assert told(changed) == []


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("tutoriales/compose.md", True),
        ("tutoriales/index.md", False),
        ("guias/compose.md", False),
        ("tutoriales/img/una.svg", False),
    ],
)
def test_which_pages_are_tutorials(page: str, expected: bool) -> None:
    assert is_tutorial(page) is expected


PAGES = {
    "tutoriales/una.md": "**Tiempo:** unos 50 minutos, más 20 de ejercicios.",
    "tutoriales/dos.md": "**Tiempo:** unos 40 minutos, más 10 de ejercicios.",
}
INDEX = """\
Son unas {total}.

-   [1. Una](una.md)

    **{una} min** · Nada.

-   [2. Dos](dos.md)

    **40 min** · Nada.

-   [3. Tres](tres.md)

    **10 min** · Nada.
"""
SUM = "las páginas suman 90 minutos, más 30 de ejercicios: escribe «unas una y media horas, más media de ejercicios»"


@pytest.mark.parametrize(
    ("una", "total", "expected"),
    [
        (50, "una y media horas, más una de ejercicios", []),
        (50, "2 horas, más una de ejercicios", []),
        (45, "dos horas, más una de ejercicios", ["5 la tarjeta dice 45 min, y una.md, 50: pon lo mismo"]),
        (50, "tres horas, más una de ejercicios", [f"1 {SUM}"]),
        (50, "dos horas, más seis de ejercicios", [f"1 {SUM}"]),
        (50, "dos horas", [f"1 {SUM}"]),
        (50, "dos\nhoras, más\nuna de ejercicios", []),
        (50, "Más:\nunas tres horas,\nmás una de ejercicios", [f"2 {SUM}"]),
    ],
)
def test_the_index_tells_the_times_of_the_pages(una: int, total: str, expected: list[str]) -> None:
    found = check_index("index.md", INDEX.format(una=una, total=total), PAGES)
    assert [f"{d.line} {d.message}" for d in found] == expected
    assert {d.code for d in found} <= {"PG207"}


def test_a_folder_without_tutorials_has_nothing_to_say(tmp_path: Path) -> None:
    assert check_tutorials(tmp_path, "docs") == []


def test_the_tutorials_of_the_guide_keep_their_shape_and_their_times() -> None:
    assert [problem.text() for problem in check_tutorials(ROOT / "docs", "docs")] == []
