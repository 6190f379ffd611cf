"""Placeholders in coloured code: where they are marked, and what is left of the colours."""

from __future__ import annotations

import pytest
from guide.codeblocks.slots import mark_all, mark_in_sentence

SLOT = '<span class="guia-hueco" data-hueco="a-b">&lt;a-b&gt;</span>'
ALONE = '<span class="guia-hueco">&lt;a-b&gt;</span>'


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        pytest.param("docker ps", "docker ps", id="none"),
        pytest.param("grep '&lt;none&gt;'", "grep '&lt;none&gt;'", id="no placeholder"),
        pytest.param("docker rm &lt;a-b&gt;", f"docker rm {SLOT}", id="bare"),
        pytest.param("x/&lt;a-b&gt;/&lt;a-b&gt;:1", f"x/{SLOT}/{SLOT}:1", id="two in a word"),
        pytest.param(
            '<span class="s1">"x &lt;a-b&gt; y"</span>',
            f'<span class="s1">&quot;x </span>{SLOT}<span class="s1"> y&quot;</span>',
            id="within a colour",
        ),
        pytest.param(
            'a x<span class="o">&lt;</span>a-b<span class="o">&gt;</span>/<span class="m">1</span>',
            f'a x{SLOT}/<span class="m">1</span>',
            id="over several colours",
        ),
        pytest.param(
            '<span class="k">a &lt;a</span><span class="o">-</span><span class="n">b&gt; z</span>',
            f'<span class="k">a </span>{SLOT}<span class="n"> z</span>',
            id="from within a colour to within another",
        ),
    ],
)
def test_marks(html: str, marked: str) -> None:
    assert mark_all(html) == marked


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("docker rm &lt;a-b&gt;", f"docker rm {SLOT}"),
        ("&lt;a-b&gt;", ALONE),
        ("&lt;a-b&gt;&lt;a-b&gt;", f"{SLOT}{SLOT}"),
        ("&lt;missing&gt;", "&lt;missing&gt;"),
    ],
)
def test_alone_in_a_sentence_it_is_spoken_of(html: str, marked: str) -> None:
    assert mark_in_sentence(html, filled=True) == marked


def test_where_no_block_has_one_it_only_stands_out() -> None:
    assert mark_in_sentence("docker rm &lt;a-b&gt;", filled=False) == f"docker rm {ALONE}"
