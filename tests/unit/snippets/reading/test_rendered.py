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
    ],
)
def test_blocks_of_a_page(html: str, found: list[Rendered]) -> None:
    assert read_html(html, {"mermaid"}) == found


def test_end_of_an_element_that_holds_others_of_its_name() -> None:
    html = "<div><div>a</div></div>b"
    assert end(html, 0) == html.index("b")


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
