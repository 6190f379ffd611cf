"""The blocks of a page of a site: each with its place, its code and the place of each line of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from guide.snippets.blocks import Block, Note
from guide.snippets.reading.collect import collect_blocks
from guide.snippets.reading.includes import Bases
from guide.snippets.reading.project import Project
from guide.snippets.reading.superfences import Reader
from markdown import Markdown

EXTENSIONS = ("admonition", "attr_list", "pymdownx.superfences", "pymdownx.tabbed")
FILES = {"a.sh": "uno\n\tdos\n", "blancos.sh": "\n \n", "una.sh": "uno"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("sitio")
    (base / "inc").mkdir()
    for name, text in FILES.items():
        (base / "inc" / name).write_text(text, "utf-8")
    return base


def reader(folder: Path, fences: dict[str, Any] | None = None, **others: dict[str, Any]) -> Reader:
    extensions: dict[str, dict[str, Any]] = {**{name: {} for name in EXTENSIONS}, "pymdownx.superfences": fences or {}}
    extensions |= {f"pymdownx.{name}": options for name, options in others.items()}
    return Reader(
        Project(folder / "mkdocs.yml", folder, extensions=tuple(extensions.items()), includes={"base_path": ["inc"]}),
        folder,
    )


@pytest.fixture(scope="module")
def site(folder: Path) -> Reader:
    return reader(folder)


def places(block: Block) -> list[tuple[int | str, int, int]]:
    """Line and margin of each line of the code; with the name of the file when it is not the page."""
    return [(origin.file, *origin[1:]) if origin.file else origin[1:] for origin in block.origins]  # type: ignore[misc]


def told(notes: list[Note] | tuple[Note, ...]) -> list[str]:
    return [f"{note.line}:{note.column}+{note.length} {note.code}" for note in notes]


@pytest.mark.parametrize(
    ("text", "block", "lines"),
    [
        ("```bash\nls\n```", (1, 1, 3, "bash", "ls"), [(2, 0)]),
        ("Texto\n\n~~~~ sh\na\n\nb\n~~~~\n", (3, 1, 7, "sh", "a\n\nb"), [(4, 0), (5, 0), (6, 0)]),
        ("---\na: 1\n---\n```bash\nls\n```", (4, 1, 6, "bash", "ls"), [(5, 0)]),
        ("```\nx\n```", (1, 1, 3, "", "x"), [(2, 0)]),
        ("```html\n<b>&amp;</pre>\n```", (1, 1, 3, "html", "<b>&amp;</pre>"), [(2, 0)]),
        ('``` { .a"><pre> }\nx\n```', (1, 1, 3, 'a"><pre>', "x"), [(2, 0)]),
        ("```.bash\n\tx \n```", (1, 1, 3, "bash", "\tx "), [(2, 0)]),
        ("````md\n```\nx\n```\n````", (1, 1, 5, "md", "```\nx\n```"), [(2, 0), (3, 0), (4, 0)]),
        # A block without lines is told at its first fence.
        ("Texto\n\n```bash\n```", (3, 1, 4, "bash", ""), [(3, 0)]),
        ("- á\n\n    ```bash\n    ls\n      x\n    ```", (3, 5, 6, "bash", "ls\n  x"), [(4, 4), (5, 4)]),
        ("- a\n\n    - b\n\n        ~~~sh\n        x\n        ~~~", (5, 9, 7, "sh", "x"), [(6, 8)]),
        ("- a\n\n\t```bash\n\tls\n    ls\n\t```", (3, 2, 6, "bash", "ls\nls"), [(4, 1), (5, 4)]),
        ("!!! note\n\n    ```bash\n    é\n\n    ```", (3, 5, 6, "bash", "é\n"), [(4, 4), (5, 4)]),
        ('=== "A"\n\n    ```bash\n    ls\n    ```', (3, 5, 5, "bash", "ls"), [(4, 4)]),
        ("> ```bash\n> ls\n>\n> ```", (1, 3, 4, "bash", "ls\n"), [(2, 2), (3, 2)]),
        ("> > ```bash\n> > ls\n> > ```", (1, 5, 3, "bash", "ls"), [(2, 4)]),
        (">\t```bash\n>\tls\n>\t```", (1, 3, 3, "bash", "ls"), [(2, 2)]),
        # A tab that reaches into the code is four columns of it and one of the page.
        ("> ```bash\n>\tls\n> ```", (1, 3, 3, "bash", "  ls"), [(2, 0)]),
        ('```bash\n--8<-- "a.sh"\n```', (1, 1, 3, "bash", "uno\n\tdos"), [("inc/a.sh", 1, 0), ("inc/a.sh", 2, 0)]),
        (
            '- a\n\n    ```bash\n    x\n      --8<-- "una.sh"\n    y\n    ```',
            (3, 5, 7, "bash", "x\n  uno\ny"),
            [(4, 4), ("inc/una.sh", 1, -2), (6, 4)],
        ),
        # The last line break of a file is only seen where something follows it.
        (
            '```bash\n--8<-- "a.sh"\n\n```',
            (1, 1, 4, "bash", "uno\n\tdos\n\n"),
            [("inc/a.sh", 1, 0), ("inc/a.sh", 2, 0), ("inc/a.sh", 3, 0), (3, 0)],
        ),
        ('x\n\n```bash\n--8<-- "blancos.sh"\n```', (3, 1, 5, "bash", ""), [(3, 0)]),
        ('```bash\n;--8<-- "a.sh"\necho "8<-"\n```', (1, 1, 4, "bash", '--8<-- "a.sh"\necho "8<-"'), [(2, 0), (3, 0)]),
    ],
)
def test_block_and_the_places_of_its_lines(
    text: str, block: tuple[int, int, int, str, str], lines: list[tuple[int | str, int, int]], site: Reader
) -> None:
    [found], notes = site.read(text)
    assert notes == []
    assert (found.line, found.column, found.end_line, found.language, found.code) == block
    assert places(found) == lines
    assert (found.drawn, found.indented, found.reason, found.notes) == (False, False, None, ())


@pytest.mark.parametrize(
    ("header", "attributes"),
    [
        ("bash", {}),
        ("{ .bash #id .otra }", {}),
        ("{ .bash title=\"a b\" falla=A motivo='x' otra }", {"title": "a b", "falla": "A", "motivo": "x", "otra": ""}),
        ('bash { title="x" }', {"title": "x"}),
        ('bash title="a b" linenums="1" hl_lines="1 2-3"', {"title": "a b", "linenums": "1", "hl_lines": "1 2-3"}),
        ('{ .bash title="x" linenums="1" a="" }', {"title": "x", "linenums": "1", "a": ""}),
    ],
)
def test_attributes_of_a_block(header: str, attributes: dict[str, str], folder: Path) -> None:
    """They count without attr_list too, although they are not rendered then."""
    bare = Reader(Project(folder / "mkdocs.yml", folder, extensions=(("pymdownx.superfences", {}),)), folder)
    for site in (reader(folder), bare):
        [block], notes = site.read(f"```{header}\nls\n```\n")
        assert (block.language, dict(block.attributes), notes) == ("bash", attributes, [])


@pytest.mark.parametrize(
    ("fences", "drawn"),
    [
        ({}, {"diagrama"}),
        ({"custom_fences": [{"name": "mermaid"}, {"name": "otra", "class": "x"}]}, {"diagrama", "mermaid", "otra"}),
        ({"custom_fences": [{"name": "*"}, {"name": "superfences"}, {"class": "a"}, "mermaid"]}, {"diagrama"}),
        ({"custom_fences": None}, {"diagrama"}),
    ],
)
def test_custom_fences_are_drawn(fences: dict[str, Any], drawn: set[str], folder: Path) -> None:
    site = reader(folder, fences)
    names = ("diagrama", "mermaid", "otra", "bash", "superfences")
    blocks, notes = site.read("\n\n".join(f"```{name} x='1'\n{name}\n```" for name in names if name in drawn))
    assert ({block.language for block in blocks if block.drawn}, notes) == (drawn, [])
    assert all(block.attributes == {"x": "1"} for block in blocks)
    blocks, _ = site.read("\n\n".join(f"```{name}\n{name}\n```" for name in names if name not in drawn))
    assert not any(block.drawn for block in blocks)


@pytest.mark.parametrize(
    ("text", "in_blocks", "in_page"),
    [
        ('Texto\n  --8<-- "no.md"', [], ["2:1+1 MD114"]),
        ('```bash\n--8<-- "a.sh"\n  --8<-- "no.sh"\n```', ["3:1+1 MD114"], []),
        ('- a\n\n    ```bash\n    --8<-- "no.sh"\n    ```', ["4:5+1 MD114"], []),
        (
            '--8<-- "no.md"\n\n```bash\n--8<-- "no.sh"\n```\n--8<-- "no.md"\n',
            ["4:1+1 MD114"],
            ["1:1+1 MD114", "6:1+1 MD114"],
        ),
        ('> ```bash\n> --8<-- "a.sh"\n> x\n>   --8<-- "no.sh"\n> ```', ["2:3+1 MD114", "4:3+1 MD114"], []),
        ("> ```bash\n> echo 8<-\n> ```", [], []),
    ],
)
def test_what_cannot_be_included_is_told_where_it_is_asked(
    text: str, in_blocks: list[str], in_page: list[str], site: Reader
) -> None:
    blocks, notes = site.read(text)
    assert [line for block in blocks for line in told(block.notes)] == in_blocks
    assert told(notes) == in_page


def test_nothing_is_checked_of_a_quote_that_would_include(site: Reader) -> None:
    [block], _ = site.read('> ```bash\n> --8<-- "a.sh"\n> ```')
    assert (block.code, block.reason) == ('--8<-- "a.sh"', "no incluye lo que dice")
    [block], _ = site.read("> ```bash\n> echo 8<-\n> ```")
    assert block.reason is None


@pytest.mark.parametrize(
    ("text", "blocks", "notes"),
    [
        # A header that lacks its braces: its block is read, and what follows it too.
        ("Texto\n\n```bash falla\nls\n```\n\n```sh\nx\n```", [3, 7], ["3:9+5 MD106"]),
        ('- a\n\n    ~~~~bash title="x" sale="1"\n    ls\n    ~~~~', [3], ["3:24+8 MD106"]),
        ("```bash a\nls\n```\n\n```bash b\nls\n```", [1, 5], ["1:9+1 MD106", "5:9+1 MD106"]),
        # Of two headers, only the bad one is told, whatever the other is.
        *(
            (f"- a\n\n    ```bash falla\n    ls\n\nTexto\n\n```{header}\nls\n```", [], ["3:13+5 MD106"])
            for header in ("{ .sh }", "sh", 'sh title="x"', "")
        ),
        # From the first fence without its end on, nobody knows what a block is.
        ("```sh\nx\n```\n\n```bash\nls", [1], ["5:1+3 MD107"]),
        ("```sh\nx\n```\n\n```bash\nls\n\n```sh\nls\n```", [1], ["5:1+3 MD107"]),
        ("- a\n\n    ```bash\n    ls\n\nTexto\n\n```sh\nls\n```", [], ["3:5+3 MD107"]),
        ("```bash title=x\nls\n```\n\n```sh\nx\n```", [], ["1:1+3 MD106"]),
        ("- ```bash\n  ls\n  ```", [], ["1:3+3 MD106"]),
        # What nobody will see, and what no block says.
        ("    ```bash\n    ls\n    ```", [1], ["1:5+3 MD108"]),
        ("Texto\n\n    ls\n\n<pre>x</pre>", [], ["3:5+2 MD104", "5:1+4 MD105"]),
    ],
)
def test_what_is_wrong_with_the_blocks_of_a_page(text: str, blocks: list[int], notes: list[str], site: Reader) -> None:
    found, wrong = site.read(text)
    assert [block.line for block in found] == blocks
    assert told(wrong) == notes


@pytest.mark.parametrize(
    ("fences", "others", "text", "notes"),
    [
        ({}, {}, "Texto\n\n    ls", ["3:5+2 MD104"]),
        ({"disable_indented_code_blocks": True}, {}, "Texto\n\n    ls", []),
        ({"disable_indented_code_blocks": "sí"}, {}, "Texto\n\n    ls", ["3:5+2 MD104"]),
        ({}, {}, "```bash title=x\nls\n```", ["1:1+3 MD106"]),
        ({"relaxed_headers": True}, {}, "```bash title=x\nls\n```", []),
        ({"preserve_tabs": True}, {}, "```bash\n\tls\n```", []),
        ({}, {"highlight": {"use_pygments": False}}, "```bash\nls\n```", []),
        ({}, {"highlight": {}}, '```bash title="x"\nls\n```', []),
    ],
)
def test_options_of_the_extensions(
    fences: dict[str, Any], others: dict[str, dict[str, Any]], text: str, notes: list[str], folder: Path
) -> None:
    assert told(reader(folder, fences, **others).read(text)[1]) == notes


@pytest.mark.parametrize("extension", [None, "fenced_code"])
def test_without_superfences_nothing_is_collected(extension: str | None) -> None:
    md = Markdown(extensions=[extension] if extension else [])
    assert collect_blocks("```bash falla\nls\n```\n\n- ```x\n", md, Bases()) == ([], [])


def test_without_converting_nobody_asks_what_is_shown(site: Reader) -> None:
    text = "    ```bash\n    ls\n    ```\n\nTexto\n\n    x\n\n- ```bash\n"
    blocks, notes = site.read(text, convert=False)
    assert ([block.line for block in blocks], told(notes)) == ([1], ["9:3+3 MD106"])


@pytest.mark.parametrize("before", ["", "```bash\nls\n```\n\n"])
def test_page_with_too_many_levels_is_told_and_the_next_one_is_read(before: str, folder: Path) -> None:
    site = reader(folder)
    blocks, notes = site.read(f"{before}{'- ' * 3_000}a")
    assert (blocks, told(notes)) == ([], ["1:1+1 MD116"])
    blocks, notes = site.read("- a\n\n    - b\n\n        ```bash\n        ls\n        ```\n")
    assert ([block.line for block in blocks], notes) == ([5], [])


@pytest.mark.parametrize("text", ['```bash\n--8<-- "latin.sh"\n```', '\n--8<-- "latin.sh"'])
def test_include_that_ends_a_build_is_told_once(text: str, folder: Path) -> None:
    (folder / "inc" / "latin.sh").write_bytes(b"echo \xf1\n")
    blocks, found = reader(folder).read(text)
    assert [line for block in blocks for line in told(block.notes)] + told(found) == ["2:1+1 MD114"]


@pytest.mark.parametrize("error", [OSError(), ValueError(), UnicodeDecodeError("utf-8", b"", 0, 1, "")])
def test_page_that_nobody_can_convert_is_told(error: Exception, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def convert(_: str) -> str:
        raise error

    site = reader(folder)
    monkeypatch.setattr(site.md, "convert", convert)
    blocks, notes = site.read("Texto\n\n```bash\nls\n```")
    assert ([block.line for block in blocks], told(notes)) == ([3], ["1:1+1 MD116"])


def test_highlighting_without_pygments_takes_no_title(folder: Path) -> None:
    """The same block is one or none by that option, as SuperFences decides."""
    text = '```bash title="x"\nls\n```'
    assert [len(reader(folder, highlight={"use_pygments": on}).read(text)[0]) for on in (True, False)] == [1, 0]
