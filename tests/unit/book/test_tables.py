"""Which tables stay on one page, and which of their cells may break a word."""

from __future__ import annotations

import pytest
from book_support import article
from guide.book.tables import mark_tables


def marked(rows: str, letters: int) -> tuple[bool, list[str]]:
    page = article(f"<table>{rows}</table>")
    mark_tables(page, letters)
    cells = page.xpath(".//*[contains(@class, 'libro-partible')]")
    return bool(page.xpath(".//table[@class='libro-corta']")), [cell.text_content() for cell in cells]


@pytest.mark.parametrize(("rows", "short"), [(1, True), (6, True), (7, False)])
def test_a_table_of_few_rows_stays_on_one_page(rows: int, short: bool) -> None:
    assert marked("<tr><td>a</td></tr>" * rows, 80) == (short, [])


@pytest.mark.parametrize(
    ("rows", "letters", "broken"),
    [
        ("<tr><th>Clave</th><th>Sentido</th></tr><tr><td><code>depends_on</code></td><td>x</td></tr>", 17, []),
        (
            "<tr><th>Clave</th><th>Sentido</th></tr><tr><td><code>depends_on</code></td><td>x</td></tr>",
            16,
            ["depends_on"],
        ),
        # The longest one gives way, and short ones stay whole.
        ("<tr><td>uno/dos/tres/cuatro/cinco</td><td>paso&nbsp;2</td></tr>", 12, ["uno/dos/tres/cuatro/cinco"]),
        ("<tr><td>paso 12345</td><td>a</td></tr>", 6, []),
        ("<tr><td>abcd</td></tr><tr><td>abcd</td><td>abcd</td></tr>", 6, ["abcd", "abcd", "abcd"]),
        ("<tr><td></td></tr>", 6, []),
        ("", 6, []),
    ],
)
def test_only_words_too_long_for_all_columns_may_break(rows: str, letters: int, broken: list[str]) -> None:
    assert marked(rows, letters)[1] == broken
