"""What holds for every text: an answer, inside the page, the same each time, every block accounted for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from guide.snippets.blocks import Block, Note, Page, Settings
from guide.snippets.data import ini_check, json_check, toml_check, yaml_check
from guide.snippets.dockerfile import check
from guide.snippets.findings import Finding
from guide.snippets.notation import placeholders
from guide.snippets.outcome.check import check_pages
from guide.snippets.reading import commonmark
from guide.snippets.reading.project import Project
from guide.snippets.reading.superfences import Reader
from guide.snippets.shell import session, syntax
from guide.snippets.shell.shfmt import Script, SyntaxProblem
from hypothesis import example, given
from hypothesis import strategies as st

PIECES = st.sampled_from(
    [
        *("```", "````", "~~~", "```bash", "```console", "``` { .yaml", "```json title=", "    ", "\t", "> ", "- "),
        *("$ ", "> ", "# ", "'", '"', "`", "$(", ")", "{", "}", "<<FIN", "FIN", "\\", "|", "&&", "if", "fi", "do"),
        *("docker run", "<nombre>", "<NAME>", "--8<--", '--8<-- "x"', "<!--", "-->", "<pre>", "</pre>", "ñ", "🐳"),
        *("a: b", "[", "]", ",", ":", "=", "FROM x", "RUN ls", "...", "&a", "*a", "!!! note", '=== "x"', "[^1]:"),
        *("\n", "\n", "\n", "\n\n", " ", "\r", "\x0b", "\u2028", "\x85", "\x1c", "\x02", "\x03", "---\n"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join)
LABELS = st.sampled_from(["bash", "console", "yaml", "json", "toml", "ini", "dockerfile", "text", "", "zsh"])
MARGINS = st.sampled_from(["", "    ", "> ", "        ", "\t", "- ", "  "])


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """A block as pages have them, most of the time whole."""
    margin, label, code = draw(MARGINS), draw(LABELS), draw(TEXTS)
    prompt = "$ " if label == "console" and draw(st.booleans()) else ""
    rows = [f"```{label}", *(prompt + row for row in code.split("\n")), "```"]
    return "\n" + "\n".join(margin + row for row in rows) + "\n"


PAGES = (TEXTS | st.lists(blocks() | TEXTS, max_size=6).map("\n".join)).map(
    lambda text: text.replace("\r", "\n").replace("\0", "")
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    names = "admonition attr_list footnotes md_in_html def_list"
    pymdown = "pymdownx.superfences pymdownx.tabbed pymdownx.details"
    options: tuple[tuple[str, dict[str, Any]], ...] = tuple((name, {}) for name in f"{names} {pymdown}".split())
    return Reader(Project(Path("mkdocs.yml"), Path(), extensions=options), Path())


def judge(text: str, blocks: list[Block], notes: list[Note]) -> None:
    page = Page("p.md", tuple(text.split("\n")), tuple(blocks), tuple(notes), Settings(strict=True))
    report = check_pages([page])
    assert report.total + report.drawn == len(blocks)
    assert check_pages([page]).diagnostics == report.diagnostics
    for found in report.diagnostics:
        assert 1 <= found.line <= len(page.lines), found
        assert 1 <= found.column <= len(page.lines[found.line - 1]) + 1, found
        assert found.end_column > found.column, found
        assert found.excerpt == page.lines[found.line - 1]


@given(PAGES)
def test_page_of_a_site(reader: Reader, text: str) -> None:
    judge(text, *reader.read(text))


@given(PAGES)
def test_plain_markdown(text: str) -> None:
    judge(text, *commonmark.read(text))


@given(PAGES)
def test_code_of_a_block_is_where_it_says(reader: Reader, text: str) -> None:
    lines = text.split("\n")
    for block in reader.read(text)[0]:
        for number, row in enumerate(block.code.split("\n"), 1):
            file, line, column = block.place(number, 1)
            written = row.strip()
            if not file and written and "\t" not in lines[line - 1]:
                assert lines[line - 1][column - 1 :].startswith(row), (block, number)


class Inside(NamedTuple):
    lines: list[str]

    def holds(self, found: Finding) -> bool:
        return 1 <= found.line <= len(self.lines) and 1 <= found.column <= len(self.lines[found.line - 1]) + 1


@pytest.mark.parametrize(
    "parse",
    [
        json_check.check_json,
        json_check.check_jsonc,
        toml_check.check_toml,
        ini_check.check_ini,
        yaml_check.check_yaml,
        check.check_dockerfile,
    ],
)
@given(text=TEXTS)
@example("],")
@example("a: b\ra: b\u2028a: b\x85a: b")
def test_data(parse: Callable[[str], list[Finding]], text: str) -> None:
    inside = Inside(text.split("\n"))
    found: list[Finding] = parse(text)
    assert all(inside.holds(finding) for finding in found), found
    assert parse(text) == found


@given(TEXTS)
def test_session_keeps_every_character_in_its_place(code: str) -> None:
    lines = code.split("\n")
    for command in session.split(code).commands:
        for piece in command.pieces + command.beyond("FIN"):
            assert lines[piece.line - 1][piece.shift :] == piece.text


@given(TEXTS)
def test_placeholders_change_no_place(text: str) -> None:
    for fill in (placeholders.fill, placeholders.fill_loose):
        filled = fill(text)
        assert len(filled) == len(text)
        assert [i for i, c in enumerate(filled) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


@given(TEXTS, st.data())
def test_findings_of_a_shell_block_are_inside_it(code: str, draws: st.DataObject) -> None:
    """Whatever the parser may answer, not only what it answers today."""
    inside = Inside(code.split("\n"))
    messages = st.sampled_from(["reached EOF without closing quote `'`", "unclosed here-document `FIN`", "x", "!"])

    def parse(scripts: Sequence[Script]) -> list[SyntaxProblem | None]:
        problem = st.builds(SyntaxProblem, st.integers(1, 9), st.integers(1, 99), messages)
        return [draws.draw(st.none() | problem) for _ in scripts]

    for is_session in (True, False):
        found = syntax.syntax_findings([("bash", is_session, code)], parse)
        assert all(inside.holds(finding) for finding in found[0]), found


def test_script_is_what_the_parser_sees() -> None:
    seen: list[Script] = []

    def parse(scripts: Sequence[Script]) -> list[SyntaxProblem | None]:
        seen.extend(scripts)
        return [None] * len(scripts)

    syntax.syntax_findings([("zsh", True, "$ ls <nombre>\nsalida\n$ id")], parse)
    assert seen == [Script("zsh", "ls xxxxxxxx"), Script("zsh", "id")]
