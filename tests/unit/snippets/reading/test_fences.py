"""Headers that SuperFences does not take, and fences that lack their end."""

from __future__ import annotations

import pytest
from guide.snippets.blocks import Block, Note, Origin
from guide.snippets.reading.fences import BadOption, bad_option, lint


def block(line: int, end_line: int, column: int = 1) -> Block:
    return Block(line, column, end_line, "bash", "", (Origin("", line + 1, 0),))


@pytest.mark.parametrize(
    ("info", "start", "length", "message", "options"),
    [
        (
            "bash falla",
            5,
            5,
            "«falla» va entre llaves, y sin ellas el bloque no se muestra: ```{ .",
            {"falla": "falla"},
        ),
        ('bash sale="1"', 5, 8, '```{ .bash sale="1" }', {"sale": "1"}),
        ("bash sale='a b'", 5, 10, "```{ .bash sale='a b' }", {"sale": "a b"}),
        (' \t.bash  a-b2=""  ', 9, 7, '```{ .bash a-b2="" }', {"a-b2": ""}),
        ('c++ a="1" b', 4, 5, '```{ .c++ a="1" b }', {"a": "1", "b": "b"}),
        ('bash title="x" sale="1"', 15, 8, '{ .bash title="x" sale="1" }', {"title": "x", "sale": "1"}),
        ('bash linenums="1" a', 18, 1, "«a» va entre llaves", {"linenums": "1", "a": "a"}),
        ("bash a hl_lines", 5, 1, "«a» va entre llaves", {"a": "a", "hl_lines": "hl_lines"}),
        ("bash linenums", 5, 8, 'linenums lleva números de línea, como linenums="1",', {"linenums": "linenums"}),
        ('bash linenums="a1"', 5, 13, "linenums lleva números de línea", {"linenums": "a1"}),
        ("bash hl_lines", 5, 8, 'hl_lines lleva números de línea, como hl_lines="1"', {"hl_lines": "hl_lines"}),
        *(
            (f'bash hl_lines="{bad}"', 5, len(bad) + 11, "hl_lines lleva números de línea", {"hl_lines": bad})
            for bad in ("", "a", "1-", "-1", "1,2", "1 a", "1-2-3", " 1")
        ),
    ],
)
def test_first_option_for_which_a_block_is_not_shown(
    info: str, start: int, length: int, message: str, options: dict[str, str]
) -> None:
    found = bad_option("```", info)
    assert found is not None
    assert found == BadOption(start, length, found.message, options)
    assert message in found.message
    assert "{" not in found.message or found.message.endswith(" }")


@pytest.mark.parametrize(
    "info",
    [
        "",
        "bash",
        " bash ",
        "bash title",
        'bash title=""',
        "bash title='a b' title_mode=\"auto\"",
        'bash linenums="1"',
        'bash linenums="1 2 3"',
        *(f'bash hl_lines="{good}"' for good in ("1", "12", "1-20", "1 2", "1 2-3\t14")),
        # These are no plain headers: SuperFences or nobody reads them.
        "bash title=x",
        'bash a="x',
        'bash a="1"b',
        "bash 1a",
        "bash a=",
        "{ .bash a='1' }",
        "bash { a }",
        "¿qué? a",
    ],
)
def test_headers_without_a_bad_option(info: str) -> None:
    assert bad_option("```", info) is None


LIST = "el bloque empieza en la línea de la lista: pon la valla en la línea siguiente, con sangría"
BRACES = "va entre llaves, y sin ellas el bloque no se muestra"
OPEN = "el bloque no se cierra: falta una línea con la misma valla y la misma sangría"


