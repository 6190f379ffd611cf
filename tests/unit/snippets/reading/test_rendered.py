"""The quick reader of a page's HTML against one that reads all of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from guide.snippets.formats import in_page
from guide.snippets.reading.rendered import Rendered, end, read_html
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown


class _Whole(HTMLParser):
    """The texts of the <pre> of a page, and their classes, as a real parser sees them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open = 0
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "pre":
            self.open += 1
            if self.open == 1:
                self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.open -= tag == "pre" and self.open > 0

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[-1] += data


CODE = st.text(alphabet="ab<>&\"'/=- \n`#ñ🐳", max_size=30)
PROSE = st.sampled_from(
    ["texto", "| a | b |\n|---|---|\n| <b>x</b> | y |", "<!-- <pre>no</pre> -->", "> cita", "- a\n- b"]
)
PAGES = st.lists(CODE.map(lambda code: f"````text\n{code}\n````") | PROSE, max_size=6).map("\n\n".join)
EXTENSIONS = ["tables", "attr_list", "pymdownx.superfences", "pymdownx.highlight"]
MD = Markdown(extensions=EXTENSIONS, extension_configs={"pymdownx.highlight": {"pygments_lang_class": True}})


@given(PAGES)
@example("````text\n<pre>&amp;lt;</pre>\n````")
def test_texts_are_those_of_a_whole_parser(page: str) -> None:
    html = MD.reset().convert(page)
    assert [item.text for item in read_html(html)] == _Whole(html).texts


@given(PAGES)
def test_every_element_starts_and_ends_where_told(page: str) -> None:
    html = MD.reset().convert(page)
    for item in read_html(html):
        assert html.startswith('<div class="language-text highlight">', item.start)
        assert html[: end(html, item.start)].endswith("</pre></div>")


