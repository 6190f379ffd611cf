from __future__ import annotations

import pytest
from guide.hosting import inline


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("<script>a</script>", ["a"]),
        ("<script>a</script><p>b</p><script>c</script>", ["a", "c"]),
        ("<SCRIPT TYPE='Module'>a</SCRIPT>", ["a"]),
        ('<script type="importmap">{}</script>', ["{}"]),
        # Byte by byte, as the browser counts it.
        ("<script>\n if (a &amp;&amp; b < c) {}\n</script>", ["\n if (a &amp;&amp; b < c) {}\n"]),
        ("<script>a\r\nb\rc</script>", ["a\nb\nc"]),
        ("<script></script>", [""]),
        ("<script><!-- a --></script>", ["<!-- a -->"]),
        # Those of a file, and data.
        ('<script src="a.js"></script>', []),
        ('<script type="application/json">{"a": 1}</script>', []),
        ('<script type="application/ld+json">{}</script>', []),
        ("<pre>&lt;script&gt;a&lt;/script&gt;</pre>", []),
        ("<!-- <script>a</script> -->", []),
    ],
)
def test_scripts_that_a_page_carries(text: str, scripts: list[str]) -> None:
    assert inline.read(text) == (scripts, [])


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ('<p style="color: red">', ["style="]),
        ("<style>p {}</style>", ["<style>"]),
        ('<svg><rect style="fill: red"/></svg>', ["style="]),
        ('<button onclick="a()">', ["onclick="]),
        ('<a href=" JavaScript:a()">', ["href=javascript:"]),
        ('<svg><a xlink:href="javascript:a()"/></svg>', ["xlink:href=javascript:"]),
        ('<base href="/">', ["<base>"]),
        # Words that only look alike.
        ('<p data-style="a" title="onclick=" class="style">style="a"</p>', []),
        ('<link rel="stylesheet" href="a.css">', []),
        ("<p style>", ["style="]),
    ],
)
def test_what_no_digest_can_allow(text: str, refused: list[str]) -> None:
    assert [what for _, what in inline.read(text).refused] == refused


def test_it_says_the_line() -> None:
    assert inline.read("<p>\r\n<p>\r\n<p style='a'>").refused == [(3, "style=")]
