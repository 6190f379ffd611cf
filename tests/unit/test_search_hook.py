"""The hook that spares the search the colours of code, event by event: what the search reads, and what is left then."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import search

COLOURED = '<p data-search-exclude="x">a</p><pre><code><span class="k">def</span> b</code></pre>'
BARE = '<p data-search-exclude="x">a</p><pre><code>def b</code></pre>'
WHOLE = '<p>a</p><pre><code><span class="k">def</span> b</code></pre>'


def page(content: str | None, name: str = "a.md") -> Any:
    return SimpleNamespace(content=content, file=SimpleNamespace(src_uri=name))


def begin(*pages: Any, plugins: tuple[str, ...] = ("material/search",)) -> None:
    files = [SimpleNamespace(page=each) for each in pages]
    documents: Any = SimpleNamespace(documentation_pages=lambda: files)
    config: Any = SimpleNamespace(plugins=dict.fromkeys(plugins))
    search.on_env(None, config=config, files=documents)


def test_the_search_reads_bare_code_and_the_page_is_whole_again() -> None:
    one, other = page(COLOURED), page("<pre><span>c</span></pre>", "b.md")
    begin(one, None, other)
    assert (one.content, other.content) == (BARE, "<pre>c</pre>")
    for each in (one, other):
        search.on_page_context(None, page=each)
    assert (one.content, other.content) == (WHOLE, "<pre><span>c</span></pre>")


def test_without_the_plugin_nothing_is_touched() -> None:
    one = page(COLOURED)
    begin(one, plugins=("tags",))
    search.on_page_context(None, page=one)
    assert one.content == COLOURED


@pytest.mark.parametrize("content", [None, ""])
def test_a_page_without_content_stays_so(content: str | None) -> None:
    one = page(content)
    begin(one)
    search.on_page_context(None, page=one)
    assert one.content == content


def test_no_page_of_an_older_build_comes_back() -> None:
    begin(page("<pre><span>old</span></pre>"))
    begin(plugins=())
    new = page("new")
    search.on_page_context(None, page=new)
    assert new.content == "new"


def test_the_other_hooks_have_to_do_with_whole_pages_before_it() -> None:
    assert search.on_env.mkdocs_priority < 0  # type: ignore[attr-defined]