@pytest.mark.parametrize(
    ("line", "column", "length", "code", "message"),
    [
        ("- ```bash", 3, 3, "MD106", LIST),
        ("* ~~~~", 3, 4, "MD106", LIST),
        ("+ ```x y=1", 3, 3, "MD106", LIST),
        ("1. ```", 4, 3, "MD106", LIST),
        ("12)\t```", 5, 3, "MD106", LIST),
        ("> - ```", 5, 3, "MD106", LIST),
        (" \t-   ```", 7, 3, "MD106", LIST),
        ("- - ```bash", 5, 3, "MD106", LIST),
        ("- > 1. ```bash", 8, 3, "MD106", LIST),
        (":   ```bash", 5, 3, "MD106", LIST),
        ("```bash falla", 9, 5, "MD106", f"«falla» {BRACES}: ```{{ .bash falla }}"),
        ("> ~~~~  x a='1' b", 11, 5, "MD106", f"«a» {BRACES}: ~~~~{{ .x a='1' b }}"),
        ("```bash title=x", 1, 3, "MD106", "la cabecera «bash title=x» no es válida y el bloque no se muestra: "),
        ("  ````  ¿qué?  ", 3, 4, "MD106", "la cabecera «¿qué?» no es válida"),
        ("```bash {a} b", 1, 3, "MD106", "la cabecera «bash {a} b» no es válida"),
        ("```{a", 1, 3, "MD106", "la cabecera «{a» no es válida"),
        ("```bash a=1 title='x'", 1, 3, "MD106", "la cabecera «bash a=1 title='x'» no es válida"),
        ("```", 1, 3, "MD107", OPEN),
        ("    ~~~~~ ", 5, 5, "MD107", OPEN),
        (">\t```bash", 3, 3, "MD107", OPEN),
        ("```.bash", 1, 3, "MD107", OPEN),
        ("``` { .bash }", 1, 3, "MD107", OPEN),
        ("```bash {title=x} ", 1, 3, "MD107", OPEN),
        ("``` bash title=\"x\"  hl_lines='1' ", 1, 3, "MD107", OPEN),
        ("```c++ title", 1, 3, "MD107", OPEN),
    ],
)
def test_fence_of_no_block(line: str, column: int, length: int, code: str, message: str) -> None:
    [note] = lint(["Texto", "", line, "", "```"], [])
    assert note == Note(3, column, code, note.message, length)
    assert note.message.startswith(message)


@pytest.mark.parametrize(
    "line",
    ["", "``", "~~", "texto ```", "```a` b", "-```", "1.```", "1: ```", "- -```", "a. ```", "`` ` ``", "x ~~~"],
)
def test_lines_that_are_no_fences(line: str) -> None:
    assert lint([line], []) == []


def test_fences_of_blocks_are_no_news() -> None:
    lines = ["```bash", "x", "```", "", "~~~", "```", "~~~"]
    assert lint(lines, [block(1, 3), block(5, 7)]) == []
    assert [note.line for note in lint(lines, [block(5, 7)])] == [1]
    assert [note.line for note in lint(lines, [block(1, 3)])] == [5]
    assert lint([], []) == []


@pytest.mark.parametrize(
    ("lines", "column", "found"),
    [
        (["```bash", "```sh", "ls", "```"], 1, (2, 3)),
        (["```bash", "ls", "```sh", "```"], 1, (3, 3)),
        (["````bash", "ls", "````{ .sh }", "````"], 1, (3, 4)),
        (["~~~", "ls", "~~~ sh", "~~~"], 1, (3, 3)),
        (["    ```bash", "    ```sh", "    ```"], 5, (2, 3)),
        (["    ```bash", "   ```sh", "    ```"], 5, (2, 3)),
        (["> ```bash", "> ```sh", "> ```"], 3, (2, 3)),
        (["- - ```bash", "    ```sh", "    ```"], 5, (2, 3)),
        # The first of them is told.
        (["```bash", "```sh", "```py", "```"], 1, (2, 3)),
    ],
)
def test_block_that_ends_with_the_next_one(lines: list[str], column: int, found: tuple[int, int]) -> None:
    number, length = found
    message = f"el bloque no se cierra: en la línea {number + 2} empieza otro dentro de él"
    notes = lint(["", "", *lines], [block(3, len(lines) + 2, column)])
    assert notes == [Note(3, column, "MD107", message, length)]


@pytest.mark.parametrize(
    ("lines", "column"),
    [
        (["```bash", "ls", "```"], 1),
        (["```bash", "```"], 1),
        (["```bash", "``` ", "```"], 1),
        (["```bash", "~~~sh", "```"], 1),
        (["```bash", "````sh", "```"], 1),
        (["````bash", "```sh", "````"], 1),
        (["```bash", " ```sh", "```"], 1),
        (["    ```bash", "     ```sh", "    ```"], 5),
        (["```bash", "- ```sh", "```"], 1),
        (["```bash", "x ```sh", "```"], 1),
        (["```bash", "ls", "```sh"], 1),
    ],
)
def test_block_that_holds_no_other(lines: list[str], column: int) -> None:
    assert lint(lines, [block(1, len(lines), column)]) == []


def test_only_the_first_is_told() -> None:
    lines = ["```a", "```b", "```", "- ```", "```c", "```d", "```"]
    assert [note.line for note in lint(lines, [block(1, 3), block(5, 7)])] == [1]
    assert [note.line for note in lint(["- ```", *lines], [block(2, 4), block(6, 8)])] == [1]
