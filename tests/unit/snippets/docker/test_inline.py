"""Code spans in prose: which ones are looked at, and at which place."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.snippets.blocks import Page
from guide.snippets.docker.inline import Span, spans
from snippets_support import check_page, check_plain, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("usa `docker ps` y `docker run`", [Span(1, 6, "docker ps"), Span(1, 20, "docker run")]),
        ("## Con `docker ps -a`", [Span(1, 9, "docker ps -a")]),
        ("| a | `docker ps \\| wc` |", [Span(1, 8, "docker ps  | wc")]),
        ("- a\n\n  > `` docker ps `x` ``", [Span(3, 8, "docker ps `x`")]),
        ("`#!bash docker ps`", [Span(1, 9, "docker ps")]),
        ("`dockerd ps` `mi docker ps` `podman ps`", []),
        ("\\`docker ps\\`", []),
        ("<!-- `docker x` -->\n<pre>`docker x`</pre>", []),
        ("docker ps sin `nada`", []),
    ],
)
def test_spans(text: str, expected: list[Span]) -> None:
    assert list(spans(Page("a.md", tuple(text.split("\n"))))) == expected


PAGE = "# Con `docker contaner ls`\n\n```bash\necho '`docker contaner ls`'\n```\n\n- Usa `docker run --nmae <nombre>`\n"


@pytest.mark.parametrize("check", [check_page, check_plain])
def test_wrong_spans_are_warnings_in_their_place(check: object, tmp_path: Path) -> None:
    assert callable(check)
    assert found(check(tmp_path, PAGE)) == ["1:15 DK120 aviso", "7:19 DK120 aviso"]


def test_page_whose_fences_cannot_be_trusted_is_left_alone(tmp_path: Path) -> None:
    assert found(check_page(tmp_path, "`docker contaner`\n\n```bash\nls\n")) == ["3:1 MD107"]
