"""What tables need so that paper and narrow screens hold them with whole words."""

from __future__ import annotations

import re
from itertools import chain, zip_longest

from lxml.html import HtmlElement

_SHORT = 6
"""Rows that a table may have and still be kept on one page, with the one of its titles."""
# No line ends at a blank that is none of these.
_WORD = re.compile(r"[^ \t\n]+")


def mark_tables(article: HtmlElement, letters: int) -> None:
    """``letters`` are those that fit side by side in all columns together."""
    for table in article.xpath(".//table"):
        rows = [row.xpath("./th|./td") for row in table.xpath(".//tr")]
        if len(rows) <= _SHORT:
            add_class(table, "libro-corta")
        limit = _limit(rows, letters)
        for cell in chain.from_iterable(rows):
            if _longest_word(cell) > limit:
                add_class(cell, "libro-partible")


def add_class(element: HtmlElement, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _limit(rows: list[list[HtmlElement]], letters: int) -> int:
    """The longest word that stays whole in every column: what is longer may go on in the next line."""
    columns = zip_longest(*rows)
    widest = [max(_longest_word(cell) for cell in column if cell is not None) for column in columns]
    limit = max(widest, default=0)
    while limit > 1 and sum(min(width, limit) for width in widest) > letters:
        limit -= 1
    return limit


def _longest_word(cell: HtmlElement) -> int:
    return max(map(len, _WORD.findall(cell.text_content())), default=0)
