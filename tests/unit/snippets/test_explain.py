"""The table of codes for people: one code, the list, and the page."""

from __future__ import annotations

import pytest
from guide.snippets import codes
from guide.snippets.codes import Code
from guide.snippets.formats import explain


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> dict[str, Code]:
    """A small table in the place of the real one."""
    made: dict[str, Code] = {}
    monkeypatch.setattr(codes, "table", lambda: made)
    return made


def test_one_code_in_full(table: dict[str, Code]) -> None:
    table["SH101"] = Code("Título", "Explicación.", "```bash\n\nmal\n```", "```bash\nbien\n```")
    assert explain.as_text("SH101") == (
        "SH101 · Título (error)\n\nExplicación.\n\nMal:\n\n    ```bash\n\n    mal\n    ```\n\nBien:\n\n"
        "    ```bash\n    bien\n    ```"
    )


def test_one_code_without_examples(table: dict[str, Code]) -> None:
    table["SH101"] = Code("Título", "Explicación.", "", "", severity="warning")
    assert explain.as_text("SH101") == "SH101 · Título (aviso)\n\nExplicación."


def test_list(table: dict[str, Code]) -> None:
    table["SH101"] = Code("Uno", "x", "", "")
    table["SC9003"] = Code("Dos", "x", "", "", severity="warning")
    assert explain.as_list({"EN101": "Tres"}) == "SH101   error  Uno\nSC9003  aviso  Dos\nEN101          Tres"
    assert explain.as_list({}) == "SH101   error  Uno\nSC9003  aviso  Dos"


def section(table: dict[str, Code], name: str, code: Code) -> str:
    table.clear()
    table[name] = code
    family = f"- [Sintaxis de shell](#sintaxis-de-shell): {name}\n"
    return explain.as_page().removeprefix(f"{explain.INTRODUCTION}{family}\n")


HEAD = "## Sintaxis de shell\n\n### SH101: T {{ #sh101 }}\n\n**{}.** E.\n"


def test_sections_of_the_page(table: dict[str, Code]) -> None:
    table["SH101"] = Code("T `a` {b} [c] #d <e> *f* _g_ \\h", "E & <f>.", "", "")
    table["SH102"] = Code("T", "E.", "", "", severity="warning")
    table["CO101"] = Code("T", "E.", "", "")
    assert explain.as_page() == (
        f"{explain.INTRODUCTION}"
        "- [Sintaxis de shell](#sintaxis-de-shell): SH101 a SH102\n- [Compose](#compose): CO101\n\n"
        "## Sintaxis de shell\n\n"
        "### SH101: T \\`a\\` \\{b\\} \\[c\\] \\#d &lt;e> \\*f\\* \\_g\\_ \\\\h { #sh101 }\n\n"
        "**Error.** E & &lt;f>.\n\n"
        "### SH102: T { #sh102 }\n\n**Aviso.** E.\n\n"
        "## Compose\n\n### CO101: T { #co101 }\n\n**Error.** E.\n"
    )


@pytest.mark.parametrize(
    ("wrong", "right", "shown_wrong", "shown_right"),
    [
        # What can be proved is marked, with its language and its title.
        (
            "```bash\na\n```",
            "```bash\nb\n```",
            '```{ .bash falla="SH101" motivo="es el ejemplo" }\na\n```',
            "```bash\nb\n```",
        ),
        ("```\na\n```", "```\nb\n```", '```{ falla="SH101" motivo="es el ejemplo" }\na\n```', "```\nb\n```"),
        (
            '```c-d title="a.b"\na\n\nc\n```',
            "```\nb\n```",
            '```{ .c-d title="a.b" falla="SH101" motivo="es el ejemplo" }\na\n\nc\n```',
            "```\nb\n```",
        ),
        ("```bash\n```", "```\nb\n```", '```{ .bash falla="SH101" motivo="es el ejemplo" }\n```', "```\nb\n```"),
        # Anything else is shown as text.
        ("a\n```bash\na\n```", "b", "````text\na\n```bash\na\n```\n````", "````text\nb\n````"),
        (
            "```bash\na\n```\n\n```bash\nb\n```",
            "```\nb\n```",
            "````text\n```bash\na\n```\n\n```bash\nb\n```\n````",
            "```\nb\n```",
        ),
        ("```{ .bash }\na\n```", "```\nb\n```", "````text\n```{ .bash }\na\n```\n````", "```\nb\n```"),
        ("```bash title='x'\na\n```", "```\nb\n```", "````text\n```bash title='x'\na\n```\n````", "```\nb\n```"),
        ('```\n--8<-- "a"\n```', "```\nb\n```", '````text\n```\n;--8<-- "a"\n```\n````', "```\nb\n```"),
        # So is what looks like the right one, and blanks at the end are seen.
        ("```a\nx\n```", "```b\nx\n```", "````text\n```a\nx\n```\n````", "````text\n```b\nx\n```\n````"),
        ("```a\nx  \n```", "```a\nx\n```", "````text\n```a\nx␣␣\n```\n````", "````text\n```a\nx\n```\n````"),
        (
            "```a\nx\n y\n```",
            "```a\nx\ny\n```",
            '```{ .a falla="SH101" motivo="es el ejemplo" }\nx\n y\n```',
            "```a\nx\ny\n```",
        ),
    ],
)
def test_examples_of_the_page(
    wrong: str, right: str, shown_wrong: str, shown_right: str, table: dict[str, Code]
) -> None:
    text = section(table, "SH101", Code("T", "E.", wrong, right))
    assert text == HEAD.format("Error") + f"\nMal:\n\n{shown_wrong}\n\nBien:\n\n{shown_right}\n"


@pytest.mark.parametrize("name", ["MD106", "MD107", "MD110", "MD119", "MD120", "MD121"])
def test_examples_about_the_page_around_a_block_are_only_shown(name: str, table: dict[str, Code]) -> None:
    text = section(table, name, Code("T", "E.", "```bash\na\n```", "```bash\nb\n```"))
    assert text.endswith("Mal:\n\n````text\n```bash\na\n```\n````\n\nBien:\n\n````text\n```bash\nb\n```\n````\n")
