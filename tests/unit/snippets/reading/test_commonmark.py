"""The blocks of Markdown that no site is known for: each with its place, and what is wrong with the page."""

from __future__ import annotations

import pytest
from guide.snippets.reading import commonmark


@pytest.mark.parametrize(
    ("text", "block", "lines"),
    [
        ("```bash\nls\n```", (1, 1, 3, "bash", "ls"), [(2, 0)]),
        ("Texto\n\n~~~~ sh\na\n\n b\n~~~~~\n\nx\n", (3, 1, 7, "sh", "a\n\n b"), [(4, 0), (5, 0), (6, 0)]),
        ("~~~\n```bash\n~~~", (1, 1, 3, "", "```bash"), [(2, 0)]),
        ("````md\n```\n````\n", (1, 1, 3, "md", "```"), [(2, 0)]),
        ("x\n\n```bash\n```\n", (3, 1, 4, "bash", ""), [(3, 0)]),
        ("---\na: 1\n---\n```bash\nls\n```\n", (4, 1, 6, "bash", "ls"), [(5, 0)]),
        ("+++\na = 1\n+++\n```bash\nls\n```\n", (4, 1, 6, "bash", "ls"), [(5, 0)]),
        ("   ```bash\n  ls\n     x\n   ```\n", (1, 4, 4, "bash", "ls\n  x"), [(2, 2), (3, 3)]),
        ("- á\n\n  ```bash\n  ls\n    x\n  ```\n", (3, 3, 6, "bash", "ls\n  x"), [(4, 2), (5, 2)]),
        ("1. ```bash\n   é\n   ```\n", (1, 4, 3, "bash", "é"), [(2, 3)]),
        ("- - ```bash\n    ls\n    ```\n", (1, 5, 3, "bash", "ls"), [(2, 4)]),
        ("- a\n\n\t```bash\n\tls\n\t```\n", (3, 2, 5, "bash", "ls"), [(4, 1)]),
        ("> ```bash\n> ls\n>\n> x\n> ```\n", (1, 3, 5, "bash", "ls\n\nx"), [(2, 2), (3, 1), (4, 2)]),
        ("> > ```bash\n> > ls\n> > ```\n", (1, 5, 3, "bash", "ls"), [(2, 4)]),
        (">\t```bash\n>\tls\n>\t```", (1, 3, 3, "bash", "ls"), [(2, 2)]),
        # A tab that reaches into the code is some blanks of it and one column of the page.
        ("- ```bash\n\tls\n  ```", (1, 3, 3, "bash", "  ls"), [(2, -1)]),
        ("> 1. ```bash\n> \t\t>\n>    ```", (1, 6, 3, "bash", "   >"), [(2, 1)]),
        ("# a\n```bash\nls\n```\n***\n", (2, 1, 4, "bash", "ls"), [(3, 0)]),
        ("| a |\n|---|\n```bash\nls\n```\n", (3, 1, 5, "bash", "ls"), [(4, 0)]),
        # Quotes may stand in quotes and lists without end, as on GitHub.
        (f"{'> ' * 30}```bash\n{'> ' * 30}ls\n{'> ' * 30}```\n", (1, 61, 3, "bash", "ls"), [(2, 60)]),
    ],
)
def test_fenced_block(text: str, block: tuple[int, int, int, str, str], lines: list[tuple[int, int]]) -> None:
    [found], notes = commonmark.read(text)
    assert notes == []
    assert (found.line, found.column, found.end_line, found.language, found.code) == block
    assert [(origin.file, *origin[1:]) for origin in found.origins] == [("", *line) for line in lines]
    assert (found.indented, found.drawn, found.reason) == (False, False, None)


@pytest.mark.parametrize(
    ("text", "block", "lines"),
    [
        ("    ls\n\n      x\n\n", (1, 5, 3, "ls\n\n  x"), [(1, 4), (2, 0), (3, 4)]),
        ("a\n\n\tls", (3, 2, 3, "ls"), [(3, 1)]),
        ("- a\n\n      ls\n", (3, 7, 3, "ls"), [(3, 6)]),
        ("-\ta\n\n\t\tls\n\t\t y\n", (3, 3, 4, "ls\n y"), [(3, 2), (4, 2)]),
        (">     ls\n", (1, 7, 1, "ls"), [(1, 6)]),
        ("# a\n    ls", (2, 5, 2, "ls"), [(2, 4)]),
        ("a\n===\n    ls", (3, 5, 3, "ls"), [(3, 4)]),
        ("***\n    ls", (2, 5, 2, "ls"), [(2, 4)]),
        ("[a]: b\n    ls", (2, 5, 2, "ls"), [(2, 4)]),
        ("| a |\n|---|\n    ls", (3, 5, 3, "ls"), [(3, 4)]),
        # A fence that stands too far within is text of such a block.
        ("    ```bash\n    ls", (1, 5, 2, "```bash\nls"), [(1, 4), (2, 4)]),
    ],
)
def test_indented_block(text: str, block: tuple[int, int, int, str], lines: list[tuple[int, int]]) -> None:
    [found], notes = commonmark.read(text)
    assert notes == []
    assert (found.line, found.column, found.end_line, found.code) == block
    assert [(origin.file, *origin[1:]) for origin in found.origins] == [("", *line) for line in lines]
    assert (found.indented, found.language, found.attributes) == (True, "", {})


