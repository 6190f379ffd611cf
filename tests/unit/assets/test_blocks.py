"""The keyboard reaches every block of code."""

from __future__ import annotations

from guide.assets.blocks import reachable


def test_blocks_are_reached_and_code_in_a_sentence_is_not() -> None:
    html = "<p><code>ls</code></p><pre><span></span><code>ls\n</code></pre>"
    assert reachable(html) == '<p><code>ls</code></p><pre><span></span><code tabindex="0">ls\n</code></pre>'