NUMBERED = (
    '<table class="highlighttable"><tr><td class="linenos"><pre>1</pre></td>'
    '<td class="code"><pre>ls</pre></td></tr></table>'
)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<pre>a &lt;b&gt; <i title='>'>c</i></pre>", [Rendered("a <b> c", "", 0)]),
        ('<div class="language-sh highlight"><pre class="x"><code>ls</code></pre></div>', [Rendered("ls", "sh", 0)]),
        (f'<p>x</p><div class="highlight">{NUMBERED}</div>', [Rendered("ls", "", 8)]),
        ('<div class="tabbed"><div class="highlight"><pre>a</pre></div></div>', [Rendered("a", "", 20)]),
        ('<pre class="mermaid">graph</pre>', []),
        ("<script>'<pre>a</pre>'</script><!-- <pre>b</pre> --><style><pre></style>", []),
        ("<PRE>a</PRE>", [Rendered("a", "", 0)]),
        ("<pre>a", []),
        ("a</pre>b", []),
        ("<pre></pre>", [Rendered("", "", 0)]),
        ("<pre>\na\n</pre > <pre>b</pre\n>", [Rendered("\na\n", "", 0), Rendered("b", "", 16)]),
        ("<div>x</div><pre>a</pre>", [Rendered("a", "", 12)]),
        ("<preview>a</preview><divx><pre>b</pre>", [Rendered("b", "", 26)]),
        # What stands inside it is not another one.
        ("<pre>a<div>b<pre>c</pre></div>d</pre>", [Rendered("abcd", "", 0)]),
        ("<pre>a<!-- </pre> -->b<script>c</script>d &amp;amp;</pre>", [Rendered("abcd &amp;", "", 0)]),
        ("<pre>a < b > c <1></pre>", [Rendered("a < b > c <1>", "", 0)]),
        ("<pre data-x='</pre>'>a</pre>", [Rendered("a", "", 0)]),
        # The end of what is around it is its end too; an end of what is not open is none.
        ("<div><pre>a</div>b<pre>c</pre>", [Rendered("a", "", 5), Rendered("c", "", 18)]),
        ("</div><pre>a</table>b</pre>", [Rendered("ab", "", 6)]),
        ('<div class="highlight"></td></pre><pre>a</pre></div>', [Rendered("a", "", 0)]),
        ("<div><div><pre>a</pre></div></div><pre>b</pre>", [Rendered("a", "", 10), Rendered("b", "", 34)]),
        # The outermost element of the block, and no other around it.
        ('<figure class="highlight"><div class="highlight"><pre>a</pre></div></figure>', [Rendered("a", "", 0)]),
        ('<table class="highlight"><tr><td><pre>a</pre></td></tr></table>', [Rendered("a", "", 0)]),
        ('<div class="highlight"></div><pre>a</pre>', [Rendered("a", "", 29)]),
        ('<div class="highlighted"><pre>a</pre></div>', [Rendered("a", "", 25)]),
        # Classes, as HTML may write them.
        ("<div class='a  language-sh b'><pre>a</pre></div>", [Rendered("a", "sh", 30)]),
        ("<pre class=language-sh>a</pre>", [Rendered("a", "sh", 0)]),
        ('<pre id="x" CLASS = "language-sh">a</pre>', [Rendered("a", "sh", 0)]),
        ('<pre data-class="language-sh" xclass="language-b">a</pre>', [Rendered("a", "", 0)]),
        ('<pre class="">a</pre><pre class>b</pre>', [Rendered("a", "", 0), Rendered("b", "", 21)]),
        ('<div class="language-a"><pre class="language-b">a</pre></div>', [Rendered("a", "a", 24)]),
        ('<pre class="x-language-sh language">a</pre>', [Rendered("a", "", 0)]),
        # Numbers of lines, and what is drawn.
        ('<div class="linenodiv"><pre>1</pre></div><pre>a</pre>', [Rendered("a", "", 41)]),
        ('<pre class="linenos">1</pre>', []),
        ('<div class="mermaid"><pre>a</pre></div>', [Rendered("a", "", 21)]),
        ('<pre class="x mermaid">a</pre><pre class="mermaids">b</pre>', [Rendered("b", "", 30)]),
        # What is open for ever hides the rest.
        ("<!-- <pre>a</pre>", []),
        ("<script><pre>a</pre>", []),
        ("<STYLE>.</style ><pre>a</pre>", [Rendered("a", "", 17)]),
        ("<script>'</style>'<pre>a</pre></script><pre>b</pre>", [Rendered("b", "", 39)]),
        ("<scripts><pre>a</pre>", [Rendered("a", "", 9)]),
    ],
)
def test_blocks_of_a_page(html: str, found: list[Rendered]) -> None:
    assert read_html(html, {"mermaid"}) == found


@pytest.mark.parametrize(
    ("html", "start", "after"),
    [
        ("<div><div>a</div></div>b", 0, "b"),
        ("<div><div>a</div></div>b", 5, "</div>b"),
        ("<div><pre></pre><table></div></table>b", 0, "</table>b"),
        ("<pre>a</pre><pre>b</pre>", 0, "<pre>b</pre>"),
        ("<DIV><p></p></dIv >b", 0, "b"),
        ("<div><!-- </div> --></div>b", 0, "b"),
        ("<div>a", 0, ""),
        ("a", 0, ""),
    ],
)
def test_end_of_an_element(html: str, start: int, after: str) -> None:
    assert html[end(html, start) :] == after


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<code>docker ps --all</code>", ["--all"]),
        ("<code>docker run -d --rm a-b</code>", ["-d", "--rm"]),
        ("<code>docker-compose up</code> y <code>a &lt;-b-c&gt;</code>", []),
        ('<pre><code><span class="w">ls --all</span></code></pre>', []),
        ("<pre><code>ls --all</code></pre>", []),
        ("<pre><span></span><code>ls --all\n</code></pre>", []),
        ("<p>--fuera</p>", []),
    ],
)
def test_options_in_sentences_are_marked(html: str, marked: list[str]) -> None:
    dressed = in_page.with_whole_options(html)
    assert re.findall(r'<span class="guia-opcion">([^<]*)</span>', dressed) == marked
    assert re.sub(r'<span class="guia-opcion">([^<]*)</span>', r"\1", dressed) == html