@pytest.mark.parametrize(
    ("info", "language", "attributes"),
    [
        ("", "", {}),
        ("bash", "bash", {}),
        (" C++ x", "C++", {}),
        ("bash,ignore", "bash", {}),
        ("bash{1,3}", "bash", {}),
        ("bash {.otra}", "bash", {}),
        ("{.bash}", "bash", {}),
        ("{ #id .c++ .otra }", "c++", {}),
        ("{bash}", "", {"bash": ""}),
        ("bash title=\"a b\" x='c' vacia=\"\" otra=''", "bash", {"title": "a b", "x": "c", "vacia": "", "otra": ""}),
        # Without quotes a value or a name alone only counts within braces.
        ("bash n=1 m", "bash", {}),
        ("bash n=1 {a}", "bash", {"a": ""}),
        ('{.bash title="a} b" n=1 m #id .cls}', "bash", {"title": "a} b", "n": "1", "m": ""}),
        ("bash {hl_lines=[1,2] m-2}", "bash", {"hl_lines": "[1,2]", "m-2": ""}),
        ("bash {a=b=c .d=e #f=g h.i j-k=l}", "bash", {"a": "b=c", "j-k": "l"}),
        ('bash {n=1} n="2"', "bash", {"n": "2"}),
        ("bash {1a _b é c1}", "bash", {"c1": ""}),
        ("bash {a", "bash", {"a": ""}),
        ("bash {a} {c}", "bash", {"a": "", "c": ""}),
        ("bash {a=1", "bash", {"a": "1"}),
        ('title="x"', "", {"title": "x"}),
        ('title="x" {.bash}', "bash", {"title": "x"}),
    ],
)
def test_language_and_attributes(info: str, language: str, attributes: dict[str, str]) -> None:
    [block], _ = commonmark.read(f"~~~{info}\nx\n~~~\n")
    assert (block.language, dict(block.attributes)) == (language, attributes)


@pytest.mark.parametrize(
    ("language", "drawn"),
    [
        *((name, True) for name in ("mermaid", "math", "geojson", "topojson", "stl")),
        *((name, False) for name in ("", "bash", "Mermaid", "d2", "{.mermaid}")),
    ],
)
def test_what_github_draws(language: str, drawn: bool) -> None:
    [block], _ = commonmark.read(f"```{language}\nx\n```\n")
    assert block.drawn is drawn


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        *((code, "contiene plantillas del generador del sitio") for code in ("a {{< b >}}", "x\n{{% b %}}", "{% b %}")),
        *((code, None) for code in ("{{ b }}", "{ % b }", "{{ < b }}", "a {{", "%}")),
    ],
)
def test_templates_are_not_what_the_reader_sees(code: str, reason: str | None) -> None:
    [block], _ = commonmark.read(f"```\n{code}\n```\n")
    assert block.reason == reason


@pytest.mark.parametrize(
    ("text", "blocks", "notes"),
    [
        ("", [], []),
        ("Texto `a` ``` b\n", [], []),
        # Without its end, which has the same character and at least as many of them.
        ("```bash\nls", [], ["1:1+3 MD107"]),
        ("```bash", [], ["1:1+3 MD107"]),
        ("x\n\n````\n", [], ["3:1+3 MD107"]),
        ("```bash\nls\n~~~\n", [], ["1:1+3 MD107"]),
        ("```bash\nls\n``", [], ["1:1+3 MD107"]),
        ("```bash\nls\n```x", [], ["1:1+3 MD107"]),
        ("- ```bash\n  ls\n\nTexto\n", [], ["1:3+3 MD107"]),
        ("> ```bash\n> ls\n\nTexto\n", [], ["1:3+3 MD107"]),
        ("    ls\n\n```sh\nls\n```\n\n- ~~~sh\n  ls\n\n```sh\nls\n```\n", [1, 3], ["7:3+3 MD107"]),
        # With the end of the next one.
        ("```bash\nls\n\n```sh\nls\n```\n", [], ["1:1+3 MD107"]),
        ("```sh\n```\n\n````bash\n````sh\n````\n", [1], ["4:1+4 MD107"]),
        # Only the first is told: the others may be blocks or none.
        ("- ```bash\n  ls\n\n- ```bash\n  ls\n", [], ["1:3+3 MD107"]),
        # A <pre> stands in a block of HTML; in a sentence nobody takes it for code.
        ("<pre>x</pre>\n", [], ["1:1+4 MD105"]),
        (
            "a\n\n<div>\n  <pre>é\n</pre>\n<pre class='x'>\n</div>\n\n- <pre>",
            [],
            ["4:3+4 MD105", "6:1+4 MD105", "9:3+4 MD105"],
        ),
        ("<pre>\n```\nx\n```\n</pre>\n", [], ["1:1+4 MD105"]),
        (" <pre>a</pre><pre>b</pre>\n", [], ["1:2+4 MD105"]),
        ("<div><b>x</b></div>\n", [], []),
        ("# a <pre>\n\nb <pre>c</pre>\n", [], []),
        ("<pre>x</pre>\n\n```sh\nls\n", [], ["1:1+4 MD105", "3:1+3 MD107"]),
    ],
)
def test_what_is_wrong_with_a_page(text: str, blocks: list[int], notes: list[str]) -> None:
    found, wrong = commonmark.read(text)
    assert [block.line for block in found] == blocks
    assert [f"{note.line}:{note.column}+{note.length} {note.code}" for note in wrong] == notes


def test_page_with_too_many_levels_is_told() -> None:
    blocks, notes = commonmark.read("```bash\nls\n```\n\n" + "> " * 4_000 + "x")
    assert (blocks, [note[:3] for note in notes]) == ([], [(1, 1, "MD116")])
