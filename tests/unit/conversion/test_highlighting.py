"""Blocks without a style sheet for each look as with it, and a search reads them without their colours."""

from __future__ import annotations

from typing import Any

import pytest
from guide.conversion.highlighting import (
    HIGHLIGHT,
    NamesOnly,
    without_colours,
    without_style_sheets,
)
from markdown import Markdown

TEXT = """\
```console
$ docker run --rm 'a' | cat  # nada
```

```python title="a.py" linenums="1" hl_lines="1"
def a(b: int = 1) -> str:  # «ñ»
    return f"{b}"
```

```yaml
a: [1, "b", *c]
```
"""


def html(configs: dict[str, Any]) -> str:
    extensions = ["pymdownx.superfences", HIGHLIGHT]
    return Markdown(extensions=extensions, extension_configs=configs).convert(TEXT)


@pytest.mark.parametrize("asked", [{}, {"linenums": True}, {"pygments_lang_class": True}, {"anchor_linenums": True}])
def test_the_html_is_the_same(asked: dict[str, Any]) -> None:
    configs: dict[str, Any] = {HIGHLIGHT: dict(asked)}
    without_style_sheets(configs)
    assert configs[HIGHLIGHT]["pygments_style"] is NamesOnly
    assert html(configs) == html({HIGHLIGHT: asked})
    assert 'class="k">def' in html(configs)


@pytest.mark.parametrize("asked", [{"noclasses": True}, {"pygments_style": "monokai"}])
def test_colours_that_were_asked_for_stay(asked: dict[str, Any]) -> None:
    configs = {HIGHLIGHT: dict(asked)}
    without_style_sheets(configs)
    assert configs == {HIGHLIGHT: asked}


@pytest.mark.parametrize(
    ("html", "bare"),
    [
        ('<pre><span></span><code><span class="k">def</span> a</code></pre>', "<pre><code>def a</code></pre>"),
        ('<pre id="p"><a id="l" href="#l"></a>a\n<span\nclass="x">b</span></pre>', '<pre id="p">a\nb</pre>'),
        ("<pre>&lt;span&gt; <b>a</b> <spanner>", "<pre>&lt;span&gt; <b>a</b> <spanner>"),
        ("<pre><abbr>a</abbr><article></article></pre>", "<pre><abbr>a</abbr><article></article></pre>"),
        ("<p><span>a</span></p>", "<p><span>a</span></p>"),
        ("<pre><span>a</span></pre><span>b</span><pre>c</pre>", "<pre>a</pre><span>b</span><pre>c</pre>"),
        ("<presto><span>a</span></pre>", "<presto><span>a</span></pre>"),
    ],
)
def test_a_search_reads_code_without_its_colours(html: str, bare: str) -> None:
    assert without_colours(html) == bare
