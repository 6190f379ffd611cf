"""Code spans in prose: which ones are looked at, and at which place."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.snippets.blocks import Block, Note, Page
from guide.snippets.cache import Cache, cache_key
from guide.snippets.docker.inline import Span, check_inline_code, spans
from guide.snippets.findings import Finding
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
        # Ticks: as many as open it close it.
        ("`docker ps`", [Span(1, 2, "docker ps")]),
        ("``docker ps``", [Span(1, 3, "docker ps")]),
        ("```docker ps```", [Span(1, 4, "docker ps")]),
        ("`docker ps` `docker ps`", [Span(1, 2, "docker ps"), Span(1, 14, "docker ps")]),
        ("`a` `docker ps` `b`", [Span(1, 6, "docker ps")]),
        ("`a` docker ps `b`", []),
        ("`docker ps``", []),
        ("``docker ps`", []),
        ("`docker ps", []),
        ("`docker\nps`", []),
        ("a\\`docker ps`", []),
        ("``docker ps \\`` a", [Span(1, 3, "docker ps \\")]),
        # Blanks, and the language of a highlighter, are no part of it.
        ("á `  docker ps  `", [Span(1, 6, "docker ps")]),
        ("` #!bash docker ps`", [Span(1, 10, "docker ps")]),
        ("`#!bash  docker  ps `", [Span(1, 10, "docker  ps")]),
        ("`docker `", [Span(1, 2, "docker")]),
        ("`#! docker ps`", []),
        ("`#!bashdocker ps`", []),
        ("`#!bash -x docker ps`", []),
        ("`sudo docker ps`", []),
        ("`Docker ps`", []),
        ("`docker`", []),
        ("`docker\tps`", []),
        ("| `docker ps \\| wc \\| a` |", [Span(1, 4, "docker ps  | wc  | a")]),
        # Comments and the elements that hold no prose, to their end or that of the page.
        ("`docker a`<!-- `docker b` --> `docker c`", [Span(1, 2, "docker a"), Span(1, 32, "docker c")]),
        ("<!-- a\n`docker b`\n--> `docker c`", [Span(3, 6, "docker c")]),
        ("<!-- a\n\n`docker b`", []),
        ("<!-- a --> `docker b` <!-- c --> `docker d`", [Span(1, 13, "docker b"), Span(1, 35, "docker d")]),
        ("<pre>\n`docker b`\n</pre>\n`docker c`", [Span(4, 2, "docker c")]),
        ("<script>`docker b`</script> `docker c`", [Span(1, 30, "docker c")]),
        ("<style a=b>`docker b`</style>`docker c`", [Span(1, 31, "docker c")]),
        ("<pre>`docker b`</style>`docker c`", []),
        ("<pre>`docker b`\n\n`docker c`", []),
        ("<prefijo>`docker b`</prefijo>", [Span(1, 11, "docker b")]),
        ("<p>`docker b`</p>", [Span(1, 5, "docker b")]),
        ("a < b `docker c`", [Span(1, 8, "docker c")]),
    ],
)
def test_spans(text: str, expected: list[Span]) -> None:
    assert list(spans(Page("a.md", tuple(text.split("\n"))))) == expected


PAGE = "# Con `docker contaner ls`\n\n```bash\necho '`docker contaner ls`'\n```\n\n- Usa `docker run --nmae <nombre>`\n"


@pytest.mark.parametrize("check", [check_page, check_plain])
def test_wrong_spans_are_warnings_in_their_place(check: object, tmp_path: Path) -> None:
    assert callable(check)
    assert found(check(tmp_path, PAGE)) == ["1:15 DK120 aviso", "7:19 DK120 aviso"]


def block(line: int, end_line: int) -> Block:
    return Block(line, 1, end_line, "bash", "", ())


TICKS = tuple(f"`docker {n}`" for n in range(1, 6))


@pytest.mark.parametrize(
    ("blocks", "lines"),
    [
        ((), [1, 2, 3, 4, 5]),
        ((block(1, 1),), [2, 3, 4, 5]),
        ((block(2, 4),), [1, 5]),
        ((block(1, 2), block(4, 4)), [3, 5]),
        ((block(4, 5),), [1, 2, 3]),
        ((block(4, 9),), [1, 2, 3]),
    ],
)
def test_spans_of_a_block_are_none(blocks: tuple[Block, ...], lines: list[int]) -> None:
    assert [(s.line, s.text) for s in spans(Page("a.md", TICKS, blocks))] == [(n, f"docker {n}") for n in lines]


def test_page_that_is_no_prose_has_none() -> None:
    assert list(spans(Page("a.md", TICKS, prose=False))) == []


@pytest.mark.parametrize(("code", "number"), [("MD106", 0), ("MD107", 0), ("MD116", 0), ("MD105", 5), ("MD108", 5)])
def test_page_whose_text_cannot_be_trusted_has_none(code: str, number: int) -> None:
    notes = (Note(1, 1, "MD105", "otra"), Note(1, 1, code, "mensaje"))
    assert len(list(spans(Page("a.md", TICKS, notes=notes)))) == number


def test_notes_stand_where_the_mistake_is(tmp_path: Path) -> None:
    page = Page("a.md", ("á `docker contaner` y `docker ps`", "", "- `docker run -rm 'a' --init=sí`, `docker pss`"))
    cache = Cache(tmp_path / "c.json")
    for _ in range(2):  # judged, and then out of the cache
        notes = check_inline_code(page, cache)
        assert [(n.line, n.column, n.length, n.code) for n in notes] == [
            (1, 11, 8, "DK120"),
            (3, 15, 3, "DK120"),
            (3, 43, 3, "DK120"),
        ]


def test_verdict_on_a_span_is_kept_and_used(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c.json")
    page = Page("a.md", ("`docker pss`",))
    told = Finding(1, 3, 1, 5, "DK120", "otro")
    cache.put(
        cache_key("inline", "docker pss"),
        [told, Finding(1, 3, 1, 3, "DK120", "nada"), Finding(1, 3, 2, 9, "DK120", "b")],
    )
    assert [(n.column, n.length, n.message) for n in check_inline_code(page, cache)] == [
        (4, 2, "otro"),
        (4, 1, "nada"),
        (4, 1, "b"),
    ]
    check_inline_code(Page("a.md", ("`docker otra`",)), cache)
    assert cache.get(cache_key("inline", "docker otra")) is not None


def test_page_whose_fences_cannot_be_trusted_is_left_alone(tmp_path: Path) -> None:
    assert found(check_page(tmp_path, "`docker contaner`\n\n```bash\nls\n")) == ["3:1 MD107"]
