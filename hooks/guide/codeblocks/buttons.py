"""The button that copies a block, written into the page.

The theme would add it with its script, block by block: on a long page it lays out the whole page again for each. Its
clipboard listens to all that says what to copy, whoever wrote it.
"""

from __future__ import annotations

import re
from itertools import count

_BLOCK = re.compile(
    r"<pre><span></span><code(?P<code>\b(?:(?!</pre>).)*</pre>\s*</div>)"
    r'(?P<wrong>\s*<p class="guia-marca guia-marca--wrong")?',
    re.S,
)


def with_buttons(page: str, name: str) -> str:
    """The HTML of a page; ``name`` is what the button is called. Nobody copies what is wrong on purpose."""
    numbers = count()

    def block(found: re.Match[str]) -> str:
        if found["wrong"]:
            return found[0]
        # Not an id of the block around it: the theme gives that one another, once the block is seen.
        target = f"__bloque_{next(numbers)}"
        return (
            '<pre><span class="md-code__nav"><button type="button" class="md-code__button" '
            f'title="{name}" data-clipboard-target="#{target}" data-md-type="copy"></button></span>'
            f'<span></span><code id="{target}"{found["code"]}'
        )

    return _BLOCK.sub(block, page)
