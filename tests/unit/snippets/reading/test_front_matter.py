"""What stands before the text of a page, against what MkDocs takes for it."""

from __future__ import annotations

from typing import Any

import pytest
from guide.snippets.reading import front_matter
from mkdocs.utils import meta

PAGES = [
    "---\na: 1\n---\n\nTexto\n",
    "---\na: 1\n...\nTexto\n",
    "---  \na: [1, 2]\n--- \nTexto\n",
    "---\n\na: 1\n\n---\n---\nTexto\n",
    "Texto\n---\na: 1\n---\n",
    " ---\na: 1\n---\nTexto\n",
    "----\na: 1\n---\nTexto\n",
    "---\na: 1\nTexto\n",
    "+++\na = 1\n+++\nTexto\n",
    "---\na: 1\n ---\n...\n---",
    "\n---\na: 1\n---\n",
    "... \na: 1\n---\n",
    "Texto\n",
    "",
]


@pytest.mark.parametrize("page", PAGES)
def test_it_is_what_mkdocs_takes(page: str) -> None:
    text, values = meta.get_data(page)
    lines = page.split("\n")
    assert "\n".join(lines[front_matter.size(lines) :]).lstrip("\n") == text.lstrip("\n")
    assert front_matter.values(lines) == values


@pytest.mark.parametrize("page", PAGES)
def test_every_line_keeps_its_number(page: str) -> None:
    lines = page.split("\n")
    for without in (front_matter.without(lines), front_matter.without(lines, toml=True)):
        assert len(without) == len(lines)
        assert all(line in ("", own) for line, own in zip(without, lines, strict=True))


@pytest.mark.parametrize(
    ("text", "found"), [("a: [", {}), ("- a", {}), ("a: 2026-99-99", {}), ("", {}), ("a: 1", {"a": 1})]
)
def test_values_that_cannot_be_read_are_none(text: str, found: dict[str, Any]) -> None:
    assert front_matter.values(["---", *text.split("\n"), "---"]) == found


@pytest.mark.parametrize(
    ("lines", "yaml", "toml"),
    [
        ([], 0, 0),
        (["---"], 0, 0),
        (["---", "---"], 2, 2),
        (["---", "--- x", " ---", "..."], 4, 4),
        (["---", "a: 1", "---", "---"], 3, 3),
        (["---", "+++", "..."], 3, 3),
        (["+++", "a = 1", "+++", "Texto"], 0, 3),
        (["+++ ", "+++\t"], 0, 2),
        (["+++", "---", "..."], 0, 0),
        (["...", "..."], 0, 0),
    ],
)
def test_others_than_mkdocs_also_take_toml(lines: list[str], yaml: int, toml: int) -> None:
    assert (front_matter.size(lines), front_matter.size(lines, toml=True)) == (yaml, toml)
    assert front_matter.without([*lines, "z"], toml=True) == [""] * toml + [*lines, "z"][toml:]
    assert front_matter.without([*lines, "z"]) == [""] * yaml + [*lines, "z"][yaml:]


@pytest.mark.parametrize(
    ("text", "place", "part"),
    [
        ("title: Copiar: un volumen", (2, 14), "pon comillas"),
        ('a: 1\ntitle: "sin cerrar', (3, 19), "pon comillas"),
        ("title: [a", (2, 10), "necesita comillas"),
        ("a: 2026-99-99", (2, 1), "pon comillas"),
        ("- a", (2, 1), "no son líneas «clave: valor»; pon comillas a los valores con signos"),
        ("", (2, 1), "no son líneas «clave: valor»"),
        ("a: 1\n--- x", (3, 1), "sobra «---»"),
        ("texto", (2, 1), "no son líneas «clave: valor»; pon comillas"),
        ("\na: 1\n\n- b", (5, 1), "pon comillas a los valores con signos"),
        ("a: @b", (2, 4), "saldría como texto de la página: "),
    ],
)
def test_what_mkdocs_would_publish_as_text_is_told_at_its_place(text: str, place: tuple[int, int], part: str) -> None:
    page = f"---\n{text}\n---\nTexto\n"
    assert meta.get_data(page)[1] == {}
    found = front_matter.problem("a.md", page.split("\n"))
    assert found is not None
    assert (found.file, found.line, found.column, found.code, found.severity) == ("a.md", *place, "PG103", "error")
    assert (found.end_line, found.end_column) == (place[0], place[1] + 1)
    assert found.excerpt == page.split("\n")[place[0] - 1]
    assert part in found.message
    assert found.message.count("comillas") == 1


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_told_of_what_can_be_read(page: str) -> None:
    assert front_matter.problem("a.md", page.split("\n")) is None
