"""How long a tutorial takes: what counts, what does not, and for which part."""

from __future__ import annotations

import pytest
from guide.prose.minutes import Minutes, first_tabs, minutes
from guide.prose.passages import fences

TEN_MINUTES = "dato " * 2000
COMMAND = "```console\n{}```\n"


def commands(number: int) -> str:
    return COMMAND.format("$ docker ps\nuna salida\n" * number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (0, 0)),
        ("Hola.\n", (5, 0)),
        (f"{TEN_MINUTES}\n", (10, 0)),
        (f"{TEN_MINUTES}\n\n{commands(10)}", (15, 0)),
        (f"{TEN_MINUTES}\n\n```bash\n{'ls ' * 4000}\n```\n", (10, 0)),
        (f'```{{ .console sale="1" }}\n{"$ ls" + chr(10) * 2}```\n' * 40, (20, 0)),
        (f"```text\n{'$ ls' + chr(10)}```\n" * 40, (0, 0)),
        (f"Hola.\n\n## Ejercicios\n\n{TEN_MINUTES}\n\n## Compruébate\n\n{TEN_MINUTES}\n", (10, 10)),
        (f"Hola.\n\n```text\n## Ejercicios\n```\n\n{TEN_MINUTES}\n", (10, 0)),
        (f'??? note "Más"\n    {TEN_MINUTES}\n', (10, 0)),
        (f'=== "Linux"\n\n    {TEN_MINUTES}\n\n=== "macOS"\n\n    {TEN_MINUTES}\n\nFin.\n', (10, 0)),
        (f'=== "29"\n\n    Uno.\n\n=== "28"\n\n    ```console\n{("    $ ls" + chr(10)) * 90}    ```\n', (5, 0)),
    ],
    ids=[
        "nothing",
        "five at least",
        "words",
        "commands",
        "code is no prose",
        "a block with marks",
        "no session",
        "exercises apart",
        "a heading in code",
        "what is folded",
        "one tab of two",
        "the first tab, not the longest",
    ],
)
def test_what_counts(text: str, expected: tuple[int, int]) -> None:
    assert minutes(text) == Minutes(*expected)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('=== "A"\n    a\n=== "B"\n    b\nfin', ['=== "A"', "    a", "", "", "fin"]),
        ('=== "A"\n    a\n===! "B"\n    b', ['=== "A"', "    a", '===! "B"', "    b"]),
        ('=== "A"\n    a\n\ntexto\n\n=== "B"\n    b', ['=== "A"', "    a", "", "texto", "", '=== "B"', "    b"]),
        (
            '=== "A"\n    === "1"\n        a\n    === "2"\n        b\n=== "B"\n    c',
            ['=== "A"', '    === "1"', "        a", "", "", "", ""],
        ),
    ],
    ids=["one group", "a new group", "two groups", "a group in a tab"],
)
def test_the_first_tab_of_each_group_is_kept(text: str, kept: list[str]) -> None:
    assert first_tabs(text.split("\n")) == kept


def test_every_line_knows_its_block() -> None:
    lines = ["a", "    ````text", "    ```", "", "    ````", "b"]
    assert fences(lines) == ["", "````text", "````text", "````text", "````text", ""]
