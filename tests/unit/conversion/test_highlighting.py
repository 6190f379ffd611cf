"""Blocks without a style sheet for each look as with it."""

from __future__ import annotations

from typing import Any

import pytest
from guide.conversion.highlighting import HIGHLIGHT, NamesOnly, without_style_sheets
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
