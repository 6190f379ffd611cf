"""What is put into a page: boxes before wrong blocks, notes after marked ones, and the list of these."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from guide.diagnostics import Diagnostic
from guide.snippets.blocks import Block, Origin, Page
from guide.snippets.formats import in_page
from guide.snippets.outcome.report import Special
from guide.snippets.reading.rendered import read_html

HTML = '<p>a</p><div class="highlight"><pre><code>uno</code></pre></div><p>b</p><pre>dos</pre><p>c</p>'


def block(line: int, code: str) -> Block:
    return Block(line, 1, line + 2, "bash", code, (Origin("", line + 1, 0),))


PAGE = Page("docs/a.md", (), (block(3, "uno"), block(7, "dos"), block(11, "perdido")))


def box(line: int, message: str = "mal") -> Diagnostic:
    return Diagnostic("docs/a.md", line, 2, line, 3, "SH101", message)


def dressed(notes: Sequence[Special] = (), errors: Sequence[tuple[int | None, Diagnostic]] = ()) -> str:
    """The page with each box and note as its first words between brackets."""
    html = in_page.insert_boxes(HTML, lambda: read_html(HTML), PAGE, notes, errors)
    for d in {found for _, found in errors}:
        html = html.replace(in_page.insert_boxes("", list, PAGE, [], [(None, d)]), f"[{d.line}]")
    return html


FIRST, SECOND = '<div class="highlight"><pre><code>uno</code></pre></div>', "<pre>dos</pre>"


@pytest.mark.parametrize(
    ("errors", "expected"),
    [
        ([(0, box(4))], f"<p>a</p>[4]{FIRST}<p>b</p>{SECOND}<p>c</p>"),
        ([(1, box(8))], f"<p>a</p>{FIRST}<p>b</p>[8]{SECOND}<p>c</p>"),
        ([(0, box(4)), (1, box(8))], f"<p>a</p>[4]{FIRST}<p>b</p>[8]{SECOND}<p>c</p>"),
        ([(None, box(1)), (2, box(12)), (1, box(8))], f"[1][12]<p>a</p>{FIRST}<p>b</p>[8]{SECOND}<p>c</p>"),
        ([(1, box(8)), (0, box(5)), (1, box(9)), (0, box(4))], f"<p>a</p>[5][4]{FIRST}<p>b</p>[8][9]{SECOND}<p>c</p>"),
        ([], HTML),
    ],
)
def test_errors_stand_before_their_block(errors: list[tuple[int | None, Diagnostic]], expected: str) -> None:
    assert dressed(errors=errors) == expected


def test_notes_stand_after_their_block() -> None:
    notes = [Special("wrong", 0, 0, "a <b>"), Special("since", 0, 1, "desde 25"), Special("exempt", 0, 2, "x")]
    first = '\n<p class="guia-marca guia-marca--wrong" id="bloque-3">a &lt;b&gt;</p>\n'
    second = '\n<p class="guia-marca guia-marca--since" id="version-7">desde 25</p>\n'
    assert dressed(notes) == f"<p>a</p>{FIRST}{first}<p>b</p>{SECOND}{second}<p>c</p>"


def test_what_stands_between_two_blocks_is_in_order() -> None:
    html = "<pre>uno</pre><pre>dos</pre>"
    notes = [Special("wrong", 0, 0, "primera"), Special("since", 0, 0, "segunda")]
    put = in_page.insert_boxes(html, lambda: read_html(html), PAGE, notes, [(1, box(8, "tercera"))])
    words = ["uno", "primera", "segunda", "tercera", "dos"]
    assert sorted(words, key=put.index) == words


def test_a_box_in_full() -> None:
    found = Diagnostic("docs/<a>.md", 4, 2, 4, 3, "SH101", "mal & <peor>", excerpt="echo <b>")
    assert in_page.insert_boxes("", list, PAGE, [], [(None, found)]) == (
        '<div class="admonition failure guia-error" role="note" data-codigo="SH101">'
        '<p class="admonition-title">SH101 · línea 4</p><p>mal &amp; &lt;peor&gt;</p>'
        "<pre><code>    echo &lt;b&gt;\n     ^</code></pre>"
        "<p><code>docs/&lt;a&gt;.md:4:2</code></p></div>\n"
    )
    assert "<pre>" not in in_page.insert_boxes("", list, PAGE, [], [(None, box(4))])


def test_a_code_leads_to_where_it_is_explained() -> None:
    def put(code: str) -> str:
        found = Diagnostic("docs/a.md", 4, 2, 4, 3, code, "mal")
        return in_page.insert_boxes("", list, PAGE, [], [(None, found)], "../codigos/")

    assert '<a href="../codigos/#sh101">SH101</a> · línea 4' in put("SH101")
    # Codes of other checkers are not on that page.
    assert "<a " not in put("LA101")


def test_where_nothing_is_told_the_page_is_not_read() -> None:
    def never() -> list[object]:
        raise AssertionError

    assert in_page.insert_boxes(HTML, never, PAGE, [], []) == HTML  # type: ignore[arg-type]


def test_list_of_marked_blocks() -> None:
    pages = [PAGE, Page("b.md", (), (block(5, "x"),))]
    specials = [
        Special("wrong", 1, 0, "Bloque erróneo a propósito: por <esto>"),
        Special("wrong", 0, 1, "Bloque erróneo a propósito: dos"),
        Special("wrong", 0, 0, "Bloque erróneo a propósito: uno"),
        Special("since", 0, 0, "desde Docker 25"),
        Special("system", 0, 0, "Solo en Linux"),
        Special("otro", 0, 0, "nada"),
    ]
    assert in_page.list_specials(pages, specials, lambda n: (f"Página <{n}>", f"p{n}/?a&b")).split("\n") == [
        "<p>Erróneos a propósito: <strong>3</strong></p>",
        '<details class="note no-libro"><summary>Página &lt;0&gt;: 2</summary><ul>'
        '<li><a href="p0/?a&amp;b#bloque-7">dos</a></li>'
        '<li><a href="p0/?a&amp;b#bloque-3">uno</a></li></ul></details>',
        '<details class="note no-libro"><summary>Página &lt;1&gt;: 1</summary><ul>'
        '<li><a href="p1/?a&amp;b#bloque-5">por &lt;esto&gt;</a></li></ul></details>',
        "<p>Sin verificar: <strong>ninguno</strong></p>",
        "<p>Solo desde una versión de Docker: <strong>1</strong></p>",
        '<details class="note no-libro"><summary>Página &lt;0&gt;: 1</summary><ul>'
        '<li><a href="p0/?a&amp;b#version-3">desde Docker 25</a></li></ul></details>',
        "<p>Solo en un sistema: <strong>1</strong></p>",
        '<details class="note no-libro"><summary>Página &lt;0&gt;: 1</summary><ul>'
        '<li><a href="p0/?a&amp;b#sistema-3">Solo en Linux</a></li></ul></details>',
    ]


def test_pages_are_listed_in_their_order() -> None:
    specials = [Special("since", number, 0, f"desde {number}") for number in (9, 1, 8)]
    listed = in_page.list_specials([PAGE] * 10, specials, lambda number: (f"Página {number}", ""))
    assert re.findall(r"Página \d", listed) == ["Página 1", "Página 8", "Página 9"]


def test_texts_of_exempt_blocks_are_listed_without_their_beginning() -> None:
    listed = in_page.list_specials([PAGE], [Special("exempt", 0, 0, "Sin verificar: porque sí")], lambda _: ("a", "b"))
    assert '<a href="b#bloque-3">porque sí</a>' in listed


@pytest.mark.parametrize(
    ("html", "options"),
    [
        ("<code>--all</code>", ["--all"]),
        ("<code>-a -b</code> y <code>--c-d</code>", ["-a", "-b", "--c-d"]),
        ("<code>a --b=c</code>", ["--b"]),
        ("<code>a [--b|--c]</code>", ["--b", "--c"]),
        ("<code>--b,-c</code>", ["--b", "-c"]),
        ("<code>a-b /-c .-d ;-e &amp;-f --1 - -- ---a</code>", []),
        ("<code>--B_c9</code>", ["--B_c9"]),
        ("<code><b>--a</b></code>", []),
        ("<code></code>--a", []),
        ("<em>--a</em>", []),
        ("<pre><code>--a</code></pre>", []),
        ("<pre><span></span><code>--a</code></pre>", []),
        ("<pre> <code>--a</code></pre>", ["--a"]),
    ],
)
def test_options_that_stay_whole(html: str, options: list[str]) -> None:
    marked = in_page.with_whole_options(html)
    for option in options:
        assert f'<span class="guia-opcion">{option}</span>' in marked
    assert marked.count("guia-opcion") == len(options)
